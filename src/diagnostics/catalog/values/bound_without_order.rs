//! A bound on what has no order.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// `min` and `max` bound numbers and quantities, and the length of a string.
    ///
    /// ```ecs fail
    /// param backup: bool { min = 1 }
    /// output backup = param.backup
    /// ```
    ///
    /// ```ecs pass
    /// param backup: bool
    /// output backup = param.backup
    /// ```
    E0417 error "a bound on what has no order"
}

/// `key` stands on a param of type `ty`.
pub fn bound_without_order(span: Span, key: &str, ty: &Type, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("{} has no `{key}`", ty.with_article()), span, "not here")
        .help("list the values with `allowed = [...]`")
        .removal(format!("remove `{key}`"), whole, Applicability::Maybe)
}
