//! W0982: a job that is started again while it may still run.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A run may take as long as `timeout` says, which is an hour by default. If the schedule starts the next one before
    /// that, two of them run at the same time.
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
    /// job "poll" {
    ///   cluster  = cluster.web
    ///   image    = "ghcr.io/shop/poll:v1.4"
    ///   schedule = "rate(5 minutes)"
    /// }
    /// ```
    ///
    /// A run that takes too long is then stopped before the next one begins:
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
    /// job "poll" {
    ///   cluster  = cluster.web
    ///   image    = "ghcr.io/shop/poll:v1.4"
    ///   schedule = "rate(5 minutes)"
    ///   timeout  = 5m
    /// }
    /// ```
    W0982 warning "runs of a job that overlap"
}

/// The schedule at `span` starts a run every `period` or less, and one may take `timeout`.
pub fn overlapping_runs(span: Span, period: &str, timeout: &str, written: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a run may take {timeout}, and the next one begins after {period}"),
        span,
        format!("starts the next run after {period}"),
    )
    .label_at(written, format!("a run may take {timeout}"))
    .help(format!(
        "write `timeout = {period}`, or start it less often, or suppress this if runs may overlap"
    ));
    match written {
        Some(written) => diagnostic.suggestion("end a run before the next one", written, period),
        None => diagnostic,
    }
}
