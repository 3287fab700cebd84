//! E0552: a file system given by its id without the security group of its clients.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A file system accepts connections from the security group of its clients, which the instances of a
    /// cluster get. With `stack`, the group is imported; with `file_system`, it must be set.
    ///
    /// ```ecs fail
    /// existing volume "shared" {
    ///   file_system = "fs-0123456789abcdef0"
    /// }
    /// ```
    ///
    /// Set the security group that the mount targets allow on port 2049:
    ///
    /// ```ecs pass
    /// existing volume "shared" {
    ///   file_system    = "fs-0123456789abcdef0"
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    E0552 error "unreachable file system", hidden_by: BrokenBlock
}

/// The head of the volume, and its file system.
pub fn volume_without_security_group(span: Span, name: &str, file_system: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("clients cannot reach `volume.{name}`"), span, "needs `security_group`")
        .label(file_system, "the file system accepts only clients with a certain security group")
        .help("set `security_group` to the one that the mount targets allow on port 2049")
}
