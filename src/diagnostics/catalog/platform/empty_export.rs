//! E0527: the name of an export that is empty.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `exports` says how the exports of the network's stack are called behind its name and a hyphen. An empty name would import `<stack>-`, which no stack exports.
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
    E0527 error "empty name of an export"
}

/// `attribute` is `vpc`, `public_subnets` or `private_subnets`.
pub fn empty_export(span: Span, attribute: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the export of `{attribute}` has no name"), span, "an empty name")
        .help(format!("write what stands behind the stack's name and the hyphen, or leave `{attribute}` out"))
        .removal(format!("leave `{attribute}` out"), span, Applicability::Maybe)
}
