//! Who may reach a load balancer, and what it may reach.

use super::{Lowering, Scope, Test, ports::Ports};
use crate::aws::ports::DYNAMIC;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Egress, Source};
use crate::ir::{BlockId, Nested, Program, State, Values};
use crate::lower::security_rules::{self, Direction, End, Peer, Rule};
use crate::source::Span;

/// Everyone.
const EVERYONE: [&str; 2] = ["0.0.0.0/0", "::/0"];

/// The private addresses of RFC 1918, which the internet does not route.
const PRIVATE: [&str; 3] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/// The attributes of a listener that decide who reaches its load balancer, and what that reaches.
pub(super) struct Reach<'a> {
    /// The VPC of the cluster.
    pub(super) vpc: Property,
    /// Whether it is an internal load balancer.
    pub(super) internal: &'a Test,
    /// Who may connect.
    pub(super) allow: Option<&'a Values<Source>>,
    /// What it reaches beside the instances.
    pub(super) egress: &'a [Nested<Egress>],
    /// Whether a route needs an identity provider, and which block it is.
    pub(super) provider: Option<Span>,
}

/// Adds the group and the rule that lets it reach the instances. The rules of the two groups refer to each other. If both were inside
/// their groups, that would be a cycle, so the rule of the instances is a separate resource.
pub(super) fn lower(
    ctx: &mut Lowering,
    scope: &Scope,
    cluster: Option<BlockId>,
    reach: Reach,
    ports: &Ports,
) {
    let Reach { vpc, internal, allow, egress, provider } = reach;
    let instances = cluster.map(|cluster| ctx.attribute(cluster, "SecurityGroup", "GroupId"));
    let mut rules = clients(ctx, internal, allow, ports);
    // Without a rule of egress, EC2 would allow everything. Services on Fargate open their own ports.
    rules.push(match &instances {
        Some(instances) => {
            Rule::ports(Direction::Egress, &dynamic(), end(instances), "Containers and the ECS agent")
        }
        None => {
            let nothing = security_rules::addresses("127.0.0.1/32");
            Rule::all(Direction::Egress, nothing, "Nothing but what services open")
        }
    });
    for egress in egress {
        let Egress { to, port } = &egress.block;
        let guard = ctx.guard(egress.guard.as_ref());
        let ports = security_rules::Ports::of(ctx, port);
        rules.extend(security_rules::peers(ctx, &to.items).into_iter().map(|peer| {
            let peer = Peer { test: guard.clone().and(peer.test.clone()), ..peer };
            Rule::ports(Direction::Egress, &ports, peer, "Targets of the load balancer").at(Some(egress.span))
        }));
    }
    if let Some(route) = provider {
        let rule = to_provider().at(Some(route));
        // Two rules that allow the same are refused.
        rules.retain(|other| !other.allows_the_same(&rule));
        rules.push(rule);
    }
    let group = Resource::new("AWS::EC2::SecurityGroup", None)
        .with("GroupDescription", "Load balancer")
        .with("VpcId", vpc);
    security_rules::add_group(ctx, scope, "SecurityGroup", group, rules);

    let Some(instances) = instances else { return };
    let (from, to) = DYNAMIC.into_inner();
    let resource = Resource::new("AWS::EC2::SecurityGroupIngress", None)
        .with("GroupId", instances)
        .with("IpProtocol", "tcp")
        .with("FromPort", i64::from(from))
        .with("ToPort", i64::from(to))
        .with("SourceSecurityGroupId", ctx.attribute(scope.block, "SecurityGroup", "GroupId"))
        .with("Description", "Containers and the ECS agent, from the load balancer");
    ctx.add(scope, "InstanceIngress", resource);
}

/// A load balancer reaches identity providers over IPv4 only. Source: "Authenticate users using an Application Load Balancer" of the guide
/// of Elastic Load Balancing.
fn to_provider() -> Rule {
    let https = security_rules::Ports::new(Value::Int(443), Value::Int(443), "443");
    let peer = security_rules::addresses(EVERYONE[0]);
    Rule::ports(Direction::Egress, &https, peer, "Identity providers of routes")
}

/// The first block of a route to a listener for which its load balancer needs an identity provider.
pub(in crate::lower) fn provider(program: &Program, listener: BlockId) -> Option<Span> {
    let routes = program.services.iter().flat_map(|service| &service.block.route);
    let of_listener = routes.filter(|route| route.block.listener.id == Some(listener));
    of_listener.filter_map(|route| route.block.admission()).map(|(_, span)| span).next()
}

fn dynamic() -> security_rules::Ports {
    let (from, to) = DYNAMIC.into_inner();
    security_rules::Ports::new(Value::Int(from.into()), Value::Int(to.into()), "")
}

/// The instances, whose group needs nothing of the load balancer's.
fn end(group: &Value) -> Peer {
    Peer { test: Test::ALWAYS, end: End::Group(group.clone()), name: "Instances".into(), block: None }
}

/// The rules that let clients connect to each of the ports.
fn clients(ctx: &mut Lowering, internal: &Test, allow: Option<&Values<Source>>, ports: &Ports) -> Vec<Rule> {
    let origin = allow.filter(|allow| allow.state == State::Written).map(|allow| allow.span);
    let sources = sources(ctx, internal, allow);
    let mut rules = Vec::new();
    for (name, guard, port) in ports.each() {
        let ports = security_rules::Ports::new(port.value.clone(), port.value.clone(), name);
        rules.extend(sources.iter().map(|source| {
            let peer = Peer { test: guard.clone().and(source.test.clone()), ..source.clone() };
            Rule::ports(Direction::Ingress, &ports, peer, "Clients of the load balancer").at(origin)
        }));
    }
    rules
}

fn sources(ctx: &mut Lowering, internal: &Test, allow: Option<&Values<Source>>) -> Vec<Peer> {
    let Some(allow) = allow else {
        let under = |test: Test, cidr: &str| Peer { test, ..security_rules::addresses(cidr) };
        // Both lists with opposite guards: if the scheme is a param, the rules are chosen with it,
        // and nobody opens an internal load balancer to everyone by changing one parameter.
        let private = PRIVATE.map(|cidr| under(internal.clone(), cidr));
        let everyone = EVERYONE.map(|cidr| under(internal.clone().negate(), cidr));
        return private.into_iter().chain(everyone).collect();
    };
    security_rules::peers(ctx, &allow.items)
}
