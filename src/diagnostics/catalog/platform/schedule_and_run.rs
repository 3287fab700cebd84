//! E0925: a job with a schedule that something else is to start.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A job is started by its `schedule`, or by what `run` says. A scheduled job can be started by hand, too, by its output
    /// `state_machine`.
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
    /// job "report" {
    ///   cluster  = cluster.web
    ///   image    = "ghcr.io/shop/api:v1.4"
    ///   schedule = "rate(1 day)"
    ///   run      = on_deploy
    /// }
    /// ```
    ///
    /// Two jobs may share what they run:
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
    /// job "report" {
    ///   cluster  = cluster.web
    ///   image    = "ghcr.io/shop/api:v1.4"
    ///   schedule = "rate(1 day)"
    /// }
    ///
    /// job "first_report" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   run     = on_deploy
    /// }
    /// ```
    E0925 error "schedule beside `run`"
}

/// `run` is at `span`.
pub fn schedule_and_run(span: Span, schedule: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "a job has a `schedule` or a `run`, and not both", span, "starts the job, too")
        .label(schedule, "starts the job")
        .help("remove one of them; the output `state_machine` of a scheduled job starts it by hand")
}
