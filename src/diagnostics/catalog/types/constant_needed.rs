//! Known only at deployment.

use super::quoted;
use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Some attributes decide what the templates look like, so the compiler must know them. A `param` is chosen when the stack is deployed: too late. A `var` is chosen when the
    /// program is compiled.
    ///
    /// ```ecs fail
    /// param encrypt: bool
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = param.encrypt
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// var encrypt: bool = true
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = var.encrypt
    /// }
    /// ```
    E0309 error "known only at deployment"
}

/// `subject` needs a constant; `chain` says why this is none.
pub fn constant_needed(span: Span, subject: &str, chain: &[(String, Span)]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("{} must be known when the program is compiled", quoted(subject)),
        span,
        "known only at deployment",
    )
    .help("use a constant, or a `var`, which is chosen when the program is compiled");
    explain(diagnostic, chain)
}

/// Adds the steps that made a value one of the deployment.
pub(super) fn explain(diagnostic: Diagnostic, chain: &[(String, Span)]) -> Diagnostic {
    chain.iter().fold(diagnostic, |diagnostic, (step, place)| diagnostic.label(*place, step.clone()))
}
