//! Values that can never be equal.

use crate::diagnostics::Diagnostic;
use crate::language::Expr;
use crate::text::Span;

declare! {
    /// Values of different types are never equal, so the comparison says nothing. Lists and maps that only the deployment knows cannot be compared at all.
    ///
    /// ```ecs fail
    /// output same = 3 == "3"
    /// ```
    ///
    /// ```ecs pass
    /// output same = 3 == 4
    /// ```
    E0324 error "values that can never be equal"
}

/// `a` and `b` have different types.
pub fn incomparable(span: Span, a: &Expr, b: &Expr) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("{} is never equal to {}", a.ty.with_article(), b.ty.with_article()),
        span,
        "compares different types",
    )
    .label(a.span, a.ty.with_article())
    .label(b.span, b.ty.with_article())
}

/// `value` is a list or the like that only the deployment knows.
pub fn deploy_collection(span: Span, value: &Expr) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("{} that only the deployment knows cannot be compared", value.ty.with_article()),
        span,
        "CloudFormation compares texts only",
    )
    .label(value.span, "known only at deployment")
    .help("compare its elements, or the result of `join`")
}
