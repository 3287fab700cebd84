//! `network`: a VPC with its subnets, or what is known of one that exists already.

mod endpoints;
mod existing;
mod exports;
mod flow_logs;
mod subnets;

pub(in crate::lower) use existing::existing;

use super::{Lowering, tags};
use crate::cfn::{Resource, Value};
use crate::ir::kinds::{Nat, Network, SubnetTier};
use crate::ir::{BlockId, Declared, NetworkRef, Ref, by_id};
use crate::language::{Enumeration, ResultSchema};
use crate::plan::addresses::Addresses;

/// What the stack of a network owns.
pub(super) const CONTENTS: &str = "a VPC and its subnets";

/// The VPC.
const VPC: &str = "VPC";

/// The names of the zones in logical ids and exports; a network has at most six.
const ZONES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// Lowers a network.
pub(super) fn lower(ctx: &mut Lowering, declared: &Declared<Network>) {
    let scope = ctx.scope(declared);
    let Network {
        cidr,
        zones,
        nat,
        data: _,
        endpoints,
        ipv6,
        flow_logs,
        stack: _,
        overrides: _,
        logical_ids: _,
    } = &declared.block;
    let Some(addresses) = Addresses::of(&declared.block) else {
        unreachable!("validate::created_networks reports a block that cannot be cut")
    };
    let vpc = Resource::new("AWS::EC2::VPC", None)
        .with("CidrBlock", ctx.constant(cidr))
        .with("EnableDnsSupport", true)
        // Private names of endpoints and file systems resolve only with both.
        .with("EnableDnsHostnames", true)
        .with("Tags", tags::list(&tags::with_name(&scope.tags)));
    ctx.add(&scope, VPC, vpc);
    let zones = zone_names(zones.value);
    let network = Created { block: &declared.block, addresses, zones, ipv6: ipv6.value, nat: nat.value };
    subnets::lower(ctx, &scope, &network);
    endpoints::lower(ctx, &scope, &network, endpoints);
    if let Some(flow_logs) = flow_logs {
        flow_logs::lower(ctx, &scope, flow_logs);
    }
    exports::lower(ctx, &scope, &network);
}

/// A network as its resources are made of it.
struct Created<'a> {
    block: &'a Network,
    addresses: Addresses,
    zones: &'static [&'static str],
    ipv6: bool,
    nat: Nat,
}

impl Created<'_> {
    /// The names of what there is once in each zone of a tier: `SubnetAPublic`, `SubnetBPublic`.
    fn each(&self, what: &'static str, tier: SubnetTier) -> impl Iterator<Item = String> + use<> {
        self.zones.iter().map(move |zone| in_zone(what, zone, tier))
    }

    /// The zone whose NAT gateway a zone uses.
    fn nat_of(&self, zone: &'static str) -> Option<&'static str> {
        match self.nat {
            Nat::PerZone => Some(zone),
            Nat::Single => self.zones.first().copied(),
            Nat::None => None,
        }
    }

    /// The zones that have a NAT gateway.
    fn nat_gateways(&self) -> impl Iterator<Item = &'static str> {
        self.zones.iter().copied().filter(|zone| self.nat_of(zone) == Some(*zone))
    }
}

/// The names of the first zones.
fn zone_names(zones: i64) -> &'static [&'static str] {
    let zones = usize::try_from(zones).unwrap_or(0);
    ZONES.get(..zones).unwrap_or(&ZONES)
}

/// `SubnetAPublic`
fn in_zone(what: &str, zone: &str, tier: SubnetTier) -> String {
    format!("{what}{zone}{}", tier.spelling())
}

/// The export of all of something in a tier, with commas between: `SubnetsPublic`
fn all_in(what: &str, tier: SubnetTier) -> String {
    format!("{what}s{}", tier.spelling())
}

impl Lowering<'_> {
    /// The id of the VPC.
    pub(in crate::lower) fn vpc(&mut self, network: Ref<Network>) -> Value {
        match self.program.network(network) {
            Some(NetworkRef::Created(network)) => self.result(network.id, &Network::RESULTS.vpc, None),
            Some(NetworkRef::Existing(network)) => self.vpc_of(network),
            None => Value::no_value(),
        }
    }

    /// The ids of the subnets of a tier, as one list value: one per zone, the same as those of the mount targets. In a zone without
    /// a mount target an instance could not mount.
    pub(in crate::lower) fn subnets(&mut self, network: Ref<Network>, tier: SubnetTier) -> Value {
        Value::List(self.each_subnet(network, tier))
    }

    /// The ids of the subnets of a tier one by one, one per zone.
    pub(in crate::lower) fn each_subnet(&mut self, network: Ref<Network>, tier: SubnetTier) -> Vec<Value> {
        match self.program.network(network) {
            Some(NetworkRef::Created(network)) => self.each_created(network, tier),
            Some(NetworkRef::Existing(network)) => self.each_existing(network, tier),
            None => Vec::new(),
        }
    }

    /// Those of a created network: each by an export of its own. CloudFormation does not change an export that is imported, so that with
    /// one export of all subnets no zone could be added.
    fn each_created(&mut self, network: &Declared<Network>, tier: SubnetTier) -> Vec<Value> {
        let zones = zone_names(network.block.zones.value).iter();
        zones.map(|zone| self.exported(network.id, &in_zone("Subnet", zone, tier))).collect()
    }
}

/// A list among the results of a created network.
pub(super) fn listed(ctx: &mut Lowering, network: BlockId, result: &ResultSchema) -> Value {
    let tier = match result.name {
        "public_subnets" => SubnetTier::Public,
        "private_subnets" => SubnetTier::Private,
        "data_subnets" => SubnetTier::Data,
        _ => return Value::no_value(),
    };
    let program = ctx.program;
    let network = by_id(&program.networks, network);
    network.map_or_else(Value::no_value, |network| Value::List(ctx.each_created(network, tier)))
}
