//! Who may reach a load balancer, and what it may reach.

use super::{Lowering, Scope, Test, ports::Ports};
use crate::cfn::{Property, Resource, Value};
use crate::ir::{self, BlockId, State, Values};
use crate::types::Cidr;

/// Everyone.
const EVERYONE: [&str; 2] = ["0.0.0.0/0", "::/0"];

/// The private addresses of RFC 1918, which the internet does not route.
const PRIVATE: [&str; 3] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/// The ports of containers and of the agent (51678) on the instances: Docker's dynamic ports.
const INSTANCE_PORTS: (i64, i64) = (32_768, 65_535);

/// Adds the group and the rule that lets it reach the instances. The rules of the two groups refer to each other. If both were inside
/// their groups, that would be a cycle, so the rule of the instances is a separate resource.
pub(super) fn lower(
    ctx: &mut Lowering,
    scope: &Scope,
    cluster: BlockId,
    vpc: Property,
    internal: &Test,
    allow: Option<&Values<Cidr>>,
    ports: &Ports,
) {
    let sources = sources(ctx, internal, allow);
    let mut ingress = Vec::new();
    for (guard, port) in ports.each() {
        for (test, source) in &sources {
            ingress.push((guard.clone().and(test.clone()), rule(&port.value, source)));
        }
    }
    let origin = allow.filter(|allow| allow.state == State::Written).map(|allow| allow.span);
    let ingress = Property { value: ctx.list(ingress), origin };
    let instances = ctx.attribute(cluster, "SecurityGroup", "GroupId");
    let (from, to) = INSTANCE_PORTS;
    // Without a rule of egress, EC2 would allow everything.
    let egress = Value::map([
        ("IpProtocol", Value::from("tcp")),
        ("FromPort", Value::from(from)),
        ("ToPort", Value::from(to)),
        ("DestinationSecurityGroupId", instances.clone()),
        ("Description", Value::from("Containers and the ECS agent")),
    ]);
    let resource = Resource::new("AWS::EC2::SecurityGroup", None)
        .with("GroupDescription", "Load balancer")
        .with("VpcId", vpc)
        .with("SecurityGroupIngress", ingress)
        .with("SecurityGroupEgress", vec![egress]);
    ctx.add(scope, "SecurityGroup", resource);

    let resource = Resource::new("AWS::EC2::SecurityGroupIngress", None)
        .with("GroupId", instances)
        .with("IpProtocol", "tcp")
        .with("FromPort", from)
        .with("ToPort", to)
        .with("SourceSecurityGroupId", ctx.attribute(scope.block, "SecurityGroup", "GroupId"))
        .with("Description", "Containers and the ECS agent, from the load balancer");
    ctx.add(scope, "InstanceIngress", resource);
}

/// A block of addresses of one of the two families.
enum Source {
    V4(Value),
    V6(Value),
}

fn sources(ctx: &mut Lowering, internal: &Test, allow: Option<&Values<Cidr>>) -> Vec<(Test, Source)> {
    let Some(allow) = allow else {
        let private = PRIVATE.map(|cidr| (internal.clone(), constant(cidr)));
        let everyone = EVERYONE.map(|cidr| (internal.clone().negate(), constant(cidr)));
        return private.into_iter().chain(everyone).filter(|(test, _)| *test != Test::NEVER).collect();
    };
    allow
        .items
        .iter()
        .map(|cidr| match cidr {
            ir::Value::Const(cidr) => (Test::ALWAYS, constant(&cidr.value.0)),
            // The pattern of a parameter allows only IPv4, because the property is chosen here: `CidrIp` or `CidrIpv6`.
            ir::Value::Deploy(expr) => (ctx.null(expr).negate(), Source::V4(ctx.expr(expr))),
        })
        .collect()
}

fn constant(cidr: &str) -> Source {
    let value = Value::from(cidr.to_owned());
    if cidr.contains(':') { Source::V6(value) } else { Source::V4(value) }
}

fn rule(port: &Value, source: &Source) -> Value {
    let (key, cidr) = match source {
        Source::V4(cidr) => ("CidrIp", cidr),
        Source::V6(cidr) => ("CidrIpv6", cidr),
    };
    Value::map([
        ("IpProtocol", Value::from("tcp")),
        ("FromPort", port.clone()),
        ("ToPort", port.clone()),
        (key, cidr.clone()),
        ("Description", Value::from("Clients of the load balancer")),
    ])
}
