//! E0816: a listener with more rules than a load balancer has.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer has 100 rules by default, those of all its listeners together, without the default actions. AWS
    /// raises this quota, and the program does not know whether it has. Source: "Quotas for your Application Load
    /// Balancers".
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
    ///
    ///   respond "gone_${each.key}" {
    ///     for_each = let.keys
    ///     path     = ["/${each.key}"]
    ///     status   = 410
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
    ///
    ///   respond "gone" {
    ///     path   = ["/gone/*"]
    ///     status = 410
    ///   }
    /// }
    /// ```
    E0816 error "too many rules of a load balancer"
}

/// `rules` are those of the listener, of which a load balancer has `most`.
pub fn too_many_rules(span: Span, listener: &str, rules: usize, most: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{listener}` has {rules} rules, and a load balancer has {most}"),
        span,
        "one of its rules",
    )
    .help("join rules of one target: `path` takes up to five values; or use a second listener")
}
