//! E0590: a description over CloudFormation's limit.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// The doc comment, or the `description`, of a block, a `param` or an `output` becomes a `Description` in
    /// the template. CloudFormation accepts 1,024 bytes for a template and for an output, and 4,000 for a
    /// parameter.
    ///
    /// ```ecs fail
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// output shared_files = volume.shared.id {
    ///   description = join(" ", [for word in range(0, 300): "word"])
    /// }
    /// ```
    ///
    /// Keep the doc comment short, and move the rest to an ordinary comment, which stays in the source:
    ///
    /// ```ecs pass
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// # The whole story of this file system may stand here.
    /// output shared_files = volume.shared.id {
    ///   description = "The shared file system"
    /// }
    /// ```
    E0590 error "description too long"
}

/// What is described.
#[derive(Debug, Clone, Copy)]
pub enum Described<'a> {
    /// A stack, by its name.
    Stack(&'a str),
    /// A parameter, by its name in the template.
    Parameter(&'a str),
    /// An output, by its name in the template.
    Output(&'a str),
}

/// A description of `found` bytes.
pub fn description_too_long(span: Span, described: Described, found: usize, limit: usize) -> Diagnostic {
    let what = match described {
        Described::Stack(name) => format!("stack `{name}`"),
        Described::Parameter(name) => format!("parameter `{name}`"),
        Described::Output(name) => format!("output `{name}`"),
    };
    Diagnostic::new(
        &CODE,
        format!(
            "the description of {what} has {} bytes, CloudFormation accepts {}",
            figure(found),
            figure(limit)
        ),
        span,
        format!("{} bytes too long", figure(found - limit)),
    )
    .help("shorten its doc comment; an ordinary comment, with `#`, is not part of the template")
}
