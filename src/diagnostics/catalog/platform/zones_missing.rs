//! E0547: a network given by a stack without its number of zones.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A volume gets one mount target in each Availability Zone, and the templates list them one by one. The
    /// number of subnets that the network's stack exports is not known before deployment, so the program must
    /// set it.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    /// }
    /// ```
    ///
    /// Set the number of zones:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    /// ```
    E0547 error "network with an unknown number of zones", hidden_by: BrokenBlock
}

/// The head of the network, and its stack.
pub fn zones_missing(span: Span, name: &str, stack: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the number of zones of `network.{name}` is unknown"),
        span,
        "needs `zones`",
    )
    .label(stack, "the number of subnets that a stack exports is not known before deployment")
    .help("add the number of zones, such as `zones = 2`")
}
