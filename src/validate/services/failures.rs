//! A deployment that fails is given up before CloudFormation is.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::start_longer_than_check::start_longer_than_check;
use crate::diagnostics::catalog::platform::given_up_too_late::{Waves, given_up_too_late};
use crate::ir::{Declared, Value};
use crate::language::kinds::{Failures, Service};
use crate::types::Percent;

/// How long CloudFormation waits for a service, in seconds. Source: "Amazon ECS service failed to stabilize" in the troubleshooting of
/// CloudFormation.
const PATIENCE: i64 = 3 * 3_600;

/// Between these ECS keeps a share. Source: `BOUNDED_PERCENT` of `DeploymentCircuitBreaker` in the API of ECS.
const BOUNDS: (i64, i64) = (3, 200);

/// The share without `give_up_after`.
const SHARE: f64 = 50.0;

/// The longest time for which failed checks of a container do not count, in seconds. Source: `startPeriod` in the API of ECS.
const MAX_START: i64 = 300;

/// More tasks than any service has.
const MAX_TASKS: i64 = 5_000;

pub(super) fn check(service: &Declared<Service>, sink: &mut Sink) {
    let block = &service.block;
    if let Some(command) = &block.check.block.command
        && block.startup_timeout.known().is_some_and(|start| start.seconds > MAX_START)
    {
        sink.push(start_longer_than_check(block.startup_timeout.span(), command.span, MAX_START));
    }
    let Some(waves) = longest(block) else { return };
    if count(waves) * waves.seconds >= PATIENCE {
        let after = block.deploy.block.give_up_after.as_ref();
        let given = after.and_then(Value::written);
        let is_number = after.and_then(Value::known).is_some_and(|it| matches!(it, Failures::Tasks(_)));
        let fewer = (PATIENCE - 1) / waves.seconds.max(1) * waves.at_once;
        let fewer = (is_number && fewer > 0).then_some(fewer).filter(|_| given.is_some());
        let span = given.or(block.startup_timeout.written()).or(block.size.written());
        sink.push(given_up_too_late(span.unwrap_or(service.head), waves, PATIENCE, fewer));
    }
}

/// The number of tasks with which it takes longest. `None` where one of the numbers comes at deployment.
fn longest(service: &Service) -> Option<Waves> {
    let Service { size, deploy, startup_timeout, check, route, .. } = service;
    let (min, max) = (deploy.block.min_healthy.known()?, deploy.block.max.known()?);
    let after = match &deploy.block.give_up_after {
        Some(after) => *after.known()?,
        None => Failures::Share(Percent { value: SHARE }),
    };
    let mut seconds = startup_timeout.known()?.seconds;
    if !route.is_empty() || check.block.command.is_some() {
        seconds += check.block.unhealthy.known()? * check.block.interval.known()?.seconds;
    }
    let (from, to) = (*size.min.known()?, *size.max.known()?);
    let waves = (from.max(1)..=to.min(MAX_TASKS)).map(|tasks| {
        let at_once = share(tasks, max.value, f64::floor) - share(tasks, min.value, f64::ceil);
        let failures = match after {
            Failures::Tasks(failures) => failures,
            Failures::Share(of) => share(tasks, of.value, f64::ceil).clamp(BOUNDS.0, BOUNDS.1),
        };
        Waves { tasks, failures, at_once: at_once.max(1), seconds }
    });
    waves.max_by_key(|waves| count(*waves))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "at most some thousand tasks"
)]
fn share(tasks: i64, percent: f64, round: fn(f64) -> f64) -> i64 {
    round(percent * tasks as f64 / 100.0) as i64
}

fn count(waves: Waves) -> i64 {
    (waves.failures + waves.at_once - 1) / waves.at_once
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_come_in_waves() {
        let waves = |failures, at_once| count(Waves { tasks: 1, failures, at_once, seconds: 90 });
        assert_eq!((waves(3, 2), waves(5, 10), waves(200, 1)), (2, 1, 200));
    }
}
