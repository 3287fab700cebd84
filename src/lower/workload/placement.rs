//! Where tasks run: by which capacity, and on which instances.

use super::Workload;
use crate::cfn::Value;
use crate::ir::ClusterRef;
use crate::ir::kinds::ExistingCluster;
use crate::lower::stack::Stack;
use crate::lower::{Lowering, Test};

/// What says by which capacity tasks run: the name of the property, and its value. `None` is what the cluster has by default.
pub(in crate::lower) type Capacity = Option<(&'static str, Value)>;

/// By the capacity provider of a cluster that ECS scales, which counts only the tasks that it places; else on any instance.
pub(in crate::lower) fn capacity(ctx: &mut Lowering, workload: &Workload) -> Capacity {
    let program = ctx.program;
    if let Some(ClusterRef::Existing(cluster)) = program.cluster(workload.cluster) {
        return of_existing(ctx, &cluster.block);
    }
    let scaling = workload.cluster.id.and_then(|cluster| program.scaling_of(cluster));
    let Some(scaling) = scaling.filter(|scaling| scaling.block.is_managed()) else {
        return Some(("LaunchType", Value::from("EC2")));
    };
    // The provider is there only where the scaling is. ECS then takes what the cluster has: the provider by default, or else any
    // instance.
    let owner = workload.cluster.id.and_then(|cluster| Stack::of(program, cluster));
    let owner = owner.filter(|_| ctx.guard(scaling.guard.as_ref()) == Test::ALWAYS)?;
    let provider = ctx.import_from(owner, "CapacityProvider");
    Some((STRATEGY, only(provider)))
}

/// By what the owner of the cluster has made the default, unless the program names a provider.
fn of_existing(ctx: &mut Lowering, cluster: &ExistingCluster) -> Capacity {
    let provider = cluster.capacity_provider.as_ref();
    let given = ctx.given(provider);
    let strategy = only(ctx.plain(provider?));
    Some((STRATEGY, ctx.choose(&given, strategy, Value::no_value())))
}

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
