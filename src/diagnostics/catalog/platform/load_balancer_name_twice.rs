//! E0537: a load balancer name that another listener has too.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The names of load balancers are unique in an account and region. Two of one program with the same name cannot be deployed
    /// together.
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
    /// Name them apart, or leave the names out:
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
    E0537 error "two load balancers of one name"
}

/// `listener` has the name already.
pub fn load_balancer_name_twice(span: Span, name: &str, listener: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`listener.{listener}` is called `{name}` already"),
        span,
        "a second load balancer of this name",
    )
    .label(first, "the first one")
    .help("give it another name, or leave the name out")
}
