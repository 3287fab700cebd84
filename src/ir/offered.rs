//! What the manifest of another program says of an `existing` block.

use std::collections::BTreeMap;

use crate::emit::{ClusterFacts, Facts, ListenerFacts, NetworkFacts, Offer, VolumeFacts};
use crate::source::Span;

/// The block of another program that an `existing` one stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreign {
    /// Where the path of the manifest is written.
    pub span: Span,
    /// The path.
    pub path: String,
    /// The project of the other program.
    pub project: String,
    /// What it says of the block.
    pub offer: Offer,
    /// What it says of the listeners of a cluster, by their names in this program.
    pub listeners: BTreeMap<String, Offer>,
    /// What it says of the network of a cluster, if that is one of the same program.
    pub network: Option<Offer>,
}

impl Foreign {
    /// What messages call something of the other program: `network.main of platform`.
    pub fn named(&self, what: &str) -> String {
        format!("{what} of {}", self.project)
    }

    /// The facts of a cluster.
    pub fn cluster(&self) -> Option<&ClusterFacts> {
        match &self.offer.facts {
            Facts::Cluster(facts) => Some(facts),
            _ => None,
        }
    }

    /// The facts of a volume.
    pub fn volume(&self) -> Option<&VolumeFacts> {
        match &self.offer.facts {
            Facts::Volume(facts) => Some(facts),
            _ => None,
        }
    }

    /// The network that the block is, or in which the cluster is.
    pub fn network(&self) -> Option<(&Offer, &NetworkFacts)> {
        let offer = self.network.as_ref().unwrap_or(&self.offer);
        match &offer.facts {
            Facts::Network(facts) => Some((offer, facts)),
            _ => None,
        }
    }

    /// The facts of a listener of a cluster, by its name in this program.
    pub fn listener(&self, name: &str) -> Option<&ListenerFacts> {
        match &self.listeners.get(name)?.facts {
            Facts::Listener(facts) => Some(facts),
            _ => None,
        }
    }
}
