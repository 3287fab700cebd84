//! E0313: an operation that CloudFormation cannot do.

use super::constant_needed::explain;
use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// CloudFormation has no arithmetic, comparison (`<`, `>`) or loops: these need compile-time values.
    /// Deploy-time values can be used with `==`, `!=`, `&&`, `||`, `!`, `? :`, `??`, `${...}` in strings,
    /// `join`, `split`, and a list index.
    ///
    /// ```ecs fail
    /// param size: int
    /// output more = param.size + 1
    /// ```
    ///
    /// ```ecs pass
    /// var size: int = 2
    /// output more = var.size + 1
    /// ```
    E0313 error "operation on deploy-time values"
}

/// `what` needs compile-time values; `chain` says why this is not one.
pub fn deploy_operand(span: Span, what: &str, chain: &[(String, Span)]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{what}` needs values that are known when the program is compiled"),
        span,
        "known only at deployment",
    )
    .help(
        "use a `var`, which is chosen when the program is compiled, or pass in the computed value as a `param`",
    );
    explain(diagnostic, chain)
}

/// A condition uses something that exists only after conditions are evaluated.
pub fn too_late(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` is not known when conditions are evaluated"),
        span,
        "known only later",
    )
    .help("conditions are evaluated before anything is created or looked up: compare only params, `aws.` values and constants")
}
