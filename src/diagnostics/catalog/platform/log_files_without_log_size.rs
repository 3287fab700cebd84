//! E0798: a number of log files without a size at which they are rotated.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Docker rotates a log file when it has its largest size. Without one there is a single file.
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
    ///     docker {
    ///       log_size  = null
    ///       log_files = 5
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Say the size, or leave it to the default:
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
    ///     docker {
    ///       log_files = 5
    ///     }
    ///   }
    /// }
    /// ```
    E0798 error "log files that are never rotated"
}

/// `log_files` at `span` has no effect, because `log_size` is null.
pub fn log_files_without_log_size(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "`log_files` has no effect without `log_size`", span, "never rotated")
        .help("give `log_size`, or remove `log_files`")
        .removal("remove `log_files`", span, Applicability::Unsafe)
}
