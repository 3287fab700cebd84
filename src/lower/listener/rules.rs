//! `redirect` and `respond`: rules of the listener itself.

use super::{Lowering, Scope, ports};
use crate::cfn::naming::pascal_case;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Listener, Redirect, Respond, Route, Target};
use crate::ir::{self, Declared, Nested, Ref};
use crate::lower::ids::keyed;
use crate::lower::listener_rules;
use crate::plan::priorities;

/// Adds the rules to the listener that also has those of the services.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, declared: &Declared<Listener>) {
    let listener = Ref::new(Some(declared.id), declared.head);
    for redirect in &declared.block.redirect {
        let (matched, action) = (redirect.block.matched(listener), to(&redirect.block));
        add(ctx, scope, declared, ("Redirect", redirect, &matched), action);
    }
    for respond in &declared.block.respond {
        let (matched, action) = (respond.block.matched(listener), response(&respond.block));
        add(ctx, scope, declared, ("Respond", respond, &matched), action);
    }
}

fn add<B>(
    ctx: &mut Lowering,
    scope: &Scope,
    declared: &Declared<Listener>,
    (kind, nested, matched): (&str, &Nested<B>, &Route),
    action: Value,
) {
    let scope = ctx.nested(scope, nested);
    let label = nested.label_text().unwrap_or_default();
    let number = priorities::of_listener(ctx.program, declared, label, matched);
    let name = ctx.id(scope.block, &format!("{}RoutePriority", pascal_case(label)));
    let words = format!("{}_{label}_route_priority", declared.full_name());
    let priority = Property {
        value: listener_rules::priority(ctx, name, &words, number),
        origin: matched.priority.as_ref().and_then(ir::Const::written),
    };
    let rule = Resource::new("AWS::ElasticLoadBalancingV2::ListenerRule", None)
        .with("ListenerArn", routed(ctx, &scope, &declared.block, None))
        .with("Priority", priority)
        .with("Conditions", Value::List(listener_rules::conditions(ctx, matched)))
        .with("Actions", Value::List(vec![action]));
    ctx.add(&scope, keyed(kind, Some(label)), rule);
}

/// The listener to which the routes of services are added: of those with a label, or of those without one.
pub(super) fn routed(ctx: &mut Lowering, scope: &Scope, listener: &Listener, on: Option<&str>) -> Value {
    let mut chosen = None;
    for port in listener.routed(on).into_iter().rev() {
        let export = if port.is_https() { ports::HTTPS } else { ports::HTTP };
        let own = ctx.reference(scope.block, &keyed(export, port.label()));
        chosen = Some(match chosen {
            None => own,
            Some(other) => {
                let guard = ctx.guard(port.guard());
                ctx.choose(&guard, own, other)
            }
        });
    }
    chosen.unwrap_or_else(Value::no_value)
}

/// What the URL does not say is that of the request.
fn to(redirect: &Redirect) -> Value {
    let Redirect { to, permanent, .. } = redirect;
    let Target { protocol, host, port, path, query } = Target::parse(&to.value).unwrap_or_default();
    let status = if permanent.value { "HTTP_301" } else { "HTTP_302" };
    let parts = [("Protocol", protocol), ("Host", host), ("Port", port), ("Path", path), ("Query", query)];
    let parts = parts.into_iter().filter_map(|(name, part)| Some((name, Value::from(part?))));
    let config = Value::map(parts.chain([("StatusCode", Value::from(status))]));
    Value::map([("Type", Value::from("redirect")), ("RedirectConfig", config)])
}

fn response(respond: &Respond) -> Value {
    let Respond { status, body, .. } = respond;
    let mut fields = vec![("StatusCode", Value::from(status.value.to_string()))];
    if let Some(body) = body {
        let content = match body.value.trim_start().chars().next() {
            Some('<') => "text/html",
            Some('{' | '[') => "application/json",
            _ => "text/plain",
        };
        fields.push(("ContentType", Value::from(content)));
        fields.push(("MessageBody", Value::from(&body.value)));
    }
    Value::map([("Type", Value::from("fixed-response")), ("FixedResponseConfig", Value::map(fields))])
}
