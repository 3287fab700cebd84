//! The one canonical form of a file, as `terraform fmt` has one: two spaces, `=` aligned, comments where they were.
//!
//! Only whitespace and commas change, never a word. Code with syntax errors stays as it is, while the rest is formatted.

mod broken;
mod edits;
mod flat;
mod items;
mod out;
mod chunks;
mod printer;
mod rows;
mod sequence;
mod source;
#[cfg(test)]
mod tests;
mod typing;

use std::ops::Range;

use crate::diagnostics::catalog::syntax::zero_width_character;
use crate::diagnostics::edit::line_ends;
use crate::diagnostics::{Diagnostic, Edit, Severity, Sink};
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::File;
use crate::syntax::{parse, parse_variables};
use chunks::{Chunk, Parts, chunks};
use out::Out;
use printer::Printer;
use rows::{Node, Opening};
use source::Source;

/// The kind of file that a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// `.ecs`: declarations.
    #[default]
    Program,
    /// `.ecsvars`: lines `name = expr`.
    Variables,
}

/// A formatted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// The whole text.
    pub text: String,
    /// Whether all of it was formatted. If not, it has syntax errors, and the code around them stays as it was.
    pub whole: bool,
}

/// The canonical form of a text. Formatting it again changes nothing. It has the line ends of the text, as its first line has them.
pub fn format(text: &str, dialect: Dialect) -> Formatted {
    let formatted = plain(text, dialect);
    // The first line decides for all, so that a file with both has one kind of line end afterwards.
    let first = text.find('\n').and_then(|end| text.get(..end)).unwrap_or_default();
    let windows = first.ends_with('\r') && formatted.text != text;
    Formatted { text: line_ends(&formatted.text, windows), ..formatted }
}

/// The canonical form, with plain line ends where it is formatted.
fn plain(text: &str, dialect: Dialect) -> Formatted {
    let parsed = Parsed::new(text, dialect);
    let formatted = parsed.format();
    if parsed.mistakes.is_empty() {
        return Formatted { text: formatted, whole: true };
    }
    // The parser recovers by lines and indentation, so another layout may be parsed in another way. Then the old layout stays.
    let again = Parsed::new(&formatted, dialect);
    let stays =
        again.codes() == parsed.codes() && again.outline() == parsed.outline() && again.format() == formatted;
    Formatted { text: if stays { formatted } else { text.to_owned() }, whole: parsed.is_whole() }
}

/// The smallest edits that do what [`format`] does, in order. Their spans are of file 0.
pub fn edits(text: &str, dialect: Dialect) -> Vec<Edit> {
    edits::edits(text, &format(text, dialect).text, FileId::default()).unwrap_or_default()
}

/// The edits of [`format`] for the declarations that touch a range of the text.
pub fn range_edits(text: &str, range: Range<u32>, dialect: Dialect) -> Vec<Edit> {
    // Whole declarations: the alignment of a line depends on its neighbours.
    let lines = Parsed::new(text, dialect).lines_around(range);
    let mut edits = edits(text, dialect);
    edits.retain(|edit| lines.start <= edit.span.start && edit.span.end <= lines.end);
    edits
}

pub use typing::typed_edits;

/// A text with its tree.
struct Parsed<'t> {
    text: &'t str,
    dialect: Dialect,
    tree: File,
    /// The lines of an `.ecsvars` file.
    variables: Vec<crate::syntax::ast::Attribute>,
    mistakes: Vec<Diagnostic>,
}

impl<'t> Parsed<'t> {
    fn new(text: &'t str, dialect: Dialect) -> Self {
        let mut sources = Sources::default();
        let file = sources.add("", text);
        let mut sink = Sink::default();
        let tree = parse(&sources, file, &mut sink);
        let mut variables = Vec::new();
        if dialect == Dialect::Variables {
            // The tree of the declarations is still needed, for its comments. What it says of mistakes is about the wrong dialect.
            sink = Sink::default();
            variables = parse_variables(&sources, file, &mut sink);
        }
        let mut mistakes = sink.into_sorted();
        // A zero-width character is only a warning, but it is in the text and not in the tree, so the line cannot be printed from it.
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

    /// The declarations without whitespace and commas, to compare what two layouts were parsed as.
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

    fn chunks(&self) -> Vec<Chunk> {
        let span = |node: &Node<'_>| (Span::new(self.tree.id, node.start(), node.end()), node.is_complete());
        let mut mistakes: Vec<Span> = self.mistakes.iter().map(|found| found.primary.span).collect();
        if self.dialect == Dialect::Program {
            let lost = self.tree.lost.iter().map(|line| {
                let text = self.text.get(line.range()).unwrap_or_default();
                let indent = text.len() - text.trim_start().len();
                line.part(indent..text.trim_end().len())
            });
            mistakes.extend(lost);
        }
        chunks(Parts {
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
        let chunks = self.chunks();
        let mut text = String::with_capacity(self.text.len() + self.text.len() / 8);
        if self.text.starts_with('\u{feff}') {
            text.push('\u{feff}');
        }
        let mut end = None;
        // Neighbouring well-formed chunks are printed together: comments and alignment between them depend on both.
        for run in chunks.chunk_by(|above, below| !above.broken && !below.broken) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let range = first.range.start..last.range.end;
            if let Some(end) = end {
                let between = self.text.get(end as usize..range.start as usize).unwrap_or_default();
                // Any number of blank lines becomes one.
                let blank = between.bytes().filter(|byte| *byte == b'\n').count() > 1;
                text.push_str(if blank { "\n\n" } else { "\n" });
            }
            end = Some(range.end);
            // A run has the nodes that begin in it. Those of a broken one are dropped: it is copied
            // as text.
            let before = nodes.partition_point(|node| node.start() < range.end);
            let (in_run, rest) = nodes.split_at_checked(before).unwrap_or((nodes, &[]));
            nodes = rest;
            if first.broken {
                let verbatim = self.text.get(range.start as usize..range.end as usize).unwrap_or_default();
                // The byte order mark was written above.
                let mark = if range.start == 0 { "\u{feff}" } else { "" };
                text.push_str(verbatim.strip_prefix(mark).unwrap_or(verbatim));
            } else {
                let mut out = Out::default();
                printer.nodes(in_run, (range.start, range.end), &mut out, 0, Opening::Line);
                text.push_str(out.text.strip_prefix('\n').unwrap_or(&out.text));
            }
        }
        // An unterminated string or heredoc at the end of the file would grow by the line end, so there it is not added.
        let ended = |end: u32| self.text.get(end as usize..).is_some_and(|rest| rest.contains('\n'));
        let broken = chunks.last().is_some_and(|chunk| chunk.broken);
        if end.is_some_and(|end| !broken || ended(end)) {
            text.push('\n');
        }
        let faithful = edits::edits(self.text, &text, self.tree.id).is_some();
        debug_assert!(faithful, "only whitespace and commas change:\n{}\n---\n{text}", self.text);
        // Should the formatter have a bug, the user's text stays as it is.
        if faithful { text } else { self.text.to_owned() }
    }

    /// The whole lines of the declarations that touch a range.
    fn lines_around(&self, range: Range<u32>) -> Range<u32> {
        let touched = self.chunks().into_iter().map(|chunk| chunk.range);
        let touched = touched.filter(|lines| lines.start <= range.end && range.start <= lines.end);
        touched.reduce(|all, lines| all.start..lines.end).unwrap_or(range)
    }
}
