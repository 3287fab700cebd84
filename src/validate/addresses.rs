//! Blocks of addresses: written as AWS keeps them, none inside another, and not everybody where that cannot be meant.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{
    covered_cidr::covered_cidr, host_bits::host_bits, internal_for_the_world::internal_for_the_world,
    nobody_allowed::nobody_allowed, open_agent_port::open_agent_port, open_ssh::open_ssh,
    unreachable_ipv6::unreachable_ipv6,
};
use crate::diagnostics::catalog::platform::port_range_reversed::port_range_reversed;
use crate::diagnostics::catalog::values::default_out_of_bounds::ipv6_by_choice;
use crate::ir::{Declared, Expr, ExprKind, Program, Value};
use crate::language::kinds::{AllowIngress, Listener, PortRange, Scheme, Source};
use crate::source::Span;

/// Ports that open an instance, or tell about it, and whose they are. Source: the reserved ports of the ECS agent.
const PRIVATE_PORTS: [(u16, &str); 3] = [(2_375, "Docker"), (2_376, "Docker"), (51_678, "the ECS agent")];

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for listener in &program.listeners {
        check_listener(listener, sink);
    }
    for cluster in &program.clusters {
        for allow in &cluster.block.allow {
            check_allow(&allow.block, sink);
        }
    }
}

fn check_listener(listener: &Declared<Listener>, sink: &mut Sink) {
    let Some(allow) = &listener.block.allow else { return };
    chosen(&allow.items, sink);
    let known: Vec<(&str, Span)> =
        allow.items.iter().filter_map(|cidr| Some((cidr.known()?.0.as_str(), cidr.span()))).collect();
    if allow.items.is_empty() && allow.state == crate::ir::State::Written {
        sink.push(nobody_allowed(allow.span, &listener.name.value));
    }
    let ipv4: Vec<(&str, Span)> = known.iter().copied().filter(|(text, _)| !text.contains(':')).collect();
    for (text, span) in known.iter().filter(|(text, _)| text.contains(':')) {
        sink.push(unreachable_ipv6(*span, text));
    }
    let everyone = ipv4.iter().find(|(text, _)| is_everyone(text));
    if let (Some((_, span)), Some(Scheme::Internal)) = (everyone, listener.block.scheme.known()) {
        let scheme = listener.block.scheme.span();
        sink.push(internal_for_the_world(*span, &listener.name.value, scheme));
    }
    blocks(&ipv4, sink);
}

fn check_allow(allow: &AllowIngress, sink: &mut Sink) {
    chosen(&allow.from.items, sink);
    let known: Vec<(&str, Span)> = allow
        .from
        .items
        .iter()
        .filter_map(|source| match source.known()? {
            Source::Cidr(cidr) => Some((cidr.0.as_str(), source.span())),
            Source::SecurityGroup(_) => None,
        })
        .collect();
    blocks(&known, sink);
    let Value::Const(port) = &allow.port else { return };
    let Some(PortRange { from, to }) = port.known().copied() else { return };
    if from > to {
        sink.push(port_range_reversed(port.span, from, to));
        return;
    }
    let everyone = known.iter().find(|(text, _)| is_everyone(text));
    if let Some((_, span)) = everyone
        && (from..=to).contains(&22)
    {
        sink.push(open_ssh(*span, port.span));
    }
    let private = PRIVATE_PORTS.into_iter().find(|(number, _)| (from..=to).contains(number));
    if let (Some((number, owner)), false) = (private, known.is_empty()) {
        sink.push(open_agent_port(port.span, number, owner));
    }
}

/// A rule has a property for IPv4 and one for IPv6: the deployment chooses values, and no properties.
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
            ExprKind::Text(text) if Block::parse(text).is_some_and(|block| block.bits == 128) => {
                sink.push(ipv6_by_choice(expr.span, text));
            }
            _ => {}
        }
    }
}

/// Each block begins where its prefix says, and lies in no other.
fn blocks(known: &[(&str, Span)], sink: &mut Sink) {
    let parsed: Vec<(Block, &str, Span)> =
        known.iter().filter_map(|(text, span)| Some((Block::parse(text)?, *text, *span))).collect();
    let mut by_block: BTreeMap<Block, (&str, Span)> = BTreeMap::new();
    for (block, text, span) in &parsed {
        by_block.entry(block.masked(block.prefix)).or_insert((text, *span));
    }
    for (block, text, span) in parsed {
        if block.address != block.masked(block.prefix).address {
            sink.push(host_bits(span, text, &block.to_string(), &block.single()));
        }
        let outer = (0..block.prefix).find_map(|prefix| by_block.get(&block.masked(prefix)));
        if let Some((outer, outer_span)) = outer {
            sink.push(covered_cidr(span, text, outer, *outer_span));
        }
    }
}

/// `0.0.0.0/0`, `::/0`
pub(super) fn is_everyone(text: &str) -> bool {
    Block::parse(text).is_some_and(|block| block.prefix == 0)
}

/// A block of addresses; those of IPv4 are counted in 32 bits, those of IPv6 in 128.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Block {
    address: u128,
    prefix: u32,
    bits: u32,
}

impl Block {
    fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = text.split_once('/')?;
        let (address, bits) = match address.parse().ok()? {
            IpAddr::V4(address) => (u128::from(u32::from(address)), 32),
            IpAddr::V6(address) => (u128::from(address), 128),
        };
        let prefix = prefix.parse().ok().filter(|&prefix| prefix <= bits)?;
        Some(Self { address, prefix, bits })
    }

    /// The block of a prefix that the address lies in: zeros after the prefix.
    fn masked(self, prefix: u32) -> Self {
        let hosts = self.bits - prefix.min(self.bits);
        let address = self.address.checked_shr(hosts).unwrap_or(0).checked_shl(hosts).unwrap_or(0);
        Self { address, prefix, bits: self.bits }
    }

    fn text(self, address: u128) -> String {
        match u32::try_from(address) {
            Ok(address) if self.bits == 32 => Ipv4Addr::from(address).to_string(),
            _ => Ipv6Addr::from(address).to_string(),
        }
    }

    /// The block of the one address.
    fn single(self) -> String {
        format!("{}/{}", self.text(self.address), self.bits)
    }
}

impl std::fmt::Display for Block {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.text(self.masked(self.prefix).address), self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_bits_are_set_to_zero() {
        for (text, block, single) in [
            ("10.0.0.7/24", "10.0.0.0/24", "10.0.0.7/32"),
            ("203.0.113.9/0", "0.0.0.0/0", "203.0.113.9/32"),
            ("2001:db8::1/32", "2001:db8::/32", "2001:db8::1/128"),
            ("::1/0", "::/0", "::1/128"),
        ] {
            let parsed = Block::parse(text).unwrap();
            assert_eq!((parsed.to_string().as_str(), parsed.single().as_str()), (block, single));
        }
    }

    #[test]
    fn a_block_lies_in_those_of_shorter_prefixes() {
        let block = |text| Block::parse(text).unwrap();
        assert_eq!(block("10.1.0.0/16").masked(8), block("10.0.0.0/8"));
        assert_eq!(block("10.1.0.0/16").masked(0), block("0.0.0.0/0"));
        assert_ne!(block("2001:db8::/32").masked(0), block("0.0.0.0/0"));
    }
}
