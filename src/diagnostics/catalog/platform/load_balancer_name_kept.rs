//! E0701: a load balancer with a name that a replacement would need, too.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A change of the scheme replaces the load balancer: CloudFormation creates the new one first, and the name
    /// is still taken by the old one. If the deployment chooses the scheme, it could never change it.
    ///
    /// ```ecs fail
    /// param scheme: internet_facing | internal = internal
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
    ///   name    = "web"
    ///   scheme  = param.scheme
    ///   allow   = ["192.0.2.0/24"]
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Omit `name`, make the scheme a constant, or let the name follow the scheme:
    ///
    /// ```ecs pass
    /// param scheme: internet_facing | internal = internal
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
    ///   name    = param.scheme == internal ? "web-inside" : "web"
    ///   scheme  = param.scheme
    ///   allow   = ["192.0.2.0/24"]
    ///
    ///   http {}
    /// }
    /// ```
    E0701 error "name of a load balancer whose scheme may change"
}

/// The name, and the scheme that the deployment chooses.
pub fn load_balancer_name_kept(span: Span, listener: &str, scheme: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`listener.{listener}` could never change its scheme, because its name would be taken"),
        span,
        "the new load balancer needs this name while the old one has it",
    )
    .label(scheme, "the deployment may change it, which replaces the load balancer")
    .help("omit `name`, or let it depend on the same param as the scheme")
}
