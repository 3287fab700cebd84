//! E0336: an output without its key.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;
use crate::types::with_article;

declare! {
    /// This output belongs to one of several nested blocks: `volume.shared.access_point["uploads"]`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   access_point "uploads" {
    ///     path = "/uploads"
    ///     uid  = 1000
    ///     gid  = 1000
    ///   }
    /// }
    ///
    /// output id = volume.shared.access_point
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
    ///   access_point "uploads" {
    ///     path = "/uploads"
    ///     uid  = 1000
    ///     gid  = 1000
    ///   }
    /// }
    ///
    /// output id = volume.shared.access_point["uploads"]
    /// ```
    E0336 error "output without its key"
}

/// The key of `result` at `span` is not a constant string.
pub fn key_needed(span: Span, result: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the key of `{result}` must be a constant string"),
        span,
        "not a constant string",
    )
    .help(format!("write `{result}[\"name\"]`"))
}

/// `result` has no key; it is an output of the nested block `nested`, of which there are those with the
/// labels `known`.
pub fn key_missing(span: Span, result: &str, nested: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{result}` is one of several: it needs the label of {}", with_article(nested)),
        span,
        "expected `[\"...\"]` after this",
    );
    if known.is_empty() {
        return diagnostic.help(format!("write `{result}[\"name\"]`"));
    }
    known.iter().take(3).fold(
        diagnostic.help(format!("this block has {}", list(known, "and", 8))),
        |diagnostic, label| {
            diagnostic.suggestion(format!("use `{label}`"), span.after(), format!("[\"{label}\"]"))
        },
    )
}
