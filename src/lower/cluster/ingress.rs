//! The security group of the instances, with the rules of `allow`. Load balancers add their own rules.

use crate::aws::ports;
use crate::cfn::Resource;
use crate::ir::kinds::{AllowIngress, Cluster, Protocol};
use crate::ir::{self, BlockId, Declared, Nested, Program};
use crate::lower::security_rules::{self, Direction, Peer, Ports, Rule};
use crate::lower::{Lowering, Scope, allow};

/// `SecurityGroup`
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, cluster: &Declared<Cluster>) {
    let mut allowed = Vec::new();
    for allow in &cluster.block.allow {
        allowed.extend(peers(ctx, cluster.id, allow));
    }
    let mut rules: Vec<Rule> = allowed
        .iter()
        .map(|(ports, peer)| Rule::ports(Direction::Ingress, ports, peer.clone(), "Clients of the instances"))
        .collect();
    rules.extend(allow::everything());
    let group = Resource::new("AWS::EC2::SecurityGroup", None)
        .with("GroupDescription", "Instances of the cluster")
        .with("VpcId", ctx.vpc(cluster.block.network));
    security_rules::add_group(ctx, scope, "SecurityGroup", group, rules);
    for (ports, peer) in allowed {
        allow::open_other_end(ctx, scope, (&ports, peer), ("Instances", "Containers on the instances"));
    }
}

/// The rules of an `allow` that are not there anyway: EC2 refuses the same rule twice.
fn peers(ctx: &mut Lowering, cluster: BlockId, allow: &Nested<AllowIngress>) -> Vec<(Ports, Peer)> {
    let AllowIngress { from: _, protocol, port } = &allow.block;
    let known = port.as_ref().and_then(ir::Value::known).filter(|_| protocol.value == Protocol::Tcp);
    let is_dynamic = known.is_some_and(|port| ports::are_dynamic(port.from, port.to));
    let program = ctx.program;
    // The ports that each load balancer of the cluster reaches in any case.
    let is_new =
        |peer: &Peer| !(is_dynamic && peer.block.is_some_and(|it| is_in_front(program, it, cluster)));
    allow::peers(ctx, allow).into_iter().filter(|(_, peer)| is_new(peer)).collect()
}

/// Whether a block is a load balancer of the cluster.
fn is_in_front(program: &Program, block: BlockId, cluster: BlockId) -> bool {
    program.listeners_of(cluster).any(|listener| listener.id == block)
}
