//! E0509: a deploy-time instance type whose architecture is unknown.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The image that an instance boots depends on its architecture, and the compiler writes the path of the
    /// image into the template. If the instance type is chosen at deployment, a default or the allowed values
    /// must determine the architecture.
    ///
    /// ```ecs fail
    /// param type: instance_type
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = param.type
    ///   }
    /// }
    /// ```
    ///
    /// The parameter then accepts only types of that architecture:
    ///
    /// ```ecs pass
    /// param type: instance_type = "m5.large"
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = param.type
    ///   }
    /// }
    /// ```
    E0509 error "instance type of unknown architecture"
}

/// A param with neither a default nor allowed values; `after_type` is where a default goes.
pub fn open_instance_type(span: Span, param: &str, declared: Span, after_type: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the architecture of the instance type `param.{param}` is unknown"),
        span,
        "the image depends on this type",
    )
    .label(declared, "neither a default nor `allowed`")
    .help(format!("give `param.{param}` a default, or list the types with `allowed`"))
    .suggestion("add a default", after_type, " = \"t3.medium\"")
}
