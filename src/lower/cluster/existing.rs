//! `existing cluster`: what the stack that owns it exports, or the names and ids that the program gives.

use super::Lowering;
use crate::cfn::Value;
use crate::ir::kinds::{ClusterExports, ExistingCluster, LaunchType, Network};
use crate::ir::{ClusterRef, Declared};
use crate::language::ResultSchema;
use crate::lower::Test;
use crate::lower::text::{self, import};

/// A result of a cluster that exists already.
pub(in crate::lower) fn existing(
    ctx: &mut Lowering,
    cluster: &Declared<ExistingCluster>,
    result: &ResultSchema,
    _key: Option<&str>,
) -> Value {
    let ExistingCluster {
        manifest: _,
        of: _,
        listeners: _,
        stack,
        name,
        network,
        security_group,
        auto_scaling_group,
        instance_role,
        capacity_provider: _,
        container_insights: _,
        runs_on: _,
        instances: _,
        drain: _,
        listener: _,
        exports,
    } = &cluster.block;
    // Without instances, its stack has no group that knows the VPC.
    let is_bare = ClusterRef::Existing(cluster).has(LaunchType::Instances) == Some(false);
    if result.name == "vpc"
        && is_bare
        && network.is_none()
        && let Some(source) = Network::RESULTS.vpc.source
        && let Some(vpc) = ctx.of_foreign_network(cluster, source.export)
    {
        return vpc;
    }
    let named = network.filter(|_| result.name == "vpc");
    let is_there = named.and_then(|network| network.id).map(|network| ctx.present(network));
    let vpc = named.map(|network| ctx.vpc(network));
    // The stack may be one that somebody else wrote, which exports no VPC.
    if let (Some(vpc), Some(Test::ALWAYS)) = (&vpc, &is_there) {
        return vpc.clone();
    }
    let value = if let Some(stack) = stack {
        let stack = ctx.stack_elsewhere(cluster, stack);
        exported(stack, &exports.block, result)
    } else {
        let value = match result.name {
            "name" => name.as_ref().map(|name| ctx.plain(name)),
            "arn" => name.as_ref().map(|name| arn(ctx.plain(name))),
            "security_group" => security_group.as_ref().map(|group| ctx.plain(group)),
            "auto_scaling_group" => auto_scaling_group.as_ref().map(|group| ctx.plain(group)),
            "instance_role" => instance_role.as_ref().map(|role| ctx.plain(role)),
            // The checker has reported that there is no such.
            _ => None,
        };
        value.unwrap_or_else(Value::no_value)
    };
    match (vpc, is_there) {
        (Some(vpc), Some(is_there)) => ctx.choose(&is_there, vpc, value),
        _ => value,
    }
}

fn exported(stack: Value, exports: &ClusterExports, result: &ResultSchema) -> Value {
    let ClusterExports {
        name,
        arn: of_arn,
        vpc,
        security_group,
        auto_scaling_group,
        instance_role,
        log_group,
    } = exports;
    let export = match (result.name, of_arn) {
        ("name", _) => &name.value,
        ("arn", Some(export)) => &export.value,
        // Whoever exports the name under another one seldom exports the ARN.
        ("arn", None) if name.is_written() => return arn(import(stack, &name.value)),
        ("vpc", _) => &vpc.value,
        ("security_group", _) => &security_group.value,
        ("auto_scaling_group", _) => &auto_scaling_group.value,
        ("instance_role", _) => &instance_role.value,
        ("log_group", _) => &log_group.value,
        _ => return result.source.map_or_else(Value::no_value, |source| import(stack, source.export)),
    };
    import(stack, export)
}

/// The ARN of a cluster of this account and region.
fn arn(name: Value) -> Value {
    text::arn("ecs", [Value::from("cluster/"), name])
}
