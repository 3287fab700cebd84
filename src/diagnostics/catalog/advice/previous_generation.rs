//! W0605: an instance type that AWS calls previous generation.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Previous generations cost more for the same work, are sold in fewer zones, and lack newer features; AWS advises against
    /// them for new work.
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
    ///     type = "m4.large"
    ///   }
    /// }
    /// ```
    ///
    /// Their successors hold at least as much:
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
    ///     type = "m7i.large"
    ///   }
    /// }
    /// ```
    W0605 warning "instance type of a previous generation"
}

/// `successor` is a current type of the same architecture that holds as much.
pub fn previous_generation(span: Span, name: &str, successor: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` is of a previous generation"),
        span,
        "dearer for the same work, and in fewer zones",
    );
    match successor {
        Some(successor) => diagnostic.help(format!("`{successor}` holds as much")).suggestion(
            format!("use `{successor}`"),
            span,
            format!("\"{successor}\""),
        ),
        None => diagnostic.help("take a current type"),
    }
}
