//! E0549: an invalid EFS file system id.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The id of a file system consists of `fs-` and 8 or 17 hexadecimal digits.
    ///
    /// ```ecs fail
    /// existing volume "shared" {
    ///   file_system    = "shared"
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    ///
    /// The console and `aws efs describe-file-systems` list the ids:
    ///
    /// ```ecs pass
    /// existing volume "shared" {
    ///   file_system    = "fs-0123456789abcdef0"
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    E0549 error "invalid file system id"
}

/// A string that is not an id.
pub fn file_system_id(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` is not a file system id"),
        span,
        "expected `fs-` and 8 or 17 hexadecimal digits, such as `fs-0123456789abcdef0`",
    )
    .help("`aws efs describe-file-systems` lists the ids")
}
