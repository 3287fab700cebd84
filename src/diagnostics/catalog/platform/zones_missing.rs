//! E0547: a network of a stack without the number of its zones.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A volume gets one mount target for each availability zone, and the templates list them one by one. How many subnets the
    /// network's stack exports cannot be seen before deployment, so the program says it.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    /// }
    /// ```
    ///
    /// Say in how many zones the network has subnets:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    /// ```
    E0547 error "network of an unknown number of zones", hidden_by: BrokenBlock
}

/// The head of the network, and its stack.
pub fn zones_missing(span: Span, name: &str, stack: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("nothing says in how many zones `network.{name}` has subnets"),
        span,
        "needs `zones`",
    )
    .label(stack, "a stack does not show how many subnets it exports")
    .help("add `zones = 2`, or as many as there are")
}
