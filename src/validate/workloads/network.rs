//! The network of tasks: attributes that mean something with it, and a way out.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::tasks_shut_in::tasks_shut_in;
use crate::diagnostics::catalog::platform::{
    container_port_twice::container_port_twice,
    without_use::{Because, without_use},
};
use crate::ir::{Const, Program, Running, by_id};
use crate::language::Enumeration;
use crate::language::kinds::{NetworkMode, Service, SubnetTier, Workload};
use crate::types::Port;

pub(super) fn check(program: &Program, running: &Running, sink: &mut Sink) {
    let workload = &running.workload;
    // What is wrong with the mode is reported.
    if workload.network_mode.is_some_and(|mode| mode.known().is_none()) {
        return;
    }
    let service = by_id(&program.services, running.id).map(|service| &service.block);
    ports(service, workload, sink);
    if workload.is_on_fargate() {
        return;
    }
    unused(service, workload, sink);
    if workload.has_addresses()
        && workload.subnets.known() == Some(&SubnetTier::Public)
        && let Some(block) = program.get(running.id)
    {
        sink.push(tasks_shut_in(workload.subnets.span, &block.reference()));
    }
}

/// What means nothing with the network mode.
fn unused(service: Option<&Service>, workload: &Workload, sink: &mut Sink) {
    let with = format!("`network_mode = {}`", workload.mode().word());
    let place = workload.network_mode.and_then(Const::written).map(|place| (place, "the network mode"));
    let because = |instead| Because { with: &with, place, instead };
    if !workload.has_addresses() {
        let because = because("give each task an address of its own: `network_mode = awsvpc`");
        if let Some(span) = workload.subnets.written() {
            sink.push(without_use(span, "subnets", because));
        }
        for allow in workload.allow {
            sink.push(without_use(allow.span, "allow", because));
        }
    }
    if let Some(port) = service.and_then(|service| service.host_port.as_ref())
        && workload.mode() != NetworkMode::Bridge
    {
        let because = because("the port of the container is the one that is reached");
        sink.push(without_use(port.span, "host_port", because));
    }
}

/// Containers that share a network have different ports.
fn ports(service: Option<&Service>, workload: &Workload, sink: &mut Sink) {
    let mode = match workload.mode() {
        NetworkMode::Bridge => return,
        _ if workload.is_on_fargate() => "Fargate".to_owned(),
        mode => format!("`network_mode = {}`", mode.word()),
    };
    let main = service.and_then(|service| service.port.as_ref()).map(|port| (None, port));
    let own = workload.container.iter().filter_map(|it| Some((it.label_text(), it.block.port.as_ref()?)));
    let routed = service.into_iter().flat_map(|service| {
        let routes = service.route.iter().map(|route| &route.block);
        routes.filter_map(|route| Some((service.target(route).0, route.port.as_ref()?)))
    });
    let mut seen: Vec<(Option<&str>, &Const<Port>)> = Vec::new();
    for (container, port) in main.into_iter().chain(own).chain(routed) {
        match seen.iter().find(|(_, known)| known.value == port.value) {
            Some((other, known)) if *other != container => {
                sink.push(container_port_twice(port.span, port.value.0, &mode, known.span));
            }
            Some(_) => {}
            None => seen.push((container, port)),
        }
    }
}
