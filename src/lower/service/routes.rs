//! Routes: a rule for each, with the target groups that they lead to, and the way from the load balancer to the tasks.

use super::{Main, admission, reach, target_groups};
use crate::cfn::naming::{kebab_case, pascal_case};
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Rewrite, Route, Service};
use crate::ir::{self, BlockId, Declared, Nested, by_id};
use crate::lower::ids::keyed;
use crate::lower::stack::Stack;
use crate::lower::workload::network;
use crate::lower::{Lowering, Scope, listener, listener_rules};
use crate::plan::priorities;

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

/// Adds the target groups and the rules.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, declared: &Declared<Service>, main: &Main) -> Routed {
    let service = &declared.block;
    let mut routed = Routed::default();
    let groups = target_groups::of(ctx.program, service);
    for group in &groups {
        target_groups::lower(ctx, scope, service, &group.name);
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
