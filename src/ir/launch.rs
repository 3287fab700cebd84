//! What runs the tasks of a workload that does not say it: the one thing that its cluster has.

use std::collections::BTreeSet;

use super::kinds::{Cluster, ExistingCluster, Job, LaunchType, Service};
use super::{BlockId, ClusterRef, Const, Declared, Ref, State};
use crate::source::Span;

/// Fills it in where that is Fargate, so that whoever asks a workload knows it.
pub(super) fn fill(
    services: &mut [Declared<Service>],
    jobs: &mut [Declared<Job>],
    (created, existing): (&[Declared<Cluster>], &[Declared<ExistingCluster>]),
) {
    let all = created.iter().map(ClusterRef::Created).chain(existing.iter().map(ClusterRef::Existing));
    let bare: BTreeSet<BlockId> =
        all.filter(|cluster| cluster.has(LaunchType::Instances) == Some(false)).map(ClusterRef::id).collect();
    for service in services {
        fill_in(&mut service.block.runs_on, service.block.cluster, service.head, &bare);
    }
    for job in jobs {
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
