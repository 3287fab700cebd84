//! E0525: a drain timeout below the stop timeout and one minute.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Draining an instance stops its containers, and each may take up to `stop_timeout` to stop. The
    /// function that monitors the drain runs once a minute. With a `timeout` of `drain` below the sum, Auto
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
    ///
    ///   drain {
    ///     timeout = 5m
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
    ///
    ///   drain {
    ///     timeout = 15m
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

/// `needed` is the shortest valid drain timeout; `cluster` is the head of the cluster.
pub fn drain_too_short(drain: Timeout, stop: Timeout, needed: &str, cluster: Span) -> Diagnostic {
    let (span, other) = match (drain.span, stop.span) {
        (Some(span), other) => (span, other),
        (None, Some(span)) => (span, None),
        (None, None) => (cluster, None),
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
    .help(format!("set `timeout` of `drain` to at least {needed}"));
    match drain.span {
        Some(place) if drain.number => diagnostic.fix(format!("set `timeout` to {needed}"), place, needed),
        _ => diagnostic,
    }
}
