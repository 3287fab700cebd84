//! Jobs: when they run, and that a run is over before the next one begins.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{no_effect::no_effect, overlapping_runs::overlapping_runs};
use crate::ir::{Program, Value};
use crate::language::kinds::Job;
use crate::types::{Duration, schedules};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for job in &program.jobs {
        zone(&job.block, sink);
        overlap(&job.block, sink);
    }
}

fn zone(job: &Job, sink: &mut Sink) {
    if job.schedule.is_none()
        && let Some(span) = job.timezone.as_ref().and_then(Value::written)
    {
        let why = "a job without a `schedule` is not started by a time";
        sink.push(no_effect(span, "timezone", why, None, "write a `schedule`, or remove it"));
    }
}

fn overlap(job: &Job, sink: &mut Sink) {
    let Job { schedule, timeout, .. } = job;
    let Some(schedule) = schedule else { return };
    let (Some(times), Some(longest)) = (schedule.known(), timeout.known()) else { return };
    let Some(period) = schedules::shortest_period(&times.0) else { return };
    if longest.seconds > period {
        let period = Duration::from_seconds(period).to_string();
        sink.push(overlapping_runs(schedule.span(), &period, &(**longest).to_string(), timeout.written()));
    }
}
