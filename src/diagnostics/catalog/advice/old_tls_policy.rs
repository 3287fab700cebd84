//! W0604: a TLS policy that lets clients speak TLS 1.0 or 1.1.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// TLS 1.0 and 1.1 are broken in several ways and have been retired by all browsers since 2020.
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
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///     policy      = "ELBSecurityPolicy-2016-08"
    ///   }
    /// }
    /// ```
    ///
    /// The default takes TLS 1.2 and 1.3 with forward secrecy:
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
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    /// ```
    W0604 warning "TLS policy with outdated protocols"
}

/// `protocols` are the outdated ones: `TLS 1.0 and 1.1`; `default` is the policy of the language.
pub fn old_tls_policy(span: Span, name: &str, protocols: &str, default: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` lets clients speak {protocols}"),
        span,
        format!("takes {protocols}"),
    )
    .help(format!("leave `policy` out for `{default}`"))
    .fix(format!("use `{default}`"), span, format!("\"{default}\""))
}
