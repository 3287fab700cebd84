//! Strings: escapes and interpolations.

use super::{Pair, Rule, Walker, inner};
use crate::diagnostics::catalog::syntax::unexpected;
use crate::syntax::ast::{ExprKind, TextPart};
use crate::text::Span;

impl Walker<'_> {
    /// "no escape, no dollar"
    pub(super) fn plain_string(&mut self, pair: &Pair<'_>, _span: Span) -> ExprKind {
        let text = pair.as_str();
        let text = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
        ExprKind::Text(if text.is_empty() { Vec::new() } else { vec![TextPart::Literal(text.to_owned())] })
    }

    /// "a ${b} \n"
    pub(super) fn string(&mut self, pair: Pair<'_>) -> ExprKind {
        let mut parts = Vec::new();
        for child in inner(pair) {
            if child.as_rule() == Rule::interpolation {
                parts.push(TextPart::Interpolation(self.only_item(child, 2)));
            } else {
                let text = self.unescape(&child);
                push_literal(&mut parts, &text);
            }
        }
        ExprKind::Text(parts)
    }

    fn unescape(&mut self, pair: &Pair<'_>) -> String {
        let mut text = String::with_capacity(pair.as_str().len());
        let mut rest = pair.as_str();
        while let Some(at) = rest.find(['\\', '$']) {
            text.push_str(rest.get(..at).unwrap_or_default());
            rest = rest.get(at..).unwrap_or_default();
            let (value, length) = match self.escape(rest) {
                Some(escape) => escape,
                None => {
                    let start = pair.as_span().end() - rest.len();
                    let length = 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
                    let span = self.place(start..start + length);
                    self.report(unexpected::new(span, "unknown escape", "here"));
                    ('\u{fffd}', length)
                }
            };
            if length == 3 && value == '$' {
                text.push_str("${");
            } else {
                text.push(value);
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        text.push_str(rest);
        text
    }

    /// The character that an escape stands for, and how many bytes it takes.
    #[allow(clippy::unused_self)]
    fn escape(&mut self, text: &str) -> Option<(char, usize)> {
        if text.starts_with("$${") {
            return Some(('$', 3));
        }
        if text.starts_with('$') {
            return Some(('$', 1));
        }
        Some(match text.as_bytes().get(1)? {
            b'n' => ('\n', 2),
            b'r' => ('\r', 2),
            b't' => ('\t', 2),
            b'"' => ('"', 2),
            b'\\' => ('\\', 2),
            b'u' => {
                let digits = text.strip_prefix("\\u{")?;
                let digits = digits.get(..digits.find('}')?)?;
                let value = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() <= 6)?;
                (char::from_u32(value)?, digits.len() + 4)
            }
            _ => return None,
        })
    }
}

/// Adds characters to the last part if that is a literal.
pub(super) fn push_literal(parts: &mut Vec<TextPart>, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(TextPart::Literal(last)) = parts.last_mut() {
        last.push_str(text);
    } else {
        parts.push(TextPart::Literal(text.to_owned()));
    }
}
