//! Derives what the program leaves to the compiler: once, for the passes and the editors that ask for it.

pub mod addresses;
pub mod capacity;
mod thresholds;

pub use thresholds::{Attribute, Derivation, Given, Thresholds, derive};

use std::collections::BTreeMap;

use crate::ir::{BlockId, Program};

/// What follows from a program without being written in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    thresholds: BTreeMap<BlockId, Thresholds>,
}

/// Derives what a program leaves out. What depends on something that is wrong, or known only at deployment, is not there.
pub fn plan(program: &Program) -> Plan {
    let thresholds = program
        .scalings
        .iter()
        // ECS decides itself when a managed cluster scales: there are no thresholds.
        .filter(|scaling| !scaling.block.is_managed())
        .filter_map(|scaling| Some((scaling.id, thresholds::of(program, scaling)?)))
        .collect();
    Plan { thresholds }
}

impl Plan {
    /// The thresholds of a scaling.
    pub fn thresholds(&self, scaling: BlockId) -> Option<&Thresholds> {
        self.thresholds.get(&scaling)
    }

    /// What was derived and why, a line each.
    pub fn derivations(&self, program: &Program) -> Vec<String> {
        let mut lines = Vec::new();
        for network in &program.networks {
            let tiers = addresses::plan(&network.block);
            lines.extend(tiers.iter().map(|tier| format!("{}: {tier}", network.reference())));
        }
        for scaling in &program.scalings {
            let derivations = self.thresholds(scaling.id).map(Thresholds::derivations).unwrap_or_default();
            lines.extend(derivations.iter().map(|it| format!("{}: {it}", scaling.reference())));
        }
        lines
    }
}
