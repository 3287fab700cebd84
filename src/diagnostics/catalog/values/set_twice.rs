//! E0427: a `var` that a values file sets twice.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A values file sets each `var` at most once; one of two values would be silently ignored. Of several
    /// files, the later ones may set it again.
    ///
    /// ```ecs fail
    /// # prod.ecsvars: zones = 3
    /// # prod.ecsvars: zones = 4
    /// var zones: int
    /// output zones = var.zones
    /// ```
    ///
    /// ```ecs pass
    /// # base.ecsvars: zones = 3
    /// # prod.ecsvars: zones = 4
    /// var zones: int
    /// output zones = var.zones
    /// ```
    E0427 error "`var` set twice in a values file"
}

/// `var name` is already set at `first`; `whole` is the second line.
pub fn set_twice(span: Span, name: &str, first: Span, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`var {name}` is set twice in this file"), span, "set again here")
        .label(first, "first set here")
        .help("keep one of them")
        .removal("remove the second", whole, Applicability::Unsafe)
}
