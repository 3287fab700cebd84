//! E0903: a range of tasks whose minimum is above its maximum.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The first number of `size` is the smallest number of tasks, the second one the largest.
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
    ///   size    = 10..2
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
    ///   size    = 2..10
    /// }
    /// ```
    E0903 error "range of tasks that is reversed"
}

/// The range at `span`, as it is written, with its ends.
pub fn task_count_reversed(span: Span, (min, max): (i64, i64), is_written_out: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the minimum of {min} is above the maximum of {max}"),
        span,
        "the smaller number comes first",
    );
    if is_written_out {
        return diagnostic.suggestion("swap them", span, format!("{max}..{min}"));
    }
    diagnostic.help("write the smaller number first")
}
