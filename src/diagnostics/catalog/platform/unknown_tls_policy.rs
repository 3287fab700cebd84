//! E0538: a TLS policy that does not exist.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// TLS policies, which determine the allowed protocols and ciphers, are defined by AWS and have fixed
    /// names.
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
    ///     policy      = "ELBSecurityPolicy-TLS13-1-2-2022"
    ///   }
    /// }
    /// ```
    ///
    /// Omit `policy` to use the policy that AWS recommends, TLS 1.2 and 1.3 with forward secrecy, or use
    /// another existing policy:
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
    ///     policy      = "ELBSecurityPolicy-TLS13-1-2-2021-06"
    ///   }
    /// }
    /// ```
    E0538 error "unknown TLS policy"
}

/// `known` are all policies, the nearest first.
pub fn unknown_tls_policy(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("there is no TLS policy `{name}`"), span, "unknown TLS policy");
    match known.first() {
        Some(nearest) => diagnostic
            .help(format!("the most similar are {}", list(known.get(..3).unwrap_or(known), "and", 3)))
            .fix(format!("use `{nearest}`"), span, format!("\"{nearest}\"")),
        None => diagnostic,
    }
}
