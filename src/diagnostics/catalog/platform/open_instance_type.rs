//! E0509: a deploy-time instance type of which nothing is known.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The image that an instance boots depends on its architecture, and the compiler writes its path into the template. When the
    /// instance type is chosen at deployment, a default or the allowed values must therefore show the architecture.
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
    /// The parameter then takes types of that architecture only:
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
    E0509 error "instance type without a known architecture"
}

/// A param with neither a default nor allowed values; `after_type` is the place for a default.
pub fn open_instance_type(span: Span, param: &str, declared: Span, after_type: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("nothing shows the architecture of `param.{param}`, and with it the image"),
        span,
        "the image depends on this type",
    )
    .label(declared, "neither a default nor `allowed`")
    .help(format!("give `param.{param}` a default, or list the types that it may be with `allowed`"))
    .suggestion("give it a default", after_type, " = \"t3.medium\"")
}
