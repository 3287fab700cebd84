//! E0304: a string that does not have the required format.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::{ShapeError, Type};

declare! {
    /// Some strings have a format that the compiler checks: ARNs, CIDR blocks, ids, names of stacks.
    /// Otherwise, a mistake would show up only in the middle of a deployment.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = ["10.0.0.0"]
    ///   http {}
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = ["10.0.0.0/8"]
    ///   http {}
    /// }
    /// ```
    E0304 error "string with the wrong format"
}

/// The string at `span` does not have the format of `want`.
pub fn wrong_shape(span: Span, text: &str, want: &Type, error: &ShapeError) -> Diagnostic {
    let inner = text.trim_matches('"');
    let want = want.clone().non_null();
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{inner}` is not {}", want.with_article()),
        span,
        format!("expected {}", error.wanted),
    )
    .help(format!("for example `\"{}\"`", error.example));
    // 10.0.0.1 without a prefix is one address.
    if want == Type::Cidr && inner.parse::<std::net::Ipv4Addr>().is_ok() {
        return diagnostic.suggestion("make it one address", span, format!("\"{inner}/32\""));
    }
    diagnostic
}
