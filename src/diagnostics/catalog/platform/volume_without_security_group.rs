//! E0552: a file system given by its id without the security group of its clients.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A file system lets in who carries the security group of its clients; the instances of a cluster get it. With `stack` it is
    /// imported; beside a `file_system` it must be said.
    ///
    /// ```ecs fail
    /// existing volume "shared" {
    ///   file_system = "fs-0123456789abcdef0"
    /// }
    /// ```
    ///
    /// Give the security group that the mount targets let in on port 2049:
    ///
    /// ```ecs pass
    /// existing volume "shared" {
    ///   file_system    = "fs-0123456789abcdef0"
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    E0552 error "file system that nobody may reach", hidden_by: BrokenBlock
}

/// The head of the volume, and its file system.
pub fn volume_without_security_group(span: Span, name: &str, file_system: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("nothing lets a client reach `volume.{name}`"),
        span,
        "needs `security_group`",
    )
    .label(file_system, "a file system lets in who carries its clients' security group")
    .help("add `security_group`, the one that the mount targets let in on port 2049")
}
