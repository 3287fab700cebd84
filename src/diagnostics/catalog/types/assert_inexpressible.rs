//! An assert that the deployment cannot judge.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An `assert` over params becomes a rule of the template. Rules know `==`, `!=`, `&&`, `||`, `!`, `contains` of a constant list and null tests; they have no order and no arithmetic, and they are judged before
    /// there are any resources.
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
    E0335 error "an assert that the deployment cannot judge"
}

/// The part at `span` cannot be said in a rule.
pub fn assert_inexpressible(span: Span, why: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "the deployment cannot judge this assert", span, "no rule can say this").help(why)
}
