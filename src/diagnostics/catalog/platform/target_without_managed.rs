//! E0740: a target without managed scaling.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `target` says how much of the instances the tasks of a cluster use that ECS scales. With the method
    /// `schedulable`, `shortage` says how many more containers must fit.
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
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    ///   target  = 80%
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
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
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   method  = managed
    ///   size    = 2..8
    ///   target  = 80%
    /// }
    /// ```
    E0740 error "target without managed scaling"
}

/// The target is written at `span`; the method, if it is written, at `method`.
pub fn target_without_managed(span: Span, method: Option<Span>) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "`target` needs managed scaling: the method `schedulable` scales by the number of containers that fit",
        span,
        "only with managed scaling",
    )
    .label_at(method, "the method")
    .help("remove `target`, or write `method = managed`")
    .removal("remove `target`", span, Applicability::Unsafe)
}
