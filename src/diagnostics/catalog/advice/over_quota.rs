//! W0804: more than a quota of AWS allows by default.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// AWS limits how many of some things an account may have, and raises most of these quotas on request. Without that,
    /// the deployment fails in the middle, and is rolled back. Rules of a security group count separately for IPv4 and
    /// IPv6; one that names a group counts for both.
    ///
    /// ```ecs fail
    /// let offices = [for a in 1..40: "10.${a}.0.0/24"]
    ///
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
    ///   allow   = let.offices
    ///
    ///   http {}
    ///   https { certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a" }
    /// }
    /// ```
    ///
    /// Use fewer, or have the quota raised and allow the warning:
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
    ///   allow   = ["10.0.0.0/10"]
    ///
    ///   http {}
    ///   https { certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a" }
    /// }
    /// ```
    W0804 warning "quota of AWS exceeded"
}

/// The resource that has too many of what the quota is about: `inbound IPv4 rules`.
pub fn over_quota(span: Span, resource: &str, what: &str, found: usize, quota: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{resource}` has up to {} {what}, the quota of AWS is {quota}", figure(found)),
        span,
        format!("more than {quota}"),
    )
    .help("use fewer, or have the quota raised before the deployment (Service Quotas)")
}
