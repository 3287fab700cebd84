//! E0754: an existing cluster with neither a stack nor a name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An `existing cluster` is given either by its stack, whose exports are imported, or by its name.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    ///
    /// Set the stack that owns it, or the name of the ECS cluster:
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
    E0754 error "existing cluster without a stack or a name", hidden_by: BrokenBlock
}

/// The head of the cluster, and the reference to it.
pub fn cluster_unnamed(span: Span, name: &str) -> Diagnostic {
    let message = format!("`{name}` has neither a stack nor a name");
    Diagnostic::new(&CODE, message, span, "expected `stack` or `name`")
        .help("set the `manifest` of the program that owns it, the `stack` that does, or `name`, the name of the ECS cluster")
}
