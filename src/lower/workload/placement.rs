//! Where tasks run: by which capacity, and on which instances.

use super::Workload;
use crate::aws::ecs;
use crate::cfn::{Property, Value};
use crate::ir::kinds::{ExistingCluster, FargateSpot};
use crate::ir::{ClusterRef, Nested};
use crate::lower::stack::Stack;
use crate::lower::{Lowering, Test};
use crate::types::Percent;

/// What says by which capacity tasks run: the name of the property, and its value. `None` is what the cluster has by default.
pub(in crate::lower) type Capacity = Option<(&'static str, Property)>;

/// On Fargate; or by the capacity provider of a cluster that ECS scales, which counts only the tasks that it places; else on any
/// instance.
pub(in crate::lower) fn capacity(
    ctx: &mut Lowering,
    workload: &Workload,
    spot: Option<&Nested<FargateSpot>>,
) -> Capacity {
    if workload.is_on_fargate() {
        return Some(on_fargate(ctx, spot));
    }
    let program = ctx.program;
    if let Some(ClusterRef::Existing(cluster)) = program.cluster(workload.cluster) {
        return of_existing(ctx, &cluster.block);
    }
    let scaling = workload.cluster.id.and_then(|cluster| program.scaling_of(cluster));
    let Some(scaling) = scaling.filter(|scaling| scaling.block.is_managed()) else {
        return Some((LAUNCH_TYPE, Property::from("EC2")));
    };
    // The provider is there only where the scaling is. ECS then takes what the cluster has: the provider by default, or else any
    // instance.
    let owner = workload.cluster.id.and_then(|cluster| Stack::of(program, cluster));
    let owner = owner.filter(|_| ctx.guard(scaling.guard.as_ref()) == Test::ALWAYS)?;
    let provider = ctx.import_from(owner, "CapacityProvider");
    Some((STRATEGY, only(provider).into()))
}

/// By its capacity providers, where some of the tasks may be interrupted.
fn on_fargate(ctx: &mut Lowering, spot: Option<&Nested<FargateSpot>>) -> (&'static str, Property) {
    let Some(spot) = spot else { return (LAUNCH_TYPE, Property::from("FARGATE")) };
    let FargateSpot { on_demand_base, on_demand_percent } = &spot.block;
    let (on_demand, on_spot) = weights(on_demand_percent.value);
    let provider = |name: &'static str, weight: i64| {
        vec![("CapacityProvider", Value::from(name)), ("Weight", Value::Int(weight))]
    };
    let mut fargate = provider(ecs::FARGATE, on_demand);
    fargate.insert(1, ("Base", ctx.value(on_demand_base).value));
    let strategy = [Value::map(fargate), Value::map(provider(ecs::FARGATE_SPOT, on_spot))];
    (STRATEGY, Property { value: Value::list(strategy), origin: Some(spot.span) })
}

/// The smallest whole numbers with the shares of a percentage and of the rest: 1 and 3 of 25%.
#[expect(clippy::cast_possible_truncation, reason = "a percentage is small")]
fn weights(percent: Percent) -> (i64, i64) {
    let on_demand = percent.value.round().clamp(0.0, 100.0) as i64;
    let (mut a, mut b) = (on_demand, 100 - on_demand);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (on_demand / a, (100 - on_demand) / a)
}

/// By what the owner of the cluster has made the default, unless the program names a provider.
fn of_existing(ctx: &mut Lowering, cluster: &ExistingCluster) -> Capacity {
    let provider = cluster.capacity_provider.as_ref();
    let given = ctx.given(provider);
    let strategy = only(ctx.plain(provider?));
    Some((STRATEGY, ctx.choose(&given, strategy, Value::no_value()).into()))
}

const LAUNCH_TYPE: &str = "LaunchType";

const STRATEGY: &str = "CapacityProviderStrategy";

/// The strategy that has one provider.
fn only(provider: Value) -> Value {
    Value::list([Value::map([("CapacityProvider", provider), ("Weight", Value::Int(1))])])
}

/// `{Type: spread, Field: attribute:ecs.availability-zone}`
pub(in crate::lower) fn strategy(kind: &'static str, field: &'static str) -> Value {
    Value::map([("Type", Value::from(kind)), ("Field", Value::from(field))])
}

/// On the instance with the least memory left.
pub(in crate::lower) fn by_memory() -> Value {
    strategy("binpack", "MEMORY")
}
