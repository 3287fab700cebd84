//! `cluster`: the ECS cluster, its instances, and how they boot.

mod alarms;
mod boot;
mod distribution;
mod existing;
mod group;
mod ingress;
mod launch_template;
mod machine;
mod mounts;
mod provider;
mod registry;
mod role;
mod size;

pub(in crate::lower) use existing::existing;

use super::listener::{self, ListenerParts};
use super::{Lowering, Scope, offers};
use crate::cfn::{Resource, Value};
use crate::ir::kinds::{Cluster, Disk, Image, Instances, Logs, LogsOnDelete, RootVolume, SubnetTier};
use crate::ir::{self, BlockId, Const, Declared, Nested, OneOrMore, Program};
use crate::language::{AnyBlock, Enumeration};
use crate::types::{InstanceTypeName, KeyPair, SecurityGroupId};
use boot::Boot;
use distribution::Purchase;
use role::Rights;

/// What the first stack of a cluster owns.
pub(super) const CONTENTS: &str = "its instances and load balancers";

/// The logical id of the launch template, which scripts use, too.
const LAUNCH_TEMPLATE: &str = "LaunchTemplate";

/// The logical id of the Auto Scaling group, which scripts use, too.
const GROUP: &str = "AutoScalingGroup";

/// The name of the launching hook, which scripts use, too.
const HOOK: &str = "ready";

/// What an instance is, beyond how it boots.
struct Node<'a> {
    subnets: &'a Const<SubnetTier>,
    types: &'a OneOrMore<InstanceTypeName>,
    image: &'a ir::Value<Image>,
    key_pair: Option<&'a ir::Value<KeyPair>>,
    security_groups: &'a ir::Values<SecurityGroupId>,
    detailed_monitoring: &'a ir::Value<bool>,
    container_metadata: &'a Const<bool>,
    root_volume: &'a Nested<RootVolume>,
    disks: &'a [Nested<Disk>],
    public_address: bool,
    user_data: Option<&'a ir::Value<String>>,
}

/// Everything that a cluster becomes, but for its listeners.
pub(super) fn lower(ctx: &mut Lowering, cluster: &Declared<Cluster>) {
    // `ingress` and `group` take the whole block, and read what is left out here.
    let Cluster {
        network: _,
        subnets,
        container_insights,
        instances,
        fargate: _,
        drain: _,
        mount,
        registry_auth,
        logs,
        allow: _,
        name,
        stack: _,
        lambda_stack: _,
        alerts: _,
        alarm: _,
        overrides: _,
        logical_ids: _,
    } = &cluster.block;
    let Instances {
        ty,
        size,
        container_metadata,
        image,
        spot,
        key_pair,
        security_groups,
        public_address,
        detailed_monitoring,
        session_manager,
        root_volume,
        disk,
        stop_timeout,
        cleanup,
        agent,
        docker,
        startup_timeout,
        update,
        lifetime,
        user_data,
        policies,
        statement,
        permissions_boundary,
    } = &instances.block;

    let scope = ctx.scope(cluster);
    let purchase = Purchase { cluster: cluster.id, types: ty, spot: spot.as_ref() };
    let has_spot = purchase.has_spot(ctx);

    let settings = Value::map([
        ("Name", Value::from("containerInsights")),
        ("Value", ctx.constant(container_insights).value),
    ]);
    // No name by itself: it would make a replacement fail, because the old cluster still has it.
    let ecs = Resource::new("AWS::ECS::Cluster", None)
        .with_some("ClusterName", ctx.optional(name.as_ref()))
        .with("ClusterSettings", Value::list([settings]));
    ctx.add(&scope, "Cluster", ecs);
    if !cluster.block.has_instances() {
        return without_instances(ctx, &scope, cluster);
    }
    // `Retain` and not `RetainExceptOnCreate`: why a first deployment failed is in there.
    log_group(ctx, &scope, "LogGroup", logs, logs.block.on_delete.value);
    if let Some(registry) = registry_auth {
        registry::lower(ctx, &scope, registry);
    }
    let rights = Rights {
        policies,
        more: statement,
        permissions_boundary: permissions_boundary.as_ref(),
        session_manager: session_manager.value,
        spot: has_spot.clone(),
        registry: registry_auth.as_ref(),
        mounts: mount,
    };
    // Problems with these resources are shown at `instances`, and not at the head of the cluster.
    let instances = Scope { origin: instances.span, ..scope.clone() };
    // Nothing can depend on the guarded policies of the role, which may not exist. An instance may
    // therefore start before it has their rights, and its scripts try again until it has.
    role::lower(ctx, &instances, rights);
    ingress::lower(ctx, &scope, cluster);
    let program = ctx.program;
    let listeners: Vec<ListenerParts> =
        program.listeners_of(cluster.id).map(|listener| listener::lower(ctx, listener)).collect();
    // After the listeners: the agent opens its port, and the group waits for health checks, only if one of them asks for it.
    let boot = Boot {
        cluster: cluster.id,
        place: boot::place(ctx, cluster.id),
        machine: machine::machine(ctx.program, ty),
        mounts: mount,
        disks: disk,
        registry: registry_auth.as_ref(),
        container_metadata,
        stop_timeout,
        cleanup,
        agent,
        docker,
        startup_timeout,
        max_size: max_size(ctx.program, cluster.id, size),
        spot: has_spot,
        asked_by: listeners
            .iter()
            .filter_map(|parts| Some((parts.guard.clone(), parts.target_group.clone()?)))
            .collect(),
    };
    let node = Node {
        subnets,
        types: ty,
        image,
        key_pair: key_pair.as_ref(),
        security_groups,
        detailed_monitoring,
        container_metadata,
        root_volume,
        disks: disk,
        public_address: has_public_address(subnets, public_address.as_ref()),
        user_data: user_data.as_ref(),
    };
    launch_template::lower(ctx, &instances, &node, &boot);
    let group = group::group(ctx, cluster, size, startup_timeout, &purchase, &listeners);
    let group = group.with_some("MaxInstanceLifetime", ctx.optional(lifetime.as_ref()));
    let group = group::updated(ctx, group, cluster, size, startup_timeout, &update.block);
    let group = provider::tagged(ctx, group, &scope);
    let told = ctx.told(cluster.block.alarmed());
    let group = alarms::notifying(ctx, group, told.as_ref());
    ctx.add(&instances, GROUP, group);
    provider::lower(ctx, &scope, cluster);
    alarms::lower(ctx, &scope, told.as_ref());
    ctx.export_results(&scope);
    offers::export_hash(ctx, &scope, cluster);
}

/// What a cluster on Fargate alone has beside itself.
fn without_instances(ctx: &mut Lowering, scope: &Scope, cluster: &Declared<Cluster>) {
    let program = ctx.program;
    for listener in program.listeners_of(cluster.id) {
        listener::lower(ctx, listener);
    }
    provider::lower(ctx, scope, cluster);
    ctx.export_results(scope);
    offers::export_hash(ctx, scope, cluster);
}

/// In public subnets only an instance with a public address reaches ECS, unless the VPC has endpoints for it.
fn has_public_address(subnets: &Const<SubnetTier>, public_address: Option<&Const<bool>>) -> bool {
    public_address.map_or(subnets.value == SubnetTier::Public, |given| given.value)
}

/// The most instances that the group may have, unless only the deployment knows.
fn max_size(program: &Program, cluster: BlockId, size: &Const<i64>) -> Option<i64> {
    match program.scaling_of(cluster) {
        // The scaling may be switched off at deployment, and then the fixed size counts.
        Some(scaling) => Some(*scaling.block.size.max.known()?.max(&size.value)),
        None => Some(size.value),
    }
}

/// A log group that keeps events as long as `logs` says: the cluster's, and those of its functions. It has no name, so that one that has
/// outlived its stack is not in the way of the next.
pub(in crate::lower) fn log_group(
    ctx: &mut Lowering,
    scope: &Scope,
    name: &str,
    logs: &Nested<Logs>,
    on_delete: LogsOnDelete,
) {
    let Logs { retention, key, on_delete: _ } = &logs.block;
    let mut group = Resource::new("AWS::Logs::LogGroup", None)
        .with("RetentionInDays", ctx.value(retention))
        .with_some("KmsKeyId", ctx.optional(key.as_ref()));
    group.deletion_policy = Some(on_delete.spelling());
    group.update_replace_policy = Some(on_delete.spelling());
    ctx.add(scope, name, group);
}
