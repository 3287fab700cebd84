//! The writer's state: where the next node stands, and what has to be written before it.

use std::fmt::{self, Write};

use serde::Serialize;

use super::indent;
use super::scalar::{self, Style};

/// A flow sequence may reach this far; a longer one is written as a block.
const FLOW_WIDTH: usize = 100;

/// A key longer than this must be announced by `? `: YAML looks no further than 1,024 characters for its colon.
const SIMPLE_KEY: usize = 1_000;

/// Where the next node stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    /// At the start, or after `- `: a collection begins on this line.
    #[default]
    SameLine,
    /// After `key:` or a tag: a block collection begins on the next line, everything else after a space.
    NextLine,
    /// Before the colon of an entry.
    Key,
}

/// How sequences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Flow {
    /// One element on each line.
    #[default]
    No,
    /// The argument of a function that comes next: in brackets if it is a sequence.
    Argument,
    /// Inside of brackets, which close before this byte of the text.
    Inside { end: usize },
}

/// What cannot stand in brackets on one line, or as a key.
#[derive(Debug)]
pub(super) struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a node that does not fit its place")
    }
}

impl std::error::Error for Refused {}

impl serde::ser::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The text so far.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    /// Whether the entries of the outermost mapping are sections, with an empty line between them.
    sections: bool,
    /// Where the entries of a block collection stand that begins now.
    column: usize,
    place: Place,
    flow: Flow,
    /// The function whose argument is written next: a short tag, if the argument has none itself.
    function: Option<&'static str>,
    /// The parts of `Cluster.Arn` so far.
    path: Option<String>,
}

impl Writer {
    /// A writer of templates, whose parts are set apart.
    pub(super) fn of_sections() -> Self {
        Self { sections: true, ..Self::default() }
    }

    pub(super) fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    /// A number, a bool or null.
    pub(super) fn bare(&mut self, value: impl fmt::Display) -> Result<(), Refused> {
        // With a tag of its own a scalar is text to a reader.
        self.long_form()?;
        self.before_inline();
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{value}");
        self.after_inline()
    }

    pub(super) fn string(&mut self, text: &str) -> Result<(), Refused> {
        if let Some(path) = &mut self.path {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(text);
            return Ok(());
        }
        if self.place == Place::Key {
            self.key(text);
            return Ok(());
        }
        let inside = matches!(self.flow, Flow::Inside { .. });
        match scalar::style(text, inside) {
            Style::Block if inside => return Err(Refused),
            Style::Block if self.column > 0 => {
                self.before_inline();
                super::block::write(&mut self.text, text, self.column);
            }
            style => {
                self.before_inline();
                scalar::write(&mut self.text, text, style);
            }
        }
        self.after_inline()
    }

    /// A function and its argument: `!Sub text`, `!If [a, b, c]`, or `Fn::ImportValue:` before another function.
    pub(super) fn function(
        &mut self,
        name: &'static str,
        argument: &(impl Serialize + ?Sized),
    ) -> Result<(), Refused> {
        let column = self.column;
        self.long_form()?;
        if self.place == Place::Key {
            return Err(Refused);
        }
        if short_tag(name).is_none() {
            self.function = Some(name);
            self.long_form()?;
            argument.serialize(&mut *self)?;
        } else if matches!(self.flow, Flow::Inside { .. }) {
            self.function = Some(name);
            argument.serialize(&mut *self)?;
        } else {
            self.try_flow(name, argument)?;
        }
        self.column = column;
        Ok(())
    }

    /// `!If [a, b, c]` if it is short and simple, else one line for each of them.
    fn try_flow(&mut self, name: &'static str, argument: &(impl Serialize + ?Sized)) -> Result<(), Refused> {
        let (length, column, place) = (self.text.len(), self.column, self.place);
        self.function = Some(name);
        self.flow = Flow::Argument;
        if argument.serialize(&mut *self).is_ok() {
            return Ok(());
        }
        self.text.truncate(length);
        (self.column, self.place) = (column, place);
        self.function = Some(name);
        self.flow = Flow::No;
        argument.serialize(self)
    }

    /// Writes the function that waits for its argument as the only key of a mapping, `Fn::Base64:`, because the
    /// argument is a mapping or has a tag already: one node has one tag.
    fn long_form(&mut self) -> Result<(), Refused> {
        let Some(name) = self.function.take() else { return Ok(()) };
        if matches!(self.flow, Flow::Inside { .. }) {
            return Err(Refused);
        }
        self.flow = Flow::No;
        self.start_line(true);
        self.text.push_str(name);
        self.text.push(':');
        self.place = Place::NextLine;
        self.column += 2;
        Ok(())
    }

    pub(super) fn open_sequence(&mut self) -> Result<Sequence, Refused> {
        if self.place == Place::Key {
            return Err(Refused);
        }
        let shape = if self.function == Some("Fn::GetAtt") {
            self.path = Some(String::new());
            Shape::Path
        } else {
            self.tag();
            match self.flow {
                Flow::No => Shape::Lines,
                Flow::Argument => {
                    let line = self.text.rfind('\n').map_or(0, |at| at + 1);
                    self.flow = Flow::Inside { end: line + FLOW_WIDTH };
                    Shape::Brackets { outermost: true }
                }
                Flow::Inside { .. } => Shape::Brackets { outermost: false },
            }
        };
        if let Shape::Brackets { .. } = shape {
            self.space();
            self.text.push('[');
        }
        Ok(Sequence { column: self.column, empty: true, shape })
    }

    pub(super) fn next_item(&mut self, sequence: &mut Sequence) {
        let first = std::mem::replace(&mut sequence.empty, false);
        match sequence.shape {
            Shape::Lines => {
                self.column = sequence.column;
                self.start_line(first);
                self.text.push_str("- ");
                self.column += 2;
            }
            Shape::Brackets { .. } => self.text.push_str(if first { "" } else { ", " }),
            Shape::Path => return,
        }
        self.place = Place::SameLine;
    }

    pub(super) fn close_sequence(&mut self, sequence: &Sequence) -> Result<(), Refused> {
        match sequence.shape {
            Shape::Lines if sequence.empty => {
                self.space();
                self.text.push_str("[]");
            }
            Shape::Lines => {}
            Shape::Brackets { .. } => self.text.push(']'),
            Shape::Path => {
                let path = self.path.take().unwrap_or_default();
                return self.string(&path);
            }
        }
        self.column = sequence.column;
        self.after_inline()?;
        if let Shape::Brackets { outermost: true } = sequence.shape {
            self.flow = Flow::No;
        }
        Ok(())
    }

    pub(super) fn open_mapping(&mut self) -> Result<Mapping, Refused> {
        self.long_form()?;
        if self.place == Place::Key || matches!(self.flow, Flow::Inside { .. }) {
            return Err(Refused);
        }
        Ok(Mapping { column: self.column, empty: true })
    }

    /// Begins an entry: its key comes next.
    pub(super) fn next_key(&mut self, mapping: &mut Mapping) {
        let first = std::mem::replace(&mut mapping.empty, false);
        self.column = mapping.column;
        // Sections stand apart, unless the line would become part of a block scalar that keeps its last ones.
        if self.sections && self.column == 0 && !first && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.start_line(first);
        self.place = Place::Key;
    }

    /// Ends the key: its value comes next.
    pub(super) fn end_key(&mut self) {
        self.text.push(':');
        self.column += 2;
        self.place = Place::NextLine;
    }

    pub(super) fn close_mapping(&mut self, mapping: &Mapping) -> Result<(), Refused> {
        if mapping.empty {
            self.space();
            self.text.push_str("{}");
        }
        self.column = mapping.column;
        self.after_inline()
    }

    fn key(&mut self, text: &str) {
        let style = match scalar::style(text, false) {
            Style::Block => Style::Double,
            style => style,
        };
        let announced = text.len() > SIMPLE_KEY;
        self.text.push_str(if announced { "? " } else { "" });
        scalar::write(&mut self.text, text, style);
        if announced {
            self.start_line(false);
        }
    }

    /// Before an entry or item: on a new line, unless the first may stand on this one.
    fn start_line(&mut self, first: bool) {
        if !(first && self.place == Place::SameLine) {
            self.text.push('\n');
            indent(&mut self.text, self.column);
        }
    }

    fn before_inline(&mut self) {
        self.tag();
        self.space();
    }

    fn after_inline(&mut self) -> Result<(), Refused> {
        match self.flow {
            Flow::Inside { end } if self.text.len() > end => Err(Refused),
            Flow::Argument => {
                self.flow = Flow::No;
                Ok(())
            }
            Flow::Inside { .. } | Flow::No => Ok(()),
        }
    }

    /// The space between a key or a tag and what follows on the same line.
    fn space(&mut self) {
        if self.place == Place::NextLine {
            self.text.push(' ');
        }
    }

    /// Writes the function that waits for its argument as a tag.
    fn tag(&mut self) {
        if let Some(tag) = self.function.take().and_then(short_tag) {
            self.space();
            self.text.push('!');
            self.text.push_str(tag);
            self.place = Place::NextLine;
        }
    }
}

/// A sequence that is being written.
pub(super) struct Sequence {
    column: usize,
    empty: bool,
    shape: Shape,
}

/// How a sequence is written.
#[derive(Clone, Copy)]
enum Shape {
    /// `- item`, one on each line.
    Lines,
    /// `[item, item]`; the outermost brackets are the first and the last.
    Brackets { outermost: bool },
    /// `Cluster.Arn`, the argument of `!GetAtt`.
    Path,
}

/// A mapping that is being written.
pub(super) struct Mapping {
    column: usize,
    empty: bool,
}

/// The tag of a function without its `!`. Rules' functions have none.
fn short_tag(name: &'static str) -> Option<&'static str> {
    match name {
        "Fn::Contains" => None,
        "Ref" | "Condition" => Some(name),
        _ => name.strip_prefix("Fn::"),
    }
}
