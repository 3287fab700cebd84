//! `alerts`: a topic, who may publish to it, and who is subscribed.

mod existing;
mod policy;

pub(in crate::lower) use existing::existing;

use super::{Lowering, Scope, naming};
use crate::cfn::naming::pascal_case;
use crate::cfn::{Property, Resource};
use crate::ir::kinds::Alerts;
use crate::ir::{self, Declared, ExprKind, Values};

/// What the stack of alerts owns.
pub(super) const CONTENTS: &str = "a topic and its subscriptions";

/// Lowers alerts.
pub(super) fn lower(ctx: &mut Lowering, declared: &Declared<Alerts>) {
    let scope = ctx.scope(declared);
    let Alerts { email, https, key, stack: _, overrides: _, logical_ids: _ } = &declared.block;
    // Without a name, which would make every replacement fail: the old topic still has it.
    let topic =
        Resource::new("AWS::SNS::Topic", None).with_some("KmsMasterKeyId", ctx.optional(key.as_ref()));
    ctx.add(&scope, "Topic", topic);
    let topic = ctx.reference(scope.block, "Topic");
    let policy = Resource::new("AWS::SNS::TopicPolicy", None)
        .with("Topics", vec![topic.clone()])
        .with("PolicyDocument", policy::publishers(&topic));
    ctx.add(&scope, "TopicPolicy", policy);
    subscribe(ctx, &scope, "email", email);
    subscribe(ctx, &scope, "https", https);
    ctx.export_results(&scope);
}

/// A subscription for each endpoint, as a resource of its own: CloudFormation does not end those that are removed from the list in
/// the topic.
fn subscribe(ctx: &mut Lowering, scope: &Scope, protocol: &'static str, endpoints: &Values<String>) {
    for endpoint in &endpoints.items {
        let given = ctx.given(Some(endpoint));
        let value = Property { value: ctx.plain(endpoint), origin: Some(endpoint.span()) };
        let resource = Resource::new("AWS::SNS::Subscription", Some(endpoint.span()))
            .with("TopicArn", ctx.reference(scope.block, "Topic"))
            .with("Protocol", protocol)
            .with("Endpoint", value);
        let name = pascal_case(protocol) + &name_of(ctx, endpoint);
        let name = naming::free(&name, |name| !ctx.template.resources.contains_key(name));
        ctx.add(&scope.under(given), name, resource);
    }
}

/// A name from the endpoint and not from its position in the list: a subscription that is replaced must be confirmed again.
fn name_of(ctx: &Lowering, endpoint: &ir::Value<String>) -> String {
    match endpoint {
        ir::Value::Const(text) => naming::words(text.value.trim_start_matches("https://")),
        ir::Value::Deploy(expr) => match &expr.given().kind {
            ExprKind::Param(id) => pascal_case(&ctx.program.param(*id).name.value),
            _ => String::new(),
        },
    }
}
