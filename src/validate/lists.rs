//! Lists: no element twice, where AWS would reject it.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::facts::params;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::listed_twice::listed_twice;
use crate::ir::{Consts, Expr, ExprKind, Nested, OneOrMore, ParamId, Program, Value, Values};
use crate::language::Enumeration;
use crate::language::kinds::{AllowIngress, Endpoint, PortRange, Protocol, Source};
use crate::source::Span;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    twice(program, "region", &program.project.regions.items, program.project.regions.span, sink);
    for network in &program.networks {
        endpoints(&network.block.endpoints, sink);
    }
    for network in &program.existing_networks {
        for subnets in [&network.block.private_subnets, &network.block.public_subnets].into_iter().flatten() {
            values(program, "subnet", subnets, sink);
        }
    }
    for alerts in &program.alerts {
        values(program, "address", &alerts.block.email, sink);
        values(program, "URL", &alerts.block.https, sink);
    }
    for cluster in &program.clusters {
        let instances = &cluster.block.instances.block;
        twice(program, "instance type", &instances.ty.items, instances.ty.span, sink);
        values(program, "policy", &instances.policies, sink);
        peers(program, "source", allowed(&cluster.block.allow), sink);
    }
    for running in program.workloads() {
        values(program, "policy", running.workload.policies, sink);
        peers(program, "source", allowed(running.workload.allow), sink);
    }
    for service in &program.services {
        for route in &service.block.route {
            values(program, "host", &route.block.host, sink);
        }
    }
    for listener in &program.listeners {
        if let Some(allow) = &listener.block.allow {
            values(program, "source", allow, sink);
        }
        let rules = listener.block.egress.iter().filter_map(|egress| {
            let port = egress.block.port.known()?;
            Some((&egress.block.to, (Protocol::Tcp.word(), port.from, port.to)))
        });
        peers(program, "target", rules, sink);
        for https in &listener.block.https {
            certificates(program, &https.block, sink);
        }
    }
}

/// The sources of inbound rules, with the protocol and the ports of each.
fn allowed(
    rules: &[Nested<AllowIngress>],
) -> impl Iterator<Item = (&OneOrMore<Source>, (&'static str, u16, u16))> {
    rules.iter().filter_map(|allow| {
        let protocol = *allow.block.protocol.known()?;
        let port = match &allow.block.port {
            Some(port) => *port.known()?,
            None => PortRange::default(),
        };
        Some((&allow.block.from, (protocol.word(), port.from, port.to)))
    })
}

/// The endpoints of a network: each becomes a resource with its name.
fn endpoints(list: &Consts<Endpoint>, sink: &mut Sink) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut before = None;
    for item in list.items.iter().filter(|item| item.known().is_some()) {
        let word = item.value.word();
        match seen.entry(word) {
            Entry::Vacant(slot) => {
                slot.insert(item.span);
            }
            Entry::Occupied(first) => {
                let removal = removal(before, item.span, list.span);
                sink.push(listed_twice(item.span, "endpoint", word, *first.get(), removal));
            }
        }
        before = Some(item.span);
    }
}

fn values<T: Display>(program: &Program, what: &str, list: &Values<T>, sink: &mut Sink) {
    twice(program, what, &list.items, list.span, sink);
}

fn twice<T: Display>(program: &Program, what: &str, items: &[Value<T>], list: Span, sink: &mut Sink) {
    let mut known: BTreeMap<String, Vec<Possible>> = BTreeMap::new();
    // policies = [param.a ?? "arn:1", param.a ?? "arn:2"]: different by default, but the same as soon as `a` has a value.
    let mut given: BTreeMap<String, Vec<Possible>> = BTreeMap::new();
    let mut before = None;
    for item in items {
        let span = item.span();
        let own = possible(program, item);
        // Two values clash if they can be equal at the same time. That is certain if no param decides both.
        let mut clash = own.iter().find_map(|(text, own)| {
            let other = known.get(text)?.iter().find(|other| other.deciding.is_disjoint(&own.deciding))?;
            // Only a certain duplicate can be removed by a fix: without the param's default, both may be needed.
            let certain = own.deciding.is_empty() && other.deciding.is_empty();
            let removal = if certain { removal(before, span, list) } else { None };
            Some(listed_twice(span, what, text, other.span, removal))
        });
        for (param, deciding) in if_given(program, item) {
            let others = given.entry(param.clone()).or_default();
            if let Some(other) = others.iter().find(|other| other.deciding.is_disjoint(&deciding)) {
                clash = clash.or_else(|| Some(listed_twice(span, what, &param, other.span, None)));
            }
            others.push(Possible { span, deciding });
        }
        if let Some(diagnostic) = clash {
            sink.push(diagnostic);
        }
        for (text, own) in own {
            let others = known.entry(text).or_default();
            // An element decided by fewer params clashes with everything that this one would clash with, so it is enough to keep that.
            if !others.iter().any(|other| other.deciding.is_subset(&own.deciding)) {
                others.push(own);
            }
        }
        before = Some(span);
    }
}

/// A value that an element may have.
struct Possible {
    span: Span,
    /// The params that decide whether it has that value; none if it always has. Two elements with different params may have the value
    /// at the same time; where one param decides both, they may exclude each other.
    deciding: BTreeSet<ParamId>,
}

/// The values that an element may have, as far as they are known: a constant, a param and its default, the branches of a conditional.
fn possible<T: Display>(program: &Program, item: &Value<T>) -> Vec<(String, Possible)> {
    let texts = match item {
        Value::Const(_) => {
            item.known().map(|known| (known.to_string(), BTreeSet::new())).into_iter().collect()
        }
        Value::Deploy(expr) => choices(program, expr),
    };
    texts.into_iter().map(|(text, deciding)| (text, Possible { span: item.span(), deciding })).collect()
}

/// The default certificate counts as one of the listener's certificates.
fn certificates(program: &Program, https: &crate::language::kinds::Https, sink: &mut Sink) {
    values(program, "certificate", &https.more_certificates, sink);
    let Some(default) = text(program, &https.certificate) else { return };
    for more in &https.more_certificates.items {
        if text(program, more).as_ref() == Some(&default) {
            sink.push(listed_twice(more.span(), "certificate", &default, https.certificate.span(), None));
        }
    }
}

/// A protocol with its first and last port.
type Traffic = (&'static str, u16, u16);

/// A rule of a security group is an end with ports: the same end may occur twice with different ports.
fn peers<'p>(
    program: &Program,
    what: &str,
    rules: impl Iterator<Item = (&'p OneOrMore<Source>, Traffic)>,
    sink: &mut Sink,
) {
    let mut seen: BTreeMap<(String, Traffic), Span> = BTreeMap::new();
    for (ends, traffic) in rules {
        // `before` is the element that the comma follows, which a fix removes together with the element.
        let mut before = None;
        for end in &ends.items {
            let Some(text) = source_text(program, end) else { continue };
            match seen.entry((text, traffic)) {
                Entry::Vacant(slot) => {
                    slot.insert(end.span());
                }
                Entry::Occupied(first) => {
                    let removal = removal(before, end.span(), ends.span);
                    let (text, _) = first.key();
                    sink.push(listed_twice(end.span(), what, text, *first.get(), removal));
                }
            }
            before = Some(end.span());
        }
    }
}

/// The span of an element with the comma before it, if both are written in the list itself and not in a `let`.
fn removal(before: Option<Span>, span: Span, list: Span) -> Option<Span> {
    let before = before?;
    (list.contains(before) && list.contains(span) && before.end <= span.start && list != span)
        .then(|| before.after().to(span))
}

/// What identifies an element: its text, or the param that it is.
fn text<T: Display>(program: &Program, value: &Value<T>) -> Option<String> {
    match value {
        Value::Const(_) => value.known().map(ToString::to_string),
        Value::Deploy(expr) => param_text(program, expr),
    }
}

/// The default and the allowed values of a param.
fn texts_of_param(program: &Program, expr: &Expr) -> Vec<(String, ParamId)> {
    let ExprKind::Param(id) = expr.kind else { return Vec::new() };
    let param = program.param(id);
    let text = |value: &Expr| match &value.kind {
        ExprKind::Text(text) => Some((text.clone(), id)),
        _ => None,
    };
    param.default.iter().chain(&param.allowed).filter_map(text).collect()
}

/// The texts that an expression may have, each with the params that decide whether it has it.
fn choices(program: &Program, expr: &Expr) -> Vec<(String, BTreeSet<ParamId>)> {
    let mut texts = Vec::new();
    let mut deciding = BTreeSet::new();
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        match &expr.kind {
            ExprKind::If(condition, then, otherwise) => {
                // A param in any condition may decide about any branch. Too many deciding params only mean fewer reports.
                deciding.append(&mut params(condition));
                open.extend([&**otherwise, &**then]);
            }
            ExprKind::Text(text) => texts.push((text.clone(), None)),
            _ => {
                texts.extend(param_text(program, expr).map(|text| (text, None)));
                texts.extend(
                    texts_of_param(program, expr).into_iter().map(|(text, param)| (text, Some(param))),
                );
            }
        }
    }
    texts.dedup();
    texts
        .into_iter()
        .map(|(text, default)| (text, deciding.iter().copied().chain(default).collect()))
        .collect()
}

/// The params of `param.x ?? y`, also in the branches of a conditional: each with the other params that decide whether the element has
/// the value of it.
fn if_given<T>(program: &Program, value: &Value<T>) -> Vec<(String, BTreeSet<ParamId>)> {
    let mut given = Vec::new();
    let mut open = match value {
        Value::Deploy(expr) => vec![(expr, BTreeSet::new())],
        Value::Const(_) => return given,
    };
    while let Some((expr, deciding)) = open.pop() {
        let ExprKind::If(condition, then, otherwise) = &expr.kind else { continue };
        let mut around = deciding.clone();
        around.append(&mut params(condition));
        match given_by(program, condition, then) {
            Some(param) => given.push((param, deciding)),
            None => open.push((then, around.clone())),
        }
        open.push((otherwise, around));
    }
    given
}

/// The param of `param.x ?? y`. The checker has made it `!(param.x == null) ? param.x : y`.
fn given_by(program: &Program, condition: &Expr, then: &Expr) -> Option<String> {
    let ExprKind::Not(absence) = &condition.kind else { return None };
    let ExprKind::IsNull(asked) = &absence.kind else { return None };
    param_text(program, asked).filter(|asked| param_text(program, then).as_ref() == Some(asked))
}

fn source_text(program: &Program, value: &Value<Source>) -> Option<String> {
    match value {
        Value::Const(_) => value.known().map(ToString::to_string),
        Value::Deploy(expr) => param_text(program, expr).or_else(|| result_text(program, expr)),
    }
}

/// `listener.public.security_group`
fn result_text(program: &Program, expr: &Expr) -> Option<String> {
    let ExprKind::Result(block, name, None) = &expr.kind else { return None };
    Some(format!("{}.{name}", program.get(*block)?.reference()))
}

fn param_text(program: &Program, expr: &Expr) -> Option<String> {
    match expr.kind {
        ExprKind::Param(id) => Some(format!("param.{}", program.param(id).name.value)),
        _ => None,
    }
}
