//! `existing listener`: what the stack that owns it exports, or what follows from its ARN.

use super::{Lowering, ROUTES};
use crate::cfn::Value;
use crate::cfn::naming::pascal_case;
use crate::ir::kinds::ExistingListener;
use crate::ir::{Const, Declared, by_id};
use crate::language::ResultSchema;
use crate::lower::ids::keyed;
use crate::lower::text::{self, import};

/// The ARN of the listener to which rules are added; `export` names it among those of its load balancer.
pub(in crate::lower) fn routes(
    ctx: &mut Lowering,
    listener: &Declared<ExistingListener>,
    export: &str,
) -> Value {
    if let Some(arn) = &listener.block.arn {
        return ctx.plain(arn);
    }
    let Some(stack) = stack_of(ctx, listener) else { return Value::no_value() };
    match &listener.block.exports.block.routes {
        Some(export) => import(stack, &export.value),
        None => import(stack, &named(listener, export)),
    }
}

/// A result of a load balancer that exists already.
pub(in crate::lower) fn existing(
    ctx: &mut Lowering,
    listener: &Declared<ExistingListener>,
    result: &ResultSchema,
    key: Option<&str>,
) -> Value {
    let ExistingListener {
        stack: _,
        listener: _,
        arn,
        security_group,
        dns_name,
        hosted_zone_id,
        https: _,
        exports,
    } = &listener.block;
    let export = exports.block.of(result.name);
    // Whoever exports the listener under another name seldom exports what follows from it.
    let is_made = arn.is_some() || export.is_none() && exports.block.routes.is_some();
    match result.name {
        "arn" if is_made => return load_balancer_arn(&routes(ctx, listener, ROUTES)),
        "full_name" if is_made => return full_name(&routes(ctx, listener, ROUTES)),
        _ => {}
    }
    if arn.is_none() {
        let Some(stack) = stack_of(ctx, listener) else { return Value::no_value() };
        return exported(stack, listener, export, result, key);
    }
    let value = match result.name {
        "security_group" => security_group.as_ref().map(|group| ctx.plain(group)),
        "dns_name" => dns_name.as_ref().map(|name| ctx.plain(name)),
        "hosted_zone_id" => hosted_zone_id.as_ref().map(|zone| ctx.plain(zone)),
        // The checker has reported that there is no such.
        _ => None,
    };
    value.unwrap_or_else(Value::no_value)
}

fn exported(
    stack: Value,
    listener: &Declared<ExistingListener>,
    export: Option<&Const<String>>,
    result: &ResultSchema,
    key: Option<&str>,
) -> Value {
    match (export, result.source) {
        (Some(export), _) => import(stack, &export.value),
        (None, Some(source)) => import(stack, &keyed(&named(listener, source.export), key)),
        (None, None) => Value::no_value(),
    }
}

/// `PublicRoutes`
fn named(listener: &Declared<ExistingListener>, export: &str) -> String {
    pascal_case(&listener.exported_name()) + export
}

/// The name of its own stack, or of that of the cluster in whose block it is declared.
fn stack_of(ctx: &mut Lowering, listener: &Declared<ExistingListener>) -> Option<Value> {
    if let Some(stack) = &listener.block.stack {
        return Some(ctx.stack_elsewhere(listener, stack));
    }
    let cluster = by_id(&ctx.program.existing_clusters, listener.within?)?;
    Some(ctx.stack_elsewhere(cluster, cluster.block.stack.as_ref()?))
}

/// A part of the ARN of a listener: `arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener/app/NAME/ID/LISTENER`.
fn part(arn: &Value, at: u8) -> Value {
    match arn {
        Value::String(text) => Value::from(text.split('/').nth(at.into()).unwrap_or_default().to_owned()),
        _ => Value::Select(at.into(), Box::new(Value::Split("/".into(), Box::new(arn.clone())))),
    }
}

/// `app/NAME/ID`
fn full_name(arn: &Value) -> Value {
    text::concat([Value::from("app/"), part(arn, 2), Value::from("/"), part(arn, 3)])
}

fn load_balancer_arn(arn: &Value) -> Value {
    text::arn("elasticloadbalancing", [Value::from("loadbalancer/"), full_name(arn)])
}
