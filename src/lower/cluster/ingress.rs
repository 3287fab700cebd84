//! The security group of the instances, with the rules of `allow`. Load balancers add their own rules.

use crate::aws::ports;
use crate::cfn::Resource;
use crate::ir::kinds::{AllowIngress, Cluster, Protocol};
use crate::ir::{self, BlockId, Declared, Nested, Program};
use crate::lower::security_rules::{self, Direction, End, Peer, Ports, Rule};
use crate::lower::{Lowering, Scope};

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
    // Instances reach registries, AWS and other services: outwards all is open.
    rules.extend(["0.0.0.0/0", "::/0"].map(|cidr| {
        let everything = security_rules::addresses(cidr);
        Rule::all(Direction::Egress, everything, "Registries, AWS and other services")
    }));
    let group = Resource::new("AWS::EC2::SecurityGroup", None)
        .with("GroupDescription", "Instances of the cluster")
        .with("VpcId", ctx.vpc(cluster.block.network));
    security_rules::add_group(ctx, scope, "SecurityGroup", group, rules);
    for (ports, peer) in allowed {
        open_other_end(ctx, scope, &ports, peer);
    }
}

/// `allow { from = ["10.0.0.0/8", listener.public.security_group], port = 8000..8999 }`
fn peers(ctx: &mut Lowering, cluster: BlockId, allow: &Nested<AllowIngress>) -> Vec<(Ports, Peer)> {
    let AllowIngress { from, protocol, port } = &allow.block;
    let guard = ctx.guard(allow.guard.as_ref());
    let ports = Ports::of_protocol(ctx, protocol.value, port.as_ref());
    let known = port.as_ref().and_then(ir::Value::known).filter(|_| protocol.value == Protocol::Tcp);
    let is_dynamic = known.is_some_and(|port| ports::are_dynamic(port.from, port.to));
    let program = ctx.program;
    // The ports that each load balancer of the cluster reaches in any case. EC2 refuses the same rule twice.
    let is_new =
        |peer: &Peer| !(is_dynamic && peer.block.is_some_and(|it| is_in_front(program, it, cluster)));
    security_rules::peers(ctx, &from.items)
        .into_iter()
        .filter(is_new)
        .map(|peer| (ports.clone(), Peer { test: guard.clone().and(peer.test.clone()), ..peer }))
        .collect()
}

/// Whether a block is a load balancer of the cluster.
fn is_in_front(program: &Program, block: BlockId, cluster: BlockId) -> bool {
    program.listeners_of(cluster).any(|listener| listener.id == block)
}

/// A load balancer opens connections only to what its own group allows, so a rule that lets it in needs another that lets it out.
fn open_other_end(ctx: &mut Lowering, scope: &Scope, ports: &Ports, peer: Peer) {
    let Peer { test, end: End::Group(load_balancer), name, block: Some(block) } = peer else { return };
    if block.kind() != ir::BlockKind::Listener {
        return;
    }
    let instances = Peer {
        test,
        end: End::Group(ctx.attribute(scope.block, "SecurityGroup", "GroupId")),
        name: format!("InstancesFrom{name}"),
        block: Some(scope.block),
    };
    let rule = Rule::ports(Direction::Egress, ports, instances, "Containers on the instances");
    security_rules::add(ctx, scope, &load_balancer, rule);
}
