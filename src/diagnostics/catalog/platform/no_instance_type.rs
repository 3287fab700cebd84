//! E0523: a cluster without an instance type.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A list of instance types says which of them the cluster may have. An empty one leaves nothing to start. Without `type`, instances are `t3.medium`.
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
    ///   instances {
    ///     type = []
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
    ///   instances {
    ///     type = ["m5.large", "m5a.large"]
    ///   }
    /// }
    /// ```
    E0523 error "no instance type"
}

/// The empty list.
pub fn no_instance_type(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`cluster.{name}` has no instance type"), span, "an empty list")
        .help("list the types, or leave `type` out for `t3.medium`")
        .removal("leave `type` out", span, Applicability::Maybe)
}
