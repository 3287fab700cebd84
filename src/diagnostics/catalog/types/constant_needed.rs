//! E0309: a deploy-time value where a compile-time value is needed.

use super::quoted;
use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Some attributes decide what the templates contain, so the compiler must know their values. The value
    /// of a `param` is chosen when the stack is deployed, which is too late. The value of a `var` is chosen
    /// when the program is compiled.
    ///
    /// ```ecs fail
    /// param tls: bool
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   require_tls = param.tls
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// var tls: bool = true
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   require_tls = var.tls
    /// }
    /// ```
    E0309 error "known only at deployment"
}

/// `subject` needs a compile-time value; `chain` says why this is not one.
pub fn constant_needed(span: Span, subject: &str, chain: &[(String, Span)]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("{} must be known when the program is compiled", quoted(subject)),
        span,
        "known only at deployment",
    )
    .help("use a compile-time value, such as a literal or a `var`");
    explain(diagnostic, chain)
}

/// Adds the steps that made a value a deploy-time value.
pub(super) fn explain(diagnostic: Diagnostic, chain: &[(String, Span)]) -> Diagnostic {
    chain.iter().fold(diagnostic, |diagnostic, (step, place)| diagnostic.label(*place, step.clone()))
}
