//! Lists: no element twice, where AWS would refuse it.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::listed_twice::listed_twice;
use crate::ir::{Expr, ExprKind, ParamId, Program, Value, Values};
use crate::language::kinds::Source;
use crate::source::Span;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    twice(program, "region", &program.project.regions.items, program.project.regions.span, sink);
    for network in &program.networks {
        for subnets in [&network.block.private_subnets, &network.block.public_subnets].into_iter().flatten() {
            values(program, "subnet", subnets, sink);
        }
    }
    for cluster in &program.clusters {
        let instances = &cluster.block.instances.block;
        twice(program, "instance type", &instances.ty.items, instances.ty.span, sink);
        values(program, "policy", &instances.policies, sink);
        sources(program, cluster, sink);
    }
    for listener in &program.listeners {
        if let Some(allow) = &listener.block.allow {
            values(program, "CIDR block", allow, sink);
        }
        if let Some(https) = &listener.block.https {
            certificates(program, &https.block, sink);
        }
    }
}

fn values<T: Display>(program: &Program, what: &str, list: &Values<T>, sink: &mut Sink) {
    twice(program, what, &list.items, list.span, sink);
}

fn twice<T: Display>(program: &Program, what: &str, items: &[Value<T>], list: Span, sink: &mut Sink) {
    let mut known: BTreeMap<String, Vec<Possible>> = BTreeMap::new();
    // The params that elements are whenever they are given.
    let mut given: BTreeMap<String, Span> = BTreeMap::new();
    let mut before = None;
    for item in items {
        let span = item.span();
        let own = possible(program, item);
        let mut clash = own.iter().find_map(|(text, own)| {
            let other = known.get(text)?.iter().find(|other| other.deciding.is_disjoint(&own.deciding))?;
            let certain = own.deciding.is_empty() && other.deciding.is_empty();
            let removal = if certain { removal(before, span, list) } else { None };
            Some(listed_twice(span, what, text, other.span, removal))
        });
        if let Some(param) = if_given(program, item) {
            match given.entry(param) {
                Entry::Vacant(slot) => {
                    slot.insert(span);
                }
                Entry::Occupied(first) => {
                    clash = clash.or_else(|| Some(listed_twice(span, what, first.key(), *first.get(), None)));
                }
            }
        }
        if let Some(diagnostic) = clash {
            sink.push(diagnostic);
        }
        for (text, own) in own {
            let others = known.entry(text).or_default();
            // Whatever this would clash with, an element that less decides clashes with, too.
            if !others.iter().any(|other| other.deciding.is_subset(&own.deciding)) {
                others.push(own);
            }
        }
        before = Some(span);
    }
}

/// What an element may be.
struct Possible {
    span: Span,
    /// The params that decide whether it is that; none if nothing does. Two elements decided by different ones may be the same at
    /// once; where one param decides both, they may exclude each other.
    deciding: BTreeSet<ParamId>,
}

/// All that an element may be, as far as it is known: its text, the param that it is and that one's default, what a deployment chooses.
fn possible<T: Display>(program: &Program, item: &Value<T>) -> Vec<(String, Possible)> {
    let texts = match item {
        Value::Const(_) => {
            item.known().map(|known| (known.to_string(), BTreeSet::new())).into_iter().collect()
        }
        Value::Deploy(expr) => choices(program, expr),
    };
    texts.into_iter().map(|(text, deciding)| (text, Possible { span: item.span(), deciding })).collect()
}

fn params(expr: &Expr) -> BTreeSet<ParamId> {
    let mut found = BTreeSet::new();
    expr.walk(&mut |part| {
        if let ExprKind::Param(id) = part.kind {
            found.insert(id);
        }
    });
    found
}

/// The default certificate is one of a listener's certificates too.
fn certificates(program: &Program, https: &crate::language::kinds::Https, sink: &mut Sink) {
    values(program, "certificate", &https.more_certificates, sink);
    let Some(default) = text(program, &https.certificate) else { return };
    for more in &https.more_certificates.items {
        if text(program, more).as_ref() == Some(&default) {
            sink.push(listed_twice(more.span(), "certificate", &default, https.certificate.span(), None));
        }
    }
}

/// A rule of a security group is a source with ports: the same source may stand twice with other ports.
fn sources(
    program: &Program,
    cluster: &crate::ir::Declared<crate::language::kinds::Cluster>,
    sink: &mut Sink,
) {
    let mut seen: BTreeMap<(String, (u16, u16)), Span> = BTreeMap::new();
    for allow in &cluster.block.allow {
        let Some(port) = allow.block.port.known() else { continue };
        let mut before = None;
        for source in &allow.block.from.items {
            let Some(text) = source_text(program, source) else { continue };
            match seen.entry((text, (port.from, port.to))) {
                Entry::Vacant(slot) => {
                    slot.insert(source.span());
                }
                Entry::Occupied(first) => {
                    let removal = removal(before, source.span(), allow.block.from.span);
                    let (text, _) = first.key();
                    sink.push(listed_twice(source.span(), "source", text, *first.get(), removal));
                }
            }
            before = Some(source.span());
        }
    }
}

/// An element with the comma before it, if both stand in the list as it is written.
fn removal(before: Option<Span>, span: Span, list: Span) -> Option<Span> {
    let before = before?;
    (list.contains(before) && list.contains(span) && before.end <= span.start && list != span)
        .then(|| before.after().to(span))
}

/// What tells an element from others: its text, or the param that it is.
fn text<T: Display>(program: &Program, value: &Value<T>) -> Option<String> {
    match value {
        Value::Const(_) => value.known().map(ToString::to_string),
        Value::Deploy(expr) => param_text(program, expr),
    }
}

/// The text that a param is unless the deployment gives another.
fn default_text(program: &Program, expr: &Expr) -> Option<(String, ParamId)> {
    let ExprKind::Param(id) = expr.kind else { return None };
    match &program.param(id).default.as_ref()?.kind {
        ExprKind::Text(text) => Some((text.clone(), id)),
        _ => None,
    }
}

/// The texts of which an expression is one, each with the params that decide whether it is.
fn choices(program: &Program, expr: &Expr) -> Vec<(String, BTreeSet<ParamId>)> {
    let mut texts = Vec::new();
    let mut deciding = BTreeSet::new();
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        match &expr.kind {
            ExprKind::If(condition, then, otherwise) => {
                deciding.append(&mut params(condition));
                open.extend([&**otherwise, &**then]);
            }
            ExprKind::Text(text) => texts.push((text.clone(), None)),
            _ => {
                texts.extend(param_text(program, expr).map(|text| (text, None)));
                texts.extend(default_text(program, expr).map(|(text, param)| (text, Some(param))));
            }
        }
    }
    texts.dedup();
    texts
        .into_iter()
        .map(|(text, default)| (text, deciding.iter().copied().chain(default).collect()))
        .collect()
}

/// The param that `param.x ?? y` is, if it is given.
fn if_given<T>(program: &Program, value: &Value<T>) -> Option<String> {
    let Value::Deploy(Expr { kind: ExprKind::If(condition, then, _), .. }) = value else { return None };
    let ExprKind::Not(absence) = &condition.kind else { return None };
    let ExprKind::IsNull(asked) = &absence.kind else { return None };
    param_text(program, asked).filter(|asked| param_text(program, then).as_ref() == Some(asked))
}

fn source_text(program: &Program, value: &Value<Source>) -> Option<String> {
    match value {
        Value::Const(_) => value.known().map(|source| match source {
            Source::Cidr(cidr) => cidr.0.clone(),
            Source::SecurityGroup(id) => id.clone(),
        }),
        Value::Deploy(expr) => param_text(program, expr),
    }
}

fn param_text(program: &Program, expr: &Expr) -> Option<String> {
    match expr.kind {
        ExprKind::Param(id) => Some(format!("param.{}", program.param(id).name.value)),
        _ => None,
    }
}
