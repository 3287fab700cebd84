//! W0605: an instance type that AWS calls previous generation.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Previous generations cost more for the same performance, are available in fewer zones, and lack newer
    /// features. AWS recommends current generations.
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
    /// Their successors have at least the same capacity:
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

/// `successor` is a current type of the same architecture with at least the same capacity.
pub fn previous_generation(span: Span, name: &str, successor: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` is a previous-generation type"),
        span,
        "more expensive for the same performance, and in fewer zones",
    );
    match successor {
        Some(successor) => diagnostic
            .help(format!("`{successor}` has at least the same capacity"))
            .suggestion(format!("use `{successor}`"), span, format!("\"{successor}\"")),
        None => diagnostic.help("use a current type"),
    }
}
