//! E0376: a resource in a stack of somebody else.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `in` names a block of this program, whose stack gets the resource. An `existing` block has no stack here:
    /// whoever owns its stack decides what is in it.
    ///
    /// ```ecs fail
    /// existing volume "shared" {
    ///   stack = "platform-efs-shared"
    /// }
    ///
    /// resource "orders" {
    ///   type = "AWS::SNS::Topic"
    ///   in   = volume.shared
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// resource "orders" {
    ///   type = "AWS::SNS::Topic"
    /// }
    /// ```
    E0376 error "resource in an existing stack"
}

/// The block `name` exists already; it is declared at `block`.
pub fn placed_in_existing(span: Span, name: &str, block: Span) -> Diagnostic {
    let message = format!("`{name}` has no stack in this program");
    Diagnostic::new(&CODE, message, span, "an existing block")
        .label(block, "declared as `existing` here")
        .help("remove `in` to put the resource in the stack of the project's resources")
}
