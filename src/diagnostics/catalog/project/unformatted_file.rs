//! E0992: a file that `ecsc fmt` would change.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// `ecsc fmt --check` reports files that are not formatted, and with `--message-format json`, `sarif` or
    /// `github` each of them is a diagnostic at the first line that would change. `ecsc fmt` formats it.
    ///
    /// ```console
    /// $ ecsc fmt --check --message-format github
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 2
    /// let more_zones = 3
    /// ```
    E0992 error "unformatted file"
}

/// `span` is the first line that would change, `edits` are all changes, and `name` is the name of the file.
pub fn unformatted_file(span: Span, name: &str, edits: Vec<Edit>) -> Diagnostic {
    Diagnostic::new(&CODE, "this file is not formatted", span, "the first line that would change")
        .help(format!("run `ecsc fmt {name}`"))
        .fix_with("format the file", edits, Applicability::Safe)
}
