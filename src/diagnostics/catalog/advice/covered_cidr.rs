//! W0619: a block of addresses that another one of the same list contains.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// The larger block lets in everybody whom the smaller one does. One of them is more than is meant.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = ["10.0.0.0/8", "10.1.0.0/16"]
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Keep the one that is meant:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = ["10.1.0.0/16"]
    ///
    ///   http {}
    /// }
    /// ```
    W0619 warning "block of addresses inside of another"
}

/// The smaller block, and the larger.
pub fn covered_cidr(span: Span, inner: &str, outer: &str, outer_span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{outer}` lets in all of `{inner}`"), span, "lies in the other block")
        .label(outer_span, "contains it")
        .help("keep the one that is meant")
        .removal(format!("keep `{outer}`"), span, Applicability::Maybe)
}
