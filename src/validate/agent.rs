//! The ECS agent: settings that it takes.

use crate::aws::instance_types;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    agent_setting_name::agent_setting_name,
    agent_setting_of_attribute::agent_setting_of_attribute,
    agent_setting_value::agent_setting_value,
    instance_attribute::{self, instance_attribute},
    reserved_memory_too_large::reserved_memory_too_large,
};
use crate::ir::{Expr, ExprKind, Program, State};
use crate::language::kinds::{Agent, Cluster, Instances, Strings};
use crate::language::{Block, BlockSchema};
use crate::plan::capacity::memory_for_containers;
use crate::types::Size;
use crate::validate::facts::constants_of;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        let instances = &cluster.block.instances.block;
        let agent = &instances.agent.block;
        settings(&agent.settings, sink);
        attributes(&agent.attributes, sink);
        reserved(program, instances, agent, sink);
    }
}

/// Settings that follow from something that has another name in the schema.
const DERIVED: [(&str, &str); 6] = [
    ("ECS_CLUSTER", "the cluster itself"),
    ("ECS_ENGINE_AUTH_DATA", "`registry_auth`"),
    ("ECS_AWSVPC_BLOCK_IMDS", "`instances.container_metadata`"),
    ("ECS_ALLOW_OFFHOST_INTROSPECTION_ACCESS", "`agent_health` of a listener"),
    ("ECS_ENABLE_SPOT_INSTANCE_DRAINING", "`instances.spot`"),
    ("ECS_ENABLE_GPU_SUPPORT", "`instances.type`"),
];

fn settings(settings: &Strings, sink: &mut Sink) {
    for (name, value) in &settings.entries {
        let key = settings.key(value);
        if !is_setting(name) {
            sink.push(agent_setting_name(key, name));
        } else if let Some(owner) = owner(name) {
            sink.push(agent_setting_of_attribute(key, name, &owner));
        } else if has_several_lines(value) {
            sink.push(agent_setting_value(value.span, name));
        }
    }
}

/// `ECS_POLL_METRICS`
fn is_setting(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(is_part)
}

/// What determines a setting: the attribute that becomes it.
fn owner(setting: &str) -> Option<String> {
    let derived = DERIVED.iter().find(|(known, _)| *known == setting);
    derived
        .map(|(_, owner)| (*owner).to_owned())
        .or_else(|| attribute(Cluster::SCHEMA, setting).map(|path| format!("`{path}`")))
}

fn attribute(schema: &BlockSchema, setting: &str) -> Option<String> {
    schema.fields.iter().find_map(|field| {
        if field.rules.becomes == Some(setting) {
            return Some(field.name.to_owned());
        }
        Some(format!("{}.{}", field.name, attribute(field.block()?, setting)?))
    })
}

/// Whether a known part of a value has several lines.
fn has_several_lines(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Text(text) => text.contains(['\n', '\r']),
        ExprKind::Concat(parts) => parts.iter().any(has_several_lines),
        // The values that the deployment may choose are asked about one by one.
        _ => false,
    }
}

fn attributes(attributes: &Strings, sink: &mut Sink) {
    for (at, (name, value)) in attributes.entries.iter().enumerate() {
        let key = attributes.key(value);
        if at == instance_attribute::MAX {
            sink.push(instance_attribute::too_many(key, attributes.entries.len()));
        }
        if !is_attribute(name, false) {
            sink.push(instance_attribute(key, "name", name));
        }
        if let ExprKind::Text(text) = &value.kind
            && !is_attribute(text, true)
        {
            sink.push(instance_attribute(value.span, "value", text));
        }
    }
}

/// Source: `Attribute` of the ECS API reference.
fn is_attribute(text: &str, is_value: bool) -> bool {
    let is_part = |c: char| {
        c.is_ascii_alphanumeric() || "-_./\\".contains(c) || is_value && matches!(c, ':' | '@' | ' ')
    };
    (1..=128).contains(&text.chars().count()) && text.chars().all(is_part) && text.trim() == text
}

/// Reports the first type without memory for containers.
fn reserved(program: &Program, instances: &Instances, agent: &Agent, sink: &mut Sink) {
    let Some(reserved) = agent.reserved_memory.known() else { return };
    for item in &instances.ty.items {
        for (name, span) in constants_of(program, item) {
            let Some(instance) = instance_types::find(&name.0) else { continue };
            let without = memory_for_containers(instance, Size::from_mib(0));
            if reserved.bytes < without.bytes {
                continue;
            }
            let place = (instances.ty.state == State::Written).then_some(span);
            sink.push(reserved_memory_too_large(
                agent.reserved_memory.span,
                &reserved.to_string(),
                (instance.name, place),
                without.mib().unwrap_or_default(),
            ));
            return;
        }
    }
}
