//! E0702: a region of an isolated partition.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The isolated partitions (`aws-iso`, `aws-iso-b`, `aws-iso-e`, `aws-iso-f`) have endpoints and certificates of
    /// their own, which `cfn-init` and `cfn-signal` do not find by themselves: no instance would signal that it is
    /// ready. The boot scripts of the compiler do not support them.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   regions = ["us-iso-east-1"]
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
    /// ```
    ///
    /// The regions of all other partitions can be used, such as the European Sovereign Cloud:
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   regions = ["eusc-de-east-1"]
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
    /// ```
    E0702 error "region of an isolated partition"
}

/// A region, and the partition that it belongs to.
pub fn isolated_region(span: Span, name: &str, partition: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` belongs to the isolated partition `{partition}`, which is not supported"),
        span,
        "instances would not find CloudFormation's endpoint",
    )
    .help("remove the region: `cfn-init` and `cfn-signal` need options of their own in isolated partitions")
}
