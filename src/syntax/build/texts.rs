//! Strings: escapes and interpolations.

use super::brackets::Bracket;
use super::{Builder, Pair, Rule};
use crate::diagnostics::catalog::syntax::{bad_code_point, template_directive, unknown_escape};
use crate::syntax::ast::{ExprKind, TextPart};

impl Builder<'_> {
    /// "no escape, no dollar"
    pub(super) fn plain_string(&mut self, pair: &Pair<'_>) -> ExprKind {
        let text = pair.as_str();
        let text = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
        self.report_directives(pair.start() + 1, text);
        ExprKind::Text(if text.is_empty() { Vec::new() } else { vec![TextPart::Literal(text.to_owned())] })
    }

    /// "a ${b} \n"
    pub(super) fn string(&mut self, pair: Pair<'_>) -> ExprKind {
        let mut parts = Vec::new();
        self.height += 1;
        for child in pair.into_inner() {
            if child.as_rule() == Rule::interpolation {
                parts.push(TextPart::Interpolation(self.only_item(child, Bracket::Interpolation)));
            } else {
                self.report_directives(child.start(), child.as_str());
                let text = self.unescape(child.start(), child.as_str());
                push_literal(&mut parts, &text);
            }
        }
        self.height -= 1;
        ExprKind::Text(parts)
    }

    /// The characters of a text that begins at `start`.
    fn unescape(&mut self, start: usize, source: &str) -> String {
        let mut text = String::with_capacity(source.len());
        let mut at = 0;
        while let Some(found) = source.get(at..).and_then(|rest| rest.find(['\\', '$'])) {
            text.push_str(source.get(at..at + found).unwrap_or_default());
            at += found;
            let rest = source.get(at..).unwrap_or_default();
            if rest.starts_with("$${") {
                text.push_str("${");
                at += 3;
            } else if rest.starts_with('$') {
                text.push('$');
                at += 1;
            } else {
                let (character, length) = self.escape(start + at, rest);
                text.extend(character);
                at += length;
            }
        }
        text.push_str(source.get(at..).unwrap_or_default());
        text
    }

    /// The character that an escape stands for, and how many bytes it takes.
    fn escape(&mut self, start: usize, text: &str) -> (Option<char>, usize) {
        let mut characters = text.chars();
        let (_, Some(kind)) = (characters.next(), characters.next()) else { return (None, text.len()) };
        let simple = match kind {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '"' => '"',
            '\\' => '\\',
            'u' => return self.code_point(start, text),
            'x' if text
                .get(2..4)
                .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit())) =>
            {
                let meant = format!("\\u{{{}}}", text.get(2..4).unwrap_or_default());
                let span = self.place(start..start + 4);
                self.report(bad_code_point(span, Some(&meant)));
                return (None, 4);
            }
            other => {
                let length = 1 + other.len_utf8();
                let span = self.place(start..start + length);
                self.report(unknown_escape(span, other, text.starts_with("\\${")));
                return (Some(other), length);
            }
        };
        (Some(simple), 2)
    }

    /// \u{1f600}
    fn code_point(&mut self, start: usize, text: &str) -> (Option<char>, usize) {
        let digits_after = |text: &str| text.bytes().take_while(u8::is_ascii_hexdigit).count();
        let rest = text.get(2..).unwrap_or_default();
        let (length, meant) = if let Some(inside) = rest.strip_prefix('{') {
            let digits = digits_after(inside);
            let closed = inside.get(digits..).is_some_and(|rest| rest.starts_with('}'));
            let number = inside.get(..digits).filter(|digits| (1..=6).contains(&digits.len()) && closed);
            let character = number.and_then(|digits| char::from_u32(u32::from_str_radix(digits, 16).ok()?));
            if character.is_some() {
                return (character, digits + 4);
            }
            (3 + digits + usize::from(closed), None)
        } else {
            // \u00e9
            let digits = digits_after(rest).min(4);
            let number = rest.get(..digits).filter(|digits| digits.len() == 4);
            let number = number.map(|digits| digits.trim_start_matches('0').to_ascii_lowercase());
            let number = number.filter(|digits| !digits.is_empty());
            (2 + digits, number.map(|digits| format!("\\u{{{digits}}}")))
        };
        let span = self.place(start..start + length);
        self.report(bad_code_point(span, meant.as_deref()));
        (None, length)
    }

    /// %{ if x }
    pub(super) fn report_directives(&mut self, start: usize, text: &str) {
        if !text.contains('%') {
            return;
        }
        for (at, _) in text.match_indices("%{") {
            let inside = text.get(at + 2..).unwrap_or_default().trim_start_matches(['~', ' ']);
            let word = inside.get(..super::rest::word(inside)).unwrap_or_default();
            // `%{http_code}` is curl's. Only with one of these words is it a directive of
            // Terraform's templates, which would stay in the text as it is.
            if ["if", "for", "else", "endif", "endfor"].contains(&word) {
                let span = self.place(start + at..start + at + 2);
                self.sink.push(template_directive(span));
                // One is enough to say what they are.
                return;
            }
        }
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
