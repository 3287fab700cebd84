//! A deployment goes on with every number of tasks that the service may have.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::undeployable::{Deadlock, undeployable};
use crate::ir::Declared;
use crate::language::kinds::{Deploy, Service};
use crate::types::Percent;

/// More tasks than any service has; beyond, shares that differ leave room.
const MAX_TASKS: i64 = 5_000;

/// Whether it does, as far as is known.
pub(super) fn check(service: &Declared<Service>, sink: &mut Sink) -> bool {
    let Service { size, deploy, .. } = &service.block;
    let Deploy { min_healthy, max, .. } = &deploy.block;
    let (Some(least), Some(most)) = (min_healthy.known(), max.known()) else { return true };
    let (Some(&from), Some(&to)) = (size.min.known(), size.max.known()) else { return true };
    let stuck = (from.max(1)..=to.min(MAX_TASKS)).find_map(|tasks| deadlock(tasks, *least, *most));
    if let Some(deadlock) = stuck {
        let written = min_healthy.written().or(max.written());
        sink.push(undeployable(written.unwrap_or(size.span), deadlock, size.written(), max.written()));
    }
    stuck.is_none()
}

/// How many of some tasks must run during a deployment, and may run.
///
/// Source: `minimumHealthyPercent` and `maximumPercent` of `DeploymentConfiguration` in the ECS API: the one is rounded up, the other down.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "at most some thousand tasks"
)]
pub(super) fn bounds(tasks: i64, least: Percent, most: Percent) -> (i64, i64) {
    // Multiplied first: 29% of 100 are 29, and not 28.999...
    let must_run = (least.value * tasks as f64 / 100.0).ceil() as i64;
    let may_run = (most.value * tasks as f64 / 100.0).floor() as i64;
    (must_run, may_run)
}

fn deadlock(tasks: i64, least: Percent, most: Percent) -> Option<Deadlock> {
    let (must_run, may_run) = bounds(tasks, least, most);
    (must_run >= may_run).then_some(Deadlock { tasks, running: may_run, shares: [least.value, most.value] })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stuck(least: f64, most: f64) -> Vec<i64> {
        let percent = |value| Percent { value };
        (1..=12).filter(|tasks| deadlock(*tasks, percent(least), percent(most)).is_some()).collect()
    }

    #[test]
    fn a_deployment_stands_still_with_few_tasks_and_narrow_shares() {
        assert_eq!(stuck(50.0, 150.0), [1]);
        assert_eq!(stuck(75.0, 125.0), [1, 2, 3]);
        assert_eq!(stuck(100.0, 125.0), [1, 2, 3]);
        assert_eq!(stuck(90.0, 110.0), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(stuck(50.0, 100.0), [1]);
        assert_eq!(stuck(100.0, 200.0), Vec::<i64>::new());
        assert_eq!(stuck(66.0, 200.0), Vec::<i64>::new());
        assert_eq!(stuck(0.0, 100.0), Vec::<i64>::new());
    }
}
