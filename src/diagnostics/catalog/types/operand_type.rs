//! E0312: operands of the wrong type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Expr;

declare! {
    /// Arithmetic takes numbers, or quantities of the same kind: `30s + 1m`, `2 * 512MiB`. There are no
    /// implicit conversions.
    ///
    /// ```ecs fail
    /// output total = 30s + 512MiB
    /// ```
    ///
    /// ```ecs pass
    /// let total = 30s + 1m
    /// output total = "${let.total}"
    /// ```
    E0312 error "operands of the wrong type"
}

/// `op` does not take these operands.
pub fn operand_type(span: Span, op: &str, operands: &[&Expr], wanted: &str) -> Diagnostic {
    let found: Vec<String> = operands.iter().map(|operand| operand.ty.with_article()).collect();
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{op}` cannot be applied to {}", found.join(" and ")),
        span,
        format!("expected {wanted}"),
    );
    operands.iter().fold(diagnostic, |diagnostic, operand| {
        if operand.span == span {
            diagnostic
        } else {
            diagnostic.label(operand.span, operand.ty.with_article())
        }
    })
}
