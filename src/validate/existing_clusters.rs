//! Existing clusters and listeners: found by a stack or by themselves, and with what the services of the program need of them.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::no_effect::no_effect;
use crate::diagnostics::catalog::platform::{
    cluster_named_twice::cluster_named_twice, cluster_unnamed::cluster_unnamed, empty_export::empty_export,
    fact_needed::fact_needed, listener_named_twice::listener_named_twice, listener_unnamed::listener_unnamed,
};
use crate::ir::kinds::{
    ClusterExports, ExistingCluster, ExistingListener, ListenerExports, NetworkMode, Route, Service,
};
use crate::ir::{ClusterRef, Const, Declared, ListenerRef, Nested, Program, Value, by_id};
use crate::source::Span;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.existing_clusters {
        check_cluster(cluster, sink);
    }
    for listener in &program.existing_listeners {
        check_listener(program, listener, sink);
    }
    for service in &program.services {
        needs(program, &service.block, sink);
    }
}

/// Attributes with the places where they are written.
type Places<'a> = [(&'a str, Option<Span>)];

fn first<'a>(places: &Places<'a>) -> Option<(&'a str, Span)> {
    places.iter().find_map(|(attribute, span)| Some((*attribute, (*span)?)))
}

fn span<T>(value: Option<&Value<T>>) -> Option<Span> {
    value.map(Value::span)
}

fn check_cluster(cluster: &Declared<ExistingCluster>, sink: &mut Sink) {
    let ExistingCluster { stack, name, security_group, auto_scaling_group, instance_role, exports, .. } =
        &cluster.block;
    let given = [
        ("name", span(name.as_ref())),
        ("security_group", span(security_group.as_ref())),
        ("auto_scaling_group", span(auto_scaling_group.as_ref())),
        ("instance_role", span(instance_role.as_ref())),
    ];
    match (stack, name) {
        // Its stack exports all of these, so one beside it could contradict it.
        (Some(stack), _) => {
            if let Some((attribute, span)) = first(&given) {
                sink.push(cluster_named_twice(span, attribute, stack.span()));
            }
            check_exports(&of_cluster(&exports.block), sink);
        }
        (None, Some(name)) if exports.written => {
            let help = "remove `exports`";
            sink.push(no_effect(
                exports.span,
                "exports",
                "the cluster is given by its name",
                Some(name.span()),
                help,
            ));
        }
        (None, Some(_)) => {}
        (None, None) => sink.push(cluster_unnamed(cluster.head, &cluster.reference())),
    }
    architecture(cluster, sink);
}

/// The types say the architecture.
fn architecture(cluster: &Declared<ExistingCluster>, sink: &mut Sink) {
    let Some(facts) = &cluster.block.instances else { return };
    if let Some(architecture) = &facts.block.architecture
        && !facts.block.types.items.is_empty()
    {
        let place = Some(facts.block.types.span);
        sink.push(no_effect(architecture.span, "architecture", "`types` says it", place, "remove it"));
    }
}

fn of_cluster(exports: &ClusterExports) -> Vec<(&'static str, Option<&Const<String>>)> {
    let ClusterExports { name, arn, vpc, security_group, auto_scaling_group, instance_role, log_group } =
        exports;
    vec![
        ("name", Some(name)),
        ("arn", arn.as_ref()),
        ("vpc", Some(vpc)),
        ("security_group", Some(security_group)),
        ("auto_scaling_group", Some(auto_scaling_group)),
        ("instance_role", Some(instance_role)),
        ("log_group", Some(log_group)),
    ]
}

fn of_listener(exports: &ListenerExports) -> Vec<(&'static str, Option<&Const<String>>)> {
    let ListenerExports { routes, arn, full_name, dns_name, hosted_zone_id, security_group, http, https } =
        exports;
    vec![
        ("routes", routes.as_ref()),
        ("arn", arn.as_ref()),
        ("full_name", full_name.as_ref()),
        ("dns_name", dns_name.as_ref()),
        ("hosted_zone_id", hosted_zone_id.as_ref()),
        ("security_group", security_group.as_ref()),
        ("http", http.as_ref()),
        ("https", https.as_ref()),
    ]
}

fn check_exports(exports: &[(&str, Option<&Const<String>>)], sink: &mut Sink) {
    for (attribute, export) in exports {
        if let Some(export) = export.filter(|export| export.known().is_some_and(String::is_empty)) {
            sink.push(empty_export(export.span, attribute));
        }
    }
}

fn check_listener(program: &Program, listener: &Declared<ExistingListener>, sink: &mut Sink) {
    let ExistingListener {
        stack,
        listener: name,
        arn,
        security_group,
        dns_name,
        hosted_zone_id,
        exports,
        ..
    } = &listener.block;
    let host = listener.within.and_then(|host| by_id(&program.existing_clusters, host));
    // Of a part of the program that is looked at alone, the block around may be missing.
    if listener.within.is_some() && host.is_none() {
        return;
    }
    // What the cluster lacks is not lacking here, too.
    if host.is_some_and(|cluster| cluster.block.stack.is_none() && cluster.block.name.is_none()) {
        return;
    }
    let inherited = host.and_then(|cluster| cluster.block.stack.as_ref()).filter(|_| arn.is_none());
    let given = [
        ("arn", span(arn.as_ref())),
        ("security_group", span(security_group.as_ref())),
        ("dns_name", span(dns_name.as_ref())),
        ("hosted_zone_id", span(hosted_zone_id.as_ref())),
    ];
    if let Some(stack) = stack.as_ref().or(inherited) {
        if let Some((attribute, span)) = first(&given) {
            sink.push(listener_named_twice(span, attribute, stack.span()));
        }
        check_exports(&of_listener(&exports.block), sink);
        return;
    }
    let Some(arn) = arn else {
        sink.push(listener_unnamed(listener.head, &listener.reference(), host.map(|cluster| cluster.head)));
        return;
    };
    let written = name.as_ref().map(|name| ("listener", name.span));
    let unused = exports.written.then_some(("exports", exports.span)).or(written);
    if let Some((attribute, span)) = unused {
        let (why, help) = ("the listener is given by its ARN", format!("remove `{attribute}`"));
        sink.push(no_effect(span, attribute, why, Some(arn.span()), &help));
    }
}

/// What a service needs of a cluster that is given by its name, and of listeners that are given by their ARNs.
fn needs(program: &Program, service: &Service, sink: &mut Sink) {
    let Some(first) = service.route.first() else { return };
    let mode = service.workload().mode();
    let user = match mode {
        NetworkMode::Awsvpc => "a task with an address of its own",
        NetworkMode::Host => "a port of the instance",
        NetworkMode::Bridge => "a `host_port`",
    };
    let opened = |route: &Nested<Route>| {
        let (_, at) = service.opened(service.target(&route.block).1?)?;
        Some(at.unwrap_or(route.span))
    };
    if let Some(ClusterRef::Existing(cluster)) = program.cluster(service.cluster)
        && cluster.block.stack.is_none()
        && cluster.block.name.is_some()
    {
        let named = (&*cluster.reference(), cluster.head);
        if cluster.block.network.is_none() {
            sink.push(fact_needed(first.span, "a route", "network", named));
        }
        let is_needed = mode != NetworkMode::Awsvpc && cluster.block.security_group.is_none();
        if let Some(at) = service.route.iter().find_map(opened).filter(|_| is_needed) {
            sink.push(fact_needed(at, user, "security_group", named));
        }
    }
    for route in &service.route {
        if let Some(ListenerRef::Existing(listener)) = program.listener(route.block.listener)
            && listener.block.arn.is_some()
            && listener.block.security_group.is_none()
            && let Some(at) = opened(route)
        {
            let named = (&*listener.reference(), listener.head);
            sink.push(fact_needed(at, user, "security_group", named));
            return;
        }
    }
}
