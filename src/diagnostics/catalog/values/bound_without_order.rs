//! E0417: a bound on a type without an order.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// `min` and `max` limit numbers and quantities, and the length of strings.
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
    E0417 error "bound on a type without an order"
}

/// `key` is set for a param of type `ty`.
pub fn bound_without_order(span: Span, key: &str, ty: &Type, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("{} cannot have `{key}`", ty.with_article()), span, "not allowed here")
        .help("list the values with `allowed = [...]`")
        .removal(format!("remove `{key}`"), whole, Applicability::Unsafe)
}
