//! E0741: a target with a fraction of a percent.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The target capacity of a capacity provider is a whole percentage.
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
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   method  = managed
    ///   size    = 2..8
    ///   target  = 87.5%
    /// }
    /// ```
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
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   method  = managed
    ///   size    = 2..8
    ///   target  = 87%
    /// }
    /// ```
    E0741 error "target with a fraction of a percent"
}

/// `nearest` is the whole percentage below `text`, or the lowest that is allowed.
pub fn target_not_whole(span: Span, text: &str, nearest: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("ECS accepts only whole percentages, found {text}"),
        span,
        "a fraction of a percent",
    )
    .help(format!("write `target = {nearest}`"))
    .fix(format!("write `{nearest}`"), span, nearest)
}
