//! E0755: an existing cluster given both by its stack and by a name or ids.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// An `existing cluster` is given either by its stack, whose exports are imported, or by its name and ids. With both,
    /// one would be ignored.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   stack = "platform-cluster-web"
    ///   name  = "production"
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    ///
    /// Keep one of them:
    ///
    /// ```ecs pass
    /// existing cluster "web" {
    ///   stack = "platform-cluster-web"
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    E0755 error "existing cluster given twice"
}

/// `attribute` is what is given beside `stack`.
pub fn cluster_named_twice(span: Span, attribute: &str, stack: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a cluster has either a `stack` or a name and ids, not `stack` and `{attribute}`"),
        span,
        "given by itself",
    )
    .label(stack, "given by its stack")
    .help("keep one of them; `exports` says what the stack calls it")
    .removal("keep the stack", span, Applicability::Unsafe)
    .removal("remove the stack", stack, Applicability::Unsafe)
}
