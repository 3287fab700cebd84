//! Jobs: what starts them, and that a run is over in time.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{no_effect::no_effect, overlapping_runs::overlapping_runs};
use crate::diagnostics::catalog::platform::{
    after_another_job::after_another_job, deployment_too_long::deployment_too_long,
    schedule_and_run::schedule_and_run,
};
use crate::ir::{Const, Program, Value, by_id};
use crate::language::kinds::{Job, Service};
use crate::types::{Duration, schedules};

/// The longest run that a deployment waits for, in seconds: a function of Lambda runs for 15 minutes at most, and needs one of them to
/// stop tasks and to answer.
const MAX_ON_DEPLOY: i64 = 14 * 60;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for job in &program.jobs {
        let job = &job.block;
        start(job, sink);
        without_effect(job, sink);
        if job.runs_on_deploy() {
            on_deploy(job, sink);
        } else {
            overlap(job, sink);
        }
    }
    for service in &program.services {
        after(program, &service.block, sink);
    }
}

/// What starts it is one thing.
fn start(job: &Job, sink: &mut Sink) {
    let (Some(schedule), Some(run)) = (&job.schedule, &job.run) else { return };
    if run.known().is_some() {
        sink.push(schedule_and_run(run.span, schedule.span()));
    }
}

fn without_effect(job: &Job, sink: &mut Sink) {
    if job.schedule.is_none()
        && let Some(span) = job.timezone.as_ref().and_then(Value::written)
    {
        let why = "a job without a `schedule` is not started by a time";
        sink.push(no_effect(span, "timezone", why, None, "write a `schedule`, or remove it"));
    }
}

fn on_deploy(job: &Job, sink: &mut Sink) {
    let Some(timeout) = &job.timeout else { return };
    if let Some(longest) = timeout.known()
        && longest.seconds > MAX_ON_DEPLOY
    {
        let most = Duration::from_seconds(MAX_ON_DEPLOY).to_string();
        let place = job.run.as_ref().and_then(Const::written);
        sink.push(deployment_too_long(timeout.span, &(**longest).to_string(), &most, place));
    }
}

fn overlap(job: &Job, sink: &mut Sink) {
    let Some(schedule) = &job.schedule else { return };
    let Some(period) = schedule.known().and_then(|times| schedules::shortest_period(&times.0)) else {
        return;
    };
    // A timeout that is wrong was reported.
    let is_known = job.timeout.as_ref().is_none_or(|timeout| timeout.known().is_some());
    if is_known && job.longest().seconds > period {
        let period = Duration::from_seconds(period).to_string();
        let written = job.timeout.as_ref().and_then(Const::written);
        sink.push(overlapping_runs(schedule.span(), &period, &job.longest().to_string(), written));
    }
}

/// Only a deployment runs before another one.
fn after(program: &Program, service: &Service, sink: &mut Sink) {
    for reference in &service.after.items {
        let Some(job) = reference.id.and_then(|id| by_id(&program.jobs, id)) else { continue };
        if !job.block.runs_on_deploy() {
            let run = job.block.run.as_ref().and_then(Const::written);
            sink.push(after_another_job(reference.span, &job.reference(), (job.head, run)));
        }
    }
}
