//! E0156: a name with a hyphen, which is a minus.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// Names and enum values have underscores; the compiler writes `internet_facing` as `internet-facing`
    /// into the template. A subtraction has spaces around its minus.
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
    Diagnostic::new(&CODE, format!("a name cannot contain a hyphen: write `{name}`"), span, "read as a minus")
        .help(format!("write `{name}`; for a subtraction, write spaces around the minus"))
        .fix_with(format!("write `{name}`"), edits, Applicability::Safe)
}
