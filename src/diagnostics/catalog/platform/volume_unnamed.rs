//! E0551: an existing volume with neither a stack nor a file system.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An `existing volume` is given either by its stack, whose exports are imported, or by its ids.
    ///
    /// ```ecs fail
    /// existing volume "shared" {
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    ///
    /// Set the stack that owns it, or the file system itself:
    ///
    /// ```ecs pass
    /// existing volume "shared" {
    ///   file_system    = "fs-0123456789abcdef0"
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    E0551 error "existing volume without a stack or file system", hidden_by: BrokenBlock
}

/// The head of the volume.
pub fn volume_unnamed(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`volume.{name}` has neither a stack nor a file system"),
        span,
        "expected `stack` or `file_system`",
    )
    .help("set the `manifest` of the program that owns it, the stack that does (`stack = param.efs_stack`), or its ids (`file_system` and `security_group`)")
}
