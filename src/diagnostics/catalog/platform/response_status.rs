//! E0822: a `status` or a `body` of a `respond` that a load balancer refuses.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer answers with 2xx, 4xx or 5xx, and with at most 1,024 characters. For 3xx, write a `redirect`.
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
    ///   scheme  = internal
    ///   http {}
    ///
    ///   respond "moved" {
    ///     path   = ["/old"]
    ///     status = 301
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
    ///     path   = ["/old"]
    ///     status = 410
    ///   }
    /// }
    /// ```
    E0822 error "response that a load balancer cannot give"
}

/// `status` at `span`.
pub fn response_status(span: Span, status: i64) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a load balancer cannot answer {status} itself"),
        span,
        "expected 2xx, 4xx or 5xx",
    );
    let is_redirect = (300..400).contains(&status);
    diagnostic.help(if is_redirect {
        "write a `redirect` with its target"
    } else {
        "write a status such as 404"
    })
}

/// The body at `span` has `length` characters.
pub fn body(span: Span, length: usize, most: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a load balancer answers with at most {most} characters, not {length}"),
        span,
        "too long",
    )
    .help("shorten it, or answer with a service")
}
