//! E0505: instance types of x86_64 and of arm64 in one cluster.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// All instances of a cluster boot the same image, and an image is built for one processor architecture.
    /// A container image for the other architecture would not start either.
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
    ///     type = ["m5.large", "m6g.large"]
    ///   }
    /// }
    /// ```
    ///
    /// Use types of one architecture, and a second cluster for the other:
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
    ///     type = ["m6g.large", "m7g.large"]
    ///   }
    /// }
    /// ```
    ///
    /// The compiler chooses the matching image.
    E0505 error "instance types of two architectures"
}

/// An instance type whose architecture is not that of the first one.
pub fn mixed_architectures(
    span: Span,
    (name, architecture): (&str, &str),
    first_span: Option<Span>,
    (first, first_architecture): (&str, &str),
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "`{name}` is {architecture}, but `{first}` is {first_architecture}: one image cannot boot both"
        ),
        span,
        architecture,
    )
    .label_at(first_span, first_architecture)
    .help("use types of one architecture, and a second cluster for the other")
}
