//! What runs the tasks of a workload that does not say it: the one thing that its cluster has.

use super::kinds::{Cluster, Job, LaunchType, Service};
use super::{Const, Declared, Ref, State, by_id};
use crate::source::Span;

/// Fills it in where that is Fargate, so that whoever asks a workload knows it.
pub(super) fn fill(
    services: &mut [Declared<Service>],
    jobs: &mut [Declared<Job>],
    clusters: &[Declared<Cluster>],
) {
    for service in services {
        fill_in(&mut service.block.runs_on, service.block.cluster, service.head, clusters);
    }
    for job in jobs {
        fill_in(&mut job.block.runs_on, job.block.cluster, job.head, clusters);
    }
}

fn fill_in(
    runs_on: &mut Option<Const<LaunchType>>,
    cluster: Ref<Cluster>,
    head: Span,
    clusters: &[Declared<Cluster>],
) {
    let cluster = cluster.id.and_then(|cluster| by_id(clusters, cluster));
    if runs_on.is_none() && cluster.is_some_and(|cluster| !cluster.block.has_instances()) {
        *runs_on = Some(Const { value: LaunchType::Fargate, span: head, state: State::Default });
    }
}
