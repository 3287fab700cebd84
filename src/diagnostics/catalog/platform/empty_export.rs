//! E0527: an empty export name.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `exports` gives the names of the exports of a stack with a network or volume, without the prefix `<stack>-`. An
    /// empty name would import `<stack>-`, which no stack exports.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    ///   exports { vpc = "" }
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    ///   exports { vpc = "VpcId" }
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    E0527 error "empty export name"
}

/// The name of the export for `attribute` is empty.
pub fn empty_export(span: Span, attribute: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the name of the export for `{attribute}` is empty"),
        span,
        "an empty name",
    )
    .help(format!("write the part after `<stack>-`, or remove `{attribute}`"))
    .removal(format!("remove `{attribute}`"), span, Applicability::Unsafe)
}
