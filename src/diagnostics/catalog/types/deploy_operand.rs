//! Computing with what only the deployment knows.

use super::constant_needed::explain;
use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// CloudFormation has no arithmetic, no order and no loops: these need constants. What it has is `==`, `!=`, `&&`, `||`, `!`, `? :`, `??`, texts with `${...}`, `join`, `split`, and elements of lists.
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
    E0313 error "computing with what only the deployment knows"
}

/// `what` needs a constant; `chain` says why this is none.
pub fn deploy_operand(span: Span, what: &str, chain: &[(String, Span)]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{what}` needs values that are known when the program is compiled"),
        span,
        "known only at deployment",
    )
    .help(
        "use a `var`, which is chosen when the program is compiled, or take the result itself as a `param`",
    );
    explain(diagnostic, chain)
}

/// A condition asks for something that is there only after it was decided.
pub fn too_late(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` is not known when conditions are decided"),
        span,
        "comes after the conditions",
    )
    .help("conditions are decided before anything is created or looked up: compare params and `aws.` values with each other and with constants")
}
