//! What goes with an entry that is taken out: its key, its comma, its lines and its doc comment.

use std::ops::Range;

use crate::lexer::{TokenKind, Tokens};
use crate::source::offset;

/// All that belongs to the entry, the element or the declaration at `range`, or to the attribute of which it is the value or the key, or
/// to the block of which it is the head; `None` if it is none of these.
pub(super) fn entry(tokens: &Tokens, range: Range<usize>) -> Option<Range<usize>> {
    let around = Around { tokens };
    let first = around.with_key(around.index(range.start))?;
    if around.follows_operator(first) {
        return None;
    }
    let last = around.with_rest(around.index(range.end))?;
    let end_of_entry = around.end(last);
    let (line, after) = (around.before(first, is_blank), around.after(last, is_blank));
    let is_comma = tokens.kind(after) == Some(TokenKind::Comma);
    let behind = if is_comma { around.after(after + 1, is_blank) } else { after };
    // An entry that has its lines to itself goes with them, and with the comment behind it, which
    // was about it. A comment behind a comma may be about the next entry.
    if around.begins_line(line) && (around.ends_line(behind) || !is_comma && around.is_comment(after)) {
        return Some(around.lines(line, last));
    }
    let start = around.start(first);
    if is_comma {
        return Some(start..around.start(behind));
    }
    // The last of several on a line: the comma before it would be left over.
    let before = around.before(first, is_white).checked_sub(1).and_then(|index| tokens.get(index))?;
    let closes = tokens.kind(after).is_some_and(closes);
    if before.kind == TokenKind::Comma && (closes || around.ends_line(after)) {
        return Some(before.range().start..end_of_entry);
    }
    // The only one between its brackets leaves nothing there.
    let end = if closes { around.start(after) } else { end_of_entry };
    (before.kind.opening_bracket().is_some() && (closes || around.ends_line(after)))
        .then_some(before.range().end..end)
}

pub(super) fn is_blank(kind: TokenKind) -> bool {
    kind == TokenKind::Whitespace
}

pub(super) fn is_white(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Whitespace | TokenKind::Newline)
}

pub(super) fn opens(kind: TokenKind) -> bool {
    kind.opening_bracket().is_some() || kind == TokenKind::InterpolationStart
}

pub(super) fn closes(kind: TokenKind) -> bool {
    kind.closing_bracket().is_some() || kind == TokenKind::InterpolationEnd
}

/// The tokens around an entry.
pub(super) struct Around<'t> {
    pub(super) tokens: &'t Tokens,
}

impl Around<'_> {
    /// The first token from an offset on.
    pub(super) fn index(&self, at: usize) -> usize {
        self.tokens.first_from(offset(at))
    }

    /// Where a token begins; behind the last one the end of the text.
    pub(super) fn start(&self, index: usize) -> usize {
        self.tokens.get(index).map_or_else(|| self.end(index), |token| token.range().start)
    }

    /// Where the token before another one ends.
    pub(super) fn end(&self, index: usize) -> usize {
        index.checked_sub(1).and_then(|index| self.tokens.get(index)).map_or(0, |last| last.range().end)
    }

    /// The first of the tokens right before another one that are all of a kind.
    fn before(&self, mut index: usize, of_it: impl Fn(TokenKind) -> bool) -> usize {
        while let Some(before) = index.checked_sub(1)
            && self.tokens.kind(before).is_some_and(&of_it)
        {
            index = before;
        }
        index
    }

    /// The first token from another one on that is not of a kind.
    pub(super) fn after(&self, mut index: usize, of_it: impl Fn(TokenKind) -> bool) -> usize {
        while self.tokens.kind(index).is_some_and(&of_it) {
            index += 1;
        }
        index
    }

    pub(super) fn begins_line(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|index| self.tokens.kind(index));
        matches!(before, None | Some(TokenKind::Newline | TokenKind::ByteOrderMark))
    }

    fn ends_line(&self, index: usize) -> bool {
        matches!(self.tokens.kind(index), None | Some(TokenKind::Newline))
    }

    fn is_comment(&self, index: usize) -> bool {
        self.tokens.kind(index).is_some_and(TokenKind::is_comment)
    }

    /// The key of a value with it: `size = 4` for `4`. Of something that is not a value, itself.
    pub(super) fn with_key(&self, value: usize) -> Option<usize> {
        let sign = self.before(value, is_blank);
        let of_sign =
            |kind| matches!(kind, TokenKind::Equals | TokenKind::Bang | TokenKind::Less | TokenKind::Greater);
        let assigns = sign.checked_sub(1).filter(|&sign| self.tokens.kind(sign) == Some(TokenKind::Equals));
        // `a == b` has an `=` before `b` as well, and `b` is not the value of an attribute.
        let Some(sign) = assigns.filter(|&sign| self.before(sign, of_sign) == sign) else {
            return Some(value);
        };
        let end = self.before(sign, is_blank);
        let start = match end.checked_sub(1).and_then(|last| self.tokens.kind(last)) {
            Some(TokenKind::StringEnd) => {
                self.before(end - 1, |kind| kind != TokenKind::StringStart).checked_sub(1)?
            }
            _ => self.before(end, |kind| {
                matches!(
                    kind,
                    TokenKind::Word | TokenKind::Number | TokenKind::Minus | TokenKind::ForeignLetters
                )
            }),
        };
        (start < end).then_some(start)
    }

    /// The end of what a token follows: if that is a key, of its value; if it is the head of a block, of the block.
    fn with_rest(&self, index: usize) -> Option<usize> {
        let sign = self.after(index, is_blank);
        match self.tokens.kind(sign) {
            Some(TokenKind::OpenBrace) => self.closed(sign),
            Some(TokenKind::Equals) if self.tokens.kind(sign + 1) != Some(TokenKind::Equals) => {
                let mut end = self.after(sign + 1, is_blank);
                let value = end;
                while let Some(kind) = self.tokens.kind(end)
                    && (kind != TokenKind::Newline || self.follows_operator(end))
                    && kind != TokenKind::Comma
                    && !kind.is_comment()
                    && !closes(kind)
                {
                    end = if opens(kind) { self.closed(end)? } else { end + 1 };
                }
                let end = self.before(end, is_blank);
                (end > value).then_some(end)
            }
            _ => Some(index),
        }
    }

    /// Whether an expression goes on here, which it does on the next line, too.
    fn follows_operator(&self, index: usize) -> bool {
        let is_between = |kind: TokenKind| is_white(kind) || kind.is_comment();
        let before =
            self.before(index, is_between).checked_sub(1).and_then(|before| self.tokens.kind(before));
        before.is_some_and(|kind| kind.is_operator() || kind == TokenKind::Colon)
    }

    /// The token behind the bracket that closes the one at `index`.
    pub(super) fn closed(&self, mut index: usize) -> Option<usize> {
        let mut depth = 0;
        loop {
            let kind = self.tokens.kind(index)?;
            index += 1;
            if opens(kind) {
                depth += 1;
            } else if closes(kind) {
                depth -= 1;
            }
            if depth == 0 {
                return Some(index);
            }
        }
    }

    /// The brace that is open where a token stands; `None` inside of other brackets.
    pub(super) fn opener(&self, mut index: usize) -> Option<usize> {
        let mut depth = 0;
        loop {
            index = index.checked_sub(1)?;
            let kind = self.tokens.kind(index)?;
            if closes(kind) {
                depth += 1;
            } else if opens(kind) {
                if depth == 0 {
                    return (kind == TokenKind::OpenBrace).then_some(index);
                }
                depth -= 1;
            }
        }
    }

    /// The lines from that of the token `first` to that of `last`, with the doc comment above, and one of two empty lines
    /// around.
    fn lines(&self, first: usize, last: usize) -> Range<usize> {
        let mut first = first;
        while let Some(above) = self.line_above(first)
            && self.tokens.kind(self.after(above, is_blank)) == Some(TokenKind::DocComment)
        {
            first = above;
        }
        // With an empty line or a brace above, the empty line below would leave two in a row, or
        // one at the beginning of the block.
        let alone = self.line_above(first).is_none_or(|above| {
            let end = self.before(first - 1, is_blank);
            end <= above || self.tokens.kind(end - 1) == Some(TokenKind::OpenBrace)
        });
        let mut end = self.line_below(last);
        let next = self.after(end, is_blank);
        if alone && end < self.tokens.len() && self.ends_line(next) {
            end = self.line_below(next);
        }
        // The empty line above would be the last one before the brace, or of the file.
        if matches!(self.tokens.kind(next), None | Some(TokenKind::CloseBrace))
            && let Some(above) = self.line_above(first)
            && self.ends_line(self.after(above, is_blank))
        {
            first = above;
        }
        self.start(first)..self.start(end)
    }

    /// Where the line begins above the one that begins with a token.
    fn line_above(&self, first: usize) -> Option<usize> {
        let newline = first.checked_sub(1).filter(|&at| self.tokens.kind(at) == Some(TokenKind::Newline))?;
        Some(self.before(newline, |kind| kind != TokenKind::Newline))
    }

    /// Where the line begins below the one in which a token stands.
    fn line_below(&self, index: usize) -> usize {
        self.after(index, |kind| kind != TokenKind::Newline).saturating_add(1).min(self.tokens.len())
    }
}

#[cfg(test)]
mod tests {
    use super::entry;
    use crate::diagnostics::edit::tests::marked_place;
    use crate::lexer::lex;

    /// The text without the entry that is marked with `<` and `>`.
    fn without(marked: &str) -> Option<String> {
        let (text, place) = marked_place(marked)?;
        let range = entry(&lex(&text), place)?;
        Some(format!("{}{}", &text[..range.start], &text[range.end..]))
    }

    #[test]
    fn an_entry_goes_with_its_line_and_its_doc_comment() {
        assert_eq!(without("a {\n  «x = 1»\n  y = 2\n}\n").as_deref(), Some("a {\n  y = 2\n}\n"));
        assert_eq!(without("a {\n  x = «1» # why\n  y = 2\n}\n").as_deref(), Some("a {\n  y = 2\n}\n"));
        assert_eq!(
            without("let a = 1\n\n/// B.\n«let b = 2»\n\nlet c = 3\n").as_deref(),
            Some("let a = 1\n\nlet c = 3\n")
        );
        assert_eq!(without("«let b = 2»").as_deref(), Some(""));
    }

    #[test]
    fn an_entry_goes_with_its_comma() {
        assert_eq!(without("a { «x = 1», y = 2 }").as_deref(), Some("a { y = 2 }"));
        assert_eq!(without("a { x = 1, y = «2» }").as_deref(), Some("a { x = 1 }"));
        assert_eq!(without("a { x = 1, \"y-z\" = «2», w = 3 }").as_deref(), Some("a { x = 1, w = 3 }"));
        assert_eq!(without("[\"a\", «\"b\"»]").as_deref(), Some("[\"a\"]"));
    }

    #[test]
    fn a_key_goes_with_its_value_and_a_head_with_its_block() {
        assert_eq!(without("a { «x» = 1, y = 2 }").as_deref(), Some("a { y = 2 }"));
        assert_eq!(
            without("a { x = 1, «\"y-z\"» = f(\"${{ b = 1 }.b}, \") }").as_deref(),
            Some("a { x = 1 }")
        );
        assert_eq!(
            without("a {\n  «x» = [\n    1,\n  ] # why\n  y = 2\n}\n").as_deref(),
            Some("a {\n  y = 2\n}\n")
        );
        assert_eq!(
            without("a {\n  x = 1\n\n  «b \"c\"» {\n    y = \"}\"\n  }\n}\n").as_deref(),
            Some("a {\n  x = 1\n}\n")
        );
        assert_eq!(without("a {\n  «x» = 1 +\n    2\n  y = 2\n}\n").as_deref(), Some("a {\n  y = 2\n}\n"));
        assert_eq!(without("a { x = 1, «b» {} }").as_deref(), Some("a { x = 1 }"));
        assert_eq!(without("a { «x» = "), None);
        assert_eq!(without("a { «b» { x = 1"), None);
        assert_eq!(without("a = «b» == 1\n"), None);
    }

    #[test]
    fn the_only_entry_leaves_nothing_between_the_brackets() {
        assert_eq!(without("param a: int { «min = 1» }").as_deref(), Some("param a: int {}"));
        assert_eq!(without("[«1»]").as_deref(), Some("[]"));
    }

    #[test]
    fn a_brace_in_a_comment_opens_nothing() {
        assert_eq!(
            without("a {\n  # {\n  «x = 1»\n\n  y = 2\n}\n").as_deref(),
            Some("a {\n  # {\n\n  y = 2\n}\n")
        );
        assert_eq!(
            without("a {\n  «x = 1» /* why\n  */\n  y = 2\n}\n").as_deref(),
            Some("a {\n  y = 2\n}\n")
        );
    }

    #[test]
    fn what_is_no_entry_is_not_taken_out() {
        assert_eq!(without("a = b ? «null» : 1\n"), None);
        assert_eq!(without("a = 1 + «2»\n"), None);
        assert_eq!(without("a = 1 +\n  «2»\n"), None);
        assert_eq!(without("a { x = b ? 1 : «2», y = 3 }"), None);
    }
}
