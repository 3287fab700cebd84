//! What belongs to each cluster, found once: a program may have thousands of them.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{BlockId, Program};

/// The positions of the scaling and the listeners of each cluster, from the first question on: who changes a program after that
/// takes a new one.
#[derive(Debug, Clone, Default)]
pub struct Attached(OnceLock<HashMap<BlockId, Parts>>);

/// What belongs to one cluster, by its position in the program.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) scaling: Option<usize>,
    pub(super) listeners: Vec<usize>,
}

/// It says nothing that the program does not.
impl PartialEq for Attached {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Attached {
    pub(super) fn to(&self, program: &Program, cluster: BlockId) -> Option<&Parts> {
        self.0.get_or_init(|| all(program)).get(&cluster)
    }
}

fn all(program: &Program) -> HashMap<BlockId, Parts> {
    let mut parts: HashMap<BlockId, Parts> = HashMap::new();
    for (at, scaling) in program.scalings.iter().enumerate() {
        if let Some(cluster) = scaling.block.cluster.id {
            parts.entry(cluster).or_default().scaling.get_or_insert(at);
        }
    }
    for (at, listener) in program.listeners.iter().enumerate() {
        if let Some(cluster) = listener.block.cluster.id {
            parts.entry(cluster).or_default().listeners.push(at);
        }
    }
    parts
}
