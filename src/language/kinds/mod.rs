//! Every kind of block, described once: one file each.

mod cluster;
mod instances;
mod listener;
mod network;
mod project;
mod scaling;
mod volume;

pub use cluster::{
    AllowIngress, Cluster, ContainerInsights, Logs, Mount, PortRange, RegistryAuth, RegistryAuthType, Source,
};
pub use instances::{AmazonImage, Cleanup, Image, Instances, RootVolume, RootVolumeType, Spot};
pub use listener::{AccessLogs, DefaultAction, Http, Https, Listener, Scheme};
pub use network::{ExistingNetwork, Exports};
pub use project::{Layout, Project, Tags};
pub use scaling::{Container, IntRange, Scaling, StandaloneTasks, Step, StepSize};
pub use volume::{
    AccessPoint, ExistingVolume, Key, Lifecycle, OnDelete, Performance, Provisioned, SubnetTier, Throughput,
    Volume,
};

use super::{Block, KindSchema};

/// Every kind, in the order in which a program usually declares them.
pub static KINDS: [&KindSchema; 5] =
    [&network::KIND, &volume::KIND, &cluster::KIND, &listener::KIND, &scaling::KIND];

/// The schema of `project "..." { }`.
pub static PROJECT: &super::BlockSchema = Project::SCHEMA;

/// The kind of a name.
pub fn find(name: &str) -> Option<&'static KindSchema> {
    KINDS.into_iter().find(|kind| kind.name == name)
}
