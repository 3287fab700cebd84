//! E0431: a string of another form than its attribute asks for.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// AWS takes only strings of a certain form here, which the help shows as a regular expression: the whole string must match it.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   stack             = "platform-cluster-web"
    ///   capacity_provider = "on demand"
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing cluster "web" {
    ///   stack             = "platform-cluster-web"
    ///   capacity_provider = "on-demand"
    /// }
    /// ```
    E0431 error "string of the wrong form", hidden_by: SameValue
}

/// `subject` is the attribute, and `text` its value as it is written.
pub fn wrong_form(span: Span, text: &str, subject: &str, pattern: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{subject}` cannot be `{text}`"), span, "not of the form")
        .help(format!("it must match `{pattern}`"))
}
