//! `override`: what the program changes in the resources that the other files of this pass make.

use super::Lowering;
use crate::cfn::{Map, Property, Resource, Value};
use crate::ir::kinds::{LogicalIds, Override, Properties};
use crate::ir::{Const, Declared, Expr, ExprKind, Nested};
use crate::language::{AnyBlock, Enumeration};
use crate::validate::properties::is_keyed;

/// Applies the overrides of a block to those of its resources that are in this stack. What an override names that the block
/// does not have is left to `verify`, which sees all stacks.
pub(super) fn apply(ctx: &mut Lowering, block: &Declared<dyn AnyBlock>) {
    for nested in block.block.overrides() {
        let Some(id) = nested.label_text() else { continue };
        let made = ctx
            .template
            .resources
            .get(id)
            .filter(|resource| resource.is_of(block.span, block.id.copy_index()));
        if let Some(made) = made.cloned() {
            let resource = overridden(ctx, made, nested);
            ctx.template.resources.insert(id.to_owned(), resource);
        }
    }
}

fn overridden(ctx: &mut Lowering, made: Resource, nested: &Nested<Override>) -> Resource {
    let Override { properties, deletion_policy, update_replace_policy, depends_on, metadata } = &nested.block;
    let mut resource = Resource { original: Some(Box::new(made.clone())), ..made };
    set_properties(ctx, resource.ty, &mut resource.properties, properties);
    for (key, value) in &metadata.entries {
        set(ctx, &mut resource.metadata, key, value);
    }
    set_policies(&mut resource, deletion_policy.as_ref(), update_replace_policy.as_ref());
    add_dependencies(&mut resource, nested.label_text(), depends_on);
    resource
}

/// Sets the policies that are given.
pub(super) fn set_policies(
    resource: &mut Resource,
    deletion: Option<&Const<impl Enumeration>>,
    replacement: Option<&Const<impl Enumeration>>,
) {
    resource.deletion_policy = deletion.map(|policy| policy.value.spelling()).or(resource.deletion_policy);
    resource.update_replace_policy =
        replacement.map(|policy| policy.value.spelling()).or(resource.update_replace_policy);
}

/// Adds what must exist before. That a resource is to wait for itself is reported.
pub(super) fn add_dependencies(resource: &mut Resource, own: Option<&str>, LogicalIds { ids }: &LogicalIds) {
    for id in ids {
        if own != Some(&id.value) && !resource.depends_on.contains(&id.value) {
            resource.depends_on.push(id.value.clone());
        }
    }
}

/// Sets properties; each has the place of its key.
pub(super) fn set_properties(
    ctx: &mut Lowering,
    ty: &str,
    properties: &mut Map<Property>,
    written: &Properties,
) {
    for (key, value) in &written.entries {
        if value.kind == ExprKind::Null {
            properties.shift_remove(key.as_str());
            continue;
        }
        let made = properties.get(key.as_str()).map(|property| property.value.clone());
        let value_of = match made {
            Some(Value::List(made)) if is_keyed(ty, &[key]) => added(ctx, made, value),
            made => merged(ctx, made, value),
        };
        let property = Property { value: value_of, origin: Some(written.key(value)) };
        properties.insert(key.clone().into(), property);
    }
}

/// An entry of a map: `null` removes it.
pub(super) fn set(ctx: &mut Lowering, entries: &mut Map<Value>, key: &str, value: &Expr) {
    if value.kind == ExprKind::Null {
        entries.shift_remove(key);
        return;
    }
    let made = entries.get(key).cloned();
    let value = merged(ctx, made, value);
    entries.insert(key.to_owned().into(), value);
}

/// What becomes of a value that the compiler made: a map is merged with a map, everything else is replaced. What the deployment chooses
/// is merged in both cases.
fn merged(ctx: &mut Lowering, made: Option<Value>, written: &Expr) -> Value {
    let ExprKind::Map(entries) = &written.kind else { return whole(ctx, written) };
    match made {
        Some(Value::If(condition, then, otherwise)) => {
            let then = merged(ctx, Some(*then), written);
            let otherwise = merged(ctx, Some(*otherwise), written);
            Value::If(condition, Box::new(then), Box::new(otherwise))
        }
        made => {
            let mut map = match made {
                Some(Value::Map(map)) => *map,
                _ => Map::default(),
            };
            for (key, value) in entries {
                set(ctx, &mut map, key, value);
            }
            Value::entries(map)
        }
    }
}

/// A list of which attributes determine some elements, each by its `Key`: what is written comes after those.
fn added(ctx: &mut Lowering, mut made: Vec<Value>, written: &Expr) -> Value {
    match whole(ctx, written) {
        Value::List(written) => {
            made.extend(written);
            Value::List(made)
        }
        value => value,
    }
}

/// A value that nothing is merged with. What may be null is left out wherever it is.
fn whole(ctx: &mut Lowering, written: &Expr) -> Value {
    match &written.kind {
        ExprKind::List(items) => Value::List(items.iter().map(|item| merged(ctx, None, item)).collect()),
        ExprKind::If(condition, then, otherwise) if has_parts(then) || has_parts(otherwise) => {
            let test = ctx.test(condition);
            let then = merged(ctx, None, then);
            let otherwise = merged(ctx, None, otherwise);
            ctx.choose(&test, then, otherwise)
        }
        _ => ctx.nullable(written, None),
    }
}

fn has_parts(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::List(_) | ExprKind::Map(_))
}
