//! Routes: they lead somewhere, none hides another, and the load balancer takes them.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    check_longer_than_interval::check_longer_than_interval,
    health_needed::health_needed,
    hidden_rule::{Hidden, hidden_rule},
    listener_of_another_cluster::listener_of_another_cluster,
    port_needed::port_needed,
    protocol_needs_https::protocol_needs_https,
    routes_of_one_name::routes_of_one_name,
    rules_of_one_number::rules_of_one_number,
    same_rule::same_rule,
    too_many_conditions::too_many_conditions,
};
use crate::ir::{BlockId, Const, Declared, ListenerRef, Nested, Program};
use crate::language::Enumeration;
use crate::language::kinds::{HttpsListener, ProtocolVersion, Route, Service};
use crate::plan::priorities;
use crate::source::Span;
use crate::types::{Duration, patterns};

/// How many values the conditions of a rule may have together. Source: "Quotas for your Application Load Balancers".
const MAX_VALUES: usize = 5;

/// A rule of a listener.
struct Rule<'a> {
    owner: String,
    route: &'a Nested<Route>,
    priority: i64,
}

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for service in &program.services {
        each(program, service, sink);
    }
    let mut listeners: Vec<BlockId> =
        routes(program).filter_map(|(_, route)| route.block.listener.id).collect();
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
        if route.block.port.is_none() && block.port.is_none() {
            sink.push(port_needed(route.span, &service.name.value));
            break;
        }
    }
    for route in &block.route {
        of_listener(program, service, route, sink);
        let values = count(&route.block);
        if values > MAX_VALUES {
            sink.push(too_many_conditions(place(route), values, MAX_VALUES));
        }
    }
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
    let protocol = &service.block.protocol;
    let is_plain = protocol.known().is_none_or(|protocol| *protocol == ProtocolVersion::Http);
    if !is_plain && !may_always_be_https(listener) {
        sink.push(protocol_needs_https(
            protocol.span,
            protocol.value.word(),
            &listener.reference(),
            listener.head(),
        ));
    }
}

/// Whether the rules are always those of an HTTPS listener. Of an existing one that is so unless it is said otherwise.
fn may_always_be_https(listener: ListenerRef) -> bool {
    match listener {
        ListenerRef::Created(listener) => {
            listener.block.routed().1.is_some_and(|https| https.guard.is_none())
        }
        ListenerRef::Existing(listener) => {
            let https = listener.block.https.as_ref().and_then(Const::known);
            https.is_none_or(|https| *https == HttpsListener::Always)
        }
    }
}

fn count(route: &Route) -> usize {
    let Route { host, path, method, query, source, header, .. } = route;
    let headers: usize = header.fields.values().map(Vec::len).sum();
    let lists =
        [host.items.len(), path.value.len(), method.value.len(), query.value.len(), source.value.len()];
    lists.iter().sum::<usize>() + headers
}

/// Where messages about a rule point: at its path, or its head.
fn place(route: &Nested<Route>) -> Span {
    route.block.path.written().unwrap_or(route.span)
}

/// The rules of one listener, each against those before it in the source.
fn together(program: &Program, listener: BlockId, sink: &mut Sink) {
    let of_listener = routes(program).filter(|(_, route)| route.block.listener.id == Some(listener));
    let rules: Vec<Rule> = of_listener
        .map(|(service, route)| Rule {
            owner: service.reference(),
            route,
            priority: priorities::of(program, service, route),
        })
        .collect();
    for (at, rule) in rules.iter().enumerate() {
        for before in rules.iter().take(at) {
            if pair(rule, before, &rules, sink) {
                break;
            }
        }
    }
}

/// Whether something was reported about two rules.
fn pair(rule: &Rule, before: &Rule, all: &[Rule], sink: &mut Sink) -> bool {
    let (inside, around) = (
        is_inside(&rule.route.block, &before.route.block),
        is_inside(&before.route.block, &rule.route.block),
    );
    if rule.owner == before.owner && rule.route.label_text() == before.route.label_text() {
        // Their name is reported.
        return true;
    }
    if inside && around {
        sink.push(same_rule(place(rule.route), place(before.route), &before.owner));
        return true;
    }
    if rule.priority == before.priority {
        let span = rule.route.block.priority.as_ref().and_then(Const::written);
        let free = free(all, rule.priority + 1, 1);
        let older = (before.route.span, before.owner.as_str());
        let place = span.unwrap_or(rule.route.span);
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
    let hidden = Hidden {
        priority: narrow.priority,
        by: &wide.owner,
        by_priority: wide.priority,
        by_span: place(wide.route),
        free: free(all, wide.priority - 1, -1),
    };
    let written = narrow.route.block.priority.as_ref().and_then(Const::written);
    sink.push(hidden_rule(place(narrow.route), hidden, written));
    true
}

/// The next number that no rule has, in steps from the first.
fn free(all: &[Rule], first: i64, step: i64) -> Option<i64> {
    let numbers = std::iter::successors(Some(first), |number| Some(number + step));
    let mut possible = numbers.take_while(|number| (1..=49_999).contains(number));
    possible.find(|number| all.iter().all(|rule| rule.priority != *number))
}

/// Whether every request that matches one rule matches the other, as far as their constants tell.
fn is_inside(a: &Route, b: &Route) -> bool {
    let hosts = |route: &Route| -> Option<Vec<String>> {
        route.host.items.iter().map(|host| Some(host.known()?.0.to_ascii_lowercase())).collect()
    };
    let (Some(a_hosts), Some(b_hosts)) = (hosts(a), hosts(b)) else { return false };
    let paths = |route: &Route| route.path.value.iter().map(|path| path.0.clone()).collect::<Vec<_>>();
    let globs = |a: &[String], b: &[String]| within(a, b, |a, b| patterns::includes(b, a));
    let same = |a: &[String], b: &[String]| within(a, b, |a, b| a == b);
    let sources = within(&a.source.value, &b.source.value, |a, b| match (a.block(), b.block()) {
        (Some(a), Some(b)) => b.contains(&a),
        _ => false,
    });
    let headers = b.header.fields.iter().all(|(name, values)| {
        let own = a.header.fields.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        own.is_some_and(|(_, own)| same(own, values))
    });
    globs(&a_hosts, &b_hosts)
        && globs(&paths(a), &paths(b))
        && same(&a.method.value, &b.method.value)
        && same(&a.query.value, &b.query.value)
        && sources
        && headers
}

/// Whether each of some values is inside one of the others. Without any, everything matches.
fn within<T>(a: &[T], b: &[T], is_inside: impl Fn(&T, &T) -> bool) -> bool {
    b.is_empty() || !a.is_empty() && a.iter().all(|a| b.iter().any(|b| is_inside(a, b)))
}
