//! The alarms of a job: its runs that fail, and those that take too long.

use super::STATE_MACHINE;
use crate::aws::metrics;
use crate::ir::Declared;
use crate::ir::kinds::Job;
use crate::language::AnyBlock;
use crate::lower::alarms::{ABOVE, Figure, Series, Watched};
use crate::lower::{Lowering, Scope};

/// Adds both.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, declared: &Declared<Job>) {
    let told = ctx.told(declared.block.alarmed());
    let alarms = Job::ALARMS;
    for (alarm, metric, description) in [
        (&alarms.failed, &metrics::EXECUTIONS_FAILED, "A run of the job has failed."),
        (&alarms.timed_out, &metrics::EXECUTIONS_TIMED_OUT, "A run of the job took longer than its timeout."),
    ] {
        let series = Series::of(metric, "StateMachineArn", ctx.reference(scope.block, STATE_MACHINE));
        let figure = Figure::One(series, "Sum");
        let watched = Watched { alarm, name: None, description, figure, comparison: ABOVE };
        ctx.watch(scope, told.as_ref(), &watched);
    }
}
