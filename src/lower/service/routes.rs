//! Routes: a target group for each port, a rule for each route, and the way from the load balancer to the tasks.

use super::{Main, admission, reach};
use crate::cfn::naming::{kebab_case, pascal_case};
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Health, Listener, ProtocolVersion, Rewrite, Route, Service};
use crate::ir::{self, BlockId, Declared, Nested, Program, by_id};
use crate::lower::ids::keyed;
use crate::lower::stack::Stack;
use crate::lower::text::concat;
use crate::lower::values::as_text;
use crate::lower::workload::network;
use crate::lower::{Lowering, Scope, listener, listener_rules};
use crate::plan::priorities;

/// The port of every target group. The load balancer takes that of each target instead; a change of this one would replace the group.
const NOT_USED: i64 = 80;

/// What the service needs of its routes.
#[derive(Debug, Default)]
pub(super) struct Routed {
    /// `LoadBalancers`
    pub(super) load_balancers: Vec<Value>,
    /// The rules: a target group has no load balancer before one of them is there.
    pub(super) rules: Vec<String>,
}

/// The ports of the main container that routes lead to, each once.
pub(super) fn ports(service: &Service) -> Vec<u16> {
    let mut ports: Vec<u16> = service.port.iter().map(|port| port.value.0).collect();
    for route in &service.route {
        if let (None, Some(port)) = service.target(&route.block)
            && !ports.contains(&port)
        {
            ports.push(port);
        }
    }
    ports
}

/// The mappings of the main container.
pub(super) fn mappings(service: &Service) -> Vec<Value> {
    let own = service.port.as_ref().map(|port| port.value.0);
    let host = |port: u16| service.host_port.as_ref().filter(|_| Some(port) == own).map(|port| port.value.0);
    let workload = service.workload();
    ports(service).into_iter().map(|port| network::mapping(&workload, port, host(port))).collect()
}

/// The ports of the other containers that routes lead to.
pub(super) fn of_others(service: &Service) -> Vec<(String, u16)> {
    let target = |route: &Nested<Route>| match service.target(&route.block) {
        (Some(container), Some(port)) => Some((container.to_owned(), port)),
        _ => None,
    };
    service.route.iter().filter_map(target).collect()
}

/// The target group of a port of a container, and of a load balancer.
pub(super) struct Group {
    /// Its logical id.
    pub(super) name: String,
    container: Option<String>,
    /// The port of the container.
    pub(super) port: u16,
    /// The load balancer.
    pub(super) listener: Option<BlockId>,
}

/// What the logical id of every target group begins with.
const GROUP: &str = "TargetGroup";

impl Group {
    /// What tells it from the others in logical ids.
    pub(super) fn suffix(&self) -> &str {
        self.name.strip_prefix(GROUP).unwrap_or_default()
    }

    fn is_of(&self, service: &Service, route: &Route) -> bool {
        self.listener == route.listener.id && self.is_target(service.target(route))
    }

    fn is_target(&self, (container, port): (Option<&str>, Option<u16>)) -> bool {
        self.container.as_deref() == container && Some(self.port) == port
    }
}

/// All, each once. A target group can be used by one load balancer only. Source: the error `TargetGroupAssociationLimit` in the API
/// model of Elastic Load Balancing.
pub(super) fn groups(program: &Program, service: &Service) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for route in &service.route {
        let (container, Some(port)) = service.target(&route.block) else { continue };
        if groups.iter().any(|group| group.is_of(service, &route.block)) {
            continue;
        }
        let listener = route.block.listener.id;
        let is_first = !groups.iter().any(|group| group.is_target((container, Some(port))));
        let other = listener.filter(|_| !is_first).and_then(|listener| program.get(listener));
        let other = other.map(|listener| pascal_case(&listener.deployed_name())).unwrap_or_default();
        let name = group_name(service, container, port) + &other;
        groups.push(Group { name, container: container.map(str::to_owned), port, listener });
    }
    groups
}

/// Adds the target groups and the rules.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, declared: &Declared<Service>, main: &Main) -> Routed {
    let service = &declared.block;
    let mut routed = Routed::default();
    let groups = groups(ctx.program, service);
    for group in &groups {
        target_group(ctx, scope, service, &group.name);
        routed.load_balancers.push(Value::map([
            ("ContainerName", Value::from(group.container.as_deref().map_or(main.name.clone(), kebab_case))),
            ("ContainerPort", Value::Int(group.port.into())),
            ("TargetGroupArn", ctx.reference(scope.block, &group.name)),
        ]));
    }
    for route in &service.route {
        let Some(group) = groups.iter().find(|group| group.is_of(service, &route.block)) else { continue };
        let name = keyed("Rule", route.label_text()).into_owned();
        rule(ctx, scope, declared, route, (&name, &group.name));
        routed.rules.push(ctx.id(scope.block, &name));
    }
    reach::open(ctx, scope, service, &groups);
    routed
}

/// That of the service's own port has no number in its name.
fn group_name(service: &Service, container: Option<&str>, port: u16) -> String {
    if let Some(container) = container {
        return format!("{GROUP}{}{port}", pascal_case(container));
    }
    let is_own = service.port.as_ref().is_some_and(|own| own.value.0 == port);
    if is_own { GROUP.to_owned() } else { format!("{GROUP}{port}") }
}

fn target_group(ctx: &mut Lowering, scope: &Scope, service: &Service, name: &str) {
    let workload = service.workload();
    // By the address of each task, or by the port of its instance.
    let target_type = if workload.has_addresses() { "ip" } else { "instance" };
    let mut group = Resource::new("AWS::ElasticLoadBalancingV2::TargetGroup", None)
        .with("VpcId", network::vpc(ctx, &workload))
        .with("TargetType", target_type)
        .with("Protocol", "HTTP")
        .with("ProtocolVersion", ctx.constant(&service.protocol))
        .with("Port", NOT_USED)
        .with("HealthCheckProtocol", "HTTP")
        .with("HealthCheckPort", "traffic-port");
    group = health(ctx, group, service);
    let mut attributes =
        vec![attribute("deregistration_delay.timeout_seconds", ctx.text(&service.drain).value)];
    if let Some(sticky) = &service.sticky {
        let given = ctx.given(Some(sticky));
        let seconds = ctx.plain(sticky);
        let seconds = as_text(Property::from(seconds)).value;
        let on = ctx.choose(&given, "true".into(), "false".into());
        attributes.push(attribute("stickiness.enabled", on));
        attributes.push(attribute("stickiness.type", "lb_cookie".into()));
        let seconds = ctx.choose(&given, seconds, "86400".into());
        attributes.push(attribute("stickiness.lb_cookie.duration_seconds", seconds));
    }
    ctx.add(scope, name, group.with("TargetGroupAttributes", Value::List(attributes)));
}

fn attribute(key: &'static str, value: Value) -> Value {
    Value::map([("Key", Value::from(key)), ("Value", value)])
}

/// The check of the load balancer.
fn health(ctx: &mut Lowering, group: Resource, service: &Service) -> Resource {
    let Health { path, command: _, codes, interval, timeout, healthy, unhealthy } = &service.check.block;
    let path = service.health.as_ref().or(path.as_ref());
    let code = if service.protocol.value == ProtocolVersion::Grpc { "GrpcCode" } else { "HttpCode" };
    let default = if service.protocol.value == ProtocolVersion::Grpc { "0" } else { "200" };
    let codes = match codes {
        Some(codes) => ctx.value(codes),
        None => Property::from(default),
    };
    let matcher = Property { value: Value::map([(code, codes.value)]), origin: codes.origin };
    group
        .with_some("HealthCheckPath", ctx.optional(path))
        .with("HealthCheckIntervalSeconds", ctx.value(interval))
        .with("HealthCheckTimeoutSeconds", ctx.value(timeout))
        .with("HealthyThresholdCount", ctx.value(healthy))
        .with("UnhealthyThresholdCount", ctx.value(unhealthy))
        .with("Matcher", matcher)
}

fn rule(
    ctx: &mut Lowering,
    scope: &Scope,
    declared: &Declared<Service>,
    route: &Nested<Route>,
    (name, group): (&str, &str),
) {
    let scope = ctx.nested(scope, route);
    let Some(listener) = route.block.listener.id else { return };
    let group = ctx.reference(scope.block, group);
    let actions =
        admission::before(ctx, &route.block, [("Type", "forward".into()), ("TargetGroupArn", group)]);
    let mut rule = Resource::new("AWS::ElasticLoadBalancingV2::ListenerRule", None)
        .with("ListenerArn", routed(ctx, listener, &route.block))
        .with("Priority", priority(ctx, declared, route))
        .with("Conditions", Value::List(listener_rules::conditions(ctx, &route.block)));
    if let Some(rewrite) = &route.block.rewrite {
        rule = rule
            .with("Transforms", Property { value: transform(&rewrite.block), origin: Some(rewrite.span) });
    }
    ctx.add(&scope, name, rule.with("Actions", actions));
}

/// The place of a route among the rules.
fn priority(ctx: &mut Lowering, declared: &Declared<Service>, route: &Nested<Route>) -> Property {
    let number = priorities::of(ctx.program, declared, route);
    let label = route.label_text().unwrap_or_default();
    let words =
        if label.is_empty() { "route_priority".to_owned() } else { format!("{label}_route_priority") };
    let origin = route.block.priority.as_ref().and_then(ir::Const::written);
    let name = format!("{}RoutePriority", pascal_case(label));
    Property { value: listener_rules::priority(ctx, name, &words, number), origin }
}

/// The listener to which the rule of a route is added, as the stack that owns it exports it.
fn routed(ctx: &mut Lowering, listener: BlockId, route: &Route) -> Value {
    let program = ctx.program;
    let export = keyed(listener::ROUTES, route.port_label());
    if let Some(listener) = by_id(&program.existing_listeners, listener) {
        return listener::routes(ctx, listener, &export);
    }
    let export = crate::lower::ids::of(program, listener, &export);
    match Stack::of(program, listener) {
        Some(owner) => ctx.import_from(owner, &export),
        None => Value::no_value(),
    }
}

fn transform(rewrite: &Rewrite) -> Value {
    let Rewrite { from, to } = rewrite;
    let rewrite = Value::map([("Regex", Value::from(&from.value)), ("Replace", Value::from(&to.value))]);
    let config = Value::map([("Rewrites", Value::list([rewrite]))]);
    Value::list([Value::map([("Type", Value::from("url-rewrite")), ("UrlRewriteConfig", config)])])
}

/// The load balancer of the first route and its target group, as Application Auto Scaling names what requests are counted of.
pub(super) fn resource_label(ctx: &mut Lowering, scope: &Scope, service: &Service) -> Value {
    let Some(first) = groups(ctx.program, service).into_iter().next() else { return Value::no_value() };
    let group = ctx.attribute(scope.block, &first.name, "TargetGroupFullName");
    concat([full_name(ctx, &first), Value::from("/"), group])
}

/// The full name of the load balancer of a target group.
pub(super) fn full_name(ctx: &mut Lowering, group: &Group) -> Value {
    match group.listener {
        Some(listener) => ctx.result(listener, &Listener::RESULTS.full_name, None),
        None => Value::no_value(),
    }
}
