//! Listeners: each port once, at least one port without a guard, actions that have their target, and logs that can be written.

use super::facts::parts;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::plain_http::plain_http;
use crate::diagnostics::catalog::platform::{
    access_log_prefix::access_log_prefix, default_without_agent_health::default_without_agent_health,
    guarded_protocols::guarded_protocols, no_protocol::no_protocol, port_clash::port_clash,
    redirect_without_https::redirect_without_https,
};
use crate::ir::{Declared, Program};
use crate::language::kinds::{DefaultAction, Listener, Scheme, Source};
use crate::types::Cidr;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for listener in &program.listeners {
        protocols(listener, sink);
        actions(listener, sink);
        log_prefix(listener, sink);
        encrypted(listener, sink);
    }
}

fn protocols(listener: &Declared<Listener>, sink: &mut Sink) {
    let (http, https) = (&listener.block.http, &listener.block.https);
    let name = &listener.name.value;
    if http.is_none() && https.is_none() {
        sink.push(no_protocol(listener.head, name));
        return;
    }
    // A load balancer without any listener has no use, and the rule for the agent's health needs one that always exists.
    let mut guarded = Vec::new();
    guarded.extend(http.iter().filter(|http| http.guard.is_some()).map(|http| ("http", http.span)));
    guarded.extend(https.iter().filter(|https| https.guard.is_some()).map(|https| ("https", https.span)));
    if guarded.len() == http.iter().count() + https.iter().count() {
        sink.push(guarded_protocols(listener.head, name, &guarded));
    }
    if let (Some(http), Some(https)) = (http, https)
        && let (Some(a), Some(b)) = (http.block.port.known(), https.block.port.known())
        && a == b
    {
        let blocks = (http.span, https.span);
        sink.push(port_clash(a.0, http.block.port.written(), https.block.port.written(), blocks));
    }
}

fn actions(listener: &Declared<Listener>, sink: &mut Sink) {
    let Listener { http, https, agent_health, default, .. } = &listener.block;
    // `redirect` is the default with https, so only one that is written can be wrong without.
    if https.is_none()
        && let Some(redirect) = http.as_ref().and_then(|http| http.block.redirect.as_ref())
        && redirect.known() == Some(&true)
    {
        sink.push(redirect_without_https(redirect.span, &listener.name.value));
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
    let Listener { scheme, allow, http: Some(http), https: None, .. } = &listener.block else { return };
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
