//! E0927: a service after a job that its deployment does not run.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `after` lets jobs run before a new version of a service starts. Only a job with `run = on_deploy` runs when it is
    /// deployed.
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
    /// job "migrate" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   after   = [job.migrate]
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
    /// job "migrate" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   run     = on_deploy
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   after   = [job.migrate]
    /// }
    /// ```
    E0927 error "service after a job that does not run"
}

/// The reference at `span` to a job, with its head and where its `run` is written.
pub fn after_another_job(span: Span, job: &str, (head, run): (Span, Option<Span>)) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{job}` does not run when it is deployed"),
        span,
        "runs at another time",
    )
    .label(run.unwrap_or(head), "without `run = on_deploy`")
    .help(format!("write `run = on_deploy` in `{job}`, or leave it out here"));
    match run {
        Some(run) => diagnostic.suggestion("run it when it is deployed", run, "on_deploy"),
        None => diagnostic,
    }
}
