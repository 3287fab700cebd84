//! W0981: a task that is replaced later than its spot instance is interrupted.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A spot instance is interrupted two minutes after the notice. If the replacement of a task takes longer to
    /// start and to become healthy than that leaves, there are fewer tasks for a moment.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = ["m5.large", "m5a.large"]
    ///     spot {}
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster         = cluster.web
    ///   image           = "ghcr.io/shop/api:v1.4"
    ///   startup_timeout = 2m
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
    ///
    ///   instances {
    ///     type = ["m5.large", "m5a.large"]
    ///     spot {}
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster         = cluster.web
    ///   image           = "ghcr.io/shop/api:v1.4"
    ///   startup_timeout = 60s
    /// }
    /// ```
    W0981 warning "replacement that is late for an interruption"
}

/// `parts` are the parts of the time, `sum` their sum, `fits` the longest start that fits.
pub fn late_replacement(span: Span, parts: &str, sum: i64, notice: i64, fits: i64) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a task is replaced in {sum} s, a spot instance is interrupted in {notice} s"),
        span,
        "late for an interruption",
    )
    .note(format!("{parts} = {sum} s > {notice} s"))
    .help(if fits > 0 {
        format!("`startup_timeout = {fits}s` fits, if the program starts as fast; or let the service have a task more than it needs")
    } else {
        "shorten `drain` or `stop_timeout`, or let the service have a task more than it needs".to_owned()
    })
}
