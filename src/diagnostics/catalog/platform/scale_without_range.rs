//! E0909: `scale` where `size` is one number.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A service scales where its `size` is a range. With one number, there is nothing that `scale` could change.
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
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   size    = 4
    ///
    ///   scale {
    ///     cpu = 50%
    ///   }
    /// }
    /// ```
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
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   size    = 2..8
    ///
    ///   scale {
    ///     cpu = 50%
    ///   }
    /// }
    /// ```
    E0909 error "scaling of a fixed number of tasks"
}

/// The `scale` at `span`, beside a `size` of `least`, which may be a default.
pub fn scale_without_range(span: Span, size: Option<Span>, least: i64) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        "the number of tasks is fixed, so that nothing scales",
        span,
        "without effect",
    )
    .label_at(size, "one number")
    .help("write `size` as a range, such as `2..10`, or remove `scale`");
    match size {
        Some(size) => diagnostic.suggestion("let it scale", size, format!("{least}..{}", least * 2)),
        None => diagnostic,
    }
}
