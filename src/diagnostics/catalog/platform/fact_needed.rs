//! E0758: what a service needs of an existing block that does not say it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A service with a route has a target group in the VPC of its cluster. One with a `host_port`, with ports of the
    /// instance, or with tasks that have addresses of their own opens its ports at both ends. The stack of an
    /// `existing` block exports what is needed; a block that is given by a name or an ARN says it.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   name = "production"
    /// }
    ///
    /// existing listener "front" {
    ///   stack = "load-balancer"
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/api", "v1")
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.front
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   vpc = "vpc-0123456789abcdef0"
    /// }
    ///
    /// existing cluster "web" {
    ///   name    = "production"
    ///   network = network.main
    /// }
    ///
    /// existing listener "front" {
    ///   stack = "load-balancer"
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/api", "v1")
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.front
    ///   }
    /// }
    /// ```
    E0758 error "existing block that does not say what is needed"
}

/// What needs it stands at `span`: `a route` needs the `attribute` of the block `name`, whose head is `head`.
pub fn fact_needed(span: Span, user: &str, attribute: &str, (name, head): (&str, Span)) -> Diagnostic {
    let message = format!("{user} needs the `{attribute}` of `{name}`, which does not say it");
    Diagnostic::new(&CODE, message, span, format!("needs `{attribute}`"))
        .label(head, "given without its stack")
        .help(format!("add `{attribute}` to `{name}`, or name its `stack`"))
}
