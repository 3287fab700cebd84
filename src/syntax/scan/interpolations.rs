//! Interpolations: whether they are whole, and whether they are of this language.

use super::lexer::Lexer;
use super::strings::Stop;
use super::{MAX_DEPTH, lines, quotes};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::syntax::{
    line_break_in_string, shell_expansion, stray_bracket, too_deep, unclosed_bracket, unclosed_comment,
    unclosed_interpolation,
};
use crate::source::Span;
use crate::syntax::ast::Comment;

/// How many lines an interpolation in a string is followed: it should not leave its own.
const MAX_STRING_LINES: usize = 16;

/// What is open inside a string or heredoc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// `"`
    String(usize),
    /// `${`
    Interpolation(usize),
    /// A bracket in an interpolation.
    Bracket(u8, usize),
}

/// An interpolation that is whole.
pub(super) struct Closed {
    /// Where it ends.
    pub(super) end: usize,
    /// How deep others are nested in it, itself counted.
    pub(super) depth: usize,
}

impl Lexer<'_> {
    /// Steps over `${ ... }`, which begins at `start`; all that is open lies on one stack, so depth costs no recursion.
    pub(super) fn interpolation(
        &mut self,
        start: usize,
        limit: usize,
        in_string: bool,
    ) -> Result<Closed, Box<Diagnostic>> {
        if let Some(end) = self.shell_expansion(start) {
            return Ok(Closed { end, depth: 1 });
        }
        let mut open = vec![Open::Interpolation(start)];
        let (mut at, mut depth, mut deepest) = (start + 2, 1, 1);
        let mut line_break: Option<(usize, Open)> = None;
        let mut lines_left = MAX_STRING_LINES;
        // Kept apart until it is certain that this is no text that is scanned again.
        let mut comments = Vec::new();
        while let Some(&top) = open.last() {
            if let Open::String(_) = top {
                match self.next_in_text(at, limit, true) {
                    Stop::Quote(quote) => {
                        open.pop();
                        at = quote + 1;
                    }
                    Stop::Interpolation(inner) => {
                        if let Some(end) = self.shell_expansion(inner) {
                            at = end;
                            continue;
                        }
                        open.push(Open::Interpolation(inner));
                        depth += 1;
                        deepest = deepest.max(depth);
                        at = inner + 2;
                    }
                    Stop::End => {
                        // The quote that seems to open another string is the end of this one.
                        let Open::String(end) = top else { unreachable!("a string is open") };
                        let innermost = *open.iter().rev().nth(1).unwrap_or(&top);
                        let (innermost, end) = line_break.map_or((innermost, end), |(end, open)| (open, end));
                        return Err(self.unclosed_in_text(innermost, Some(end)));
                    }
                }
                continue;
            }
            match self.source.as_bytes().get(at).copied().filter(|_| at < limit) {
                None => return Err(self.unclosed_in_text(line_break.map_or(top, |(_, open)| open), None)),
                Some(b'\n') => {
                    let next =
                        self.source.get(at + 1..limit).unwrap_or_default().trim_start_matches([' ', '\t']);
                    lines_left -= 1;
                    if in_string
                        && (lines_left == 0 || lines::entry_like(next) || next.starts_with(['\n', '\r']))
                    {
                        return Err(self.unclosed_in_text(line_break.map_or(top, |(_, open)| open), None));
                    }
                    lines_left = if in_string { lines_left } else { MAX_STRING_LINES };
                    line_break = line_break.or(Some((at, top)));
                    at += 1;
                }
                Some(b'"') => {
                    open.push(Open::String(at));
                    at += 1;
                }
                Some(byte @ (b'(' | b'[' | b'{')) => {
                    open.push(Open::Bracket(byte, at));
                    depth += 1;
                    deepest = deepest.max(depth);
                    at += 1;
                }
                Some(byte @ (b')' | b']' | b'}')) => {
                    let before = open.len();
                    self.close_in_text(&mut open, byte, at);
                    depth -= before - open.len();
                    at += 1;
                }
                Some(b'<') if !in_string && self.source.as_bytes().get(at + 1) == Some(&b'<') => {
                    at = self.nested_heredoc(at, limit).unwrap_or(at + 2);
                }
                Some(b'\'' | b'`') => {
                    self.at = at;
                    quotes::foreign(self);
                    at = self.at;
                }
                Some(b'/') if self.source.as_bytes().get(at + 1) == Some(&b'*') => {
                    let limit = if in_string { lines::line_end(self.source, at) } else { limit };
                    let end = self.comment_in_text(at, limit)?;
                    comments.push(Comment { span: self.span(at..end), doc: false });
                    at = end;
                }
                Some(byte @ (b'#' | b'/'))
                    if byte == b'#' || self.source.as_bytes().get(at + 1) == Some(&b'/') =>
                {
                    let line = self.source.get(..lines::line_end(self.source, at)).unwrap_or_default();
                    let end = line.trim_end_matches('\r').len();
                    comments.push(Comment { span: self.span(at..end), doc: false });
                    at = end;
                }
                Some(_) => at += 1,
            }
        }
        if let (Some((newline, _)), true) = (line_break, in_string) {
            let span = self.span(newline..newline);
            let opening = self.span(start..start + 2);
            self.report(line_break_in_string(span, opening));
        }
        self.lexed.comments.append(&mut comments);
        Ok(Closed { end: at, depth: deepest })
    }

    /// Where the block comment ends that begins at `at`, in an interpolation that ends before `limit`.
    fn comment_in_text(&self, at: usize, limit: usize) -> Result<usize, Box<Diagnostic>> {
        let span = self.span(at..at + 2);
        match self.source.get(..limit).and_then(|text| super::comments::close(text, at)) {
            Some((end, depth)) if depth <= MAX_DEPTH => Ok(end),
            Some(_) => Err(Box::new(too_deep::comment(span, MAX_DEPTH))),
            None => Err(Box::new(unclosed_comment(span))),
        }
    }

    /// A closing bracket inside an interpolation: closes its own, or what was left open in between.
    fn close_in_text(&mut self, open: &mut Vec<Open>, byte: u8, at: usize) {
        let matches = |open: &Open| match open {
            Open::String(_) => false,
            Open::Interpolation(_) => byte == b'}',
            Open::Bracket(bracket, _) => super::brackets::closing(*bracket) == byte,
        };
        // A string around ends the search.
        let ends = |open: &Open| matches!(open, Open::String(_)) || matches(open);
        let index = open.iter().rposition(ends).filter(|&index| open.get(index).is_some_and(matches));
        let Some(index) = index else {
            let span = self.span(at..at + 1);
            self.report(stray_bracket(span, char::from(byte)));
            self.lexed.damage.blank(at..at + 1);
            return;
        };
        let unclosed = open.get(index + 1).copied();
        if let Some(Open::Bracket(bracket, opening)) = unclosed {
            let place = self.span(at..at);
            let opening_span = self.span(opening..opening + 1);
            self.report(unclosed_bracket(opening_span, char::from(bracket), place, None));
            // What is between would be read as something else.
            self.lexed.damage.mask(opening..at);
        }
        open.truncate(index);
    }

    /// What is open where a text ends; `end` is where it seems to have ended, if that can be told.
    fn unclosed_in_text(&self, open: Open, end: Option<usize>) -> Box<Diagnostic> {
        let (at, length) = match open {
            Open::Interpolation(at) | Open::String(at) => (at, 2),
            Open::Bracket(_, at) => (at, 1),
        };
        let line = self.source.get(at..lines::line_end(self.source, at)).unwrap_or_default();
        // ${var.name and more
        let path = |next: char| next.is_ascii_alphanumeric() || matches!(next, '_' | '.' | '[' | ']');
        let inside = line.get(length..).unwrap_or_default();
        let path = inside.len() - inside.trim_start_matches(path).len();
        let end = end.filter(|&end| end <= at + line.len());
        let span = self.span(at..at + length);
        let place = |end: usize| Span::from_range(self.file, end..end);
        Box::new(match open {
            Open::Bracket(bracket, _) => {
                let end = place(end.unwrap_or(at + line.trim_end().len()));
                unclosed_bracket(span, char::from(bracket), end, None)
            }
            Open::Interpolation(_) | Open::String(_) => {
                let end = end.or((path > 0).then_some(at + length + path));
                let text = self.source.get(at..end.unwrap_or(at)).unwrap_or_default();
                unclosed_interpolation(span, end.map(place), text.contains('"'))
            }
        })
    }

    /// `${HOME:-/root}`: where it ends, if it is of the shell and not of the language.
    fn shell_expansion(&mut self, start: usize) -> Option<usize> {
        let inside = self.source.get(start + 2..)?;
        let name = inside.trim_start_matches(|next: char| next.is_ascii_alphanumeric() || next == '_');
        let shell = if name.len() == inside.len() {
            // ${#list}    ${@}    ${*}    ${?}    ${$}
            inside.starts_with(['#', '@'])
                || ["*}", "?}", "$}", "!}", "-}"].iter().any(|mark| inside.starts_with(mark))
        } else {
            // ${HOME:-x}    ${file#*.}    ${file%%.*}    ${list[@]}    ${name//a/b}    ${name,,}
            [":-", ":=", ":?", ":+", "#", "%%", "%.", "%/", "%-", "//", "[@]", "[*]", ",,", "^^", "@"]
                .iter()
                .any(|mark| name.starts_with(mark))
        };
        if !shell {
            return None;
        }
        let length =
            inside.find(['}', '\n']).filter(|&length| inside.as_bytes().get(length) == Some(&b'}'))?;
        let end = start + 2 + length + 1;
        self.report(shell_expansion(self.span(start..end)));
        self.lexed.damage.mask(start + 2..end - 1);
        Some(end)
    }
}
