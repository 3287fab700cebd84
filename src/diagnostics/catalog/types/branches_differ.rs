//! E0323: branches of different types.

use crate::diagnostics::Diagnostic;
use crate::types::Expr;

declare! {
    /// Both branches of `? :` and both operands of `??` must have the same type, unless the attribute that takes the value says
    /// what each must be: `image = param.image ?? amazon_linux_2023`.
    ///
    /// ```ecs fail
    /// param large: bool
    /// output size = param.large ? 3 : "one"
    /// ```
    ///
    /// ```ecs pass
    /// param large: bool
    /// output size = param.large ? 3 : 1
    /// ```
    E0323 error "branches of different types"
}

/// The values of a choice have no common type.
pub fn branches_differ(then: &Expr, otherwise: &Expr) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("one branch is {}, the other is {}", then.ty.with_article(), otherwise.ty.with_article()),
        otherwise.span,
        otherwise.ty.with_article(),
    )
    .label(then.span, then.ty.with_article())
    .help("both branches must have the same type")
}
