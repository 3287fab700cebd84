//! E0377: a resource in a stack that there may not be.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The block that `in` names exists only under a guard, and the resource would exist without it. A resource that is
    /// in the stack of an optional block needs a guard of its own that rules out that the block is absent.
    ///
    /// ```ecs fail
    /// param more: bool
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "more" {
    ///   when    = param.more
    ///   network = network.main
    /// }
    ///
    /// resource "orders" {
    ///   type = "AWS::SNS::Topic"
    ///   in   = cluster.more
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param more: bool
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "more" {
    ///   when    = param.more
    ///   network = network.main
    /// }
    ///
    /// resource "orders" {
    ///   when = cluster.more != null
    ///   type = "AWS::SNS::Topic"
    ///   in   = cluster.more
    /// }
    /// ```
    E0377 error "resource in an optional stack"
}

/// The block `name`, declared at `block`, may be absent.
pub fn placed_in_optional(span: Span, name: &str, block: Span) -> Diagnostic {
    let message = format!("`{name}` may be absent, and the resource is in its stack");
    Diagnostic::new(&CODE, message, span, "may be absent")
        .label(block, "declared with a guard here")
        .help(format!("add `when = {name} != null` to the resource"))
}
