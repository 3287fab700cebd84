//! E0128: a block with more than one label.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// A block has one label at most: `cluster "web" { ... }`. Its kind says all that Terraform's first
    /// label says.
    ///
    /// ```ecs fail
    /// project "my" "platform" {
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// project "platform" {
    /// }
    /// ```
    E0128 error "more than one label"
}

/// `first` is the label that counts, `second` the one after it.
pub fn too_many_labels(first: Span, second: Span, kind: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("a `{kind}` has one label at most"), second, "a second label")
        .label(first, "the first one")
}
