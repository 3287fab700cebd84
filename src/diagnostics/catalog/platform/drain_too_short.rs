//! E0525: a drain timeout below the stop timeout and one minute.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Draining an instance stops its containers, and each may take `stop_timeout` to stop. The function that watches the drain
    /// comes once a minute. With a `drain_timeout` below the sum, Auto Scaling terminates the instance while containers are
    /// still stopping: what the drain is for.
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
    /// Leave enough for the slowest container and a minute more:
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
    E0525 error "drain shorter than a container may take to stop"
}

/// A duration, and where the program says it; `None` for a default.
#[derive(Debug, Clone, Copy)]
pub struct Timeout<'a> {
    /// As a program writes it.
    pub text: &'a str,
    /// Where it stands.
    pub span: Option<Span>,
    /// Whether it stands there as a number.
    pub number: bool,
}

/// `needed` is the shortest drain that does; `scaling` is the head of the scaling.
pub fn drain_too_short(drain: Timeout, stop: Timeout, needed: &str, scaling: Span) -> Diagnostic {
    let (span, other) = match (drain.span, stop.span) {
        (Some(span), other) => (span, other),
        (None, Some(span)) => (span, None),
        (None, None) => (scaling, None),
    };
    let label = match drain.span {
        Some(_) => format!("shorter than {needed}"),
        None => format!("longer than the drain of {}, the default, allows", drain.text),
    };
    let by_default = if stop.span.is_none() { " by default" } else { "" };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a drain of {} ends while containers are still stopping", drain.text),
        span,
        label,
    )
    .label_at(other, format!("a container may take {} to stop", stop.text))
    .note(format!(
        "{} to stop{by_default}, and one minute until the function looks again, are {needed}",
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
