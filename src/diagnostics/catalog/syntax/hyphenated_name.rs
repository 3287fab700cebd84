//! E0156: a name with a hyphen, which is a minus.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

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
    E0156 error "hyphen in a name", hides: Rest
}

/// `hyphens` are the minuses, `name` is what it should be.
pub fn hyphenated_name(span: Span, hyphens: &[Span], name: &str) -> Diagnostic {
    let edits = hyphens.iter().map(|&span| Edit { span, text: "_".to_owned() }).collect();
    Diagnostic::new(&CODE, format!("names have underscores: `{name}`"), span, "the hyphen is a minus")
        .help("write blanks around the minus if this is a subtraction")
        .fix_with(format!("write `{name}`"), edits, Applicability::Machine)
}
