//! E0859: an alarm that looks at a shorter time than its metric has values for.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An alarm compares what its metric has in the time `for`. EC2 measures instances every five minutes; in a
    /// shorter time there is often no value, and the alarm never goes off.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// alerts "ops" {
    ///   email = ["ops@example.com"]
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   alerts  = alerts.ops
    ///
    ///   alarm "instance_cpu" {
    ///     for = 1m
    ///   }
    /// }
    /// ```
    ///
    /// With detailed monitoring, which is billed, there is a value every minute:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// alerts "ops" {
    ///   email = ["ops@example.com"]
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   alerts  = alerts.ops
    ///
    ///   instances {
    ///     detailed_monitoring = true
    ///   }
    ///
    ///   alarm "instance_cpu" {
    ///     for = 1m
    ///   }
    /// }
    /// ```
    E0859 error "alarm shorter than its metric"
}

/// An alarm looks at `lasting`, and its metric has a value every `every`; `detailed` is where detailed monitoring is switched off.
pub fn alarm_too_short(span: Span, lasting: &str, every: &str, detailed: Option<Span>) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("in `{lasting}` there may be no value: EC2 measures instances every `{every}`"),
        span,
        "shorter than the time between two values",
    )
    .label_at(detailed, "there is no value every minute")
    .help(format!("write at least `{every}`, or `detailed_monitoring = true` in `instances`"))
    .suggestion(format!("change to `{every}`"), span, every)
}
