//! Routes: they lead somewhere, none hides another, and the load balancer takes them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::rule::{self, Rule, is_inside};
use super::{admission, foreign_rules, listener_rules, port_labels};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    check_longer_than_interval::check_longer_than_interval,
    health_needed::health_needed,
    hidden_rule::{self, Hidden, hidden_rule},
    listener_of_another_cluster::listener_of_another_cluster,
    port_needed::{port_needed, port_of_container_needed},
    protocol_needs_https::protocol_needs_https,
    routes_of_one_name::routes_of_one_name,
    rules_of_one_number::rules_of_one_number,
    same_rule::same_rule,
    too_many_rules::too_many_rules,
    too_many_target_groups::too_many_target_groups,
    unknown_container::unknown_container,
};
use crate::ir::{BlockId, Const, Declared, Nested, Program, Ref, by_id};
use crate::language::Enumeration;
use crate::language::kinds::{HttpsListener, Listener, ProtocolVersion, Route, Service};
use crate::plan::priorities;
use crate::types::Duration;

/// How many rules a load balancer has by default, and how many target groups in any case. Source: "Quotas for your Application Load Balancers".
const MAX_RULES: usize = 100;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for listener in &program.listeners {
        listener_rules::check(listener, sink);
    }
    for service in &program.services {
        each(program, service, sink);
    }
    let mut listeners: Vec<BlockId> =
        routes(program).filter_map(|(_, route)| route.block.listener.id).collect();
    listeners.extend(program.listeners.iter().map(|listener| listener.id));
    listeners.sort_unstable();
    listeners.dedup();
    for listener in listeners {
        together(program, listener, sink);
    }
}

fn routes(program: &Program) -> impl Iterator<Item = (&Declared<Service>, &Nested<Route>)> {
    program.services.iter().flat_map(|service| service.block.route.iter().map(move |route| (service, route)))
}

fn each(program: &Program, service: &Declared<Service>, sink: &mut Sink) {
    let block = &service.block;
    let check = &block.check.block;
    if let (Some(timeout), Some(interval)) = (check.timeout.known(), check.interval.known())
        && timeout.seconds >= interval.seconds
    {
        let span = check.timeout.written().or(check.interval.written()).unwrap_or(block.check.span);
        let texts = [timeout.to_string(), interval.to_string()];
        let shorter = Duration::from_seconds(interval.seconds - 1).to_string();
        let shorter = check.timeout.written().filter(|_| interval.seconds > 2).map(|place| (place, shorter));
        sink.push(check_longer_than_interval(span, &texts[0], &texts[1], shorter));
    }
    let Some(first) = block.route.first() else { return };
    if block.health.is_none() && check.path.is_none() {
        sink.push(health_needed(first.span, &service.name.value));
    }
    labels(&block.route, sink);
    for route in &block.route {
        let is_known = container_of(service, &route.block, sink);
        if is_known && block.target(&route.block).1.is_none() {
            sink.push(match &route.block.container {
                Some(container) => port_of_container_needed(container.span, &container.value),
                None => port_needed(route.span, &service.name.value),
            });
            break;
        }
    }
    for route in &block.route {
        of_listener(program, service, route, sink);
        admission::check(&route.block, sink);
        rule::values(&route.block, route.span, sink);
    }
}

/// Whether the task has the container that a route names.
fn container_of(service: &Declared<Service>, route: &Route, sink: &mut Sink) -> bool {
    let workload = service.block.workload();
    let Some(container) = &route.container else { return true };
    let Some(name) = container.known() else { return false };
    let is_known = workload.sidecar(name).is_some();
    if !is_known {
        let names: Vec<&str> = workload.container.iter().filter_map(Nested::label_text).collect();
        sink.push(unknown_container(container.span, name, &names, true));
    }
    is_known
}

/// Several routes are told apart by their labels, after which their resources and parameters are named.
fn labels(routes: &[Nested<Route>], sink: &mut Sink) {
    for (at, route) in routes.iter().enumerate() {
        let before = routes.iter().take(at).find(|other| other.label_text() == route.label_text());
        if let Some(before) = before {
            sink.push(routes_of_one_name(route.span, route.label_text(), before.span));
        }
    }
}

fn of_listener(program: &Program, service: &Declared<Service>, route: &Nested<Route>, sink: &mut Sink) {
    let Some(listener) = program.listener(route.block.listener) else { return };
    if let (Some(of), Some(own)) = (listener.cluster(), service.block.cluster.id)
        && of != own
    {
        let name = |id| program.get(id).map(Declared::reference).unwrap_or_default();
        let clusters = [name(of), name(own)];
        sink.push(listener_of_another_cluster(
            route.block.listener.span,
            &listener.reference(),
            [&clusters[0], &clusters[1]],
            service.block.cluster.span,
        ));
        return;
    }
    if !port_labels::check(program, listener, &route.block, sink) {
        return;
    }
    admission::out_of_reach(program, &route.block, listener, sink);
    let https = port_labels::https(program, listener, &route.block);
    if https.is_none_or(|https| https == HttpsListener::Always) {
        return;
    }
    let protocol = &service.block.protocol;
    let is_plain = protocol.known().is_none_or(|protocol| *protocol == ProtocolVersion::Http);
    if !is_plain {
        sink.push(protocol_needs_https(
            protocol.span,
            protocol.value.word(),
            &listener.reference(),
            listener.head(),
        ));
    }
    admission::without_https(&route.block, listener, https, sink);
}

/// The rules of one listener, each against those before it in the source.
fn together(program: &Program, listener: BlockId, sink: &mut Sink) {
    let own = by_id(&program.listeners, listener);
    let mut rules = foreign_rules::of(program, listener);
    rules.extend(own.into_iter().flat_map(|own| of_itself(program, own)));
    let of_listener = routes(program).filter(|(_, route)| route.block.listener.id == Some(listener));
    rules.extend(of_listener.map(|(service, route)| Rule {
        owner: service.reference(),
        route: Cow::Borrowed(&route.block),
        label: route.label_text(),
        span: route.span,
        priority: priorities::of(program, service, route),
        is_foreign: false,
    }));
    if exceeds(program, (listener, own), &rules, sink) {
        return;
    }
    for (at, rule) in rules.iter().enumerate() {
        for before in rules.iter().take(at) {
            if port_labels::share(own, &rule.route, &before.route) && pair(rule, before, &rules, sink) {
                break;
            }
        }
    }
}

/// The rules of a listener that no service has.
fn of_itself<'a>(program: &Program, listener: &'a Declared<Listener>) -> Vec<Rule<'a>> {
    let reference = Ref::new(Some(listener.id), listener.head);
    let rule = |label: Option<&'a str>, span, matched: Route| {
        let priority = priorities::of_listener(program, listener, label.unwrap_or_default(), &matched);
        Rule {
            owner: listener.reference(),
            route: Cow::Owned(matched),
            label,
            span,
            priority,
            is_foreign: false,
        }
    };
    let Listener { redirect, respond, .. } = &listener.block;
    let redirects = redirect.iter().map(|it| rule(it.label_text(), it.span, it.block.matched(reference)));
    let responses = respond.iter().map(|it| rule(it.label_text(), it.span, it.block.matched(reference)));
    redirects.chain(responses).collect()
}

/// Whether there are more rules or target groups than a load balancer has.
fn exceeds(
    program: &Program,
    (listener, own): (BlockId, Option<&Declared<Listener>>),
    rules: &[Rule],
    sink: &mut Sink,
) -> bool {
    let name = program.get(listener).map(Declared::reference).unwrap_or_default();
    // The rule or the group of the agents' health is one more.
    let foreign = program.foreign_listener(listener).map(|(_, facts)| facts);
    let of_agents = usize::from(own.is_some_and(|own| program.checks_agents(own)));
    let agents = foreign.map_or(of_agents, |facts| facts.further);
    let others = agents + foreign_rules::targets(foreign);
    let mut targets = BTreeSet::new();
    for (service, route) in routes(program).filter(|(_, route)| route.block.listener.id == Some(listener)) {
        targets.insert((service.id, service.block.target(&route.block)));
        if targets.len() + others > MAX_RULES {
            let all = all_targets(program, listener) + others;
            sink.push(too_many_target_groups(route.span, &name, all, MAX_RULES));
            return true;
        }
    }
    let first = rules.get(MAX_RULES.saturating_sub(agents));
    if let Some(rule) = first {
        sink.push(too_many_rules(rule.span, &name, rules.len() + agents, MAX_RULES));
    }
    first.is_some()
}

fn all_targets(program: &Program, listener: BlockId) -> usize {
    let own = routes(program).filter(|(_, route)| route.block.listener.id == Some(listener));
    own.map(|(service, route)| (service.id, service.block.target(&route.block)))
        .collect::<BTreeSet<_>>()
        .len()
}

/// Whether something was reported about two rules.
fn pair(rule: &Rule, before: &Rule, all: &[Rule], sink: &mut Sink) -> bool {
    let (inside, around) = (is_inside(&rule.route, &before.route), is_inside(&before.route, &rule.route));
    if rule.is_foreign && before.is_foreign {
        // Their own program has reported it.
        return false;
    }
    if rule.owner == before.owner && rule.label == before.label {
        // Their name is reported.
        return true;
    }
    if inside && around {
        sink.push(same_rule(rule.place(), before.place(), &before.owner));
        return true;
    }
    if rule.priority == before.priority {
        let span = rule.route.priority.as_ref().and_then(Const::written);
        let free = free(all, rule.priority + 1, 1);
        let older = (before.span, before.owner.as_str());
        let place = span.unwrap_or(rule.span);
        sink.push(rules_of_one_number(place, rule.priority, older, (free, span)));
        return true;
    }
    let (narrow, wide) = match (inside, around) {
        (true, _) => (rule, before),
        (_, true) => (before, rule),
        _ => return false,
    };
    if narrow.priority < wide.priority {
        return false;
    }
    if narrow.is_foreign {
        let written = wide.route.priority.as_ref().and_then(Const::written);
        let hidden = Hidden {
            priority: wide.priority,
            by: &narrow.owner,
            by_priority: narrow.priority,
            by_span: narrow.span,
            free: free(all, narrow.priority + 1, 1),
        };
        sink.push(hidden_rule::of_another_program(wide.place(), hidden, written));
        return true;
    }
    let hidden = Hidden {
        priority: narrow.priority,
        by: &wide.owner,
        by_priority: wide.priority,
        by_span: wide.place(),
        free: free(all, wide.priority - 1, -1),
    };
    let written = narrow.route.priority.as_ref().and_then(Const::written);
    sink.push(hidden_rule(narrow.place(), hidden, written));
    true
}

/// The next number that no rule has, in steps from the first.
fn free(all: &[Rule], first: i64, step: i64) -> Option<i64> {
    let numbers = std::iter::successors(Some(first), |number| Some(number + step));
    let mut possible = numbers.take_while(|number| (1..=49_999).contains(number));
    possible.find(|number| all.iter().all(|rule| rule.priority != *number))
}
