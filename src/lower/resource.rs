//! `resource`: a resource of CloudFormation as the program writes it, in the stack of the project's resources or in that of a block.

use std::collections::{BTreeSet, HashMap};

use super::overrides::{add_dependencies, set, set_policies, set_properties};
use super::stack::{Key, Stack};
use super::{Lowering, Scope, naming, tags};
use crate::cfn::{self, Value};
use crate::ir::kinds::Resource;
use crate::ir::{Declared, Program, Type, by_id};

/// The resources by the stack in which they are. Most programs have none.
pub(super) fn by_owner(program: &Program) -> HashMap<Key, Vec<&Declared<Resource>>> {
    let mut placed: HashMap<Key, Vec<&Declared<Resource>>> = HashMap::new();
    for resource in &program.resources {
        if let Some(stack) = Stack::of(program, resource.id) {
            placed.entry(stack.key()).or_default().push(resource);
        }
    }
    placed
}

/// Lowers a resource.
pub(super) fn lower(ctx: &mut Lowering, declared: &Declared<Resource>) {
    let Resource {
        ty: _,
        properties,
        placement: _,
        logical_id: _,
        deletion_policy,
        update_replace_policy,
        depends_on,
        metadata,
    } = &declared.block;
    let Some(resource_type) = declared.block.resource_type() else { return };
    let scope = ctx.scope(declared);
    let mut resource = cfn::Resource::new(resource_type.name, None);
    set_properties(ctx, resource_type.name, &mut resource.properties, properties);
    tags::merge(&scope.tags, resource_type, &mut resource);
    for (key, value) in &metadata.entries {
        set(ctx, &mut resource.metadata, key, value);
    }
    set_policies(&mut resource, deletion_policy.as_ref(), update_replace_policy.as_ref());
    let id = ctx.id(declared.id, "");
    add_dependencies(&mut resource, Some(&id), depends_on);
    add(ctx, &scope, &id, resource);
}

fn add(ctx: &mut Lowering, scope: &Scope, id: &str, resource: cfn::Resource) {
    let resource = cfn::Resource {
        condition: ctx.named(&scope.guard),
        origin: Some(scope.origin),
        copy: scope.copy,
        ..resource
    };
    // The stack of a block may have a resource of this name. This one gets another name then, by which `verify` sees that
    // the name is taken.
    let id = naming::free(id, |name| !ctx.template.resources.contains_key(name));
    ctx.template.resources.insert(id, resource);
}

/// Exports what other stacks import of resources, and nothing else: a stack may have no more than 200 outputs, and some types have
/// dozens of attributes.
pub(super) fn export_imported(stacks: &mut [Lowering]) {
    let imported: BTreeSet<_> = stacks.iter().flat_map(|stack| stack.imported.iter().copied()).collect();
    for (block, name) in imported {
        let owner = stacks.first().and_then(|stack| Stack::of(stack.program, block));
        if let Some(ctx) = stacks.iter_mut().find(|stack| Some(stack.stack) == owner) {
            export(ctx, block, name);
        }
    }
}

fn export(ctx: &mut Lowering, block: crate::ir::BlockId, name: &str) {
    let (Some(result), Some(declared)) =
        (ctx.program.result(block, name), by_id(&ctx.program.resources, block))
    else {
        return;
    };
    let Some(source) = result.source else { return };
    let value = match (ctx.local(block, source, None), (result.ty)()) {
        (list, Type::List(_)) => Value::Join(",".into(), Box::new(list)),
        (value, _) => value,
    };
    let guard = ctx.guard(declared.guard.as_ref());
    let condition = ctx.named(&guard);
    let export = ctx.id(block, source.export);
    // output orders_topic_arn = resource.orders.TopicArn: the output of the program is this one.
    if let Some(own) = ctx.template.outputs.get_mut(&export)
        && own.value.value == value
        && own.condition == condition
    {
        own.export = Some(export);
        return;
    }
    // With another value it keeps its name, and `verify` sees that the name is taken.
    let id = naming::free(&export, |name| !ctx.template.outputs.contains_key(name));
    let description = format!("{} of {}.", source.attribute.unwrap_or("Ref"), declared.full_name());
    let value = cfn::Property { value, origin: Some(declared.head) };
    let output = cfn::Output { description: Some(description), value, export: Some(export), condition };
    ctx.template.outputs.insert(id, output);
}
