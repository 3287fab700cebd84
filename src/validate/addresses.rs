//! Blocks of addresses: written as AWS stores them, none inside another, and not everyone where that cannot be intended.

use std::collections::BTreeMap;

use ipnet::IpNet;

use crate::aws::ports;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{
    covered_cidr::covered_cidr, host_bits::host_bits, internal_for_the_world::internal_for_the_world,
    nobody_allowed::nobody_allowed, open_agent_port::open_agent_port, open_ssh::open_ssh,
    ports_open_already::ports_open_already, unreachable_ipv6::unreachable_ipv6,
    unreachable_over_ipv6::unreachable_over_ipv6,
};
use crate::diagnostics::catalog::platform::port_of_protocol::{self, port_of_protocol};
use crate::diagnostics::catalog::platform::port_range_reversed::port_range_reversed;
use crate::diagnostics::catalog::values::default_out_of_bounds::ipv6_by_choice;
use crate::ir::{BlockId, Declared, Expr, ExprKind, Nested, OneOrMore, Program, Value};
use crate::language::Enumeration;
use crate::language::kinds::{AllowIngress, Egress, Listener, PortRange, Protocol, Scheme, Source};
use crate::source::Span;
use crate::types::Cidr;

/// Ports that give control of an instance or information about it, with their owner. Source: the reserved ports of the ECS agent.
const PRIVATE_PORTS: [(u16, &str); 3] = [(2_375, "Docker"), (2_376, "Docker"), (51_678, "the ECS agent")];

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for listener in &program.listeners {
        check_listener(listener, sink);
        for egress in &listener.block.egress {
            let Egress { to, port } = &egress.block;
            check_rule(to, Some(port), sink);
        }
    }
    for cluster in &program.clusters {
        for allow in &cluster.block.allow {
            check_allow(allow, sink);
            open_already(program, cluster.id, &allow.block, sink);
        }
    }
    for allow in program.workloads().flat_map(|running| running.workload.allow) {
        check_allow(allow, sink);
    }
}

fn check_listener(listener: &Declared<Listener>, sink: &mut Sink) {
    unreached(listener, sink);
    let Some(allow) = &listener.block.allow else { return };
    chosen(&allow.items, sink);
    let known: Vec<(&Cidr, Span)> =
        allow.items.iter().filter_map(|source| Some((source.known()?.cidr()?, source.span()))).collect();
    if allow.items.is_empty() && allow.state == crate::ir::State::Written {
        sink.push(nobody_allowed(allow.span, &listener.name.value));
    }
    let has_ipv6 = listener.block.ipv6.known() != Some(&false);
    let (reached, unreached): (Vec<_>, Vec<_>) =
        known.into_iter().partition(|(cidr, _)| has_ipv6 || !cidr.is_ipv6());
    for (cidr, span) in unreached {
        sink.push(unreachable_ipv6(span, &cidr.0));
    }
    let everyone = reached.iter().find(|(cidr, _)| cidr.is_everyone());
    if let (Some((_, span)), Some(Scheme::Internal)) = (everyone, listener.block.scheme.known()) {
        let scheme = listener.block.scheme.span();
        sink.push(internal_for_the_world(*span, &listener.name.value, scheme));
    }
    blocks(&reached, sink);
}

/// Reports IPv6 addresses of a load balancer that admits IPv4 addresses only.
fn unreached(listener: &Declared<Listener>, sink: &mut Sink) {
    let Listener { ipv6, allow, scheme, .. } = &listener.block;
    if ipv6.known() != Some(&true) {
        return;
    }
    let (is_v4_only, place) = match allow {
        // Without `allow`, an internal load balancer admits the private ranges of IPv4.
        None => (scheme.known() == Some(&Scheme::Internal), scheme.span()),
        Some(allow) => {
            let is_v4 = |source: &Value<Source>| {
                source.known().and_then(Source::cidr).is_some_and(|cidr| !cidr.is_ipv6())
            };
            (!allow.items.is_empty() && allow.items.iter().all(is_v4), allow.span)
        }
    };
    if is_v4_only {
        sink.push(unreachable_over_ipv6(ipv6.span(), place));
    }
}

/// The ends and the ports of a rule; gives back the blocks of addresses among the ends, and ports in the right order.
fn check_rule<'p>(
    ends: &'p OneOrMore<Source>,
    port: Option<&Value<PortRange>>,
    sink: &mut Sink,
) -> (Vec<(&'p Cidr, Span)>, Option<PortRange>) {
    chosen(&ends.items, sink);
    let known: Vec<(&Cidr, Span)> =
        ends.items.iter().filter_map(|source| Some((source.known()?.cidr()?, source.span()))).collect();
    blocks(&known, sink);
    let ports = port.and_then(Value::known).copied();
    if let (Some(PortRange { from, to }), Some(port)) = (ports.filter(|ports| ports.from > ports.to), port) {
        sink.push(port_range_reversed(port.span(), from, to));
        return (known, None);
    }
    (known, ports)
}

fn check_allow(allow: &Nested<AllowIngress>, sink: &mut Sink) {
    let head = allow.span;
    let allow = &allow.block;
    let (known, ports) = check_rule(&allow.from, allow.port.as_ref(), sink);
    let port = match (&allow.port, allow.protocol.known()) {
        (None, Some(protocol @ (Protocol::Tcp | Protocol::Udp))) => {
            return sink.push(port_of_protocol(head, protocol.word()));
        }
        (Some(port), Some(Protocol::Icmp)) => {
            return sink.push(port_of_protocol::without_ports(port.span(), allow.protocol.span));
        }
        // What follows is about services that speak TCP.
        (Some(port), Some(Protocol::Tcp)) => port.span(),
        _ => return,
    };
    let Some(PortRange { from, to }) = ports else { return };
    let everyone = known.iter().find(|(cidr, _)| cidr.is_everyone());
    if let Some((_, span)) = everyone
        && (from..=to).contains(&22)
    {
        sink.push(open_ssh(*span, port));
    }
    let private = PRIVATE_PORTS.into_iter().find(|(number, _)| (from..=to).contains(number));
    // A security group as a source is one that the author controls. Blocks of addresses are whoever
    // has them.
    if let (Some((number, owner)), false) = (private, known.is_empty()) {
        sink.push(open_agent_port(port, number, owner));
    }
}

/// Reports a load balancer of the cluster as a source for ports that it reaches anyway.
fn open_already(program: &Program, cluster: BlockId, allow: &AllowIngress, sink: &mut Sink) {
    let Some(port) = &allow.port else { return };
    let Some(PortRange { from, to }) = port.known().copied() else { return };
    if !ports::are_dynamic(from, to) || allow.protocol.known() != Some(&Protocol::Tcp) {
        return;
    }
    for source in &allow.from.items {
        let Value::Deploy(Expr { kind: ExprKind::Result(block, ..), span, .. }) = source else { continue };
        if let Some(listener) = program.listeners_of(cluster).find(|listener| listener.id == *block) {
            sink.push(ports_open_already(*span, &listener.name.value, port.span()));
        }
    }
}

/// Reports IPv6 blocks that the deployment may choose. A rule has one property for IPv4 and one for IPv6, and a parameter can only choose
/// a value, not the property.
fn chosen<T>(items: &[Value<T>], sink: &mut Sink) {
    let mut open: Vec<&Expr> = items
        .iter()
        .filter_map(|item| match item {
            Value::Deploy(expr) => Some(expr),
            Value::Const(_) => None,
        })
        .collect();
    while let Some(expr) = open.pop() {
        match &expr.kind {
            ExprKind::If(_, then, otherwise) => open.extend([&**otherwise, &**then]),
            ExprKind::Text(text) if matches!(Cidr::parse(text), Some(IpNet::V6(_))) => {
                sink.push(ipv6_by_choice(expr.span, text));
            }
            _ => {}
        }
    }
}

/// Each block begins at an address that its prefix allows, and is not inside another one.
fn blocks(known: &[(&Cidr, Span)], sink: &mut Sink) {
    let parsed: Vec<(IpNet, &Cidr, Span)> =
        known.iter().filter_map(|(cidr, span)| Some((cidr.block()?, *cidr, *span))).collect();
    let mut by_block: BTreeMap<IpNet, (&Cidr, Span)> = BTreeMap::new();
    for (block, cidr, span) in &parsed {
        by_block.entry(block.trunc()).or_insert((cidr, *span));
    }
    for (block, cidr, span) in parsed {
        if block != block.trunc() {
            let single = IpNet::from(block.addr());
            sink.push(host_bits(span, &cidr.0, &block.trunc().to_string(), &single.to_string()));
        }
        // At most 128 look-ups for each block, where comparing all pairs would be quadratic.
        let outer = (0..block.prefix_len()).find_map(|prefix| by_block.get(&around(block, prefix)?));
        if let Some((outer, outer_span)) = outer {
            sink.push(covered_cidr(span, &cidr.0, &outer.0, *outer_span));
        }
    }
}

/// The block with a shorter prefix that contains a block.
fn around(block: IpNet, prefix: u8) -> Option<IpNet> {
    Some(IpNet::new(block.addr(), prefix).ok()?.trunc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_lies_in_those_of_shorter_prefixes() {
        let block = |text: &str| Cidr(text.into()).block().unwrap();
        assert_eq!(around(block("10.1.0.0/16"), 8), Some(block("10.0.0.0/8")));
        assert_eq!(around(block("10.1.0.0/16"), 0), Some(block("0.0.0.0/0")));
        assert_ne!(around(block("2001:db8::/32"), 0), Some(block("0.0.0.0/0")));
    }
}
