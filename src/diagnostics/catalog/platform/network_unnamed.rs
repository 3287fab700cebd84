//! E0546: a network with neither a stack nor a VPC.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An `existing network` is given either by its stack, whose exports are imported, or by its ids.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   zones = 2
    /// }
    /// ```
    ///
    /// Set the stack that owns the VPC, or the VPC itself:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    /// ```
    E0546 error "network without a stack or VPC", hidden_by: BrokenBlock
}

/// The head of the network.
pub fn network_unnamed(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`network.{name}` has neither a stack nor a VPC"),
        span,
        "expected `stack` or `vpc`",
    )
    .help("set the `manifest` of the program that owns it, the stack that does (`stack = param.vpc_stack`), or its ids (`vpc = \"vpc-...\"`)")
}
