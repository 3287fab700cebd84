//! Where the tasks run: by which capacity, and on which instances.

use super::Workload;
use crate::aws::ecs;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{ExistingCluster, FargateSpot, Strategy};
use crate::ir::{ClusterRef, Const, Nested};
use crate::lower::stack::Stack;
use crate::lower::values::property;
use crate::lower::{Lowering, Test};
use crate::types::Percent;

/// On Fargate by its capacity providers, where some of the tasks may be interrupted.
fn on_fargate(ctx: &mut Lowering, service: Resource, spot: Option<&Nested<FargateSpot>>) -> Resource {
    let Some(spot) = spot else { return service.with("LaunchType", "FARGATE") };
    let FargateSpot { on_demand_base, on_demand_percent } = &spot.block;
    let (on_demand, on_spot) = weights(on_demand_percent.value);
    let provider = |name: &'static str, weight: i64| {
        vec![("CapacityProvider", Value::from(name)), ("Weight", Value::Int(weight))]
    };
    let mut fargate = provider(ecs::FARGATE, on_demand);
    fargate.insert(1, ("Base", ctx.value(on_demand_base).value));
    let strategy = [Value::map(fargate), Value::map(provider(ecs::FARGATE_SPOT, on_spot))];
    service
        .with("CapacityProviderStrategy", Property { value: Value::list(strategy), origin: Some(spot.span) })
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

/// By the capacity provider of a cluster that ECS scales, which counts only the tasks that it places; else on any instance.
pub(super) fn launched(
    ctx: &mut Lowering,
    service: Resource,
    workload: &Workload,
    spot: Option<&Nested<FargateSpot>>,
) -> Resource {
    if workload.is_on_fargate() {
        return on_fargate(ctx, service, spot);
    }
    let program = ctx.program;
    if let Some(ClusterRef::Existing(cluster)) = program.cluster(workload.cluster) {
        return on_existing(ctx, service, &cluster.block);
    }
    let scaling = workload.cluster.id.and_then(|cluster| program.scaling_of(cluster));
    let Some(scaling) = scaling.filter(|scaling| scaling.block.is_managed()) else {
        return service.with("LaunchType", "EC2");
    };
    let owner = workload.cluster.id.and_then(|cluster| Stack::of(program, cluster));
    match owner.filter(|_| ctx.guard(scaling.guard.as_ref()) == Test::ALWAYS) {
        Some(owner) => {
            let provider = ctx.import_from(owner, "CapacityProvider");
            let strategy = Value::map([("CapacityProvider", provider), ("Weight", Value::Int(1))]);
            service.with("CapacityProviderStrategy", Value::list([strategy]))
        }
        // The provider is there only where the scaling is. ECS then takes what the cluster has: the provider by default, or else
        // any instance.
        None => service,
    }
}

/// By what the owner of the cluster has made the default, unless the program names a provider.
fn on_existing(ctx: &mut Lowering, service: Resource, cluster: &ExistingCluster) -> Resource {
    let provider = cluster.capacity_provider.as_ref();
    let given = ctx.given(provider);
    let Some(provider) = provider.map(|provider| ctx.plain(provider)) else { return service };
    let strategy = Value::list([Value::map([("CapacityProvider", provider), ("Weight", Value::Int(1))])]);
    let strategy = ctx.choose(&given, strategy, Value::no_value());
    service.with("CapacityProviderStrategy", strategy)
}

/// Which of the instances. A daemon is on each of them.
pub(super) fn placed(service: Resource, placement: &Const<Strategy>) -> Resource {
    let strategy = |kind: &'static str, field: &'static str| {
        Value::map([("Type", Value::from(kind)), ("Field", Value::from(field))])
    };
    let by_memory = strategy("binpack", "MEMORY");
    let strategies = match placement.value {
        Strategy::Daemon => return service.with("SchedulingStrategy", property(placement, "DAEMON")),
        Strategy::Spread => vec![strategy("spread", "attribute:ecs.availability-zone"), by_memory],
        Strategy::Binpack => vec![by_memory],
    };
    service.with("PlacementStrategies", property(placement, Value::List(strategies)))
}
