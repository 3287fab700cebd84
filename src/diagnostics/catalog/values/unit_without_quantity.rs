//! E0418: a unit for a type without units.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// `unit` is the unit in which a duration or a size is passed to the deployment. Other types have no
    /// unit.
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
    E0418 error "unit for a type without units"
}

/// `unit` is set for a param of type `ty`.
pub fn unit_without_quantity(span: Span, ty: &Type, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("{} has no unit", ty.with_article()), span, "not allowed here")
        .help("only `duration` and `size` have a unit")
        .removal("remove `unit`", whole, Applicability::Unsafe)
}
