//! E0572: an ARN of the wrong service.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Each attribute that takes an ARN expects one of a certain service: ACM or IAM for a certificate, KMS
    /// for a key, Secrets Manager for a secret, WAFv2 for a web ACL, IAM for a policy.
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
    ///     certificate = "arn:aws:s3:::certificates/platform.pem"
    ///   }
    /// }
    /// ```
    ///
    /// Use an ARN of that service:
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
    E0572 error "ARN of the wrong service"
}

/// `wanted` is what the attribute takes: `a certificate of ACM (acm)`; `example` is an ARN of it.
pub fn arn_of_another_service(span: Span, service: &str, wanted: &str, example: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("expected the ARN of {wanted}, found an ARN of `{service}`"),
        span,
        format!("an ARN of `{service}`"),
    )
    .help(format!("for example `{example}`"))
}
