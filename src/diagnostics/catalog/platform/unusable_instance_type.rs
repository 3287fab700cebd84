//! E0503: an instance type that ECS has no image for.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Mac instances (such as `mac1.metal`) run macOS, and the first generation of EC2 (`t1`, `m1.small`) is
    /// partly 32-bit. ECS has no image for them.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "mac2.metal"
    ///   }
    /// }
    /// ```
    ///
    /// Use a type with an Intel, AMD or Graviton processor:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m7g.large"
    ///   }
    /// }
    /// ```
    E0503 error "instance type that cannot run containers"
}

/// An instance type of a family that no ECS-optimized image boots on.
pub fn unusable_instance_type(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` cannot run ECS containers"),
        span,
        "no ECS-optimized image boots on it",
    )
    .help("use an Intel or AMD type such as `m7i.large`, or a Graviton type such as `m7g.large`")
}
