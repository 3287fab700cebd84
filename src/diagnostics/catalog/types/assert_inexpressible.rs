//! E0335: an assert that CloudFormation cannot evaluate.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An `assert` on params becomes a rule in the template. Rules support `==`, `!=`, `&&`, `||`, `!`,
    /// `contains` with a constant list, and null checks. They support neither `<` and `>` nor arithmetic, and
    /// CloudFormation evaluates them before it creates any resource.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// assert cluster.web.name != "default", "the cluster needs a name of its own"
    /// ```
    ///
    /// ```ecs pass
    /// param environment: string
    /// assert param.environment != "default", "the environment needs a name of its own"
    /// ```
    E0335 error "assert that CloudFormation cannot evaluate"
}

/// The part at `span` cannot be expressed in a rule.
pub fn assert_inexpressible(span: Span, why: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "CloudFormation cannot evaluate this assert",
        span,
        "cannot be expressed in a rule",
    )
    .help(why)
}
