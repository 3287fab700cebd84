//! W0670: an unused `param`.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A `param` that nothing uses is not part of any template, so it can never be set.
    ///
    /// ```ecs fail
    /// param zone: string
    /// ```
    ///
    /// ```ecs pass
    /// param zone: string
    /// output zone = param.zone
    /// ```
    W0670 warning "unused `param`"
}

/// Nothing uses `param.name`; `whole` is the declaration.
pub fn unused_param(span: Span, name: &str, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("nothing uses `param.{name}`"), span, "unused")
        .help("use it, or remove it")
        .removal("remove the declaration", whole, Applicability::Unsafe)
}
