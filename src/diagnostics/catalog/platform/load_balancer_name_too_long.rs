//! E0534: a load balancer name of more than 32 characters.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of a load balancer can have at most 32 characters.
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
    /// Shorten the name, or omit it: CloudFormation then generates a name, and can replace the load balancer
    /// when necessary.
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
        format!("a load balancer name can have at most 32 characters, `{name}` has {length}"),
        span,
        format!("{} too many", length.saturating_sub(32)),
    )
    .help("shorten it, or omit it: CloudFormation then generates a name")
    .suggestion(format!("shorten it to `{shorter}`"), span, format!("\"{shorter}\""))
}
