//! The alarms of a volume.

use super::{Lowering, Scope};
use crate::aws::metrics::{self, Metric};
use crate::ir::kinds::{Performance, Throughput, Volume};
use crate::language::AnyBlock;
use crate::lower::alarms::{ABOVE, BELOW, Figure, Series, Watched};

/// `IoLimitAlarm`, `BurstCreditsAlarm`: each where the file system has the metric.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, volume: &Volume) {
    let told = ctx.told(volume.alarmed());
    let series = |metric: &'static Metric| {
        Figure::One(Series::of(metric, "FileSystemId", ctx.reference(scope.block, "FileSystem")), "Average")
    };
    let io_limit = Watched {
        alarm: &Volume::ALARMS.io_limit,
        name: None,
        description: "The file system is near to the limit of its operations: clients wait.",
        figure: series(&metrics::EFS_PERCENT_IO_LIMIT),
        comparison: ABOVE,
    };
    let burst_credits = Watched {
        alarm: &Volume::ALARMS.burst_credits,
        name: None,
        description: "The file system has few burst credits left: it will soon be as slow as its size allows.",
        figure: series(&metrics::EFS_BURST_CREDIT_BALANCE),
        comparison: BELOW,
    };
    let has_limit = ctx.is(&volume.performance, Performance::GeneralPurpose);
    ctx.watch(&scope.under(has_limit), told.as_ref(), &io_limit);
    if volume.throughput.value == Throughput::Bursting {
        ctx.watch(scope, told.as_ref(), &burst_credits);
    }
}
