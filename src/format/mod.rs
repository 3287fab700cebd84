//! The one canonical form of a file, as `terraform fmt` has one: two spaces, `=` aligned, comments where they were.
//!
//! Only white space and commas change, never a word. What is broken stays as it is, while the rest is formatted.

mod broken;
mod edits;
mod flat;
mod items;
mod out;
mod pieces;
mod printer;
mod rows;
mod sequence;
mod source;
#[cfg(test)]
mod tests;
mod typing;

use std::ops::Range;

use crate::diagnostics::catalog::syntax::zero_width_character;
use crate::diagnostics::{Diagnostic, Edit, Severity, Sink};
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::{File, Item};
use crate::syntax::{parse, parse_variables};
use out::Out;
use pieces::{Parts, Piece, pieces};
use printer::Printer;
use rows::{Node, Opening};
use source::Source;

/// What sort of file a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// `.ecs`: declarations.
    #[default]
    Program,
    /// `.ecsvars`: lines `name = expr`.
    Variables,
}

/// A text in its canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// The whole text.
    pub text: String,
    /// Whether all of it was formatted. If not, something is broken, and stands as it was.
    pub whole: bool,
}

/// The canonical form of a text. Formatting it again changes nothing.
pub fn format(text: &str, dialect: Dialect) -> Formatted {
    let read = Read::of(text, dialect);
    let formatted = read.format();
    if read.mistakes.is_empty() {
        return Formatted { text: formatted, whole: true };
    }
    // How broken text is read depends on its layout. If the new layout would be read otherwise, the old one stays.
    let again = Read::of(&formatted, dialect);
    let stays =
        again.codes() == read.codes() && again.outline() == read.outline() && again.format() == formatted;
    Formatted { text: if stays { formatted } else { text.to_owned() }, whole: read.is_whole() }
}

/// What [`format`] changes, as the smallest edits, in order; their spans are of file 0.
pub fn edits(text: &str, dialect: Dialect) -> Vec<Edit> {
    edits::edits(text, &format(text, dialect).text, FileId::default()).unwrap_or_default()
}

/// The edits of [`format`] for the declarations that touch a stretch of the text.
pub fn range_edits(text: &str, range: Range<u32>, dialect: Dialect) -> Vec<Edit> {
    let lines = Read::of(text, dialect).lines_around(range);
    let mut edits = edits(text, dialect);
    edits.retain(|edit| lines.start <= edit.span.start && edit.span.end <= lines.end);
    edits
}

pub use typing::typed_edits;

/// A text with its tree.
struct Read<'t> {
    text: &'t str,
    dialect: Dialect,
    tree: File,
    /// Of an `.ecsvars` file.
    variables: Vec<crate::syntax::ast::Attribute>,
    mistakes: Vec<Diagnostic>,
}

impl<'t> Read<'t> {
    fn of(text: &'t str, dialect: Dialect) -> Self {
        let mut sources = Sources::default();
        let file = sources.add("", text);
        let mut sink = Sink::default();
        let tree = parse(&sources, file, &mut sink);
        let mut variables = Vec::new();
        if dialect == Dialect::Variables {
            sink = Sink::default();
            variables = parse_variables(&sources, file, &mut sink);
        }
        let mut mistakes = sink.into_sorted();
        // What is not shown is in the text and not in the tree: such a line is left as it is, too.
        let hidden = |found: &Diagnostic| found.code == &zero_width_character::CODE;
        mistakes.retain(|found| found.severity() == Severity::Error || hidden(found));
        Self { text, dialect, tree, variables, mistakes }
    }

    /// Whether there is no error.
    fn is_whole(&self) -> bool {
        self.mistakes.iter().all(|found| found.severity() != Severity::Error)
    }

    fn codes(&self) -> Vec<&'static str> {
        self.mistakes.iter().map(|found| found.code.id).collect()
    }

    /// The declarations without their white space and commas: whether two readings find the same.
    fn outline(&self) -> Vec<String> {
        let text =
            |node: &Node<'_>| self.text.get(node.start() as usize..node.end() as usize).unwrap_or_default();
        let solid =
            |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\t' | '\r' | '\n' | ',')).collect();
        self.nodes().iter().map(|node| solid(text(node))).collect()
    }

    fn nodes(&self) -> Vec<Node<'_>> {
        match self.dialect {
            Dialect::Program => self.tree.items.iter().map(Node::Item).collect(),
            Dialect::Variables => self.variables.iter().map(Node::Attribute).collect(),
        }
    }

    fn pieces(&self) -> Vec<Piece> {
        let span = |node: &Node<'_>| {
            let whole = !matches!(node, Node::Item(Item::Error(_)));
            (Span::new(self.tree.id, node.start(), node.end()), whole)
        };
        let mut mistakes: Vec<Span> = self.mistakes.iter().map(|found| found.primary.span).collect();
        if self.dialect == Dialect::Program {
            let lost = self.tree.lost.iter().map(|line| {
                let text = self.text.get(line.range()).unwrap_or_default();
                let indent = text.len() - text.trim_start().len();
                let start = line.start + u32::try_from(indent).unwrap_or(0);
                Span::new(line.file, start, line.start + u32::try_from(text.trim_end().len()).unwrap_or(0))
            });
            mistakes.extend(lost);
        }
        pieces(Parts {
            text: self.text,
            items: self.nodes().iter().map(span).collect(),
            comments: &self.tree.comments,
            mistakes,
        })
    }

    fn format(&self) -> String {
        let printer = Printer {
            source: Source { text: self.text, tokens: &self.tree.tokens, comments: &self.tree.comments },
        };
        let nodes = self.nodes();
        let mut nodes = nodes.as_slice();
        let pieces = self.pieces();
        let mut text = String::with_capacity(self.text.len() + self.text.len() / 8);
        if self.text.starts_with('\u{feff}') {
            text.push('\u{feff}');
        }
        let mut end = None;
        // Well-formed pieces are written together: they stand in one row.
        for stretch in pieces.chunk_by(|above, below| !above.broken && !below.broken) {
            let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
            let range = first.range.start..last.range.end;
            if let Some(end) = end {
                let between = self.text.get(end as usize..range.start as usize).unwrap_or_default();
                let blank = between.bytes().filter(|byte| *byte == b'\n').count() > 1;
                text.push_str(if blank { "\n\n" } else { "\n" });
            }
            end = Some(range.end);
            let before = nodes.partition_point(|node| node.start() < range.end);
            let (own, rest) = nodes.split_at_checked(before).unwrap_or((nodes, &[]));
            nodes = rest;
            if first.broken {
                let verbatim = self.text.get(range.start as usize..range.end as usize).unwrap_or_default();
                let mark = if range.start == 0 { "\u{feff}" } else { "" };
                text.push_str(verbatim.strip_prefix(mark).unwrap_or(verbatim));
            } else {
                let mut out = Out::default();
                printer.nodes(own, (range.start, range.end), &mut out, 0, Opening::Line);
                text.push_str(out.text.strip_prefix('\n').unwrap_or(&out.text));
            }
        }
        // What is broken at the end of the file may mean something else when a line end follows it.
        let ended = |end: u32| self.text.get(end as usize..).is_some_and(|rest| rest.contains('\n'));
        let broken = pieces.last().is_some_and(|piece| piece.broken);
        if end.is_some_and(|end| !broken || ended(end)) {
            text.push('\n');
        }
        let faithful = edits::edits(self.text, &text, self.tree.id).is_some();
        debug_assert!(faithful, "only white space and commas change:\n{}\n---\n{text}", self.text);
        // Whatever the formatter may get wrong, it loses nothing.
        if faithful { text } else { self.text.to_owned() }
    }

    /// The whole lines of the declarations that touch a stretch.
    fn lines_around(&self, range: Range<u32>) -> Range<u32> {
        let touched = self.pieces().into_iter().map(|piece| piece.range);
        let touched = touched.filter(|lines| lines.start <= range.end && range.start <= lines.end);
        touched.reduce(|all, lines| all.start..lines.end).unwrap_or(range)
    }
}
