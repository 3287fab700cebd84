//! E0308: null where a value is required.

use super::of;
use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// Only an attribute whose type ends with `?` accepts `null`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = null
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    E0308 error "null where a value is required"
}

/// `null` is given where `subject` wants a `want`.
pub fn null_refused(span: Span, want: &Type, subject: Option<&str>) -> Diagnostic {
    let help = match subject {
        Some(subject) if subject.starts_with("output.") => "an output needs a value: remove the whole output",
        _ => "remove the attribute to use its default",
    };
    Diagnostic::new(
        &CODE,
        format!("expected {}{}, found `null`", want.with_article(), of(subject)),
        span,
        "`null` is not a value here",
    )
    .help(help)
    .removal("remove it", span, Applicability::Unsafe)
}

/// The default of a param that is not nullable; `ty` is its type.
pub fn default_of_param(span: Span, ty: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`null` is not a value of the type `{text}`"),
        span,
        "`null` is not a value here",
    )
    .label(ty, format!("`{text}?` may be `null`"))
    .help(format!("write `{text}?`, or remove the default: an empty parameter is `null`"))
    .suggestion(format!("write `{text}?`"), ty.after(), "?")
}
