//! W0604: a TLS policy that allows TLS 1.0 or 1.1.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// TLS 1.0 and 1.1 have known weaknesses, and all browsers have dropped them since 2020.
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
    /// The default policy allows TLS 1.2 and 1.3 with forward secrecy:
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
    Diagnostic::new(&CODE, format!("`{name}` allows {protocols}"), span, format!("allows {protocols}"))
        .help(format!("omit `policy` to use `{default}`"))
        .suggestion(format!("use `{default}`"), span, format!("\"{default}\""))
}
