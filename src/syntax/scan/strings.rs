//! Strings: where they end, or were meant to.

use super::lexer::{Lexer, Mark, MarkKind};
use super::lines;
use crate::diagnostics::catalog::syntax::unclosed_string;

/// What ends a run of characters in a text.
pub(super) enum Stop {
    /// The closing quote.
    Quote(usize),
    /// `${`
    Interpolation(usize),
    /// The end of the line, or of the text.
    End,
}

impl Lexer<'_> {
    /// `"..."` in code.
    pub(super) fn string(&mut self) {
        let start = self.at;
        let before = self.checkpoint();
        let mut deepest = 0;
        let mut at = start + 1;
        loop {
            match self.next_in_text(at, self.source.len(), true) {
                Stop::Quote(quote) => {
                    self.at = quote + 1;
                    break;
                }
                Stop::Interpolation(open) => match self.interpolation(open, self.source.len(), true) {
                    Ok(closed) => {
                        deepest = deepest.max(closed.depth);
                        at = closed.end;
                    }
                    Err(unclosed) => {
                        self.forget_since(before);
                        self.report(*unclosed);
                        return self.mask_line(start);
                    }
                },
                Stop::End => {
                    self.forget_since(before);
                    return self.unclosed_string(start);
                }
            }
        }
        if deepest > 0 {
            let kind = MarkKind::Text { end: self.at, depth: deepest };
            self.lexed.marks.push(Mark { kind, at: start });
        }
    }

    /// The next thing in a text that is not a character of it.
    pub(super) fn next_in_text(&self, mut at: usize, limit: usize, string: bool) -> Stop {
        let bytes = self.source.as_bytes();
        while at < limit {
            match bytes.get(at) {
                Some(b'"') if string => return Stop::Quote(at),
                Some(b'\n') if string => return Stop::End,
                // An escaped line end is a line end.
                Some(b'\\') if string => {
                    at += 1 + usize::from(bytes.get(at + 1).is_some_and(|&next| next != b'\n'));
                }
                Some(b'$') if bytes.get(at + 1..at + 3) == Some(b"${") => at += 3,
                Some(b'$') if bytes.get(at + 1) == Some(&b'{') => return Stop::Interpolation(at),
                _ => at += 1,
            }
        }
        Stop::End
    }

    /// The string ends with its line; brackets that can only be meant for the code around it are left to that.
    fn unclosed_string(&mut self, start: usize) {
        let (end, label) = self.end_of_broken_string(start);
        self.report(unclosed_string(self.span(start..start + 1), self.span(end..end)));
        if label {
            // cluster "web {: with its name others can go on referring to it.
            self.lexed.damage.insert(end, '"');
        } else {
            self.lexed.damage.mask(start..end);
        }
        self.at = end;
    }

    fn mask_line(&mut self, start: usize) {
        let (end, _) = self.end_of_broken_string(start);
        self.lexed.damage.mask(start..end);
        self.at = end;
    }

    /// Where a string that never ends was to end, and whether it seems to be a label.
    fn end_of_broken_string(&self, start: usize) -> (usize, bool) {
        let line = self.source.get(start..lines::line_end(self.source, start)).unwrap_or_default();
        let before = self.source.get(lines::line_start(self.source, start)..start).unwrap_or_default();
        let mut text = line.trim_end();
        if let Some(label) =
            text.strip_suffix('{').filter(|label| label.ends_with([' ', '\t']) && !before.contains('='))
        {
            let label = label.trim_end();
            let plain = label.len() > 1 && !label.contains(['\\', '$']);
            return (start + label.len(), plain);
        }
        // A bracket that is opened inside of the string is closed there, too; the others are the code's.
        let surplus =
            |open: char, close: char| text.matches(close).count().saturating_sub(text.matches(open).count());
        let (mut braces, mut squares, mut parens) = (surplus('{', '}'), surplus('[', ']'), surplus('(', ')'));
        while text.len() > 1 {
            let left = match text.bytes().next_back() {
                Some(b'}') => &mut braces,
                Some(b']') => &mut squares,
                Some(b')') => &mut parens,
                Some(b',' | b';') => &mut 1,
                _ => break,
            };
            if *left == 0 {
                break;
            }
            *left -= 1;
            text = text.get(..text.len() - 1).unwrap_or_default().trim_end();
        }
        (start + text.len().max(1), false)
    }
}
