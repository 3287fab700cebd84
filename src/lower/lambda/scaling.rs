//! What a `scaling` adds: the metric function, the alarms on its metric, and the policies that they run.

use super::{Target, alarms, function, metric, policies};
use crate::cfn::Property;
use crate::ir::kinds::{Cluster, LogsOnDelete, Scaling};
use crate::ir::{self, Declared};
use crate::language::AnyBlock;
use crate::lower::{Lowering, Scope, cluster};

/// The scope of what a scaling adds to the stack of its cluster, whose resources all have the names of that block.
pub(super) fn scope(ctx: &mut Lowering, cluster: &Scope, scaling: &Declared<Scaling>) -> Scope {
    let own = ctx.scope(scaling);
    Scope { block: cluster.block, guard: cluster.guard.clone().and(own.guard), ..own }
}

/// Everything that a scaling becomes; the group's sizes are in the cluster's first stack.
pub(super) fn lower(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    scaling: &Declared<Scaling>,
    owner: &Declared<Cluster>,
) {
    let Scaling {
        cluster: _,
        method: _,
        size: _,
        desired: _,
        target: _,
        container,
        shortage,
        excess,
        step,
        cooldown,
        shortage_for,
        excess_for,
        alerts: _,
        alarm: _,
        overrides: _,
        logical_ids: _,
    } = &scaling.block;
    let boundary = owner.block.instances.block.permissions_boundary.as_ref();
    // The stack is the cluster's second one, so the doc comment of the cluster describes the first.
    // This one has no better description than that of the scaling.
    if let Some(docs) = scaling.docs.as_deref().map(str::trim).filter(|docs| !docs.is_empty()) {
        ctx.template.description = Some(docs.to_owned());
    }
    // They are missing where the program gives all of them, and one is known only at deployment.
    let thresholds = ctx.plan.thresholds(scaling.id);
    // Created before the function: Lambda creates a missing log group at the first invocation, without retention.
    cluster::log_group(ctx, scope, "MetricLogGroup", &owner.block.logs, LogsOnDelete::Delete);
    metric::lower(ctx, scope, target, container, boundary);
    let step_in = thresholds.map_or(1, |thresholds| thresholds.step_in);
    let shortage = threshold(ctx, shortage.as_ref(), thresholds.map(|thresholds| thresholds.shortage));
    let two = policies::scale_out(ctx, scope, target, &step.block, &shortage.value);
    policies::scale_in(ctx, scope, target, &step.block, step_in, cooldown);
    let excess = threshold(ctx, excess.as_ref(), thresholds.map(|thresholds| thresholds.excess));
    let short = shortage.value.clone();
    alarms::shortage(ctx, scope, target, shortage, shortage_for);
    if two {
        alarms::full(ctx, scope, target, shortage_for);
    }
    alarms::excess(ctx, scope, target, excess, excess_for);
    let told = ctx.told(scaling.block.alarmed());
    alarms::silence(ctx, scope, target, &scaling.block.alarm, told.as_ref());
    alarms::function(ctx, scope, told.as_ref());
    alarms::at_maximum(ctx, scope, target, short, told.as_ref());
    function::export(ctx, scope, "MetricFunction", "measures the cluster");
}

/// What the program says, or what follows from the size of instances and containers; one of them there is.
fn threshold(ctx: &mut Lowering, given: Option<&ir::Value<i64>>, derived: Option<i64>) -> Property {
    match (given, derived) {
        (Some(given), _) => ctx.value(given),
        (None, Some(derived)) => Property::from(derived),
        (None, None) => unreachable!("validate asks for thresholds where they cannot be derived"),
    }
}
