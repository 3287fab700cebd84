//! What runs on a cluster, of whichever kind.

use super::kinds::{Strategy, Workload};
use super::{BlockId, ClusterRef, Declared, Expr, Program, by_id};
use crate::source::Span;

/// A block that runs tasks: a `service` or a `job`.
#[derive(Debug, Clone, Copy)]
pub struct Running<'a> {
    /// What its block is named.
    pub id: BlockId,
    /// Its deploy-time guard.
    pub guard: Option<&'a Expr>,
    /// Kind and label: what messages about the whole block point at.
    pub head: Span,
    /// Whether it has a task on every instance.
    pub is_daemon: bool,
    /// What its tasks are.
    pub workload: Workload<'a>,
}

impl<'a> Running<'a> {
    /// What a block that runs tasks has in common with others.
    pub fn of<B>(block: &'a Declared<B>, workload: Workload<'a>) -> Self {
        let Declared { id, guard, head, .. } = block;
        Self { id: *id, guard: guard.as_ref(), head: *head, is_daemon: false, workload }
    }
}

impl Program {
    /// Everything that runs on clusters: services, then jobs, each in the order of the source.
    pub fn workloads(&self) -> impl Iterator<Item = Running<'_>> {
        let services = self.services.iter().map(|service| Running {
            is_daemon: service.block.placement.value == Strategy::Daemon,
            ..Running::of(service, service.block.workload())
        });
        services.chain(self.jobs.iter().map(|job| Running::of(job, job.block.workload())))
    }

    /// What a block runs, if it is one that runs tasks.
    pub fn workload(&self, id: BlockId) -> Option<Workload<'_>> {
        let service = by_id(&self.services, id).map(|service| service.block.workload());
        service.or_else(|| by_id(&self.jobs, id).map(|job| job.block.workload()))
    }

    /// The cluster on which something runs, unless the reference was wrong.
    pub fn cluster_of(&self, running: &Running) -> Option<ClusterRef<'_>> {
        self.cluster(running.workload.cluster)
    }
}
