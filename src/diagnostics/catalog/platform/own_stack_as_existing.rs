//! E0528: an `existing` block that names a stack of this very program.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `existing` is for what another program or template owns. What this program declares is reached by its name; through its
    /// stack it would wait for itself.
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
    E0528 error "own stack named as existing"
}

/// `owner` is the block that becomes the stack: `volume.shared`.
pub fn own_stack_as_existing(span: Span, stack: &str, owner: &str, head: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{stack}` is a stack of this program"), span, "not another program's")
        .label(head, format!("`{owner}` becomes it"))
        .help(format!("leave the `existing` block out, and refer to `{owner}`"))
}
