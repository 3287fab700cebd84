//! E0574: an ARN of a region that the project is not deployed to.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// Certificates, keys, secrets and web ACLs belong to a region, and can be used only there. `regions`
    /// lists the regions that the project is deployed to.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   regions = ["eu-central-1"]
    /// }
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
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    /// ```
    ///
    /// Issue the certificate in that region, and use its ARN:
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   regions = ["eu-central-1"]
    /// }
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
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    /// ```
    E0574 error "ARN of another region"
}

/// `regions` are those of the project, and `place` is where it lists them.
pub fn arn_of_another_region(
    span: Span,
    what: &str,
    region: &str,
    regions: &[&str],
    place: Span,
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("this {what} is in `{region}`, but the project is deployed to {}", list(regions, "and", 4)),
        span,
        format!("in `{region}`"),
    )
    .label(place, "deployed here")
    .help(format!("use a {what} in {}", list(regions, "or", 4)))
}
