//! E0331: one value where a list is needed.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// This attribute takes a list, even for a single element.
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
    ///   allow   = "10.0.0.0/8"
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
    E0331 error "single value where a list is needed"
}

/// `text` is used where a list `want` is needed.
pub fn list_expected(span: Span, text: &str, want: &Type) -> Diagnostic {
    let want = match want.clone().non_null() {
        Type::List(element) => Type::list(element.non_null()),
        other => other,
    };
    Diagnostic::new(
        &CODE,
        format!("expected {}, found a single value", want.with_article()),
        span,
        "a single value",
    )
    .help(format!("write `[{text}]`"))
    .fix("make it a list", span, format!("[{text}]"))
}
