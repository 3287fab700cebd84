//! E0764: a snapshot of what has none.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Only some resource types take a snapshot before they are deleted. CloudFormation refuses `Snapshot` for all others.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   override "AutoScalingGroup" {
    ///     deletion_policy = snapshot
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   override "AutoScalingGroup" {
    ///     deletion_policy = retain
    ///   }
    /// }
    /// ```
    E0764 error "no snapshots of this type"
}

/// Resources of the type take no snapshots.
pub fn no_snapshot(span: Span, ty: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{ty}` takes no snapshots"), span, "not possible")
        .help("write `retain` to keep the resource")
}
