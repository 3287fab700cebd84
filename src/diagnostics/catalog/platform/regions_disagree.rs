//! E0577: two ARNs of different regions in one program.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// All stacks of a program are deployed to one region, and refer to each other there. Two constants of different regions
    /// cannot both be right.
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
    /// Give ARNs of one region, or make a param of what changes with the region:
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
        format!("one program is deployed to one region, and this ARN is of `{region}`, another of `{first}`"),
        span,
        format!("of `{region}`"),
    )
    .label(first_span, format!("of `{first}`"))
    .help("give ARNs of one region, or make params of them, chosen when the stack is deployed")
}
