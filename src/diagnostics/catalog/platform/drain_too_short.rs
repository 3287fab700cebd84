//! E0525: a drain timeout below the stop timeout and one minute.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Draining an instance stops its containers, and each may take up to `stop_timeout` to stop. The
    /// function that monitors the drain runs once a minute. With a `drain_timeout` below the sum, Auto
    /// Scaling terminates the instance while containers are still stopping, which is what draining should
    /// prevent.
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
    ///     type         = "m5.large"
    ///     stop_timeout = 10m
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster       = cluster.web
    ///   size          = 2..8
    ///   drain_timeout = 5m
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Allow for the slowest container and one more minute:
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
    ///     type         = "m5.large"
    ///     stop_timeout = 10m
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster       = cluster.web
    ///   size          = 2..8
    ///   drain_timeout = 15m
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0525 error "drain timeout shorter than the stop timeout"
}

/// A duration, and where the program sets it; `None` for a default.
#[derive(Debug, Clone, Copy)]
pub struct Timeout<'a> {
    /// As written in a program.
    pub text: &'a str,
    /// Where it is.
    pub span: Option<Span>,
    /// Whether it is written as a number.
    pub number: bool,
}

/// `needed` is the shortest valid drain timeout; `scaling` is the head of the scaling.
pub fn drain_too_short(drain: Timeout, stop: Timeout, needed: &str, scaling: Span) -> Diagnostic {
    let (span, other) = match (drain.span, stop.span) {
        (Some(span), other) => (span, other),
        (None, Some(span)) => (span, None),
        (None, None) => (scaling, None),
    };
    let label = match drain.span {
        Some(_) => format!("shorter than {needed}"),
        None => format!("longer than the default drain timeout of {} allows", drain.text),
    };
    let by_default = if stop.span.is_none() { " by default" } else { "" };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a drain timeout of {} can end while containers are still stopping", drain.text),
        span,
        label,
    )
    .label_at(other, format!("a container may take {} to stop", stop.text))
    .note(format!(
        "{} to stop{by_default}, plus one minute until the function runs again, is {needed}",
        stop.text
    ))
    .help(format!("set `drain_timeout` to at least {needed}"));
    match drain.span {
        Some(place) if drain.number => {
            diagnostic.fix(format!("set `drain_timeout` to {needed}"), place, needed)
        }
        _ => diagnostic,
    }
}
