//! Resources of CloudFormation that the program writes itself, against the schemas of their types.

use super::properties::{self, Written};
use crate::aws::resource_types::ResourceType;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::{platform, types};
use crate::ir::kinds::Resource;
use crate::ir::{Declared, Program};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for resource in &program.resources {
        placement(program, &resource.block, sink);
        if let Some(resource_type) = resource.block.resource_type() {
            one(resource, resource_type, sink);
        }
    }
}

fn one(declared: &Declared<Resource>, resource_type: ResourceType, sink: &mut Sink) {
    let Resource { properties, metadata, deletion_policy, update_replace_policy, .. } = &declared.block;
    let head = declared.head;
    let written = Written { resource_type, properties, head, made: None, attribute: &|_, _| None };
    properties::check(&written, sink);
    properties::check_document(metadata, resource_type, None, sink);
    let policies = properties::policies(deletion_policy.as_ref(), update_replace_policy.as_ref());
    for (_, span, policy) in policies {
        properties::check_snapshot(policy, span, resource_type.name, sink);
    }
    if let (Some(first), None) = (declared.tags.values().next(), resource_type.tags()) {
        sink.push(platform::untaggable(first.span, resource_type.name));
    }
}

/// Nothing can be added to the stack of what exists already, or is not there.
fn placement(program: &Program, resource: &Resource, sink: &mut Sink) {
    let Some(placement) = resource.placement else { return };
    let block = placement.block.and_then(|id| program.get(id));
    let Some(block) = block else { return };
    let name = block.reference();
    if block.id.kind().is_existing() {
        sink.push(types::placed_in_existing(placement.span, &name, block.head));
    } else if placement.is_optional {
        sink.push(types::placed_in_optional(placement.span, &name, block.head));
    }
}
