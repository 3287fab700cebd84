//! Alerts: found by a stack or by a topic, with endpoints that SNS takes, and told to somebody.

use super::facts::constants_of;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::nobody_subscribed::nobody_subscribed;
use crate::diagnostics::catalog::platform::{
    alerts_named_twice::alerts_named_twice, alerts_unnamed::alerts_unnamed, email_address::email_address,
    https_endpoint::https_endpoint,
};
use crate::ir::{Declared, Program, State};
use crate::language::kinds::{Alerts, ExistingAlerts};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for alerts in &program.alerts {
        check_created(program, alerts, sink);
    }
    for alerts in &program.existing_alerts {
        check_existing(alerts, sink);
    }
}

fn check_created(program: &Program, alerts: &Declared<Alerts>, sink: &mut Sink) {
    let Alerts { email, https, key: _, stack: _, overrides: _, logical_ids: _ } = &alerts.block;
    for address in &email.items {
        for (text, span) in constants_of(program, address) {
            if !is_address(&text) {
                sink.push(email_address(span, &text));
            }
        }
    }
    for url in &https.items {
        for (text, span) in constants_of(program, url) {
            if !is_https(&text) {
                sink.push(https_endpoint(span, &text));
            }
        }
    }
    let known = email.state != State::Unknown && https.state != State::Unknown;
    if known && email.items.is_empty() && https.items.is_empty() {
        sink.push(nobody_subscribed(alerts.head, &alerts.reference()));
    }
}

/// What a message can be sent to. Whether somebody gets it, only the confirmation shows.
fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, domain)| {
        !name.is_empty() && !domain.is_empty() && !domain.contains('@') && !text.contains(char::is_whitespace)
    })
}

fn is_https(text: &str) -> bool {
    text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

fn check_existing(alerts: &Declared<ExistingAlerts>, sink: &mut Sink) {
    let ExistingAlerts { stack, topic, .. } = &alerts.block;
    match (stack, topic) {
        (Some(stack), Some(topic)) => sink.push(alerts_named_twice(topic.span(), stack.span())),
        (None, None) => sink.push(alerts_unnamed(alerts.head, &alerts.reference())),
        _ => {}
    }
}
