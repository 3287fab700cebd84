//! E0538: a TLS policy that does not exist.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// The policies that decide about protocols and ciphers are made by AWS, and have fixed names.
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
    /// Leave it out for the one that AWS recommends, TLS 1.2 and 1.3 with forward secrecy, or name another one that exists:
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
        Diagnostic::new(&CODE, format!("there is no TLS policy `{name}`"), span, "no such policy");
    match known.first() {
        Some(nearest) => diagnostic
            .help(format!("the nearest are {}", list(known.get(..3).unwrap_or(known), "and", 3)))
            .fix(format!("use `{nearest}`"), span, format!("\"{nearest}\"")),
        None => diagnostic,
    }
}
