//! What belongs to each cluster, and what shares a stack, found once: a program may have thousands of them.

use std::collections::HashMap;

use super::kinds::{Listener, Resource, Scaling};
use super::{BlockId, Declared};

/// The scaling and the listeners of each cluster, by their positions in the program; and who owns the stack of resources.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Attached {
    clusters: HashMap<BlockId, Parts>,
    first_sharing: Option<BlockId>,
}

/// What belongs to one cluster.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Parts {
    pub(super) scaling: Option<usize>,
    pub(super) listeners: Vec<usize>,
}

impl Attached {
    pub(super) fn of(
        scalings: &[Declared<Scaling>],
        listeners: &[Declared<Listener>],
        resources: &[Declared<Resource>],
    ) -> Self {
        let mut parts: HashMap<BlockId, Parts> = HashMap::new();
        for (at, scaling) in scalings.iter().enumerate() {
            if let Some(cluster) = scaling.block.cluster.id {
                parts.entry(cluster).or_default().scaling.get_or_insert(at);
            }
        }
        for (at, listener) in listeners.iter().enumerate() {
            if let Some(cluster) = listener.block.cluster.id {
                parts.entry(cluster).or_default().listeners.push(at);
            }
        }
        let first_sharing = resources.iter().find(|resource| resource.block.placement.is_none());
        Self { clusters: parts, first_sharing: first_sharing.map(|resource| resource.id) }
    }

    pub(super) fn to(&self, cluster: BlockId) -> Option<&Parts> {
        self.clusters.get(&cluster)
    }

    /// The first resource that is placed nowhere else: it owns the stack of them all.
    pub(super) fn first_sharing(&self) -> Option<BlockId> {
        self.first_sharing
    }
}
