//! E0540: an HTTP listener that redirects although there is no HTTPS listener.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `redirect = true` redirects all requests to HTTPS. Without an `https` block, there is nothing to
    /// redirect to.
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
    ///
    ///   http {
    ///     redirect = true
    ///   }
    /// }
    /// ```
    ///
    /// Add the HTTPS listener; `redirect` is then the default:
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
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    /// ```
    E0540 error "redirect to HTTPS without HTTPS", hidden_by: BrokenBlock
}

/// The value of `redirect`.
pub fn redirect_without_https(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`listener.{name}` has no HTTPS to redirect to"),
        span,
        "redirects to a port without a listener",
    )
    .help("add `https { certificate = ... }`, or remove `redirect`")
    .fix("do not redirect", span, "false")
}
