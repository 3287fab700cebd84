//! E0991: a mistake in `ecsc.toml`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The `ecsc.toml` of a program is not valid, so that it is not known how severe warnings are, or with which
    /// values the program is built. It may have `[levels]`, with `allow`, `warn` or `deny` by the code of a
    /// warning, and `[environments.NAME]`, with `vars` and `var_file`. The program is not checked; other programs
    /// are, and the exit status is 2.
    ///
    /// ```toml
    /// [levels]
    /// W0603 = "off"
    /// ```
    ///
    /// The level that hides a warning is `allow`:
    ///
    /// ```toml
    /// [levels]
    /// W0603 = "allow"
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 2
    /// ```
    E0991 error "invalid ecsc.toml"
}

/// `message` says what is wrong at `span`.
pub fn invalid_configuration(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&CODE, message, span, "").help("`ecsc explain ecsc.toml` shows what may be in it")
}
