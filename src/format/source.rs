//! The text that is formatted, and the gaps between its nodes: comments, line ends, blank lines.

use std::borrow::Cow;

use crate::lexer::{TokenKind, Tokens};
use crate::source::Span;
use crate::syntax::ast::Comment;

/// A text with its tokens and comments, in order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a Tokens,
    pub(super) comments: &'a [Comment],
}

/// The text between two neighbours, or between one and a bracket. Commas are not recorded: the printer sets them.
#[derive(Debug, Default)]
pub(super) struct Gap<'a> {
    /// The comments after the first neighbour, on its line.
    pub(super) trailing: &'a [Comment],
    /// The comments on separate lines, each with whether a blank line is before it.
    pub(super) own: Vec<(bool, Comment)>,
    /// The comments before the second neighbour, on its line.
    pub(super) inline: &'a [Comment],
    /// Whether a blank line is before the second neighbour's line.
    pub(super) blank: bool,
    /// Whether a line ends between the two.
    pub(super) breaks: bool,
}

impl<'a> Source<'a> {
    /// A range of the text.
    pub(super) fn get(self, start: u32, end: u32) -> &'a str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The text of a node, with plain line ends.
    pub(super) fn verbatim(self, span: Span) -> Cow<'a, str> {
        let text = self.get(span.start, span.end);
        if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
    }

    /// The text of a comment, with plain line ends and without trailing whitespace.
    pub(super) fn comment(self, comment: Comment) -> Cow<'a, str> {
        match self.verbatim(comment.span) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_end()),
            Cow::Owned(text) => Cow::Owned(text.trim_end().to_owned()),
        }
    }

    /// The text of a comment that begins its line and is written at a column: its other lines move with the first.
    pub(super) fn comment_at(self, comment: Comment, column: usize) -> Cow<'a, str> {
        let text = self.comment(comment);
        let start = comment.span.start as usize;
        let line = self.text.get(..start).map_or(0, |before| before.rfind('\n').map_or(0, |end| end + 1));
        let before = self.text.get(line..start).unwrap_or_default();
        // Only a comment of several lines that begins its line can be out of line with itself after
        // a move.
        if !text.contains('\n') || !before.trim().is_empty() || before.len() == column {
            return text;
        }
        let moved = |line: &str| {
            let rest = line.trim_start_matches(' ');
            let indent = (line.len() - rest.len() + column).saturating_sub(before.len());
            if line.trim().is_empty() { line.to_owned() } else { format!("{}{rest}", " ".repeat(indent)) }
        };
        let lines = text.split('\n').enumerate();
        let lines: Vec<String> =
            lines.map(|(at, line)| if at == 0 { line.to_owned() } else { moved(line) }).collect();
        Cow::Owned(lines.join("\n"))
    }

    /// Whether nothing may follow a comment on its line: it goes to the line's end, or it spans lines.
    pub(super) fn ends_line(self, comment: Comment) -> bool {
        let text = self.get(comment.span.start, comment.span.end);
        let kind = self.tokens.kind(self.tokens.first_from(comment.span.start));
        kind != Some(TokenKind::BlockComment) || text.contains('\n')
    }

    /// The comments that begin in a range.
    pub(super) fn comments(self, start: u32, end: u32) -> &'a [Comment] {
        let first = self.comments.partition_point(|comment| comment.span.start < start);
        let rest = self.comments.get(first..).unwrap_or_default();
        let length = rest.partition_point(|comment| comment.span.start < end);
        rest.get(..length).unwrap_or_default()
    }

    /// Whether a comment begins in a range.
    pub(super) fn has_comment(self, start: u32, end: u32) -> bool {
        !self.comments(start, end).is_empty()
    }

    /// Whether a line ends in a range.
    pub(super) fn breaks(self, start: u32, end: u32) -> bool {
        self.get(start, end).contains('\n')
    }

    /// The gap between two nodes. Without a `next`, a closing bracket or the end of the text follows.
    pub(super) fn gap(self, start: u32, end: u32, next: bool) -> Gap<'a> {
        let comments = self.comments(start, end);
        if comments.is_empty() {
            let lines = self.lines(start, end);
            return Gap { blank: lines > 1, breaks: lines > 0, ..Gap::default() };
        }
        // How many lines end before each comment, and after the last one.
        let mut ends = Vec::with_capacity(comments.len() + 1);
        let mut at = start;
        for comment in comments {
            ends.push(self.lines(at, comment.span.start));
            at = comment.span.end;
        }
        let rest = self.lines(at, end);
        let breaks = rest > 0 || ends.iter().any(|lines| *lines > 0);
        // The comments before the first line end belong to the first neighbour, those after the last line end to the second.
        let same_line = ends.iter().take_while(|lines| **lines == 0).count();
        if !breaks {
            // `a /* b */ c` on one line: the comment goes with what follows it, but in `a /* b */, c` it is before the comma.
            let before = comments.iter().take_while(|it| !self.has_comma(start, it.span.start)).count();
            let comma = self.has_comma(start, end);
            let trailing = if !next {
                comments.len()
            } else if comma {
                before
            } else {
                0
            };
            let inline = comments.len() - trailing;
            return self.split(comments, &ends, rest, trailing, inline);
        }
        let last_line = if rest > 0 || !next {
            0
        } else {
            1 + ends.iter().rev().take_while(|lines| **lines == 0).count()
        };
        self.split(comments, &ends, rest, same_line, last_line.min(comments.len() - same_line))
    }

    /// Whether there is a comma between two nodes.
    fn has_comma(self, start: u32, end: u32) -> bool {
        let mut tokens =
            self.tokens.from(self.tokens.first_from(start)).take_while(|token| token.start < end);
        tokens.any(|token| token.kind == TokenKind::Comma)
    }

    /// How many lines end right behind each other between two nodes, at most; a comma on a line of its own makes it no blank
    /// line.
    fn lines(self, start: u32, end: u32) -> usize {
        let (mut most, mut run) = (0, 0);
        let tokens = self.tokens.from(self.tokens.first_from(start));
        for token in tokens.take_while(|token| token.start < end) {
            run = match token.kind {
                TokenKind::Newline => run + 1,
                TokenKind::Comma => 0,
                _ => run,
            };
            most = most.max(run);
        }
        most
    }

    fn split(
        self,
        comments: &'a [Comment],
        ends: &[usize],
        rest: usize,
        trailing: usize,
        inline: usize,
    ) -> Gap<'a> {
        let inline_at = comments.len() - inline;
        let (before, mut inline) = comments.split_at_checked(inline_at).unwrap_or((comments, &[]));
        let (trailing, middle) = before.split_at_checked(trailing).unwrap_or((before, &[]));
        let mut own: Vec<(bool, Comment)> = middle
            .iter()
            .zip(ends.iter().skip(trailing.len()))
            .map(|(comment, lines)| (*lines > 1, *comment))
            .collect();
        let mut blank = ends.get(inline_at).copied().unwrap_or(rest) > 1;
        // A comment of several lines is not a prefix of the next node; it gets its own lines.
        if inline.iter().any(|comment| self.ends_line(*comment)) {
            let many = inline.iter().enumerate().map(|(at, comment)| (blank && at == 0, *comment));
            own.extend(many);
            inline = &[];
            blank = false;
        }
        let breaks = rest > 0 || ends.iter().any(|lines| *lines > 0) || !own.is_empty();
        Gap { trailing, own, inline, blank, breaks }
    }
}
