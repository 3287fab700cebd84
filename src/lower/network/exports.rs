//! What other stacks import of a network, under the names that widely used VPC templates have.

use super::{Created, VPC, all_in, in_zone};
use crate::cfn::Value;
use crate::ir::kinds::SubnetTier;
use crate::language::Enumeration;
use crate::lower::{Lowering, Scope};
use crate::plan::addresses;

/// Adds the exports.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, network: &Created) {
    ctx.export_results(scope);
    blocks(ctx, scope, network);
    zones(ctx, scope, network);
    for tier in addresses::tiers(network.block) {
        of_tier(ctx, scope, network, tier);
    }
    for endpoint in network.block.endpoints.items.iter().filter_map(|endpoint| endpoint.value.gateway()) {
        let id = format!("Endpoint{endpoint}");
        let value = ctx.reference(scope.block, &id);
        ctx.export(scope, &id, format!("The gateway endpoint of {endpoint}."), value);
    }
}

/// The addresses of the whole network.
fn blocks(ctx: &mut Lowering, scope: &Scope, network: &Created) {
    let block = network.addresses.to_string();
    // The second number of a block such as 10.20.0.0/16, of which some templates build addresses.
    let class_b = block.strip_prefix("10.").and_then(|rest| rest.strip_suffix(".0.0/16"));
    if let Some(class_b) = class_b {
        ctx.export(scope, "ClassB", "The second number of the addresses.", class_b.to_owned());
    }
    ctx.export(scope, "CidrBlock", "The IPv4 addresses.", block);
    if network.ipv6 {
        let blocks = ctx.attribute(scope.block, VPC, "Ipv6CidrBlocks");
        ctx.export(scope, "CidrBlockIPv6", "The IPv6 addresses.", Value::Select(0, Box::new(blocks)));
    }
}

/// How many zones there are, their names, and the addresses by which their private subnets are known on the internet.
fn zones(ctx: &mut Lowering, scope: &Scope, network: &Created) {
    let count = network.zones.len().to_string();
    ctx.export(scope, "AZs", "The number of Availability Zones.", count);
    for zone in network.zones {
        let subnet = in_zone("Subnet", zone, SubnetTier::Private);
        let name = ctx.attribute(scope.block, &subnet, "AvailabilityZone");
        ctx.export(scope, format!("AZ{zone}"), format!("The name of zone {zone}."), name);
    }
    for zone in network.nat_gateways() {
        let address = ctx.reference(scope.block, &format!("Address{zone}"));
        let description = format!("The public address of the NAT gateway in zone {zone}.");
        ctx.export(scope, format!("IPAddress{zone}"), description, address);
    }
}

/// The subnets and route tables of a tier: all of them with commas between, and each by its zone.
fn of_tier(ctx: &mut Lowering, scope: &Scope, network: &Created, tier: SubnetTier) {
    let word = tier.word();
    for (what, words) in [("Subnet", "subnet"), ("RouteTable", "route table")] {
        let all: Vec<Value> =
            network.each(what, tier).map(|name| ctx.reference(scope.block, &name)).collect();
        let joined = Value::Join(",".into(), Box::new(Value::List(all)));
        ctx.export(scope, all_in(what, tier), format!("The {word} {words}s, comma-separated."), joined);
        for zone in network.zones {
            let name = in_zone(what, zone, tier);
            let value = ctx.reference(scope.block, &name);
            ctx.export(scope, name, format!("The {word} {words} in zone {zone}."), value);
        }
    }
}
