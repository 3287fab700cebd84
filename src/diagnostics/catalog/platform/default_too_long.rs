//! E0594: a default over the length limit of parameters.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// The value of a parameter, and therefore its default, can have at most 4,096 bytes.
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
    /// A `var` is set when the program is compiled, and has no such limit.
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
            "the default of parameter `{name}` has {} bytes, CloudFormation accepts {}",
            figure(found),
            figure(limit)
        ),
        span,
        format!("{} bytes too long", figure(found - limit)),
    )
    .help("use a `var`, which is set when the program is compiled and can be longer")
}
