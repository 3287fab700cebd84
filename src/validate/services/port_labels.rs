//! `on` of a route: which of several ports of a load balancer has its rule.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::port_label::{self, port_label};
use crate::ir::{Declared, ListenerRef, Program};
use crate::language::Enumeration;
use crate::language::kinds::{ExistingListener, HttpsListener, Listener, Route};
use crate::source::Span;

/// Whether the load balancer has such a port in every deployment, as far as it is known.
pub(super) fn check(program: &Program, listener: ListenerRef, route: &Route, sink: &mut Sink) -> bool {
    let Some(on) = &route.on else { return true };
    let Some(label) = on.known() else { return false };
    let reference = listener.reference();
    let diagnostic = match listener {
        ListenerRef::Created(created) => {
            let known = created.block.certain_labels();
            let guarded = created.block.routed(Some(label)).first().map(|port| port.span());
            match guarded {
                _ if known.contains(label.as_str()) => return true,
                Some(port) => port_label::may_be_absent(on.span, label, &reference, port),
                None => port_label(on.span, label, (&reference, created.head), &known),
            }
        }
        ListenerRef::Existing(existing) => match program.foreign_listener(existing.id) {
            Some((foreign, facts)) => {
                let known = facts.labelled.keys().map(String::as_str).collect();
                if facts.labelled.contains_key(label) {
                    return true;
                }
                port_label(on.span, label, (&reference, foreign.span), &known)
            }
            None => match single(&existing.block) {
                Some((attribute, span)) => port_label::single(on.span, &reference, (attribute, span)),
                None => return true,
            },
        },
    };
    sink.push(diagnostic);
    false
}

/// The attribute that names a single port of an existing load balancer.
fn single(listener: &ExistingListener) -> Option<(&'static str, Span)> {
    let arn = listener.arn.as_ref().map(|arn| ("arn", arn.span()));
    arn.or_else(|| listener.exports.block.routes.as_ref().map(|routes| ("exports.routes", routes.span)))
}

/// Whether the rule of a route is one of an HTTPS listener; `None` where that is not known.
pub(super) fn https(program: &Program, listener: ListenerRef, route: &Route) -> Option<HttpsListener> {
    let label = route.port_label();
    match (listener, label) {
        (ListenerRef::Created(created), _) => Some(created.block.https_of(label)),
        (ListenerRef::Existing(existing), None) => existing.block.https.as_ref()?.known().copied(),
        (ListenerRef::Existing(existing), Some(label)) => {
            let (_, facts) = program.foreign_listener(existing.id)?;
            HttpsListener::parse(facts.labelled.get(label)?)
        }
    }
}

/// Whether two rules of a load balancer may be on one of its ports.
pub(super) fn share(own: Option<&Declared<Listener>>, a: &Route, b: &Route) -> bool {
    let labels = [a.port_label(), b.port_label()];
    let ports = |own: &Declared<Listener>| {
        let [a, b] = labels.map(|label| own.block.routed(label));
        a.iter().any(|port| b.contains(port))
    };
    labels[0] == labels[1] || own.is_some_and(ports)
}
