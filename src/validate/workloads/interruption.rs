//! Time: a task has ended, and its replacement runs, before the instance is gone.

use crate::diagnostics::catalog::advice::late_replacement::late_replacement;
use crate::diagnostics::catalog::platform::drained_too_late::{Limit, drained_too_late};
use crate::diagnostics::{Diagnostic, Sink};
use crate::ir::{ClusterRef, Program, Running, Value, by_id};
use crate::language::kinds::Service;
use crate::source::Span;
use crate::types::{Duration, Seconds};

/// How long before an interruption EC2 announces it, in seconds. Source: "Spot Instance interruption notices" of the EC2 user guide.
const NOTICE: i64 = 120;

/// The agent hears of an interruption a few seconds after EC2 has announced it.
const HEARD: i64 = 10;

/// The drain function runs once a minute.
const POLL: i64 = 60;

const START: &str = "start";
const DRAIN: &str = "drain";
const STOP: &str = "stop";

/// A part of the time that it takes to replace a task, in seconds, and where it is written.
#[derive(Clone, Copy)]
struct Part {
    what: &'static str,
    seconds: i64,
    written: Option<Span>,
}

pub(super) fn check(program: &Program, running: &Running, sink: &mut Sink) {
    let Some(cluster) = program.cluster_of(running) else { return };
    let service = by_id(&program.services, running.id).map(|service| &service.block);
    let Some(parts) = parts(running, service) else { return };
    if running.workload.is_on_fargate() {
        // ECS stops the task itself when it hears of the interruption.
        let end: Vec<Part> = parts.into_iter().filter(is_of_the_end).collect();
        let limit = Limit { seconds: NOTICE, why: "before a task on Fargate Spot is interrupted" };
        if service.is_some_and(|service| service.spot.is_some()) && sum(&end) > limit.seconds {
            sink.push(report(running, &end, limit));
        }
        return;
    }
    if let Some(diagnostic) = cut_off(cluster, running, &parts) {
        sink.push(diagnostic);
        return;
    }
    let whole = sum(&parts);
    if cluster.has_spot() && whole > NOTICE {
        let start = parts.iter().find(|part| part.what == START);
        let others = whole - start.map_or(0, |part| part.seconds);
        let span = start.and_then(|part| part.written).unwrap_or(running.head);
        sink.push(late_replacement(span, &said(&parts), whole, NOTICE, (NOTICE - others).max(0)));
    }
}

/// The error, if a task is cut off or its replacement does not run in time.
fn cut_off(cluster: ClusterRef, running: &Running, parts: &[Part]) -> Option<Diagnostic> {
    let end: Vec<Part> = parts.iter().filter(|part| is_of_the_end(part)).copied().collect();
    let on_spot = Limit { seconds: NOTICE - HEARD, why: "before a spot instance is interrupted" };
    if cluster.has_spot() && sum(&end) > on_spot.seconds {
        return Some(report(running, &end, on_spot));
    }
    let seconds = cluster.drain_timeout()? - POLL;
    let draining = Limit { seconds, why: "until a draining instance is terminated" };
    (sum(parts) > draining.seconds).then(|| report(running, parts, draining))
}

fn sum(parts: &[Part]) -> i64 {
    parts.iter().map(|part| part.seconds).sum()
}

fn is_of_the_end(part: &Part) -> bool {
    [DRAIN, STOP].contains(&part.what)
}

/// None where one of them only the deployment knows.
fn parts(running: &Running, service: Option<&Service>) -> Option<Vec<Part>> {
    let mut parts = match service {
        Some(service) => parts_of_service(service, running.is_daemon)?,
        // The task of a job has no replacement, and no requests.
        None => Vec::new(),
    };
    parts.push(known(STOP, running.workload.stop_timeout)?);
    Some(parts)
}

fn known(what: &'static str, value: &Value<Seconds>) -> Option<Part> {
    Some(Part { what, seconds: value.known()?.seconds, written: value.written() })
}

/// ECS starts no replacement of a daemon, which is on every instance already.
fn parts_of_service(service: &Service, is_daemon: bool) -> Option<Vec<Part>> {
    let is_replaced = !is_daemon;
    let is_routed = !service.route.is_empty();
    let mut parts = Vec::new();
    if is_replaced {
        parts.push(known(START, &service.startup_timeout)?);
    }
    if is_replaced && is_routed {
        let check = &service.check.block;
        let seconds = check.healthy.known()? * check.interval.known()?.seconds;
        let written = check.interval.written().or(check.healthy.written());
        parts.push(Part { what: "healthy", seconds, written });
    }
    if is_routed {
        parts.push(known(DRAIN, &service.drain)?);
    }
    Some(parts)
}

/// `start 60s + healthy 20s + drain 30s + stop 30s`
fn said(parts: &[Part]) -> String {
    let text = |part: &Part| format!("{} {}", part.what, Duration::from_seconds(part.seconds));
    parts.iter().map(text).collect::<Vec<_>>().join(" + ")
}

/// At the largest part that is written.
fn report(running: &Running, parts: &[Part], limit: Limit) -> Diagnostic {
    let written = parts.iter().filter(|part| part.written.is_some()).max_by_key(|part| part.seconds);
    let span = written.and_then(|part| part.written).unwrap_or(running.head);
    drained_too_late(span, &said(parts), sum(parts), limit)
}
