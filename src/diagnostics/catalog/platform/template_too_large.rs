//! E0591: a template over CloudFormation's size limit.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// CloudFormation accepts templates of up to 1,000,000 bytes, and those above 51,200 only from S3
    /// (W0650).
    ///
    /// ```ecs fail
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = [for number in range(0, 12000): "10.${floor(number / 250)}.${number % 250}.0/24"]
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Every volume, cluster and scaling has its own template. Within a template, repetition takes the most
    /// space: here, a single network is enough:
    ///
    /// ```ecs pass
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = ["10.0.0.0/10"]
    ///
    ///   http {}
    /// }
    /// ```
    E0591 error "template too large"
}

/// A template of `found` bytes; `largest` names its largest parts.
pub fn template_too_large(span: Span, stack: &str, found: usize, limit: usize, largest: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "the template of stack `{stack}` has {} bytes, CloudFormation accepts {}",
            figure(found),
            figure(limit)
        ),
        span,
        "becomes this stack",
    )
    .help("remove repetition, or move a part to a separate cluster or volume: each has its own template")
    .note(largest)
}
