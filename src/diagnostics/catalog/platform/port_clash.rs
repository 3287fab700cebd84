//! E0530: an HTTP and an HTTPS listener on the same port of a load balancer.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Each listener of a load balancer needs its own port. HTTP and HTTPS are two listeners, and so are an `http` with a
    /// label and one without.
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
    ///     port = 443
    ///   }
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    /// ```
    ///
    /// Use different ports; 80 and 443 are the defaults:
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
    E0530 error "two listeners on the same port"
}

/// One port of the two; `span` is the one to change, a `None` a default.
pub fn port_clash(port: u16, http: Option<Span>, https: Option<Span>, blocks: (Span, Span)) -> Diagnostic {
    let (span, fix, first, label) = match (http, https) {
        (Some(http), Some(https)) if http.start < https.start => {
            (https, Some((https, 443)), http, "already used by HTTP")
        }
        (Some(http), https) => (http, Some((http, 80)), https.unwrap_or(blocks.1), "already used by HTTPS"),
        (None, Some(https)) => (https, Some((https, 443)), blocks.0, "already used by HTTP"),
        (None, None) => (blocks.1, None, blocks.0, "already used by HTTP"),
    };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("HTTP and HTTPS cannot share port {port}"),
        span,
        format!("port {port} is used twice"),
    )
    .label(first, label)
    .help("use different ports: 80 and 443 are the defaults");
    match fix.filter(|(_, default)| *default != port) {
        Some((place, default)) => diagnostic.fix(format!("use port {default}"), place, default.to_string()),
        None => diagnostic,
    }
}

/// Two listeners, at least one with a label, on one port: where each says it, or its head where that is the default.
pub fn of_labels(port: u16, first: Span, second: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("two listeners cannot share port {port}"),
        second,
        format!("port {port} is used twice"),
    )
    .label(first, "already used here")
    .help("write another `port`: each listener of a load balancer has its own")
}
