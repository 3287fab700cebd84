//! E0531: a listener with neither `http` nor `https`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer without a listener cannot serve requests.
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
    /// }
    /// ```
    ///
    /// Add `http`, `https`, or both:
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
    ///
    ///   http {}
    /// }
    /// ```
    E0531 error "listener without `http` and `https`", hidden_by: BrokenBlock
}

/// The head of the listener.
pub fn no_protocol(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`listener.{name}` does not listen on any port"),
        span,
        "expected `http` or `https`",
    )
    .help("add `http {}`, or `https { certificate = ... }`, or both")
}
