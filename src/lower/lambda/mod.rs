//! The second stack of a cluster: the functions that drain it and, where it scales, measure it, and what makes it grow and
//! shrink.

mod alarms;
mod drain;
mod metric;
mod policies;
mod scaling;
mod schedule;
mod watching;

use super::{Lowering, Scope, function};
use crate::cfn::Value;
use crate::ir::kinds::{Cluster, Instances};
use crate::ir::{BlockId, Declared};
use crate::language::AnyBlock;

/// What the stack owns.
pub(super) const CONTENTS: &str = "functions that drain and measure it";

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

/// What drains a cluster, and what its scaling adds. A scaling that a deployment switches off leaves the drain as it is.
pub(super) fn lower(ctx: &mut Lowering, cluster: &Declared<Cluster>) {
    let Cluster { instances, drain, logs, .. } = &cluster.block;
    let Instances { permissions_boundary, .. } = &instances.block;
    let boundary = permissions_boundary.as_ref();
    let scope = ctx.scope(cluster);
    let target = Target { cluster: cluster.id };
    // Problems with what drains are shown at the block that says how.
    let draining = Scope { origin: drain.span, ..scope.clone() };
    let told = ctx.told(cluster.block.alarmed());
    drain::lower(ctx, &draining, &target, drain, (logs, boundary), told.as_ref());
    function::export(ctx, &draining, "DrainFunction", "drains instances");
    let program = ctx.program;
    // A managed one is ECS's own work: nothing here measures or scales the cluster.
    let scaling = program.scaling_of(cluster.id).filter(|scaling| !scaling.block.is_managed());
    let measured = scaling.map(|scaling| {
        let measuring = scaling::scope(ctx, &scope, scaling);
        scaling::lower(ctx, &measuring, &target, scaling, cluster);
        measuring.guard
    });
    schedule::lower(ctx, &draining, &target, measured);
    watching::lower(ctx, &draining, &target, told.as_ref());
    // After the schedule, which it names in its `DependsOn`.
    drain::hook(ctx, &draining, &target, drain);
}
