//! A text in pieces that can be parsed each alone: the tree of the whole is that of the pieces, one after the other.

use super::{Scan, lines, token_end};
use crate::lexer::Tokens;
use crate::syntax::ast::Comment;

/// A range of the text that the grammar reads, with the way back to the source.
#[derive(Debug, Clone, Copy)]
pub(in crate::syntax) struct Piece<'s> {
    /// What is parsed.
    pub(in crate::syntax) text: &'s str,
    /// Where it begins in the source.
    pub(in crate::syntax) start: usize,
    /// Where it ends in the source.
    pub(in crate::syntax) end: usize,
    /// Whether the text of the file differs from the source.
    pub(in crate::syntax) recovered: bool,
    /// All tokens of the file.
    pub(in crate::syntax) tokens: &'s Tokens,
    /// All comments of the file.
    pub(in crate::syntax) comments: &'s [Comment],
    /// Where the text has a byte more than the source.
    inserted: &'s [usize],
}

impl Piece<'_> {
    /// The place in the source of an offset in the text.
    pub(in crate::syntax) fn origin(&self, at: usize) -> usize {
        if self.inserted.is_empty() {
            return self.start + at;
        }
        // The recovered copy has its insertions in the same order, each moved on by those before it.
        let (mut low, mut high) = (0, self.inserted.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.inserted.get(middle).is_some_and(|&place| place - self.start + middle < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        self.start + at - low
    }
}

impl Scan<'_> {
    /// The whole text in one piece.
    pub(in crate::syntax) fn whole(&self) -> Piece<'_> {
        Piece {
            text: &self.text,
            start: 0,
            end: self.text.len() - self.inserted.len(),
            recovered: self.recovered,
            tokens: &self.tokens,
            comments: &self.comments,
            inserted: &self.inserted,
        }
    }

    /// One piece per declaration, as far as it is certain where one ends; several in one where they are shorter than `least` and
    /// the text is whole.
    pub(in crate::syntax) fn pieces(&self, source: &str, least: usize) -> Vec<Piece<'_>> {
        // Where a bracket is not closed, what follows could become part of it.
        let least = if self.recovered { 0 } else { least };
        let mut pieces = Vec::new();
        let mut rest = self.whole();
        for &head in &self.heads {
            if head < rest.start + least {
                continue;
            }
            let Some(cut) = self.cut(source, head) else { continue };
            let inserted = rest.inserted.partition_point(|&place| place < cut.at);
            let length = cut.at - rest.start + inserted;
            // What was recovered right here, or across a line end, is not torn apart.
            let torn = rest.inserted.get(inserted) == Some(&cut.at);
            let before = rest.text.get(..length).and_then(|text| text.strip_suffix(cut.gap));
            if torn || !before.is_some_and(may_end) {
                continue;
            }
            let ((text, after), (recovered, later)) =
                (rest.text.split_at(length), rest.inserted.split_at(inserted));
            pieces.push(Piece { text, end: cut.at, inserted: recovered, ..rest });
            rest = Piece { text: after, start: cut.at, inserted: later, ..rest };
        }
        pieces.push(rest);
        pieces
    }
}

/// A place where a declaration begins, with its comments.
struct Cut<'s> {
    /// The beginning of a line.
    at: usize,
    /// What stands between the last token before and there: white space and comments.
    gap: &'s str,
}

impl Scan<'_> {
    /// Where a source may be cut before the declaration that begins at `head`.
    fn cut<'s>(&self, source: &'s str, head: usize) -> Option<Cut<'s>> {
        let comments = &self.comments;
        // A head that could also be the continuation of a line before it is no border: cutting
        // there would parse the two halves as something else than the whole.
        if !declares(source.get(head..)?) {
            return None;
        }
        let mut at = head;
        let mut index = comments.partition_point(|comment| comment.span.end as usize <= head);
        while let Some(comment) = index.checked_sub(1).and_then(|index| comments.get(index)) {
            let start = comment.span.start as usize;
            // Comments above a declaration go with it, since doc comments document it. Code in
            // between ends the group.
            if !source.get(comment.span.end as usize..at)?.trim().is_empty() {
                break;
            }
            let line = lines::line_start(source, start);
            if !source.get(line..start)?.trim_matches([' ', '\t']).is_empty() {
                // A doc comment behind something may be of one group with those below it.
                if comment.doc {
                    return None;
                }
                break;
            }
            (at, index) = (line, index - 1);
        }
        Some(Cut { at, gap: source.get(token_end(source, &self.tokens, at)..at)? })
    }
}

/// Whether a text may end here. After an operator, `=`, `:` or a comma, the next line may belong to this one.
fn may_end(text: &str) -> bool {
    let ends = |last: char| last.is_ascii_alphanumeric() || matches!(last, '}' | ')' | ']' | '"' | '_');
    text.ends_with(ends) || text.ends_with('?') && is_optional_type(text)
}

/// Whether the last line is `param certificate: arn?`, so that its `?` begins no conditional.
fn is_optional_type(before: &str) -> bool {
    let line = before.get(lines::line_start(before, before.len())..).unwrap_or_default();
    (line.starts_with("param ") || line.starts_with("var ")) && !line.contains('=')
}

/// Whether a line can only be the beginning of a declaration: `param zones`, `cluster "web" {`.
fn declares(text: &str) -> bool {
    let name = |first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '"');
    let behind =
        text.trim_start_matches(|next: char| next.is_ascii_alphanumeric() || matches!(next, '_' | '-'));
    let second = behind.trim_start_matches([' ', '\t']);
    second.len() < behind.len() && second.starts_with(name) && lines::declaration_like(text)
}
