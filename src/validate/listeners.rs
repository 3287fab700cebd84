//! Listeners: each port and label once, at least one port without a guard, actions that have their target, and logs that can be written.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::facts::parts;
use crate::cfn::naming::pascal_case;
use crate::diagnostics::catalog::advice::plain_http::plain_http;
use crate::diagnostics::catalog::names::name_collision;
use crate::diagnostics::catalog::platform::{
    access_log_prefix::access_log_prefix,
    default_without_agent_health::default_without_agent_health,
    guarded_protocols::guarded_protocols,
    no_protocol::no_protocol,
    port_clash::{self, port_clash},
    redirect_without_https::redirect_without_https,
};
use crate::diagnostics::{Diagnostic, Sink};
use crate::ir::{Declared, Expr, ExprKind, Nested, Program, Value};
use crate::language::kinds::{DefaultAction, Listener, Scheme, Source};
use crate::source::Span;
use crate::types::{Cidr, Port};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for listener in &program.listeners {
        protocols(listener, sink);
        actions(listener, sink);
        log_prefix(listener, sink);
        encrypted(listener, sink);
    }
}

fn protocols(listener: &Declared<Listener>, sink: &mut Sink) {
    let ends = ends(listener);
    let name = &listener.name.value;
    if ends.is_empty() {
        sink.push(no_protocol(listener.head, name));
        return;
    }
    // A load balancer without any listener has no use, and the rule for the agent's health needs one that always exists.
    if ends.iter().all(|end| end.guarded) {
        let guarded: Vec<_> = ends.iter().map(|end| (end.protocol, end.span)).collect();
        sink.push(guarded_protocols(listener.head, name, &guarded));
    }
    let mut ports: BTreeMap<u16, &End> = BTreeMap::new();
    for end in &ends {
        let Some(port) = end.port.known() else { continue };
        match ports.entry(port.0) {
            Entry::Vacant(slot) => {
                slot.insert(end);
            }
            Entry::Occupied(first) => sink.push(clash(port.0, first.get(), end)),
        }
    }
    for protocol in ["http", "https"] {
        labels(ends.iter().filter(|end| end.protocol == protocol), sink);
    }
}

/// An `http` or `https` block.
struct End<'p> {
    protocol: &'static str,
    label: Option<&'p Expr>,
    port: &'p Value<Port>,
    span: Span,
    guarded: bool,
}

fn ends(listener: &Declared<Listener>) -> Vec<End<'_>> {
    fn end<'p, B>(protocol: &'static str, nested: &'p Nested<B>, port: &'p Value<Port>) -> End<'p> {
        let Nested { label, guard, span, .. } = nested;
        End { protocol, label: label.as_ref(), port, span: *span, guarded: guard.is_some() }
    }
    let http = listener.block.http.iter().map(|nested| end("http", nested, &nested.block.port));
    let https = listener.block.https.iter().map(|nested| end("https", nested, &nested.block.port));
    http.chain(https).collect()
}

fn clash(port: u16, first: &End, second: &End) -> Diagnostic {
    let is_plain = first.label.is_none() && second.label.is_none();
    if is_plain && first.protocol != second.protocol {
        // `http` comes first.
        return port_clash(port, first.port.written(), second.port.written(), (first.span, second.span));
    }
    let place = |end: &End| end.port.written().unwrap_or(end.span);
    port_clash::of_labels(port, place(first), place(second))
}

/// `a1` and `a_1` both become `A1` in CloudFormation.
fn labels<'p>(ends: impl Iterator<Item = &'p End<'p>>, sink: &mut Sink) {
    let mut seen: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for end in ends {
        let Some(Expr { kind: ExprKind::Text(name), span, .. }) = end.label else { continue };
        match seen.entry(pascal_case(name)) {
            Entry::Vacant(slot) => {
                slot.insert((name, *span));
            }
            Entry::Occupied(first) if first.get().0 != name => {
                let (other, place) = *first.get();
                sink.push(name_collision(*span, end.protocol, name, place, other, first.key()));
            }
            // The same label twice is reported where it was read.
            Entry::Occupied(_) => {}
        }
    }
}

fn actions(listener: &Declared<Listener>, sink: &mut Sink) {
    let Listener { http, https, agent_health, default, .. } = &listener.block;
    for http in http {
        // `redirect` is the default with https, so only one that is written can be wrong without.
        let Some(redirect) = http.block.redirect.as_ref().filter(|it| it.known() == Some(&true)) else {
            continue;
        };
        let is_target = |label: Option<&str>| label.is_none() || label == http.label_text();
        if !https.iter().any(|https| is_target(https.label_text())) {
            sink.push(redirect_without_https(redirect.span, &listener.name.value));
        }
    }
    if default.known() == Some(&DefaultAction::Agent) && agent_health.known() == Some(&false) {
        sink.push(default_without_agent_health(default.span, agent_health.span));
    }
}

fn log_prefix(listener: &Declared<Listener>, sink: &mut Sink) {
    let Some(prefix) = listener.block.access_logs.as_ref().and_then(|logs| logs.block.prefix.as_ref()) else {
        return;
    };
    // The load balancer adds `AWSLogs/` to the prefix itself, and Elastic Load Balancing rejects a prefix that contains it.
    let mut parts = parts(prefix).unwrap_or_default().into_iter().flatten();
    // Of a prefix that is put together at deployment only the constant parts are known, so there is
    // no fix.
    if let Some(part) = parts.find(|part| part.contains("AWSLogs")) {
        sink.push(access_log_prefix(prefix.span(), part, None));
    }
    let Some(text) = prefix.known().filter(|text| text.contains("AWSLogs")) else { return };
    let rest: Vec<&str> =
        text.split('/').filter(|part| !part.is_empty() && !part.contains("AWSLogs")).collect();
    let better = rest.join("/");
    sink.push(access_log_prefix(prefix.span(), text, (!better.is_empty()).then_some(better.as_str())));
}

/// Plain HTTP for the whole internet.
fn encrypted(listener: &Declared<Listener>, sink: &mut Sink) {
    let Listener { scheme, allow, http, https, .. } = &listener.block;
    let Some(http) = http.first().filter(|_| https.is_empty()) else { return };
    let everybody = match allow {
        // The default of an internet-facing load balancer allows everyone.
        None => true,
        Some(allow) => allow
            .items
            .iter()
            .any(|source| source.known().and_then(Source::cidr).is_some_and(Cidr::is_everyone)),
    };
    if everybody && scheme.known() == Some(&Scheme::InternetFacing) {
        sink.push(plain_http(http.span, &listener.name.value));
    }
}
