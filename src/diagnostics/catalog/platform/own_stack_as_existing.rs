//! E0528: an `existing` block that names a stack of the same program.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `existing` is for resources that another program or template owns. Refer to a block of the same
    /// program by its name: an import from its stack would be a circular dependency.
    ///
    /// ```ecs fail
    /// project "platform" {}
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// existing volume "own" {
    ///   stack = "platform-efs-shared"
    /// }
    /// ```
    ///
    /// Refer to the block:
    ///
    /// ```ecs pass
    /// project "platform" {}
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/mnt/efs" {
    ///     volume = volume.shared
    ///   }
    /// }
    /// ```
    E0528 error "`existing` block for a stack of the same program"
}

/// `owner` is the block that becomes the stack: `volume.shared`.
pub fn own_stack_as_existing(span: Span, stack: &str, owner: &str, head: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{stack}` is a stack of this program"),
        span,
        "not a stack of another program",
    )
    .label(head, format!("`{owner}` becomes this stack"))
    .help(format!("remove the `existing` block, and refer to `{owner}`"))
}
