//! Null where something is needed.

use super::of;
use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// Only an attribute whose type ends with `?` takes `null`.
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
    E0308 error "null where something is needed"
}

/// `null` stands where `subject` wants a `want`.
pub fn null_refused(span: Span, want: &Type, subject: Option<&str>) -> Diagnostic {
    let help = match subject {
        Some(subject) if subject.starts_with("output.") => "an output is a value: leave it out with its name",
        _ => "leave the attribute out to get its default",
    };
    Diagnostic::new(
        &CODE,
        format!("expected {}{}, found `null`", want.with_article(), of(subject)),
        span,
        "nothing is here",
    )
    .help(help)
    .removal("leave it out", span, Applicability::Maybe)
}
