//! What belongs to each cluster, found once: a program may have thousands of them.

use std::collections::HashMap;

use super::kinds::{Listener, Scaling};
use super::{BlockId, Declared};

/// The scaling and the listeners of each cluster, by their positions in the program.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Attached(HashMap<BlockId, Parts>);

/// What belongs to one cluster.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Parts {
    pub(super) scaling: Option<usize>,
    pub(super) listeners: Vec<usize>,
}

impl Attached {
    pub(super) fn of(scalings: &[Declared<Scaling>], listeners: &[Declared<Listener>]) -> Self {
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
        Self(parts)
    }

    pub(super) fn to(&self, cluster: BlockId) -> Option<&Parts> {
        self.0.get(&cluster)
    }
}
