//! The way from the load balancers to the tasks: the rules of both security groups.

use super::target_groups::Group;
use crate::cfn::Value;
use crate::cfn::naming::pascal_case;
use crate::ir::BlockId;
use crate::ir::kinds::{Cluster, Listener, Service};
use crate::lower::security_rules::{self, Direction, End, Peer, Ports, Rule};
use crate::lower::{Lowering, Scope, Test, workload};
use crate::source::Span;

/// Opens what the load balancers of the target groups connect to, at both ends.
pub(super) fn open(ctx: &mut Lowering, scope: &Scope, service: &Service, groups: &[Group]) {
    let tasks = if service.workload().has_addresses() {
        ctx.attribute(scope.block, workload::network::GROUP, "GroupId")
    } else {
        workload::of_cluster(ctx, &service.workload(), &Cluster::RESULTS.security_group)
    };
    let mut seen: Vec<(BlockId, u16)> = Vec::new();
    for group in groups {
        let Some(listener) = group.listener else { continue };
        let Some((port, at)) = service.opened(group.port) else { continue };
        if !seen.contains(&(listener, port)) {
            seen.push((listener, port));
            open_port(ctx, scope, (listener, &tasks), (port, at));
        }
    }
}

/// A rule of each of the two groups for the other.
fn open_port(
    ctx: &mut Lowering,
    scope: &Scope,
    (listener, tasks): (BlockId, &Value),
    (port, at): (u16, Option<Span>),
) {
    let number = Value::Int(port.into());
    let ports = Ports::new(number.clone(), number, port.to_string());
    let load_balancer = ctx.result(listener, &Listener::RESULTS.security_group, None);
    let name = ctx.program.get(listener).map(|block| pascal_case(&block.full_name())).unwrap_or_default();
    let peer = |group: &Value| Peer {
        test: Test::ALWAYS,
        end: End::Group(group.clone()),
        name: name.clone(),
        block: Some(listener),
    };
    let into =
        Rule::ports(Direction::Ingress, &ports, peer(&load_balancer), "Tasks, from the load balancer").at(at);
    let out = Rule::ports(Direction::Egress, &ports, peer(tasks), "Tasks of a service").at(at);
    security_rules::add(ctx, scope, tasks, into);
    security_rules::add(ctx, scope, &load_balancer, out);
}
