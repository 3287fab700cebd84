//! Endpoints: services of AWS that a network reaches without the internet.

use super::{Created, VPC};
use crate::cfn::naming::pascal_case;
use crate::cfn::{Resource, Value};
use crate::ir::Consts;
use crate::ir::kinds::{Endpoint, SubnetTier};
use crate::lower::security_rules::{self, Direction, Ports, Rule};
use crate::lower::{Lowering, Scope};
use crate::plan::addresses;

/// What admits the network to its interface endpoints.
const GROUP: &str = "EndpointSecurityGroup";

/// Adds the endpoints, and one security group for all that have network interfaces.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, network: &Created, endpoints: &Consts<Endpoint>) {
    let scope = Scope { origin: endpoints.span, ..scope.clone() };
    if endpoints.items.iter().any(|endpoint| endpoint.value.gateway().is_none()) {
        security_group(ctx, &scope, network);
    }
    for endpoint in &endpoints.items {
        for service in endpoint.value.services() {
            match endpoint.value.gateway() {
                Some(id) => gateway(ctx, &scope, network, id, service),
                None => interface(ctx, &scope, network, service),
            }
        }
    }
}

/// A gateway endpoint is a route in the tables of the subnets that have no free way to the service.
fn gateway(ctx: &mut Lowering, scope: &Scope, network: &Created, id: &str, service: &str) {
    let tiers = addresses::tiers(network.block).filter(|tier| *tier != SubnetTier::Public);
    let tables = tiers.flat_map(|tier| network.each("RouteTable", tier));
    let tables = Value::list(tables.map(|table| ctx.reference(scope.block, &table)));
    let resource =
        of_service(ctx, scope, service).with("VpcEndpointType", "Gateway").with("RouteTableIds", tables);
    ctx.add(scope, format!("Endpoint{id}"), resource);
}

/// An interface endpoint has a network interface in each zone, to which the service's usual name leads.
fn interface(ctx: &mut Lowering, scope: &Scope, network: &Created, service: &str) {
    let subnets = network.each("Subnet", SubnetTier::Private);
    let subnets = Value::list(subnets.map(|subnet| ctx.reference(scope.block, &subnet)));
    let resource = of_service(ctx, scope, service)
        .with("VpcEndpointType", "Interface")
        // Without it, only clients that are told another name would use the endpoint.
        .with("PrivateDnsEnabled", true)
        .with("SubnetIds", subnets)
        .with("SecurityGroupIds", vec![ctx.attribute(scope.block, GROUP, "GroupId")]);
    ctx.add(scope, format!("Endpoint{}", pascal_case(service)), resource);
}

fn of_service(ctx: &Lowering, scope: &Scope, service: &str) -> Resource {
    Resource::new("AWS::EC2::VPCEndpoint", None)
        .with("VpcId", ctx.reference(scope.block, VPC))
        .with("ServiceName", Value::sub(format!("com.amazonaws.${{AWS::Region}}.{service}")))
}

fn security_group(ctx: &mut Lowering, scope: &Scope, network: &Created) {
    let https = Ports::new(Value::Int(443), Value::Int(443), "Https");
    let clients = security_rules::addresses(&network.addresses.to_string());
    // An endpoint only answers. Without a rule EC2 would allow everything, so this one leads nowhere.
    let nowhere = security_rules::addresses("127.0.0.1/32");
    let rules = vec![
        Rule::ports(Direction::Ingress, &https, clients, "Clients in the network"),
        Rule::all(Direction::Egress, nowhere, "No connections of its own"),
    ];
    let group = Resource::new("AWS::EC2::SecurityGroup", None)
        .with("GroupDescription", "Endpoints of the network")
        .with("VpcId", ctx.reference(scope.block, VPC));
    security_rules::add_group(ctx, scope, GROUP, group, rules);
}
