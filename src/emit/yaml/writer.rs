//! The writer: its state is the position of the next node, and what must be written before it.

use std::fmt::{self, Write};

use serde::Serialize;

use super::indent;
use super::scalar::{self, Style};

/// The most columns of a flow sequence; a longer one is written as a block.
const FLOW_WIDTH: usize = 100;

/// A longer key needs `? ` before it: a YAML parser looks no further than 1,024 characters for the colon.
const SIMPLE_KEY: usize = 1_000;

/// The position of the next node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Position {
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
    /// The next node is the argument of a function: in brackets if it is a sequence.
    Argument,
    /// Inside brackets, which must close before this byte of the text.
    Inside { end: usize },
}

/// The error of a node that cannot be in brackets on one line, or a key.
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
    /// The column of the entries of a block collection that begins now.
    column: usize,
    position: Position,
    flow: Flow,
    /// The function whose argument is written next: with a short tag, if the argument has no tag itself.
    function: Option<&'static str>,
    /// The parts of `Cluster.Arn` so far.
    path: Option<String>,
}

impl Writer {
    /// A writer of templates, with empty lines between their sections.
    pub(super) fn of_sections() -> Self {
        Self { sections: true, ..Self::default() }
    }

    pub(super) fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    /// A number, a Boolean or null.
    pub(super) fn bare(&mut self, value: impl fmt::Display) -> Result<(), Refused> {
        // After a tag, a parser reads any scalar as a string.
        self.long_form()?;
        self.before_inline();
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{value}");
        self.after_inline()
    }

    pub(super) fn string(&mut self, text: &str) -> Result<(), Refused> {
        // !GetAtt Cluster.Arn: the two parts become one string, which is written when the sequence closes.
        if let Some(path) = &mut self.path {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(text);
            return Ok(());
        }
        if self.position == Position::Key {
            self.key(text);
            return Ok(());
        }
        // Text of several lines does not fit into brackets, so the attempt ends and the sequence becomes a block.
        let inside = matches!(self.flow, Flow::Inside { .. });
        match scalar::style(text, inside) {
            Style::Block if inside => return Err(Refused),
            // At column 0 the lines could not be indented more than the node.
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
        // A function whose argument is this function: `Fn::Base64:` and then `!Sub`, because a node has one tag.
        self.long_form()?;
        if self.position == Position::Key {
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

    /// `!If [a, b, c]` if it is short and simple, or else one line for each element.
    fn try_flow(&mut self, name: &'static str, argument: &(impl Serialize + ?Sized)) -> Result<(), Refused> {
        // The argument is written, and taken back if it does not fit. To measure it first would take a second serializer; and an attempt
        // ends at the width of a line, so it is cheap.
        let (length, column, position) = (self.text.len(), self.column, self.position);
        self.function = Some(name);
        self.flow = Flow::Argument;
        if argument.serialize(&mut *self).is_ok() {
            return Ok(());
        }
        self.text.truncate(length);
        (self.column, self.position) = (column, position);
        self.function = Some(name);
        self.flow = Flow::No;
        argument.serialize(self)
    }

    /// Writes the function that waits for its argument as the only key of a mapping, `Fn::Base64:`, because the argument is a mapping
    /// or has a tag already, and a node has only one tag.
    fn long_form(&mut self) -> Result<(), Refused> {
        let Some(name) = self.function.take() else { return Ok(()) };
        if matches!(self.flow, Flow::Inside { .. }) {
            return Err(Refused);
        }
        self.flow = Flow::No;
        self.start_line(true);
        self.text.push_str(name);
        self.text.push(':');
        self.position = Position::NextLine;
        self.column += 2;
        Ok(())
    }

    pub(super) fn open_sequence(&mut self) -> Result<Sequence, Refused> {
        if self.position == Position::Key {
            return Err(Refused);
        }
        let shape = if self.function == Some("Fn::GetAtt") {
            // `!GetAtt` takes `Cluster.Arn` as one string, while JSON wants a list of two. The
            // layout has the list, and the writer joins it.
            self.path = Some(String::new());
            Shape::Path
        } else {
            self.tag();
            match self.flow {
                Flow::No => Shape::Lines,
                Flow::Argument => {
                    let line = self.text.rfind('\n').map_or(0, |at| at + 1);
                    // Measured from the beginning of the line, since that is the width that a
                    // reader sees.
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
        self.position = Position::SameLine;
    }

    pub(super) fn close_sequence(&mut self, sequence: &Sequence) -> Result<(), Refused> {
        match sequence.shape {
            // Nothing would be null to a parser.
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
        if self.position == Position::Key || matches!(self.flow, Flow::Inside { .. }) {
            return Err(Refused);
        }
        Ok(Mapping { column: self.column, empty: true })
    }

    /// Begins an entry: its key comes next.
    pub(super) fn next_key(&mut self, mapping: &mut Mapping) {
        let first = std::mem::replace(&mut mapping.empty, false);
        self.column = mapping.column;
        // An empty line before each section, unless it would become part of a block scalar that keeps its empty lines (`|+`).
        if self.sections && self.column == 0 && !first && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.start_line(first);
        self.position = Position::Key;
    }

    /// Ends the key: its value comes next.
    pub(super) fn end_key(&mut self) {
        self.text.push(':');
        self.column += 2;
        self.position = Position::NextLine;
    }

    pub(super) fn close_mapping(&mut self, mapping: &Mapping) -> Result<(), Refused> {
        // `Resources:` with nothing after it would be null.
        if mapping.empty {
            self.space();
            self.text.push_str("{}");
        }
        self.column = mapping.column;
        self.after_inline()
    }

    fn key(&mut self, text: &str) {
        // A block scalar cannot be a simple key.
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

    /// Begins the line of an entry or item; the first one may be on the current line.
    fn start_line(&mut self, first: bool) {
        if !(first && self.position == Position::SameLine) {
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
        if self.position == Position::NextLine {
            self.text.push(' ');
        }
    }

    /// Writes the function that waits for its argument as a tag.
    fn tag(&mut self) {
        if let Some(tag) = self.function.take().and_then(short_tag) {
            self.space();
            self.text.push('!');
            self.text.push_str(tag);
            self.position = Position::NextLine;
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
        // CloudFormation has no short form of the functions of rules.
        "Fn::Contains" => None,
        "Ref" | "Condition" => Some(name),
        _ => name.strip_prefix("Fn::"),
    }
}
