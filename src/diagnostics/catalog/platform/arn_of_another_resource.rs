//! E0573: an ARN of the right service, but of another type of resource.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The ARN of a KMS alias is not the ARN of a key, the ARN of a role is not the ARN of a policy, and a
    /// web ACL for CloudFront cannot be used for load balancers.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   logs {
    ///     key = "arn:aws:kms:eu-west-1:123456789012:alias/platform"
    ///   }
    /// }
    /// ```
    ///
    /// Use the ARN of the resource itself:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   logs {
    ///     key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f"
    ///   }
    /// }
    /// ```
    E0573 error "ARN of the wrong resource type"
}

/// `resource` is the last part of the ARN; `wanted` is what the attribute takes: `a key of KMS`; `example` is
/// an ARN of it.
pub fn arn_of_another_resource(span: Span, resource: &str, wanted: &str, example: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("expected the ARN of {wanted}, found that of `{resource}`"),
        span,
        format!("not {wanted}"),
    )
    .help(format!("for example `{example}`"))
}
