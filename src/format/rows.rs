//! The lines of a body, of brackets or of the file: entries with their comments, and the alignment of both.

use super::out::{Out, Position, STEP, WIDTH, width};
use super::printer::{Printer, entry_span};
use super::source::Gap;
use crate::syntax;
use crate::syntax::ast::{Attribute, Body, Comment, Entry, ExprKind, Item};

/// An entry with the comments around it.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// The gap between it and the entry before.
    gap: Gap<'a>,
    content: Content<'a>,
    /// The comments after it, on its last line.
    pub(super) trailing: &'a [Comment],
}

/// The text of a row.
#[derive(Debug)]
pub(super) enum Content<'a> {
    /// An attribute whose `=` may be aligned: `encrypted =`, its value, and the spaces that move `=` to the right.
    Aligned { head: String, value: String, attribute: &'a Attribute, pad: usize },
    /// Anything else.
    Text(String),
}

/// The node that a row is printed from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Node<'a> {
    Entry(&'a Entry),
    Attribute(&'a Attribute),
    Item(&'a Item),
}

/// What is before the first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// A bracket, which comments may follow on its line.
    Bracket,
    /// The beginning of a line.
    Line,
}

impl Node<'_> {
    pub(super) fn start(self) -> u32 {
        match self {
            Self::Entry(entry) => entry_span(entry).start,
            Self::Attribute(attribute) => attribute.span.start,
            Self::Item(item) => item.span().start,
        }
    }

    pub(super) fn end(self) -> u32 {
        match self {
            Self::Entry(entry) => entry_span(entry).end,
            Self::Attribute(attribute) => attribute.span.end,
            Self::Item(item) => item.span().end,
        }
    }

    /// Whether it was parsed as a whole, with every value of its own. That one is missing may be reported on a later line.
    pub(super) fn is_complete(self) -> bool {
        let node = match self {
            Self::Entry(entry) => syntax::Node::from(entry),
            Self::Attribute(attribute) => syntax::Node::Attribute(attribute),
            Self::Item(item) => syntax::Node::from(item),
        };
        let missing = |node: syntax::Node<'_>| match node {
            syntax::Node::Error(_) => true,
            syntax::Node::Expr(expr) => matches!(expr.kind, ExprKind::Error),
            _ => false,
        };
        let mut complete = !missing(node);
        node.children(&mut |child| complete &= !missing(child));
        complete
    }
}

impl<'a> Row<'a> {
    pub(super) fn new(gap: Gap<'a>, content: Content<'a>) -> Self {
        Self { gap, content, trailing: &[] }
    }

    fn is_single(&self) -> bool {
        match &self.content {
            Content::Aligned { value, .. } => !value.contains('\n'),
            Content::Text(text) => !text.contains('\n'),
        }
    }

    /// Whether no blank line and no comment separates it from the row before.
    fn is_adjacent(&self) -> bool {
        !self.gap.blank && self.gap.own.is_empty()
    }

    /// The columns of a row of one line.
    fn width(&self) -> usize {
        match &self.content {
            Content::Aligned { head, value, pad, .. } => width(head) + pad + 1 + width(value),
            Content::Text(text) => width(text),
        }
    }

    fn is_aligned(&self) -> bool {
        matches!(self.content, Content::Aligned { .. }) && self.is_single()
    }
}

impl<'a> Printer<'a> {
    /// A body with a line for each entry.
    pub(super) fn broken_body(&self, body: &'a Body, out: &mut Out, indent: usize) {
        let close = body.close.unwrap_or(body.span.after());
        if body.entries.is_empty() && !self.source.has_comment(body.open.end, close.start) {
            out.push("{}");
            return;
        }
        out.push("{");
        let nodes: Vec<Node<'a>> = body.entries.iter().map(Node::Entry).collect();
        self.nodes(&nodes, (body.open.end, close.start), out, indent + STEP, Opening::Bracket);
        out.newline(indent);
        out.push("}");
    }

    /// Entries or declarations between two offsets, each on a new line.
    pub(super) fn nodes(
        &self,
        nodes: &[Node<'a>],
        (start, end): (u32, u32),
        out: &mut Out,
        indent: usize,
        opening: Opening,
    ) {
        let mut rows: Vec<Row<'a>> = Vec::with_capacity(nodes.len());
        let mut first = &[][..];
        let mut at = start;
        for node in nodes {
            let gap = self.source.gap(at, node.start(), true);
            // A comment at a line's end is found in the gap after the entry that it belongs to.
            match rows.last_mut() {
                Some(row) => row.trailing = gap.trailing,
                None => first = gap.trailing,
            }
            at = node.end();
            let content = self.content(*node, &gap, indent);
            rows.push(Row::new(gap, content));
        }
        self.close(rows, (opening, first), (at, end), out, indent);
    }

    fn content(&self, node: Node<'a>, gap: &Gap<'a>, indent: usize) -> Content<'a> {
        let mut line = Out::at(indent);
        for comment in gap.inline {
            line.push(&self.source.comment(*comment));
            line.push(" ");
        }
        match node {
            Node::Entry(Entry::Attribute(attribute)) | Node::Attribute(attribute) => {
                let (head, may_move) = self.attribute_head(attribute);
                line.push(&head);
                let head = line.text;
                let mut value = Out::at(line.column + 1);
                self.write(&attribute.value, &mut value, Position::new(indent));
                if may_move {
                    return Content::Aligned { head, value: value.text, attribute, pad: 0 };
                }
                return Content::Text(format!("{head} {}", value.text));
            }
            Node::Entry(Entry::Block(block)) => self.block(block, &mut line, indent),
            Node::Entry(Entry::Error(span)) => line.push(&self.source.verbatim(*span)),
            Node::Item(item) => self.item(item, &mut line),
        }
        Content::Text(line.text)
    }

    /// Prints rows and the comments after the last one. `first` are the comments on the line of the opening bracket.
    pub(super) fn close(
        &self,
        mut rows: Vec<Row<'a>>,
        (opening, mut first): (Opening, &'a [Comment]),
        (at, end): (u32, u32),
        out: &mut Out,
        indent: usize,
    ) {
        // The gap before the closing bracket has the comments of the last row, and comments on lines below it. Without rows, comments
        // on the first line belong to the bracket.
        let mut rest = self.source.gap(at, end, false);
        match rows.last_mut() {
            Some(row) => row.trailing = std::mem::take(&mut rest.trailing),
            None => first = std::mem::take(&mut rest.trailing),
        }
        if opening == Opening::Bracket {
            self.trailing(std::mem::take(&mut first), 1, out);
        }
        // In this order: where a comment begins depends on how far alignment has moved the values.
        self.align(&mut rows, indent);
        let columns = comment_columns(&rows, indent);
        let mut is_first = true;
        let mut begin = |blank: bool, out: &mut Out| {
            // A body does not begin with a blank line.
            if blank && !is_first {
                out.text.push('\n');
            }
            is_first = false;
            out.newline(indent);
        };
        // At the beginning of the file there is no bracket that they could follow.
        for comment in first {
            begin(false, out);
            out.push(&self.source.comment_at(*comment, indent));
        }
        for (row, column) in rows.iter().zip(columns) {
            for (blank, comment) in &row.gap.own {
                begin(*blank, out);
                out.push(&self.source.comment_at(*comment, indent));
            }
            begin(row.gap.blank, out);
            match &row.content {
                Content::Aligned { head, value, pad, .. } => {
                    // The spaces go before `=`, not after it: `size      = 2`.
                    let key = head.strip_suffix('=').unwrap_or(head);
                    out.push(key);
                    out.push(&" ".repeat(*pad));
                    out.push("= ");
                    out.push(value);
                }
                Content::Text(text) => out.push(text),
            }
            let spaces = column.saturating_sub(out.column).max(1);
            self.trailing(row.trailing, spaces, out);
        }
        for (blank, comment) in &rest.own {
            begin(*blank, out);
            out.push(&self.source.comment_at(*comment, indent));
        }
    }

    /// Comments at the end of a line.
    fn trailing(&self, comments: &[Comment], spaces: usize, out: &mut Out) {
        for (index, comment) in comments.iter().enumerate() {
            out.push(&" ".repeat(if index == 0 { spaces } else { 1 }));
            out.push(&self.source.comment(*comment));
        }
    }

    /// Aligns the `=` of adjacent attributes of one line.
    fn align(&self, rows: &mut [Row<'a>], indent: usize) {
        // A value that would no longer fit after the move is broken over several lines and leaves the run. That may make the run's
        // widest head narrower, so a second pass aligns what is left.
        for run in runs(rows) {
            let column = widest(run);
            for row in run {
                let Content::Aligned { head, value, attribute, .. } = &mut row.content else { continue };
                // Alignment may push a value over the edge that fitted before.
                if indent + column + 1 + width(value) > WIDTH {
                    let mut broken = Out::at(indent + width(head) + 1);
                    self.broken(&attribute.value, &mut broken, Position::new(indent));
                    // A long string cannot be broken; it stays, too wide but aligned.
                    if broken.text.contains('\n') {
                        *value = broken.text;
                    }
                }
            }
        }
        for run in runs(rows) {
            let column = widest(run);
            for row in run {
                if let Content::Aligned { head, pad, .. } = &mut row.content {
                    *pad = column - width(head);
                }
            }
        }
    }
}

/// The runs of adjacent attributes of one line.
fn runs<'r, 'a>(rows: &'r mut [Row<'a>]) -> impl Iterator<Item = &'r mut [Row<'a>]> {
    rows.chunk_by_mut(|above, below| above.is_aligned() && below.is_aligned() && below.is_adjacent())
        .filter(|run| run.first().is_some_and(Row::is_aligned))
}

fn widest(run: &[Row<'_>]) -> usize {
    run.iter()
        .map(|row| match &row.content {
            Content::Aligned { head, .. } => width(head),
            Content::Text(_) => 0,
        })
        .max()
        .unwrap_or(0)
}

/// The columns at which trailing comments begin: aligned in adjacent rows.
fn comment_columns(rows: &[Row<'_>], indent: usize) -> Vec<usize> {
    // A row of several lines ends the run: its comment stands behind its last line, whose width
    // says nothing about the others.
    let is_part = |row: &Row<'_>| row.is_single() && !row.trailing.is_empty();
    let runs = rows.chunk_by(|above, below| is_part(above) && is_part(below) && below.is_adjacent());
    let mut columns = Vec::with_capacity(rows.len());
    for run in runs {
        let ends = run.iter().filter(|row| is_part(row)).map(|row| indent + row.width() + 1);
        let column = ends.max().unwrap_or(0);
        columns.extend(run.iter().map(|_| column));
    }
    columns
}
