//! E0523: a cluster without an instance type.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A list of instance types limits the types that the cluster may use. An empty list allows none. Without
    /// `type`, instances are `t3.medium`.
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
    E0523 error "empty list of instance types"
}

/// The empty list.
pub fn no_instance_type(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`cluster.{name}` has no instance types"), span, "an empty list")
        .help("list the types, or omit `type` to use `t3.medium`")
        .removal("remove `type`", span, Applicability::Unsafe)
}
