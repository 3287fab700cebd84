//! Text that goes on where something was complete: often a habit of another language, which can be named.

use std::ops::Range;

use super::{Builder, Pair, units};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::syntax::unexpected::{self, Place, unexpected};
use crate::diagnostics::catalog::syntax::{
    assignment_in_expression, detached_postfix, detached_unit, foreign_operator, foreign_unit,
    incomplete_conditional, pseudo_parameter, template_function,
};

/// Operators of other languages, and what they are here. Longer ones stand before their beginnings.
const FOREIGN_OPERATORS: [(&str, Option<&str>); 18] = [
    ("===", Some("==")),
    ("!==", Some("!=")),
    ("<=>", None),
    ("=~", None),
    ("<>", Some("!=")),
    ("<<", None),
    (">>", None),
    ("**", None),
    ("++", None),
    ("--", None),
    ("->", None),
    ("|>", None),
    ("&", Some("&&")),
    ("|", Some("||")),
    ("^", None),
    ("~", None),
    ("\\", None),
    ("@", None),
];

/// Operators of other languages that are words.
const FOREIGN_WORDS: [(&str, Option<&str>); 8] = [
    ("and", Some("&&")),
    ("or", Some("||")),
    ("is", Some("==")),
    ("eq", Some("==")),
    ("ne", Some("!=")),
    ("xor", Some("!=")),
    ("mod", Some("%")),
    ("div", Some("/")),
];

impl Builder<'_> {
    /// What to say about `range`, which follows something that ends at `before`, on the same line.
    pub(super) fn rest(&self, before: usize, range: Range<usize>) -> Diagnostic {
        self.known_rest(before, range.clone()).unwrap_or_else(|| {
            let text = self.scan.text.get(range.clone()).unwrap_or_default();
            unexpected(self.first_token(range.start), text, Place::After)
        })
    }

    /// The same, if the text is something that has a name.
    pub(super) fn known_rest(&self, before: usize, range: Range<usize>) -> Option<Diagnostic> {
        let start = range.start;
        let range_start = start;
        let text = self.scan.text.get(range)?;
        let left = self.scan.text.get(..before)?;
        let gap = self.place(before..start);
        let token = |length: usize| self.place(start..start + length);
        if let Some(name) = text.strip_prefix("::") {
            return self.template_name(before, name.get(..word(name))?, start + 2 + word(name));
        }
        let length = word(text);
        let first = text.get(..length)?;
        // "x" if param.p else "y"
        if first == "if" {
            return Some(incomplete_conditional::other_order(token(length)));
        }
        // if param.p then "x"
        let before_word = left.strip_suffix("if").filter(|rest| !rest.ends_with(is_word));
        if before_word.is_some() && text.starts_with(is_word) {
            let word = self.place(before - "if".len()..before);
            return Some(incomplete_conditional::other_order(word));
        }
        // arn:aws:iam::123456789012:role/ops
        if let Some(length) = unquoted(left, text) {
            let start = left.trim_end_matches(|c| is_word(c) || c == '-' || c == '/').len();
            let whole = self.place(start..range_start + length);
            let written = self.scan.text.get(start..range_start + length)?;
            return Some(unexpected::unquoted(whole, written));
        }
        let not = left.strip_suffix("not");
        if not.is_some_and(|rest| !rest.ends_with(is_word)) {
            let word = self.place(before - "not".len()..before);
            let whole = self.place(before - "not".len()..start);
            return Some(foreign_operator::with_space(word, whole, "not", "!"));
        }
        if let Some((found, meant)) = FOREIGN_WORDS.into_iter().find(|&(found, _)| found == first) {
            return Some(foreign_operator(token(length), found, meant));
        }
        if let Some(diagnostic) =
            self.range_in_words(before, start, text).or_else(|| self.prefixed(before, start, text))
        {
            return Some(diagnostic);
        }
        if let Some(diagnostic) = self.detached_unit(before, start, text) {
            return Some(diagnostic);
        }
        if let Some((found, meant)) = FOREIGN_OPERATORS.into_iter().find(|(found, _)| text.starts_with(found))
        {
            return Some(foreign_operator(token(found.len()), found, meant));
        }
        let first = text.chars().next()?;
        let touchable =
            left.ends_with(|last: char| last.is_ascii_alphanumeric() || matches!(last, '_' | ')' | ']'));
        // "a" . let.b
        let concatenates =
            left.ends_with('"') || text.get(1..).is_some_and(|rest| rest.trim_start().starts_with('"'));
        match first {
            '.' if concatenates => Some(foreign_operator(token(1), ".", None)),
            '!' if touchable && before == start => Some(foreign_operator::not_null(token(1))),
            '=' => Some(assignment_in_expression(token(1))),
            ':' => Some(incomplete_conditional::missing_question(token(1))),
            // A space before a bracket parts an argument list from its function: in a list, `[f
            // (x)]` could be two elements.
            '(' | '[' | '.' if touchable && before < start => Some(detached_postfix(token(1), gap)),
            _ => None,
        }
    }

    /// `5 m`, `2 weeks`: units touch their numbers here, or `5 m` in a list could be two items.
    fn detached_unit(&self, before: usize, start: usize, text: &str) -> Option<Diagnostic> {
        let left =
            self.scan.text.get(..before).filter(|left| ends_with_bare_number(left) && before < start)?;
        let unit = if text.starts_with('%') { "%" } else { text.get(..word(text))? };
        if let Some(meant) = units::meant(unit) {
            let place = self.place(start..start + unit.len());
            return Some(detached_unit(place, self.place(before..start), meant));
        }
        let (meant, factor, same) = units::foreign(unit)?;
        let digits = left.get(bare_number(left).len()..)?;
        let written = format!("{}{}", units::multiply(digits, factor), meant.text());
        let whole = self.place(before - digits.len()..start + unit.len());
        Some(foreign_unit(whole, unit, &written, same))
    }

    /// 2 to 8
    fn range_in_words(&self, before: usize, start: usize, text: &str) -> Option<Diagnostic> {
        let rest = text.strip_prefix("to")?;
        let end = rest.trim_start();
        let is_range = ends_with_bare_number(self.scan.text.get(..before)?)
            && rest.len() > end.len()
            && end.starts_with(|c: char| c.is_ascii_digit());
        let gap = self.place(before..start + text.len() - end.len());
        is_range.then(|| unexpected::range_in_words(self.place(start..start + "to".len()), gap))
    }

    /// f"web": the letters before a string of another language.
    fn prefixed(&self, before: usize, start: usize, text: &str) -> Option<Diagnostic> {
        let left = self.scan.text.get(..before).filter(|_| before == start && text.starts_with('"'))?;
        let prefix = left.trim_end_matches(is_word).len()..before;
        let is_known = matches!(left.get(prefix.clone())?, "f" | "r" | "b" | "u" | "s" | "rb" | "rf");
        is_known
            .then(|| unexpected::prefixed(self.place(prefix.clone()), left.get(prefix).unwrap_or_default()))
    }

    /// `AWS::Region` or `Fn::Join`: the word before `::` ends at `colons`, the name at `end`.
    pub(super) fn template_name(&self, colons: usize, name: &str, end: usize) -> Option<Diagnostic> {
        let left = self.scan.text.get(..colons)?;
        if left.ends_with("AWS") {
            return Some(pseudo_parameter(self.place(colons - 3..end), name));
        }
        left.ends_with("Fn").then(|| template_function(self.place(colons - 2..end), name, None))
    }

    /// `60 %` and nothing behind it: a unit.
    pub(super) fn detached_percent(&self, operator: &Pair<'_>) -> Option<Diagnostic> {
        let start = operator.start();
        let left = self.scan.text.get(..start)?;
        let number = left.trim_end_matches([' ', '\t']);
        if operator.as_str() != "%" || number.len() == left.len() || !ends_with_bare_number(number) {
            return None;
        }
        let gap = self.place(number.len()..start);
        Some(detached_unit(self.span(operator), gap, "%"))
    }

    /// An operator of another language that begins at `start` with one of this language, which has `length` bytes: `a ** b`.
    pub(super) fn foreign_operator(&self, start: usize, length: usize) -> Option<Diagnostic> {
        let text = self.scan.text.get(start..)?;
        let longer = |(found, _): &(&str, Option<&str>)| found.len() > length && text.starts_with(found);
        let (found, meant) = FOREIGN_OPERATORS.into_iter().find(longer)?;
        Some(foreign_operator(self.place(start..start + found.len()), found, meant))
    }
}

/// How long the word is with which a text begins.
pub(super) fn word(text: &str) -> usize {
    text.find(|next: char| !(next.is_ascii_alphanumeric() || next == '_')).unwrap_or(text.len())
}

/// Whether a character belongs to a word.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// How much of a text that begins with `:` is the rest of something that lacks its quotes, like `arn:aws:iam::123456789012:role/ops`.
fn unquoted(left: &str, text: &str) -> Option<usize> {
    let word = left.rsplit(|c| !is_word(c)).next()?;
    let rest = text.strip_prefix(':')?;
    let touches = rest.starts_with(|c: char| is_word(c) || c == ':' || c == '/');
    let part = |c: char| is_word(c) || "-:/.@".contains(c);
    let length = text.len() - text.trim_start_matches(part).len();
    (touches && matches!(word, "arn" | "https" | "http" | "s3" | "nginx")).then_some(length)
}

/// Whether the last token is a number without a unit.
fn ends_with_bare_number(text: &str) -> bool {
    let rest = bare_number(text);
    rest.len() < text.len() && !rest.ends_with(|last: char| last.is_ascii_alphanumeric())
}

/// What stands before the digits with which a text ends.
fn bare_number(text: &str) -> &str {
    text.trim_end_matches(|last: char| last.is_ascii_digit() || last == '.' || last == '_')
}
