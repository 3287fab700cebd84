//! Target groups: one for each port that routes lead to, and load balancer.

use crate::cfn::naming::pascal_case;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Health, Listener, ProtocolVersion, Route, Service};
use crate::ir::{BlockId, Program};
use crate::lower::text::concat;
use crate::lower::values::as_text;
use crate::lower::workload::network;
use crate::lower::{Lowering, Scope};

/// The port of every target group. The load balancer takes that of each target instead; a change of this one would replace the group.
const NOT_USED: i64 = 80;

/// The target group of a port of a container, and of a load balancer.
pub(super) struct Group {
    /// Its logical id.
    pub(super) name: String,
    /// The container; `None` for the main one.
    pub(super) container: Option<String>,
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

    pub(super) fn is_of(&self, service: &Service, route: &Route) -> bool {
        self.listener == route.listener.id && self.is_target(service.target(route))
    }

    fn is_target(&self, (container, port): (Option<&str>, Option<u16>)) -> bool {
        self.container.as_deref() == container && Some(self.port) == port
    }
}

/// All, each once. A target group can be used by one load balancer only. Source: the error `TargetGroupAssociationLimit` in the API
/// model of Elastic Load Balancing.
pub(super) fn of(program: &Program, service: &Service) -> Vec<Group> {
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

/// That of the service's own port has no number in its name.
fn group_name(service: &Service, container: Option<&str>, port: u16) -> String {
    if let Some(container) = container {
        return format!("{GROUP}{}{port}", pascal_case(container));
    }
    let is_own = service.port.as_ref().is_some_and(|own| own.value.0 == port);
    if is_own { GROUP.to_owned() } else { format!("{GROUP}{port}") }
}

/// Adds a target group.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, service: &Service, name: &str) {
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

/// The load balancer of the first route and its target group, as Application Auto Scaling names what requests are counted of.
pub(super) fn resource_label(ctx: &mut Lowering, scope: &Scope, service: &Service) -> Value {
    let Some(first) = of(ctx.program, service).into_iter().next() else { return Value::no_value() };
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
