//! `scaling`: the functions that measure and drain a cluster, and what makes it grow and shrink.

mod alarms;
mod drain;
mod function;
mod metric;
mod policies;
mod schedule;

use super::{Lowering, Scope, cluster};
use crate::cfn::{Property, Value};
use crate::ir::kinds::{Cluster, Instances, LogsOnDelete, Scaling};
use crate::ir::{self, BlockId, Declared};

/// What the stack of a scaling owns.
pub(super) const CONTENTS: &str = "functions that measure and drain its cluster";

/// The names by which everything here knows the cluster and its group: imports, each used many times.
struct Target {
    cluster: BlockId,
}

impl Target {
    /// The name of the ECS cluster.
    fn cluster(&self, ctx: &mut Lowering) -> Value {
        ctx.result(self.cluster, &Cluster::RESULTS.name, None)
    }

    /// The name of the Auto Scaling group.
    fn group(&self, ctx: &mut Lowering) -> Value {
        ctx.result(self.cluster, &Cluster::RESULTS.auto_scaling_group, None)
    }
}

/// Everything that a scaling becomes; the group's sizes stand in the cluster's stack.
pub(super) fn lower(ctx: &mut Lowering, scaling: &Declared<Scaling>) {
    let Scaling {
        cluster: _,
        size: _,
        desired: _,
        container,
        shortage,
        excess,
        step,
        cooldown,
        shortage_for,
        excess_for,
        drain_timeout,
        standalone_tasks,
    } = &scaling.block;
    let program = ctx.program;
    let Some(owner) = program.cluster(scaling.block.cluster) else { return };
    let Cluster { instances, logs, .. } = &owner.block;
    let Instances { startup_timeout, permissions_boundary, .. } = &instances.block;

    // They are missing where the program gives all of them, and one is known only at deployment.
    let thresholds = ctx.plan.thresholds(scaling.id);
    let scope = ctx.scope(scaling);
    let target = Target { cluster: owner.id };
    let boundary = permissions_boundary.as_ref();
    // Created before the functions: Lambda creates a missing log group at the first invocation, without retention.
    cluster::log_group(ctx, &scope, "MetricLogGroup", logs, LogsOnDelete::Delete);
    cluster::log_group(ctx, &scope, "DrainLogGroup", logs, LogsOnDelete::Delete);
    metric::lower(ctx, &scope, &target, container, boundary);
    drain::lower(ctx, &scope, &target, drain_timeout, standalone_tasks, boundary);
    schedule::lower(ctx, &scope, &target);
    drain::hook(ctx, &scope, &target, drain_timeout);

    let step_in = thresholds.map_or(1, |thresholds| thresholds.step_in);
    policies::scale_out(ctx, &scope, &target, &step.block, startup_timeout);
    policies::scale_in(ctx, &scope, &target, &step.block, step_in, cooldown);
    let shortage = threshold(ctx, shortage.as_ref(), thresholds.map(|thresholds| thresholds.shortage));
    let excess = threshold(ctx, excess.as_ref(), thresholds.map(|thresholds| thresholds.excess));
    alarms::shortage(ctx, &scope, &target, shortage, shortage_for);
    alarms::excess(ctx, &scope, &target, excess, excess_for);
    alarms::silence(ctx, &scope, &target);
    exports(ctx, &scope);
}

/// What the program says, or what follows from the size of instances and containers; one of them there is.
fn threshold(ctx: &mut Lowering, given: Option<&ir::Value<i64>>, derived: Option<i64>) -> Property {
    match (given, derived) {
        (Some(given), _) => ctx.value(given),
        (None, Some(derived)) => Property::from(derived),
        (None, None) => unreachable!("validate asks for thresholds where they cannot be derived"),
    }
}

fn exports(ctx: &mut Lowering, scope: &Scope) {
    for (function, what) in
        [("DrainFunction", "drains instances"), ("MetricFunction", "measures the cluster")]
    {
        let description = format!("ARN of the function that {what}.");
        let arn = ctx.attribute(scope.block, function, "Arn");
        ctx.export(scope, format!("{function}Arn"), description, arn);
    }
}
