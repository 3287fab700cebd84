//! E0285: a label that is none of those that a nested block may have.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// The label of some nested blocks is one of a closed set: that of an `alarm` says which alarm of the block it
    /// tunes.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// alerts "ops" {
    ///   email = ["ops@example.com"]
    /// }
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   alarm "memroy" {
    ///     threshold = 90%
    ///   }
    /// }
    /// ```
    ///
    /// `ecsc explain cluster.alarm` lists those of a cluster:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// alerts "ops" {
    ///   email = ["ops@example.com"]
    /// }
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   alarm "memory" {
    ///     threshold = 90%
    ///   }
    /// }
    /// ```
    E0285 error "unknown label"
}

/// The nested block at `path` has the label `text`, and `known` are those that it may have.
pub fn unknown_label(span: Span, text: &str, path: &str, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{path}` cannot be `{text}`"), span, "not one of its labels");
    match did_you_mean(text, known.iter().copied()) {
        // The label at `span` has its quotes.
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("change to `{nearest}`"),
            span,
            format!("\"{nearest}\""),
        ),
        None => diagnostic.help(format!("its labels are {}", list(known, "and", usize::MAX))),
    }
}
