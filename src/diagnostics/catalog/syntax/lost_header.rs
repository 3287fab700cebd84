//! E0187: a body whose first line is missing.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A block begins with its kind, its name and `{`. Where that line was removed or commented out, the lines of the body
    /// belong to nothing.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// # cluster "web" {
    ///   network = network.main
    ///   logs {
    ///     retention = 7d
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   logs {
    ///     retention = 7d
    ///   }
    /// }
    /// ```
    E0187 error "body without its first line", hides: Region
}

/// `brace` is the `}` of the body, `first` its first line.
pub fn lost_header(brace: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this `}` ends the body of a block whose first line is missing",
        brace,
        "no block is open here",
    )
    .label(first, "the body begins here")
    .help("write the first line above it, such as `cluster \"web\" {`, or remove the whole body")
}
