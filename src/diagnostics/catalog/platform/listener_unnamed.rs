//! E0756: an existing listener with neither a stack nor an ARN.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An `existing listener` is given either by the stack that owns it, whose exports are imported, or by its ARN. One in
    /// the block of an `existing cluster` has the stack of that, if the cluster is given by it.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   name = "production"
    ///
    ///   listener "public" {}
    /// }
    ///
    /// output address = listener.public.dns_name
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing cluster "web" {
    ///   name = "production"
    ///
    ///   listener "public" {
    ///     stack = "load-balancer"
    ///   }
    /// }
    ///
    /// output address = listener.public.dns_name
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    E0756 error "existing listener without a stack or an ARN", hidden_by: BrokenBlock
}

/// The head of the listener, the reference to it, and the head of its cluster, which is given without a stack.
pub fn listener_unnamed(span: Span, name: &str, cluster: Option<Span>) -> Diagnostic {
    let message = format!("`{name}` has neither a stack nor an ARN");
    Diagnostic::new(&CODE, message, span, "expected `stack` or `arn`")
        .label_at(cluster, "given without a stack, which the listener would have")
        .help("set `stack`, the stack that owns it, or `arn`, the ARN of the listener that gets the rules")
}
