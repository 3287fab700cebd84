//! E0534: a load balancer name of more than 32 characters.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of a load balancer has at most 32 characters.
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
    ///   name    = "platform-for-internal-services-and-tools"
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Shorten it, or leave it out: CloudFormation then makes one, and can replace the load balancer when it has to.
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
    ///   name    = "platform-services"
    ///
    ///   http {}
    /// }
    /// ```
    E0534 error "load balancer name too long"
}

/// A name that is too long, with one that is not.
pub fn load_balancer_name_too_long(span: Span, name: &str, shorter: &str) -> Diagnostic {
    let length = name.chars().count();
    Diagnostic::new(
        &CODE,
        format!("the name of a load balancer has at most 32 characters, `{name}` has {length}"),
        span,
        format!("{} too many", length.saturating_sub(32)),
    )
    .help("shorten it, or leave it out: CloudFormation then makes one")
    .suggestion(format!("shorten it to `{shorter}`"), span, format!("\"{shorter}\""))
}
