//! E0575: an ARN whose partition is not that of its region or of the project.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// AWS has isolated partitions: `aws`, `aws-cn` for China, `aws-us-gov` for GovCloud (US), and others. An
    /// ARN begins with the partition of its region.
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
    ///     certificate = "arn:aws:acm:cn-north-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    /// ```
    ///
    /// Write the partition of the region:
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
    ///     certificate = "arn:aws-cn:acm:cn-north-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    /// ```
    E0575 error "ARN of another partition"
}

/// `region` is in the partition `wanted`; `place` is where the project names the region, if it is not the
/// ARN's own.
pub fn arn_of_another_partition(
    span: Span,
    partition: &str,
    region: &str,
    wanted: &str,
    place: Option<Span>,
    corrected: &str,
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{region}` is in the partition `{wanted}`, not in `{partition}`"),
        span,
        format!("begins with `arn:{partition}:`"),
    )
    .label_at(place, "the project is deployed here")
    .help(format!("begin with `arn:{wanted}:`"))
    .fix(format!("begin with `arn:{wanted}:`"), span, format!("\"{corrected}\""))
}
