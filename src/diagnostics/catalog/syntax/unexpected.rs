//! E0138: text that fits nowhere.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// After a value ends its entry: with the line, or with a comma. At the beginning of a line stands a
    /// name.
    ///
    /// ```ecs fail
    /// let zones = 3 4
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [3, 4]
    /// ```
    E0138 error "unexpected text", hides: Rest
}

/// What something unexpected follows, or where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// After a complete value or entry, on its line.
    After,
    /// Where an attribute or a block may begin.
    Entry,
    /// Where a declaration may begin.
    Declaration,
    /// Where a line of an `.ecsvars` file may begin.
    Variable,
    /// Where a value may begin.
    Value,
    /// In a type.
    Type,
}

/// `found` is the text, or the beginning of it.
pub fn unexpected(span: Span, found: &str, place: Place) -> Diagnostic {
    let token = first_word(found);
    let short: String = token.chars().take(24).collect();
    let dots = if short.len() < token.len() { "..." } else { "" };
    let (wanted, label) = match place {
        Place::After => ("a line end", "this does not belong to what is before it"),
        Place::Entry => ("an attribute or a block", "neither begins like this"),
        Place::Declaration => ("a declaration", "none begins like this"),
        Place::Variable => ("`name = value`", "this is something else"),
        Place::Value => ("a value", "no value begins like this"),
        Place::Type => ("a type", "no type has this"),
    };
    Diagnostic::new(&CODE, format!("expected {wanted}, found `{short}{dots}`"), span, label)
}

/// A string, or what stands before the next blank or mark.
fn first_word(text: &str) -> &str {
    let end = if let Some(string) = text.strip_prefix('"') {
        string.find(['"', '\n']).map(|at| at + 2)
    } else {
        let mut rest = text.char_indices().skip(1);
        rest.find(|&(_, next)| next.is_whitespace() || "([{\"',;".contains(next)).map(|(at, _)| at)
    };
    text.get(..end.unwrap_or(text.len())).unwrap_or(text).trim_end()
}

/// The parser gave up: its own limits, not the grammar's.
pub fn unreadable(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this text cannot be read from here on", span, "the parser stopped here")
}
