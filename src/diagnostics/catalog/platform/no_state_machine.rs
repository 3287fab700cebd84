//! E0926: the state machine of a job that the deployment runs.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// With `run = on_deploy`, the deployment of the stack runs the job, and there is no state machine that could start it.
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
    ///   run     = on_deploy
    /// }
    ///
    /// output migration = job.migrate.state_machine
    /// ```
    ///
    /// Its log group and its task definition are there:
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
    /// output migration = job.migrate.log_group
    /// ```
    E0926 error "job without a state machine"
}

/// The output at `span` of a job whose `run` is at `run`.
pub fn no_state_machine(span: Span, job: &str, run: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{job}` has no state machine"), span, "there is none")
        .label(run, "the deployment of its stack runs it")
        .help("remove `run = on_deploy` for a job that is started by its state machine")
}
