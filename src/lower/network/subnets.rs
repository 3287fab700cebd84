//! The subnets of a network, and the ways out of them.

use super::{Created, VPC, in_zone};
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::SubnetTier;
use crate::language::Enumeration;
use crate::lower::{Lowering, Scope, tags};
use crate::plan::addresses;

/// What connects the network to the internet.
const GATEWAY: &str = "InternetGateway";

/// Its attachment. What needs a way to the internet is created after it.
const ATTACHMENT: &str = "InternetGatewayAttachment";

/// The IPv6 addresses of the network.
const IPV6: &str = "IPv6CidrBlock";

/// The way out over IPv6 on which nothing comes in.
const EGRESS_ONLY: &str = "EgressOnlyInternetGateway";

/// Adds the subnets, their route tables and gateways.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, network: &Created) {
    internet(ctx, scope);
    if network.ipv6 {
        ipv6(ctx, scope, network);
    }
    for zone in network.nat_gateways() {
        nat_gateway(ctx, scope, network, zone);
    }
    for tier in addresses::tiers(network.block) {
        for (at, zone) in network.zones.iter().copied().enumerate() {
            subnet(ctx, scope, network, tier, (at, zone));
            route_table(ctx, scope, tier, zone);
            routes(ctx, scope, network, tier, zone);
        }
    }
}

/// The gateway of the public subnets.
fn internet(ctx: &mut Lowering, scope: &Scope) {
    ctx.add(scope, GATEWAY, Resource::new("AWS::EC2::InternetGateway", None));
    let attachment = Resource::new("AWS::EC2::VPCGatewayAttachment", None)
        .with("VpcId", ctx.reference(scope.block, VPC))
        .with("InternetGatewayId", ctx.reference(scope.block, GATEWAY));
    ctx.add(scope, ATTACHMENT, attachment);
}

/// The IPv6 addresses, and the gateway of the private subnets.
fn ipv6(ctx: &mut Lowering, scope: &Scope, network: &Created) {
    let origin = network.block.ipv6.written();
    let vpc = ctx.reference(scope.block, VPC);
    let block = Resource::new("AWS::EC2::VPCCidrBlock", origin)
        .with("VpcId", vpc.clone())
        .with("AmazonProvidedIpv6CidrBlock", true);
    ctx.add(scope, IPV6, block);
    let gateway = Resource::new("AWS::EC2::EgressOnlyInternetGateway", origin).with("VpcId", vpc);
    ctx.add(scope, EGRESS_ONLY, gateway);
}

fn nat_gateway(ctx: &mut Lowering, scope: &Scope, network: &Created, zone: &str) {
    let origin = network.block.nat.written();
    let address = format!("Address{zone}");
    let eip = Resource::new("AWS::EC2::EIP", origin).with("Domain", "vpc").after(ATTACHMENT);
    ctx.add(scope, &address, eip);
    let gateway = Resource::new("AWS::EC2::NatGateway", origin)
        .with("AllocationId", ctx.attribute(scope.block, &address, "AllocationId"))
        .with("SubnetId", ctx.reference(scope.block, &in_zone("Subnet", zone, SubnetTier::Public)))
        .with("Tags", name_tag(scope, "nat", zone))
        // The gateway is of use only once the internet can be reached from its subnet.
        .after(in_zone("Route", zone, SubnetTier::Public));
    ctx.add(scope, format!("NatGateway{zone}"), gateway);
}

fn subnet(
    ctx: &mut Lowering,
    scope: &Scope,
    network: &Created,
    tier: SubnetTier,
    (at, zone): (usize, &'static str),
) {
    let block = network.addresses.subnet(tier, at).map(|block| Property {
        value: Value::from(block.to_string()),
        origin: network.block.cidr.written(),
    });
    let mut subnet = Resource::new("AWS::EC2::Subnet", None)
        .with("VpcId", ctx.reference(scope.block, VPC))
        .with("AvailabilityZone", select(at, Value::GetAzs))
        .with_some("CidrBlock", block)
        .with("Tags", name_tag(scope, tier.word(), zone));
    if network.ipv6 {
        subnet = subnet
            .with("Ipv6CidrBlock", ipv6_block(ctx, scope, tier, at))
            .with("AssignIpv6AddressOnCreation", true)
            .after(IPV6);
    }
    ctx.add(scope, in_zone("Subnet", zone, tier), subnet);
}

/// The `/64` of a subnet: as with IPv4, its place depends on tier and zone alone.
fn ipv6_block(ctx: &Lowering, scope: &Scope, tier: SubnetTier, at: usize) -> Value {
    let first = match tier {
        SubnetTier::Private => 0,
        SubnetTier::Public => 16,
        SubnetTier::Data => 32,
    };
    let block = select(0, ctx.attribute(scope.block, VPC, "Ipv6CidrBlocks"));
    // The count must be more than the last place; that more are cut changes none of them.
    select(first + at, Value::Cidr(Box::new(block), 48, 64))
}

fn select(at: usize, list: Value) -> Value {
    Value::Select(u32::try_from(at).unwrap_or(u32::MAX), Box::new(list))
}

fn route_table(ctx: &mut Lowering, scope: &Scope, tier: SubnetTier, zone: &str) {
    let table = in_zone("RouteTable", zone, tier);
    let resource = Resource::new("AWS::EC2::RouteTable", None)
        .with("VpcId", ctx.reference(scope.block, VPC))
        .with("Tags", name_tag(scope, tier.word(), zone));
    ctx.add(scope, &table, resource);
    let association = Resource::new("AWS::EC2::SubnetRouteTableAssociation", None)
        .with("SubnetId", ctx.reference(scope.block, &in_zone("Subnet", zone, tier)))
        .with("RouteTableId", ctx.reference(scope.block, &table));
    ctx.add(scope, in_zone("RouteTableAssociation", zone, tier), association);
}

/// The default routes of a subnet. A data subnet has none.
fn routes(ctx: &mut Lowering, scope: &Scope, network: &Created, tier: SubnetTier, zone: &'static str) {
    let (v4, v6) = match tier {
        SubnetTier::Public => (Some(GATEWAY.to_owned()), GATEWAY),
        SubnetTier::Private => (network.nat_of(zone).map(|zone| format!("NatGateway{zone}")), EGRESS_ONLY),
        SubnetTier::Data => return,
    };
    if let Some(gateway) = v4 {
        let destination = ("DestinationCidrBlock", "0.0.0.0/0");
        route(ctx, scope, in_zone("Route", zone, tier), destination, &gateway, (tier, zone));
    }
    if network.ipv6 {
        let destination = ("DestinationIpv6CidrBlock", "::/0");
        route(ctx, scope, in_zone("IPv6Route", zone, tier), destination, v6, (tier, zone));
    }
}

fn route(
    ctx: &mut Lowering,
    scope: &Scope,
    name: String,
    (property, everyone): (&'static str, &'static str),
    gateway: &str,
    (tier, zone): (SubnetTier, &str),
) {
    let kind = match gateway {
        GATEWAY => "GatewayId",
        EGRESS_ONLY => "EgressOnlyInternetGatewayId",
        _ => "NatGatewayId",
    };
    let mut route = Resource::new("AWS::EC2::Route", None)
        .with("RouteTableId", ctx.reference(scope.block, &in_zone("RouteTable", zone, tier)))
        .with(property, everyone)
        .with(kind, ctx.reference(scope.block, gateway));
    // EC2 refuses a route to a gateway that is not attached.
    if gateway == GATEWAY {
        route = route.after(ATTACHMENT);
    }
    ctx.add(scope, name, route);
}

/// The tags with a name by which the console tells the parts of a network apart: `platform-network-main-private-a`.
fn name_tag(scope: &Scope, part: &str, zone: &str) -> Value {
    let name = Value::sub(format!("${{AWS::StackName}}-{part}-{}", zone.to_ascii_lowercase()));
    tags::list(&tags::with_name_of(&scope.tags, name))
}
