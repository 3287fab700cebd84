//! The key of a volume: created with it, given by its ARN, or managed by AWS.

use super::{Lowering, Scope, Test, kept, policy, values};
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Key, OnDelete};
use crate::ir::{self, Const, Nested};
use crate::types::Days;

/// Adds the key, unless one is given; returns `KmsKeyId`, or nothing for the key that AWS manages.
pub(super) fn lower(
    ctx: &mut Lowering,
    scope: &Scope,
    nested: &Nested<Key>,
    on_delete: &Const<OnDelete>,
) -> Option<Property> {
    let Key { customer, rotate, rotation_period, arn } = &nested.block;
    let Some(arn) = arn else {
        if !customer.value {
            return None;
        }
        own_key(ctx, scope, rotate, rotation_period.as_ref(), on_delete);
        let origin = nested.written.then_some(nested.span);
        return Some(Property { value: ctx.attribute(scope.block, "Key", "Arn"), origin });
    };
    if !customer.value {
        return Some(ctx.value(arn));
    }
    // key { arn = param.key } with `param key: arn?`: if the parameter is empty, the key is created.
    let given = ctx.given(Some(arn));
    let scope = Scope { guard: scope.guard.clone().and(given.clone().negate()), ..scope.clone() };
    if !given.is_certain() {
        own_key(ctx, &scope, rotate, rotation_period.as_ref(), on_delete);
    }
    // The choice below tests for null itself, so the value is needed without another choice around
    // it.
    let value = ctx.plain(arn);
    let own = ctx.attribute(scope.block, "Key", "Arn");
    let value = ctx.choose(&given, value, own);
    Some(Property { value, origin: arn.written() })
}

fn own_key(
    ctx: &mut Lowering,
    scope: &Scope,
    rotate: &ir::Value<bool>,
    rotation_period: Option<&Const<Days>>,
    on_delete: &Const<OnDelete>,
) {
    // A key that is not rotated has no period.
    let rotates = ctx.truth(rotate);
    let period = rotation_period.filter(|_| rotates != Test::NEVER).map(|period| {
        values::within(ctx.constant(period), |period| ctx.choose(&rotates, period, Value::no_value()))
    });
    let key = Resource::new("AWS::KMS::Key", None)
        .with("Description", Value::sub("Encrypts the file system of ${AWS::StackName}"))
        .with("EnableKeyRotation", ctx.value(rotate))
        .with_some("RotationPeriodInDays", period)
        .with("KeyPolicy", policy::key());
    ctx.add(scope, "Key", kept(key, on_delete));

    // Key ids say nothing in the console; the alias has the name of the stack.
    let alias = Resource::new("AWS::KMS::Alias", None)
        .with("AliasName", Value::sub("alias/${AWS::StackName}"))
        .with("TargetKeyId", ctx.reference(scope.block, "Key"));
    ctx.add(scope, "KeyAlias", alias);
}
