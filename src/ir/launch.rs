//! What runs the tasks of a workload that does not say it: the one thing that its cluster has.

use std::collections::BTreeSet;

use super::kinds::{Cluster, LaunchType};
use super::{BlockId, ClusterRef, Const, Program, Ref, State};
use crate::source::Span;

/// Fills it in where that is Fargate, so that whoever asks a workload knows it.
pub(super) fn fill(program: &mut Program) {
    let created = program.clusters.iter().map(ClusterRef::Created);
    let all = created.chain(program.existing_clusters.iter().map(ClusterRef::Existing));
    let bare: BTreeSet<BlockId> =
        all.filter(|cluster| cluster.has(LaunchType::Instances) == Some(false)).map(ClusterRef::id).collect();
    for service in &mut program.services {
        fill_in(&mut service.block.runs_on, service.block.cluster, service.head, &bare);
    }
    for job in &mut program.jobs {
        fill_in(&mut job.block.runs_on, job.block.cluster, job.head, &bare);
    }
}

fn fill_in(
    runs_on: &mut Option<Const<LaunchType>>,
    cluster: Ref<Cluster>,
    head: Span,
    bare: &BTreeSet<BlockId>,
) {
    if runs_on.is_none() && cluster.id.is_some_and(|cluster| bare.contains(&cluster)) {
        *runs_on = Some(Const { value: LaunchType::Fargate, span: head, state: State::Default });
    }
}
