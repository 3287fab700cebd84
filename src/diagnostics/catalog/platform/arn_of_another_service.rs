//! E0572: an ARN of a service that is not meant here.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Each attribute that takes an ARN takes one of a certain service: a certificate is one of ACM or IAM, a key one of KMS, a
    /// secret one of Secrets Manager, a web ACL one of WAFv2, a policy one of IAM.
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
    /// Give an ARN of that service:
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
    E0572 error "ARN of another service"
}

/// `wanted` is what the attribute takes: `a certificate of ACM (acm)`; `example` is an ARN of it.
pub fn arn_of_another_service(span: Span, service: &str, wanted: &str, example: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("expected the ARN of {wanted}, found one of the service `{service}`"),
        span,
        format!("of `{service}`"),
    )
    .help(format!("such an ARN looks like `{example}`"))
}
