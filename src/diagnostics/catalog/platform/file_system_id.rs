//! E0549: a string that is no id of an EFS file system.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The id of a file system is `fs-` and 8 or 17 hexadecimal digits.
    ///
    /// ```ecs fail
    /// existing volume "shared" {
    ///   file_system    = "shared"
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    ///
    /// The console and `aws efs describe-file-systems` show it:
    ///
    /// ```ecs pass
    /// existing volume "shared" {
    ///   file_system    = "fs-0123456789abcdef0"
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    E0549 error "no id of a file system"
}

/// A text that is no id.
pub fn file_system_id(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` is no id of a file system"),
        span,
        "`fs-` and 8 or 17 hexadecimal digits, such as `fs-0123456789abcdef0`",
    )
    .help("`aws efs describe-file-systems` shows the ids")
}
