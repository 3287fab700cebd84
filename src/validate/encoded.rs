//! User data: no value in it is one that CloudFormation looks up, because it is encoded before that.

use std::collections::BTreeSet;

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::reference_in_base64::reference_in_base64;
use crate::ir::{BlockId, Declared, Expr, ExprKind, Program, Value, VolumeRef, by_id};
use crate::language::kinds::Cluster;
use crate::source::Span;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        let mut found = BTreeSet::new();
        let script = cluster.block.instances.block.user_data.as_ref().and_then(deploy);
        let script = script.map(|script| (script, "user data", true));
        let mounts = mounted(program, cluster).into_iter();
        let mounts = mounts.map(|value| (value, "user data, which says what instances mount", false));
        let settings =
            settings(cluster).map(|value| (value, "user data, which has the agent's settings", false));
        for (value, place, in_script) in script.into_iter().chain(mounts).chain(settings) {
            references(program, value, &mut |span, reference| {
                if found.insert(span) {
                    sink.push(reference_in_base64(span, &reference, place, in_script));
                }
            });
        }
    }
}

/// The settings of the agent, by name.
fn settings(cluster: &Declared<Cluster>) -> impl Iterator<Item = &Expr> {
    let agent = &cluster.block.instances.block.agent.block;
    agent.attributes.entries.values().chain(agent.settings.entries.values())
}

/// The deploy-time values of the lines that say what is mounted, and where.
fn mounted<'a>(program: &'a Program, cluster: &'a Declared<Cluster>) -> Vec<&'a Expr> {
    let mut values = Vec::new();
    values.extend(cluster.block.instances.block.disk.iter().filter_map(|disk| disk.label.as_ref()));
    for mount in &cluster.block.mount {
        values.extend(mount.label.as_ref());
        values.extend(mount.block.access_point.as_ref().and_then(deploy));
        if let Some(VolumeRef::Existing(volume)) = program.volume(mount.block.volume) {
            values.extend(volume.block.file_system.as_ref().and_then(deploy));
        }
    }
    values
}

fn deploy<T>(value: &Value<T>) -> Option<&Expr> {
    match value {
        Value::Deploy(expr) => Some(expr),
        Value::Const(_) => None,
    }
}

/// Calls `visit` with each dynamic reference in an expression, and in what the blocks that it names are given by.
fn references(program: &Program, expr: &Expr, visit: &mut impl FnMut(Span, String)) {
    expr.walk(&mut |part| {
        if let Some(reference) = part.dynamic_reference() {
            visit(part.span, reference);
        }
        if let ExprKind::Result(block, name, _) = part.kind
            && let Some(given) = given(program, block, name).and_then(Expr::dynamic_reference)
        {
            visit(part.span, given);
        }
    });
}

/// What an output of an `existing` volume is given by.
fn given<'a>(program: &'a Program, block: BlockId, output: &str) -> Option<&'a Expr> {
    let volume = &by_id(&program.existing_volumes, block)?.block;
    match output {
        "id" => deploy(volume.file_system.as_ref()?),
        "security_group" => deploy(volume.security_group.as_ref()?),
        _ => None,
    }
}
