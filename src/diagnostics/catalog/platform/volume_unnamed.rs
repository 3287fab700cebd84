//! E0551: an existing volume with neither a stack nor a file system.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An `existing volume` is found through the exports of its stack, or given by its ids.
    ///
    /// ```ecs fail
    /// existing volume "shared" {
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    ///
    /// Name the stack that owns it, or the file system:
    ///
    /// ```ecs pass
    /// existing volume "shared" {
    ///   file_system    = "fs-0123456789abcdef0"
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    E0551 error "existing volume without a name", hidden_by: BrokenBlock
}

/// The head of the volume.
pub fn volume_unnamed(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("nothing says which volume `volume.{name}` is"),
        span,
        "neither `stack` nor `file_system`",
    )
    .help("name the stack that owns it (`stack = param.efs_stack`), or its ids (`file_system` and `security_group`)")
}
