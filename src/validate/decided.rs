//! The rules over what the deployment may decide: each constant that a value can be is checked as if it were written there.

use std::collections::BTreeSet;
use std::iter::once;

use super::CHECKS;
use crate::diagnostics::{Diagnostic, Severity, Sink};
use crate::ir::{
    BlockId, ClusterRef, Deployment, Deployments, Expr, ExprKind, Program, Ref, VolumeRef, by_id,
};
use crate::language::Block;
use crate::language::kinds::Volume;
use crate::source::Span;

/// How many deployments are looked at: of a program with more choices than that, the later ones are not.
const MAX_DEPLOYMENTS: usize = 4_096;

/// Adds the errors of values that the deployment may choose, unless they are `found`, or `known` from earlier passes. Advice is about what
/// the program says; the rest is left to whoever deploys.
pub(super) fn check(program: &Program, known: &Sink, found: &mut Sink) {
    let mut decided = empty(program);
    let mut left = MAX_DEPLOYMENTS;
    // Each part is decided alone. The deployments of a program are the product of its params, those
    // of a part of the few that it uses.
    for part in parts(program) {
        let deployments = deployments(program, &part);
        for deployment in deployments.iter().take(left) {
            let mut decide = |expr: &Expr| deployment.decide(expr);
            decided.project = program.project.decided(&mut decide);
            // The same program is filled again and again: what stays the same, such as the params,
            // is not copied for each deployment.
            decided.decide_blocks(program, &part.all(), &mut decide);
            report(&decided, deployment, known, found);
        }
        left = left.saturating_sub(deployments.iter().count());
    }
}

/// A program without its blocks.
pub(super) fn empty(program: &Program) -> Program {
    let mut empty = Program::new(
        program.name.clone(),
        program.project.clone(),
        program.project_span,
        program.docs.clone(),
    );
    empty.params.clone_from(&program.params);
    empty.foreign.clone_from(&program.foreign);
    empty
}

/// Blocks that rules look at together.
pub(super) struct Part {
    /// A cluster with what runs on it, a volume, an `existing` block; none for the project alone.
    pub(super) blocks: Vec<BlockId>,
    /// What they refer to.
    around: Vec<BlockId>,
}

impl Part {
    pub(super) fn all(&self) -> BTreeSet<BlockId> {
        self.blocks.iter().chain(&self.around).copied().collect()
    }
}

pub(super) fn parts(program: &Program) -> Vec<Part> {
    let alone = |id: BlockId| Part { blocks: vec![id], around: Vec::new() };
    let mut parts = vec![Part { blocks: Vec::new(), around: Vec::new() }];
    parts.extend(program.networks.iter().map(|network| alone(network.id)));
    parts.extend(program.existing_networks.iter().map(|network| alone(network.id)));
    parts.extend(program.alerts.iter().map(|alerts| alone(alerts.id)));
    parts.extend(program.existing_alerts.iter().map(|alerts| alone(alerts.id)));
    parts.extend(program.existing_volumes.iter().map(|volume| alone(volume.id)));
    for cluster in &program.existing_clusters {
        let within = program.existing_listeners.iter().filter(|it| it.within == Some(cluster.id));
        let blocks = once(cluster.id).chain(within.map(|listener| listener.id)).collect();
        parts.push(Part {
            blocks,
            around: cluster.block.network.and_then(|network| network.id).into_iter().collect(),
        });
    }
    let listeners = program.existing_listeners.iter().filter(|listener| listener.within.is_none());
    parts.extend(listeners.map(|listener| alone(listener.id)));
    parts.extend(program.resources.iter().map(|resource| alone(resource.id)));
    for volume in &program.volumes {
        let around = volume.block.network.id.into_iter().collect();
        parts.push(Part { blocks: vec![volume.id], around });
    }
    for cluster in &program.clusters {
        let mut blocks = vec![cluster.id];
        blocks.extend(program.listeners_of(cluster.id).map(|listener| listener.id));
        blocks.extend(program.scaling_of(cluster.id).map(|scaling| scaling.id));
        let mut around: Vec<BlockId> = cluster.block.network.id.into_iter().collect();
        for mount in &cluster.block.mount {
            around.extend(mounted(program, mount.block.volume));
        }
        parts.push(Part { blocks, around });
    }
    // Each workload alone: of many on one cluster, the deployments of all together would be too many.
    for running in program.workloads() {
        let cluster = program.cluster_of(&running);
        let mut around: Vec<BlockId> = cluster.map(ClusterRef::id).into_iter().collect();
        around.extend(cluster.and_then(|cluster| cluster.network()?.id));
        around.extend(cluster.and_then(|it| program.scaling_of(it.id())).map(|scaling| scaling.id));
        if let Some(service) = by_id(&program.services, running.id) {
            around.extend(service.block.route.iter().filter_map(|route| route.block.listener.id));
        }
        let volumes = running.workload.mounts().flatten().filter_map(|mount| mount.block.volume);
        around.extend(volumes.flat_map(|volume| mounted(program, volume)));
        parts.push(Part { blocks: vec![running.id], around });
    }
    parts
}

/// A volume that is mounted, and its network.
fn mounted(program: &Program, volume: Ref<Volume>) -> impl Iterator<Item = BlockId> {
    let network = match program.volume(volume) {
        Some(VolumeRef::Created(volume)) => volume.block.network.id,
        _ => None,
    };
    volume.id.into_iter().chain(network)
}

/// Those under which a value of a part is one certain constant.
fn deployments(program: &Program, part: &Part) -> Deployments {
    let mut all = Deployments::default();
    // Collects and changes nothing. `decided` is used because it visits each expression of a part,
    // and so none can be forgotten here.
    let mut add = |expr: &Expr| {
        all.add(&program.params, expr);
        expr.clone()
    };
    if part.blocks.is_empty() {
        drop(program.project.decided(&mut add));
    } else {
        let mut copy = Program::new(String::new(), program.project.clone(), None, None);
        copy.decide_blocks(program, &part.blocks.iter().copied().collect(), &mut add);
    }
    all
}

/// Reports the errors of a program as it is decided.
fn report(decided: &Program, deployment: &Deployment, known: &Sink, found: &mut Sink) {
    let mut here = Sink::default();
    for check in CHECKS {
        check(decided, &mut here);
    }
    for diagnostic in here.into_sorted() {
        let others = known.diagnostics().iter().chain(found.diagnostics());
        let mut others = others.filter(|other| other.is_final_error());
        let is_new = !others.any(|other| is_same(other, &diagnostic));
        if diagnostic.severity() == Severity::Error && is_new {
            found.push(assuming(diagnostic, decided, deployment));
        }
    }
}

/// Whether two diagnostics are about one mistake: one is where the other looks, or they say the same about one thing.
fn is_same(a: &Diagnostic, b: &Diagnostic) -> bool {
    let about_one_thing = || a.secondary.iter().any(|label| looks_at(b, label.span));
    looks_at(a, b.primary.span) || looks_at(b, a.primary.span) || a.code == b.code && about_one_thing()
}

fn looks_at(diagnostic: &Diagnostic, span: Span) -> bool {
    diagnostic.primary.span == span || diagnostic.secondary.iter().any(|label| label.span == span)
}

/// Says which values of params it is about.
fn assuming(mut diagnostic: Diagnostic, program: &Program, deployment: &Deployment) -> Diagnostic {
    // `general_purpose | max_io` is the place of each of its words: a fix would replace them all.
    let is_type = |span: Span| program.params.iter().any(|param| param.ty_span == span);
    diagnostic.fixes.retain(|fix| !fix.edits.iter().any(|edit| is_type(edit.span)));
    let text = |(id, value): (_, &Expr)| {
        let name = &program.param(id).name.value;
        // A value that is wrong itself needs no word.
        let is_it = value.span == diagnostic.primary.span;
        (!is_it).then(|| value_text(value)).flatten().map(|value| format!("`param.{name}` is {value}"))
    };
    let assumptions: Vec<String> = deployment.params().filter_map(text).collect();
    if assumptions.is_empty() {
        return diagnostic;
    }
    diagnostic.note(format!("this applies if {}", assumptions.join(" and ")))
}

fn value_text(value: &Expr) -> Option<String> {
    Some(match &value.kind {
        ExprKind::Null => "empty".into(),
        ExprKind::Bool(value) => format!("`{value}`"),
        ExprKind::Int(value) => format!("`{value}`"),
        ExprKind::Text(text) | ExprKind::Symbol(text) => format!("`{text}`"),
        ExprKind::Duration(value) => format!("`{value}`"),
        ExprKind::Size(value) => format!("`{value}`"),
        ExprKind::Percent(value) => format!("`{value}`"),
        _ => return None,
    })
}
