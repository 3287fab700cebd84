//! E0537: a load balancer name that another listener has too.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of a load balancer must be unique in its account and region. Two load balancers with the same
    /// name cannot be deployed together.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   name    = "platform"
    ///
    ///   http {}
    /// }
    ///
    /// listener "internal" {
    ///   cluster = cluster.web
    ///   name    = "platform"
    ///   scheme  = internal
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Give them different names, or omit the names:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   name    = "platform"
    ///
    ///   http {}
    /// }
    ///
    /// listener "internal" {
    ///   cluster = cluster.web
    ///   name    = "platform-internal"
    ///   scheme  = internal
    ///
    ///   http {}
    /// }
    /// ```
    E0537 error "duplicate load balancer name"
}

/// `listener` has the name already.
pub fn load_balancer_name_twice(span: Span, name: &str, listener: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`listener.{listener}` already has the name `{name}`"),
        span,
        "a second load balancer with this name",
    )
    .label(first, "the first one")
    .help("give it another name, or omit the name")
}
