//! E0527: a drain chosen at deployment that may be longer than two hours.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// Up to two hours, Auto Scaling itself is the clock of a drain. Longer ones need a function that keeps the instance waiting,
    /// and the compiler calculates its heartbeat, which CloudFormation could not do for a value chosen at deployment.
    ///
    /// ```ecs fail
    /// param drain: duration = 30m {
    ///   max = 6h
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster       = cluster.web
    ///   size          = 2..8
    ///   drain_timeout = param.drain
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Let the param end at two hours; for longer drains use a `var`, which is chosen when the program is compiled:
    ///
    /// ```ecs pass
    /// param drain: duration = 30m {
    ///   max = 2h
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster       = cluster.web
    ///   size          = 2..8
    ///   drain_timeout = param.drain
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0527 error "deploy-time drain of more than two hours"
}

/// `long` is the bound, default or allowed value above two hours; `bound` says that it is the param's `max`.
pub fn deploy_drain_too_long(span: Span, param: &str, (text, long): (&str, Span), bound: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a drain chosen at deployment takes at most two hours, and `param.{param}` may be {text}"),
        span,
        "at most 2h as a deploy-time value",
    )
    .label(long, text)
    .help(format!("end `param.{param}` at two hours with `max = 2h`, or make it a `var`"));
    if bound { diagnostic.fix("end it at two hours", long, "2h") } else { diagnostic }
}
