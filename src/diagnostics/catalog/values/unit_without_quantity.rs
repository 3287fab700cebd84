//! A unit on what has none.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// `unit` says in which unit a deployment gives a duration or a size. Other types have none.
    ///
    /// ```ecs fail
    /// param zones: int { unit = s }
    /// output zones = param.zones
    /// ```
    ///
    /// ```ecs pass
    /// param zones: int
    /// output zones = param.zones
    /// ```
    E0418 error "a unit on what has none"
}

/// `unit` stands on a param of type `ty`.
pub fn unit_without_quantity(span: Span, ty: &Type, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("{} has no unit", ty.with_article()), span, "not here")
        .help("a `duration` or a `size` has one")
        .removal("remove it", whole, Applicability::Maybe)
}
