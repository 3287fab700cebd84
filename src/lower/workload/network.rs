//! The network of tasks: the ports of their instance, or an address of each and a security group for them.

use std::collections::BTreeSet;

use super::of_cluster;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{AllowIngress, Cluster, NetworkMode, Protocol, SubnetTier, Volume, Workload};
use crate::ir::{BlockId, ClusterRef, Declared};
use crate::language::Enumeration;
use crate::lower::security_rules::{self, Direction, Peer, Ports, Rule};
use crate::lower::{Lowering, Scope, allow};

/// The logical id of the security group.
pub(in crate::lower) const GROUP: &str = "SecurityGroup";

/// `NetworkMode`
pub(super) fn mode(workload: &Workload) -> Property {
    let origin = workload.network_mode.and_then(crate::ir::Const::written);
    Property { value: Value::from(workload.mode().spelling()), origin }
}

/// `PortMappings`: of a port of a container. In bridge mode without a port of the instance, the instance chooses one.
pub(in crate::lower) fn mapping(workload: &Workload, port: u16, host_port: Option<u16>) -> Value {
    let host_port = match workload.mode() {
        NetworkMode::Bridge => Some(host_port.unwrap_or_default()),
        NetworkMode::Host => Some(port),
        NetworkMode::Awsvpc => None,
    };
    let host_port = host_port.map(|port| ("HostPort", Value::Int(port.into())));
    let fields = std::iter::once(("ContainerPort", Value::Int(port.into())));
    Value::map(fields.chain(host_port).chain([("Protocol", Value::from("tcp"))]))
}

/// The VPC of the cluster. One without instances has no group that knows it.
pub(in crate::lower) fn vpc(ctx: &mut Lowering, workload: &Workload) -> Value {
    // Of another program's cluster the network is named where tasks have addresses in it.
    let has_group = |cluster: &Declared<Cluster>| cluster.block.has_instances();
    let cluster = ctx.program.cluster(workload.cluster);
    let network = cluster.and_then(ClusterRef::network).filter(|_| workload.has_addresses());
    match network {
        Some(network) if !cluster.and_then(ClusterRef::created).is_some_and(has_group) => ctx.vpc(network),
        _ => of_cluster(ctx, workload, &Cluster::RESULTS.vpc),
    }
}

/// Adds the security group of tasks that have addresses of their own. EC2 refuses the same rule twice, so that what load balancers
/// reach anyway is left out.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, workload: &Workload, reached: &[(BlockId, u16)]) {
    if !workload.has_addresses() {
        return;
    }
    let mut allowed: Vec<(Ports, Peer)> = Vec::new();
    for allow in workload.allow {
        let port = only_port(&allow.block);
        let is_new = |peer: &Peer| !peer.block.zip(port).is_some_and(|rule| reached.contains(&rule));
        allowed.extend(allow::peers(ctx, allow).into_iter().filter(|(_, peer)| is_new(peer)));
    }
    let mut rules: Vec<Rule> = allowed
        .iter()
        .map(|(ports, peer)| Rule::ports(Direction::Ingress, ports, peer.clone(), "Clients of the tasks"))
        .collect();
    rules.extend(allow::everything());
    let group = Resource::new("AWS::EC2::SecurityGroup", None)
        .with("GroupDescription", "Tasks")
        .with("VpcId", vpc(ctx, workload));
    security_rules::add_group(ctx, scope, GROUP, group, rules);
    for (ports, peer) in allowed {
        allow::open_other_end(ctx, scope, (&ports, peer), ("Tasks", "Tasks"));
    }
}

/// The port of a rule for one.
fn only_port(allow: &AllowIngress) -> Option<u16> {
    let AllowIngress { from: _, protocol, port } = allow;
    let port = port.as_ref()?.known()?;
    (protocol.value == Protocol::Tcp && port.from == port.to).then_some(port.from)
}

/// `NetworkConfiguration`: where the tasks have their addresses.
pub(in crate::lower) fn configuration(ctx: &mut Lowering, scope: &Scope, workload: &Workload) -> Value {
    let cluster = ctx.program.cluster(workload.cluster);
    let tier = workload.subnets.value;
    let subnets = match (cluster.and_then(ClusterRef::network), cluster) {
        (Some(network), _) => ctx.subnets(network, tier),
        (None, Some(ClusterRef::Existing(cluster))) => ctx.foreign_subnets(cluster, tier),
        (None, _) => Value::no_value(),
    };
    let mut groups = vec![ctx.attribute(scope.block, GROUP, "GroupId")];
    let volumes: BTreeSet<BlockId> =
        workload.mounts().flatten().filter_map(|mount| mount.block.volume?.id).collect();
    // The task mounts its volumes itself.
    for volume in volumes {
        groups.push(ctx.result(volume, &Volume::RESULTS.security_group, None));
    }
    // In public subnets a task reaches ECR only with a public address; on instances it can have none.
    let is_public = workload.is_on_fargate() && workload.subnets.value == SubnetTier::Public;
    let public = if is_public { "ENABLED" } else { "DISABLED" };
    let configuration = Value::map([
        ("AssignPublicIp", Value::from(public)),
        ("SecurityGroups", Value::List(groups)),
        ("Subnets", subnets),
    ]);
    Value::map([("AwsvpcConfiguration", configuration)])
}
