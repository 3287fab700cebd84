//! E0515: omitted thresholds that depend on deploy-time values.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// If `shortage` and `excess` are omitted, they are derived from the instance type, the size of the
    /// cluster and the shape of its containers. If one of these is chosen at deployment, the compiler does
    /// not know it, and CloudFormation, which does, cannot do the calculation.
    ///
    /// ```ecs fail
    /// param largest: int = 8
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..param.largest
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Set both:
    ///
    /// ```ecs pass
    /// param largest: int = 8
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster  = cluster.web
    ///   size     = 2..param.largest
    ///   shortage = 2
    ///   excess   = 17
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0515 error "thresholds that cannot be derived", hidden_by: BrokenBlock
}

/// `missing` are the attributes that the program omits; `open` is what is chosen at deployment, or an instance type without figures.
pub fn thresholds_needed(span: Span, missing: &[&str], open: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("{} cannot be derived here", list(missing, "and", 2)),
        span,
        format!("needs {}", list(missing, "and", 2)),
    )
    .label(open, "they depend on this, which is not known at compile time")
    .help(format!("set {}", list(missing, "and", 2)))
}
