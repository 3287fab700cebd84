//! E0324: values that can never be equal.

use crate::diagnostics::{Diagnostic, did_you_mean};
use crate::source::Span;
use crate::types::{Expr, ExprKind, Type};

declare! {
    /// Values of different types are never equal, so the comparison has only one outcome. Lists and maps
    /// whose values are known only at deployment cannot be compared at all.
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
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("{} is never equal to {}", a.ty.with_article(), b.ty.with_article()),
        span,
        "compares different types",
    )
    .label(a.span, a.ty.with_article())
    .label(b.span, b.ty.with_article());
    for side in [a, b] {
        if let ExprKind::Symbol(symbol) = &side.kind
            && did_you_mean(symbol, ["null"]).is_some()
        {
            return diagnostic.help("write `null`").fix("change to `null`", side.span, "null");
        }
    }
    match (number_in_quotes(a, b), number_in_quotes(b, a)) {
        (Some((span, text)), _) | (_, Some((span, text))) => {
            diagnostic.help(format!("write `{text}`")).fix("remove the quotes", span, text)
        }
        _ => diagnostic,
    }
}

/// The literal `text` is compared with null.
pub fn never_null(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{text}` is never null"), span, "always set")
        .help("only a param whose type ends with `?`, or a guarded block, can be `null`")
}

/// `param.name != ""`, where the param may be null; `empty` is the `""`.
pub fn never_empty(empty: Span, value: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{value}` is never empty: an empty parameter is `null`"),
        empty,
        "compare with `null`",
    )
    .help(format!("write `{value} != null`, or `{value} == null`"))
    .fix("change to `null`", empty, "null")
}

/// `"3"` beside a number.
fn number_in_quotes<'a>(text: &'a Expr, other: &Expr) -> Option<(Span, &'a str)> {
    let ExprKind::Text(inner) = &text.kind else { return None };
    let literal = text.span.range().len() == inner.len() + 2;
    let number = matches!(other.ty, Type::Int | Type::Number) && inner.parse::<f64>().is_ok();
    (literal && number).then_some((text.span, inner))
}

/// `value` is a deploy-time list or map.
pub fn deploy_collection(span: Span, value: &Expr) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("{} known only at deployment cannot be compared", value.ty.with_article()),
        span,
        "CloudFormation compares only strings",
    )
    .label(value.span, "known only at deployment")
    .help("compare its elements, or the result of `join`")
}
