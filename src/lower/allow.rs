//! `allow`: inbound rules of a security group, of instances or of tasks.

use super::security_rules::{self, Direction, End, Peer, Ports, Rule};
use super::{Lowering, Scope};
use crate::ir::kinds::AllowIngress;
use crate::ir::{BlockKind, Nested};

/// `allow { from = ["10.0.0.0/8", listener.public.security_group], port = 8000..8999 }`
pub(super) fn peers(ctx: &mut Lowering, allow: &Nested<AllowIngress>) -> Vec<(Ports, Peer)> {
    let AllowIngress { from, protocol, port } = &allow.block;
    let guard = ctx.guard(allow.guard.as_ref());
    let ports = Ports::of_protocol(ctx, protocol.value, port.as_ref());
    let under = |peer: Peer| Peer { test: guard.clone().and(peer.test.clone()), ..peer };
    security_rules::peers(ctx, &from.items).into_iter().map(|peer| (ports.clone(), under(peer))).collect()
}

/// What runs reaches registries, AWS and other services: outwards all is open.
pub(super) fn everything() -> [Rule; 2] {
    ["0.0.0.0/0", "::/0"].map(|cidr| {
        let everything = security_rules::addresses(cidr);
        Rule::all(Direction::Egress, everything, "Registries, AWS and other services")
    })
}

/// A load balancer opens connections only to what its own group allows, so a rule that lets it in needs another that lets it out, to
/// the group of the block, whose rules are named `name`.
pub(super) fn open_other_end(
    ctx: &mut Lowering,
    scope: &Scope,
    (ports, peer): (&Ports, Peer),
    (name, description): (&str, &'static str),
) {
    let Peer { test, end: End::Group(load_balancer), name: from, block: Some(block) } = peer else { return };
    if block.kind() != BlockKind::Listener {
        return;
    }
    let end = End::Group(ctx.attribute(scope.block, "SecurityGroup", "GroupId"));
    let own = Peer { test, end, name: format!("{name}From{from}"), block: Some(scope.block) };
    let rule = Rule::ports(Direction::Egress, ports, own, description);
    security_rules::add(ctx, scope, &load_balancer, rule);
}
