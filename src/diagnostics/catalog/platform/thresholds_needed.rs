//! E0515: thresholds left out although they depend on what is chosen at deployment.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// Left out, `shortage` and `excess` are derived from the instance type, the size of the cluster and the shape of its
    /// containers. When one of these is chosen at deployment, the compiler does not know it; CloudFormation, which does, cannot
    /// calculate.
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
    /// Say both:
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

/// `missing` are the attributes that the program leaves out; `open` is what is chosen at deployment.
pub fn thresholds_needed(span: Span, missing: &[&str], open: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("{} cannot be derived here", list(missing, "and", 2)),
        span,
        format!("needs {}", list(missing, "and", 2)),
    )
    .label(open, "they depend on this, which is chosen at deployment")
    .help(format!("say {}", list(missing, "and", 2)))
}
