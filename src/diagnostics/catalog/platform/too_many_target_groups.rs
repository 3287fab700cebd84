//! E0817: a listener with more target groups than a load balancer has.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer has at most 100 target groups, and no quota raises that. Each service has one for each of its
    /// ports that a listener leads to. Source: "Quotas for your Application Load Balancers".
    ///
    /// ```ecs fail
    /// let keys = [for n in range(0, 101): "k${n}"]
    ///
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
    ///   scheme  = internal
    ///   http {}
    /// }
    ///
    /// service "shop" {
    ///   for_each = let.keys
    ///   cluster  = cluster.web
    ///   image    = "ghcr.io/shop/api:v1.4"
    ///   cpu      = 2
    ///   memory   = 6MiB
    ///   size     = 1
    ///   port     = 8080
    ///   health   = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///     path     = ["/${each.key}/*"]
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
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///   http {}
    /// }
    ///
    /// service "shop" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   size    = 1
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///     path     = ["/shop/*"]
    ///   }
    /// }
    /// ```
    E0817 error "too many target groups of a load balancer"
}

/// `groups` are those of the listener, of which a load balancer has `most`.
pub fn too_many_target_groups(span: Span, listener: &str, groups: usize, most: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{listener}` has {groups} target groups, and a load balancer has {most}"),
        span,
        "one of its targets",
    )
    .help("use a second listener for some of the services")
}
