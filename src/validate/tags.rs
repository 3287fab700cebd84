//! Tags: valid, and not too many.

use indexmap::IndexMap;

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    reserved_tag::reserved_tag,
    tag_characters::{empty_tag, tag_characters},
    tag_too_long::tag_too_long,
    too_many_tags::too_many_tags,
};
use crate::ir::{BlockId, BlockKind, Declared, Expr, ExprKind, Program, Type, Value};
use crate::language::AnyBlock;

/// Source: "Tag naming limits and requirements" of the tagging guide.
const MAX_KEY: usize = 128;
const MAX_VALUE: usize = 256;
const MAX: usize = 50;

/// `project` and `Name`, which the compiler sets.
const OWN: [&str; 2] = ["project", "Name"];

type Tags = IndexMap<String, Expr>;

/// Who rejects empty values, and the kind of block whose tags it gets.
#[derive(Clone, Copy)]
struct Strict {
    service: &'static str,
    kind: BlockKind,
}

/// Source: the tags of `AWS::EFS::AccessPoint`, `AWS::StepFunctions::StateMachine`, `AWS::CloudWatch::Alarm` and
/// `AWS::ECS::CapacityProvider` in CloudFormation's schemas, and those of the type of a `resource`.
fn strict(program: &Program, block: &Declared<dyn AnyBlock>) -> Option<Strict> {
    let kind = block.id.kind();
    let service = match kind {
        BlockKind::Volume => "EFS",
        BlockKind::Scaling if is_managed(program, block.id) => "ECS",
        BlockKind::Scaling => "CloudWatch",
        BlockKind::Resource => strict_type(program, block.id)?,
        BlockKind::Service | BlockKind::Job if makes_access_point(program, block.id) => "EFS",
        BlockKind::Job if has_state_machine(program, block.id) => "Step Functions",
        _ => {
            program.notified(block.block.alarmed()?.notify)?;
            "CloudWatch"
        }
    };
    Some(Strict { service, kind })
}

/// Whether a container of the workload mounts a volume through an access point of its own.
fn makes_access_point(program: &Program, workload: BlockId) -> bool {
    let Some(running) = program.workloads().find(|running| running.id == workload) else { return false };
    let workload = running.workload;
    let of_sidecars = workload.container.iter().flat_map(|container| &container.block.mount);
    workload.mount.iter().chain(of_sidecars).any(|mount| mount.block.makes_access_point())
}

fn has_state_machine(program: &Program, job: BlockId) -> bool {
    program.jobs.iter().any(|it| it.id == job && !it.block.runs_on_deploy())
}

fn is_managed(program: &Program, scaling: BlockId) -> bool {
    program.scalings.iter().any(|it| it.id == scaling && it.block.is_managed())
}

fn strict_type(program: &Program, resource: BlockId) -> Option<&'static str> {
    let resource = program.resources.iter().find(|it| it.id == resource)?;
    let resource_type = resource.block.resource_type()?;
    resource_type.rejects_empty_tags().then_some(resource_type.name)
}

pub(super) fn check(program: &Program, sink: &mut Sink) {
    let project = &program.project.tags.entries;
    // Tags of the project go to every resource, so that one strict service is enough to refuse an
    // empty value.
    let first = program.blocks().find_map(|block| strict(program, block));
    check_tags(program, project, first, sink);
    for name in program.volumes.iter().filter_map(|volume| volume.block.name.as_ref()) {
        let tag = IndexMap::from([("Name".to_owned(), as_expr(name))]);
        check_tags(program, &tag, Some(Strict { service: "EFS", kind: BlockKind::Volume }), sink);
    }
    let too_many = count(&program.name, &[project], sink);
    for block in program.blocks().filter(|block| !block.id.kind().is_existing()) {
        let kind = block.id.kind();
        check_tags(program, &block.tags, strict(program, block), sink);
        if !too_many && !block.tags.is_empty() {
            let owner = format!("{}.{}", kind.name(), block.name.value);
            count(&owner, &[project, &block.tags], sink);
        }
    }
}

fn as_expr(value: &Value<String>) -> Expr {
    match value {
        Value::Const(constant) => {
            Expr::new(ExprKind::Text(constant.value.clone()), Type::String, constant.span)
        }
        Value::Deploy(expr) => expr.clone(),
    }
}

/// `strict`: who gets them and takes no empty value.
fn check_tags(program: &Program, tags: &Tags, strict: Option<Strict>, sink: &mut Sink) {
    for (key, value) in tags {
        let length = key.chars().count();
        // AWS reserves the prefix in any case of its letters.
        if key.to_ascii_lowercase().starts_with("aws:") {
            sink.push(reserved_tag(value.span, key));
        } else if length > MAX_KEY {
            sink.push(tag_too_long(value.span, key, "key", length, MAX_KEY));
        }
        if let Some(found) = key.chars().find(|c| !is_tag_character(*c)) {
            sink.push(tag_characters(value.span, key, "key", found));
        }
        characters(program, key, value, strict, sink);
        if let ExprKind::Text(text) = &value.kind {
            let length = text.chars().count();
            if length > MAX_VALUE {
                sink.push(tag_too_long(value.span, key, "value", length, MAX_VALUE));
            }
        }
    }
}

/// Checks what is known of a value: its constant parts, and the defaults of its params.
fn characters(program: &Program, key: &str, value: &Expr, strict: Option<Strict>, sink: &mut Sink) {
    let mut empties = Vec::new();
    let mut check_text = |text: &str, span| {
        if let Some(found) = text.chars().find(|c| !is_tag_character(*c)) {
            sink.push(tag_characters(span, key, "value", found));
        }
    };
    let mut empty = |text: &str, span| {
        if let Some(strict) = strict.filter(|_| text.is_empty()) {
            empties.push((span, strict));
        }
    };
    let mut parts = vec![value];
    while let Some(part) = parts.pop() {
        match &part.kind {
            ExprKind::Text(text) => {
                check_text(text, part.span);
                empty(text, part.span);
            }
            // "${param.a}-x": one part of several may be empty without the value being empty.
            ExprKind::Concat(inner) => {
                for text in inner.iter().filter(|part| part.is_const()) {
                    if let ExprKind::Text(text) = &text.kind {
                        check_text(text, part.span);
                    }
                }
            }
            ExprKind::If(_, then, otherwise) => parts.extend([&**otherwise, &**then]),
            ExprKind::Join(separator, _) => check_text(separator, part.span),
            ExprKind::Param(id) => {
                let param = program.param(*id);
                for given in param.default.iter().chain(&param.allowed) {
                    if let ExprKind::Text(text) = &given.kind {
                        check_text(text, given.span);
                        empty(text, given.span);
                    }
                }
            }
            _ => {}
        }
    }
    for (span, strict) in empties {
        sink.push(empty_tag(span, key, strict.service, strict.kind.name()));
    }
}

/// The characters that IAM accepts, which has the strictest rule: a program's tags go to roles, too. Source: `AWS::IAM::Role.Tags` in
/// CloudFormation's schema.
fn is_tag_character(c: char) -> bool {
    c.is_alphanumeric() || c == ' ' || !c.is_ascii() && c.is_whitespace() || "_.:/=+-@".contains(c)
}

/// Counts the tags of a resource, where later ones replace earlier ones of the same key; gives whether there are too many.
fn count(owner: &str, tags: &[&Tags], sink: &mut Sink) -> bool {
    let limit = MAX - OWN.len();
    let mut keys: Vec<&str> = Vec::new();
    let mut over = None;
    for (key, value) in tags.iter().flat_map(|tags| tags.iter()) {
        if !keys.contains(&key.as_str()) && !OWN.contains(&key.as_str()) {
            keys.push(key);
            // The report is at the first tag too many.
            if keys.len() > limit {
                over = over.or(Some(value.span));
            }
        }
    }
    if let Some(span) = over {
        sink.push(too_many_tags(span, owner, keys.len(), limit));
    }
    over.is_some()
}
