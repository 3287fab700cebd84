//! E0928: a run that a deployment cannot wait for.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A function of Lambda runs the job and waits for its end. It can run for 15 minutes, and needs one of them to stop the
    /// tasks and to answer.
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
    ///   timeout = 30m
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
    ///   timeout = 14m
    /// }
    /// ```
    E0928 error "run that a deployment cannot wait for"
}

/// The timeout at `span`; `run` is where the job says that the deployment runs it.
pub fn deployment_too_long(span: Span, timeout: &str, most: &str, run: Option<Span>) -> Diagnostic {
    Diagnostic::new(&CODE, format!("a deployment waits {most} at most, and a run may take {timeout}"), span, "too long")
        .label_at(run, "the deployment runs it")
        .help(format!("write at most `{most}`; a longer one is a job without `run`, which is started by its output `state_machine`"))
        .suggestion("wait as long as can be", span, most)
}
