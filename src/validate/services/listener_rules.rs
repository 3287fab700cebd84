//! `redirect` and `respond` of a listener: with names of their own, and with what a load balancer can answer.

use super::rule;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    redirect_loop::redirect_loop,
    redirect_target::redirect_target,
    response_status::{self, response_status},
    rules_of_one_label::rules_of_one_label,
};
use crate::ir::{Declared, Nested, Ref};
use crate::language::kinds::{HttpsListener, Listener, Redirect, Respond, Target};
use crate::types::patterns;

/// The longest body. Source: `MessageBody` of `FixedResponseActionConfig` in the API of Elastic Load Balancing.
const MAX_BODY: usize = 1_024;

pub(super) fn check(listener: &Declared<Listener>, sink: &mut Sink) {
    let Listener { redirect, respond, .. } = &listener.block;
    let reference = Ref::new(Some(listener.id), listener.head);
    for nested in redirect {
        target(&listener.block, nested, sink);
        rule::values(&nested.block.matched(reference), nested.span, sink);
    }
    for nested in respond {
        response(&nested.block, sink);
        rule::values(&nested.block.matched(reference), nested.span, sink);
        let same = redirect.iter().find(|redirect| redirect.label_text() == nested.label_text());
        if let (Some(label), Some(text), Some(same)) = (&nested.label, nested.label_text(), same) {
            sink.push(rules_of_one_label(label.span, text, same.span));
        }
    }
}

fn target(listener: &Listener, nested: &Nested<Redirect>, sink: &mut Sink) {
    let Redirect { host, path, to, .. } = &nested.block;
    let Some(text) = to.known() else { return };
    let Some(target) = Target::parse(text) else {
        let better = [format!("https://{text}"), format!("/{text}")];
        let better = better.iter().find(|better| {
            let is_host = text.split('/').next().is_some_and(|first| first.contains('.'));
            is_host == better.starts_with("https") && Target::parse(better).is_some()
        });
        return sink.push(redirect_target(to.span, text, better.map(String::as_str)));
    };
    let hosts: Option<Vec<&str>> = host.items.iter().map(|host| Some(host.known()?.0.as_str())).collect();
    let Some(hosts) = hosts else { return };
    let keeps_host = match &target.host {
        None => true,
        Some(host) if host == "#{host}" => true,
        Some(host) => hosts.iter().any(|pattern| patterns::includes(pattern, host)),
    };
    let is_kept = |path: &str| matches!(path, "/#{path}" | "/");
    let matches = match &target.path {
        None => true,
        Some(kept) if is_kept(kept) && kept != "/" => true,
        Some(new) if new.contains("#{") => false,
        Some(new) => path.value.is_empty() || path.value.iter().any(|it| patterns::includes(&it.0, new)),
    };
    // Of a URL it is certain only where the rule is on the listener that answers there.
    let is_secure = listener.https_of(None) == HttpsListener::Always;
    let is_elsewhere = target.host.is_some()
        && !(is_secure
            && target.protocol.as_deref() == Some("HTTPS")
            && target.port.as_deref() == Some("443"));
    if keeps_host && matches && !is_elsewhere {
        let place = path.written().unwrap_or(nested.span);
        sink.push(redirect_loop(to.span, text, place));
    }
}

fn response(respond: &Respond, sink: &mut Sink) {
    let Respond { status, body, .. } = respond;
    if let Some(&known) = status.known()
        && !matches!(known, 200..300 | 400..600)
    {
        sink.push(response_status(status.span, known));
    }
    if let Some(body) = body
        && let Some(text) = body.known()
        && text.chars().count() > MAX_BODY
    {
        sink.push(response_status::body(body.span, text.chars().count(), MAX_BODY));
    }
}
