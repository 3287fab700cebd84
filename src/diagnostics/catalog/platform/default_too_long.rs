//! E0594: a parameter's default longer than a parameter's value may be.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// The value of a parameter has at most 4,096 bytes, and so has its default.
    ///
    /// ```ecs fail
    /// param script: string = join("\n", [for step in range(0, 300): "echo step ${step} of many"])
    ///
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     user_data = param.script
    ///   }
    /// }
    /// ```
    ///
    /// A `var` is chosen when the program is compiled, and may be as long as what it is used for.
    ///
    /// ```ecs pass
    /// var script: string = join("\n", [for step in range(0, 300): "echo step ${step} of many"])
    ///
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     user_data = var.script
    ///   }
    /// }
    /// ```
    E0594 error "default too long"
}

/// A default of `found` bytes of the parameter `name`.
pub fn default_too_long(span: Span, name: &str, found: usize, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "the default of parameter `{name}` has {} bytes, CloudFormation takes {}",
            figure(found),
            figure(limit)
        ),
        span,
        format!("{} bytes too long", figure(found - limit)),
    )
    .help("make it a `var`, which is chosen when the program is compiled and may be longer")
}
