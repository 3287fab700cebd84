//! What runs the tasks of a workload that does not say it: the one thing that its cluster has.

use super::kinds::{Cluster, LaunchType, Service};
use super::{Const, Declared, State, by_id};

/// Fills it in where that is Fargate, so that whoever asks a workload knows it.
pub(super) fn fill(services: &mut [Declared<Service>], clusters: &[Declared<Cluster>]) {
    for service in services.iter_mut().filter(|service| service.block.runs_on.is_none()) {
        let cluster = service.block.cluster.id.and_then(|cluster| by_id(clusters, cluster));
        if cluster.is_some_and(|cluster| !cluster.block.has_instances()) {
            let fargate = Const { value: LaunchType::Fargate, span: service.head, state: State::Default };
            service.block.runs_on = Some(fargate);
        }
    }
}
