//! E0313: an operation that CloudFormation cannot do.

use super::constant_needed::explain;
use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// CloudFormation has no arithmetic, comparison (`<`, `>`) or loops: these need compile-time values.
    /// Deploy-time values can be used with `==`, `!=`, `&&`, `||`, `!`, `? :`, `??`, `${...}` in strings,
    /// `join`, `split`, a list index, and the entry of a map at a param.
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

/// A bound of a param that an assert says by order.
pub struct Bound {
    /// The param.
    pub name: String,
    /// Where its name is declared.
    pub at: Span,
    /// Its type.
    pub ty: String,
    /// `min = 3`
    pub bound: String,
}

/// An assert compares a param by order.
pub fn as_bound(span: Span, Bound { name, at, ty, bound }: &Bound) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "CloudFormation cannot compare by order when it checks an `assert`",
        span,
        "known only at deployment",
    )
    .label(*at, format!("`param.{name}` is set at deployment"))
    .help(format!(
        "make it a bound of the param, which CloudFormation checks: `param {name}: {ty} {{ {bound} }}`"
    ))
}
