//! W0619: a CIDR block that another one of the same list contains.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// The larger block already allows every address of the smaller one, so only one of them can be intended.
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
    /// Keep the intended one:
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
    W0619 warning "CIDR block inside another"
}

/// The smaller block, and the larger.
pub fn covered_cidr(span: Span, inner: &str, outer: &str, outer_span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{outer}` already allows all of `{inner}`"),
        span,
        "part of the other block",
    )
    .label(outer_span, "contains it")
    .help("keep the intended one")
    .removal(format!("keep `{outer}`"), span, Applicability::Unsafe)
}
