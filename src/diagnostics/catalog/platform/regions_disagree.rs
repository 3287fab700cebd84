//! E0577: two ARNs of different regions in one program.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// All stacks of a program are deployed to the same region. Two constant ARNs of different regions cannot
    /// both be right.
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
    ///     key = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f"
    ///   }
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
    ///
    /// Use ARNs of one region, or params for what depends on the region:
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
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    /// ```
    E0577 error "two regions in one program"
}

/// The second ARN with its region, and the first.
pub fn regions_disagree((span, region): (Span, &str), (first_span, first): (Span, &str)) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "a program is deployed to one region, but this ARN is in `{region}` and another in `{first}`"
        ),
        span,
        format!("in `{region}`"),
    )
    .label(first_span, format!("in `{first}`"))
    .help("use ARNs of one region, or params, which are set when the stack is deployed")
}
