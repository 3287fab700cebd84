//! E0156: a name with a hyphen, which is a minus.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// Names and symbols have underscores: `internet_facing` becomes `internet-facing` in the template by
    /// itself. A subtraction has blanks around its minus.
    ///
    /// ```ecs fail
    /// let sizes = { large_size = "internet-facing" }
    /// let large = let.sizes.large-size
    /// ```
    ///
    /// ```ecs pass
    /// let sizes = { large_size = "internet-facing" }
    /// let large = let.sizes.large_size
    /// ```
    E0156 error "hyphen in a name"
}

/// `hyphen` is the minus, `name` what it should be.
pub fn hyphenated_name(span: Span, hyphen: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("names have underscores: `{name}`"), span, "the hyphen is a minus")
        .help("write blanks around the minus if this is a subtraction")
        .fix(format!("write `{name}`"), hyphen, "_")
}
