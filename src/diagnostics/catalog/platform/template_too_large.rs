//! E0591: a template larger than CloudFormation takes.

use crate::diagnostics::{Diagnostic, figure};
use crate::text::Span;

declare! {
    /// CloudFormation takes templates of up to 1,000,000 bytes, and those above 51,200 only from S3 (W0650).
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   layout = single
    /// }
    ///
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// volume "data" {
    ///   for_each = [for number in range(0, 60): "volume_${number}"]
    ///   network  = network.main
    ///
    ///   override "FileSystem" {
    ///     metadata = { note = join(" ", [for word in range(0, 4000): "word"]) }
    ///   }
    /// }
    /// ```
    ///
    /// Under `layout = split` every volume, cluster and scaling has a template of its own.
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   layout = split
    /// }
    ///
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// volume "data" {
    ///   for_each = [for number in range(0, 3): "volume_${number}"]
    ///   network  = network.main
    /// }
    /// ```
    E0591 error "template too large"
}

/// A template of `found` bytes; `largest` names its largest parts.
pub fn template_too_large(span: Span, stack: &str, found: usize, limit: usize, largest: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "the template of stack `{stack}` has {} bytes, CloudFormation takes {}",
            figure(found),
            figure(limit)
        ),
        span,
        "this stack",
    )
    .help("put a part of it into another stack: `layout = split` gives each block its own")
    .note(largest)
}
