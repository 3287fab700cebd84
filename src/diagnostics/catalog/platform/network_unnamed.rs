//! E0546: a network with neither a stack nor a VPC.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An `existing network` is found through the exports of its stack, or given by its ids.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   zones = 2
    /// }
    /// ```
    ///
    /// Name the stack that owns the VPC, or the VPC:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    /// ```
    E0546 error "network without a name", hidden_by: BrokenBlock
}

/// The head of the network.
pub fn network_unnamed(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("nothing says which network `network.{name}` is"),
        span,
        "neither `stack` nor `vpc`",
    )
    .help("name the stack that owns it (`stack = param.vpc_stack`), or give its ids (`vpc = \"vpc-...\"`)")
}
