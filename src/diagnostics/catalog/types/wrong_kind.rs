//! A block of another kind.

use crate::diagnostics::Diagnostic;
use crate::language::Type;
use crate::text::Span;

declare! {
    /// A reference must name a block of the kind that the attribute wants.
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
    /// volume "shared" {
    ///   network = cluster.web
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
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    E0316 error "a block of another kind"
}

/// `text` is a block of kind `found` where a `want` is needed.
pub fn wrong_kind(span: Span, text: &str, found: &str, want: &Type) -> Diagnostic {
    let want = want.clone().non_null();
    Diagnostic::new(
        &CODE,
        format!("expected {}, found the `{found}` block `{text}`", want.with_article()),
        span,
        format!("a `{found}`"),
    )
    .help(format!("write `{want}.` and the name of one"))
}
