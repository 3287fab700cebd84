//! W0615: a volume that is deleted with its stack and has no backup.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `on_delete = delete` deletes the file system with its stack, or when an update replaces it. Without a
    /// backup, the data is lost.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   on_delete = delete
    ///   backup    = false
    /// }
    /// ```
    ///
    /// Keep one of the two protections:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   on_delete = delete
    /// }
    /// ```
    W0615 warning "data without deletion protection or backup"
}

/// The values of `on_delete` and `backup`.
pub fn unprotected_data(span: Span, name: &str, backup: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the data of `volume.{name}` is lost when its stack is deleted"),
        span,
        "deleted with the stack",
    )
    .label(backup, "and no backup")
    .help("retain the file system (`on_delete = retain`), or keep backups")
    .suggestion("retain the file system", span, "retain")
}
