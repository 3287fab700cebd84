//! Blocks that may be of this program or of another stack, and what is known of either.

use std::borrow::Cow;

use super::kinds::{
    Cluster, ContainerInsights, ExistingCluster, ExistingListener, ExistingNetwork, ExistingVolume,
    LaunchType, Listener, Network, Volume,
};
use super::{BlockId, Const, Declared, Ref, State};
use crate::language::AnyBlock;
use crate::source::Span;
use crate::types::{InstanceTypeName, Size};

/// A network, of this program or of another stack.
#[derive(Debug, Clone, Copy)]
pub enum NetworkRef<'a> {
    /// `network "main" { ... }`
    Created(&'a Declared<Network>),
    /// `existing network "main" { ... }`
    Existing(&'a Declared<ExistingNetwork>),
}

impl<'a> NetworkRef<'a> {
    /// What its block is named.
    pub fn id(self) -> BlockId {
        match self {
            Self::Created(network) => network.id,
            Self::Existing(network) => network.id,
        }
    }

    /// Its name as a reference says it: see [`Declared::indexed_name`].
    pub fn indexed_name(self) -> Cow<'a, str> {
        match self {
            Self::Created(network) => network.indexed_name(),
            Self::Existing(network) => network.indexed_name(),
        }
    }

    /// Its kind and label in the source.
    pub fn head(self) -> Span {
        match self {
            Self::Created(network) => network.head,
            Self::Existing(network) => network.head,
        }
    }
}

/// A volume, of this program or of another stack.
#[derive(Debug, Clone, Copy)]
pub enum VolumeRef<'a> {
    /// `volume "shared" { ... }`
    Created(&'a Declared<Volume>),
    /// `existing volume "shared" { ... }`
    Existing(&'a Declared<ExistingVolume>),
}

impl VolumeRef<'_> {
    /// Which block it is.
    pub fn id(self) -> BlockId {
        match self {
            Self::Created(volume) => volume.id,
            Self::Existing(volume) => volume.id,
        }
    }

    /// The reference to it: `volume.shared`.
    pub fn reference(self) -> String {
        match self {
            Self::Created(volume) => volume.reference(),
            Self::Existing(volume) => volume.reference(),
        }
    }
}

/// A cluster, of this program or of another stack.
#[derive(Debug, Clone, Copy)]
pub enum ClusterRef<'a> {
    /// `cluster "web" { ... }`
    Created(&'a Declared<Cluster>),
    /// `existing cluster "web" { ... }`
    Existing(&'a Declared<ExistingCluster>),
}

/// A listener, of this program or of another stack.
#[derive(Debug, Clone, Copy)]
pub enum ListenerRef<'a> {
    /// `listener "public" { ... }`
    Created(&'a Declared<Listener>),
    /// `existing listener "public" { ... }`, or `listener "public" { ... }` in an `existing cluster`
    Existing(&'a Declared<ExistingListener>),
}

/// A number that is known, and where it is written.
pub(super) type Written<T> = (T, Option<Span>);

impl<'a> ClusterRef<'a> {
    fn any(self) -> &'a Declared<dyn AnyBlock> {
        match self {
            Self::Created(cluster) => cluster,
            Self::Existing(cluster) => cluster,
        }
    }

    /// What its block is named.
    pub fn id(self) -> BlockId {
        self.any().id
    }

    /// Its head.
    pub fn head(self) -> Span {
        self.any().head
    }

    /// The cluster, if it is one of this program.
    pub fn created(self) -> Option<&'a Declared<Cluster>> {
        match self {
            Self::Created(cluster) => Some(cluster),
            Self::Existing(_) => None,
        }
    }

    /// The reference to it: `cluster.web`.
    pub fn reference(self) -> String {
        self.any().reference()
    }

    /// The network, which an existing one need not name.
    pub fn network(self) -> Option<Ref<Network>> {
        match self {
            Self::Created(cluster) => Some(cluster.block.network),
            Self::Existing(cluster) => cluster.block.network,
        }
    }

    /// Whether it has what runs tasks of a launch type; `None` where that is not known.
    pub fn has(self, launch_type: LaunchType) -> Option<bool> {
        match self {
            Self::Created(cluster) => Some(match launch_type {
                LaunchType::Instances => cluster.block.has_instances(),
                LaunchType::Fargate => cluster.block.fargate.is_some(),
            }),
            Self::Existing(cluster) => {
                let known = &cluster.block.runs_on;
                (!known.items.is_empty() && known.state != State::Unknown).then(|| known.has(&launch_type))
            }
        }
    }

    /// Where it says that it has Fargate.
    pub fn fargate(self) -> Option<Span> {
        match self {
            Self::Created(cluster) => Some(cluster.block.fargate.as_ref()?.span),
            Self::Existing(cluster) => {
                cluster.block.runs_on.has(&LaunchType::Fargate).then_some(cluster.block.runs_on.span)
            }
        }
    }

    /// The types that its instances may have, `None` for one that only the deployment knows. Without any, nothing is known.
    pub fn instance_types(self) -> Vec<Written<Option<&'a InstanceTypeName>>> {
        match self {
            Self::Created(cluster) => {
                let types = cluster.block.instances.block.ty.items.iter();
                types.map(|item| (item.known(), item.written())).collect()
            }
            Self::Existing(cluster) => {
                let types = cluster.block.instances.iter().flat_map(|facts| &facts.block.types.items);
                types.map(|item| (item.known(), item.written())).collect()
            }
        }
    }

    /// What the agent keeps from containers.
    pub fn reserved_memory(self) -> Option<Size> {
        let reserved = match self {
            Self::Created(cluster) => &cluster.block.instances.block.agent.block.reserved_memory,
            Self::Existing(cluster) => &cluster.block.instances.as_ref()?.block.reserved_memory,
        };
        reserved.known().map(|reserved| **reserved)
    }

    /// Whether it certainly has Spot Instances.
    pub fn has_spot(self) -> bool {
        match self {
            Self::Created(cluster) => cluster.block.instances.block.spot.as_ref().is_some_and(|spot| {
                spot.block.on_demand_percent.known().is_some_and(|percent| percent.value < 100.0)
            }),
            Self::Existing(cluster) => {
                cluster.block.instances.as_ref().is_some_and(|facts| facts.block.spot.known() == Some(&true))
            }
        }
    }

    /// How long the tasks of a draining instance may take, in seconds.
    pub fn drain_timeout(self) -> Option<i64> {
        match self {
            Self::Created(cluster) => Some(cluster.block.drain.block.timeout.known()?.seconds),
            Self::Existing(cluster) => Some(cluster.block.drain.as_ref()?.block.timeout.known()?.seconds),
        }
    }

    /// The level of Container Insights.
    pub fn container_insights(self) -> Option<&'a Const<ContainerInsights>> {
        match self {
            Self::Created(cluster) => Some(&cluster.block.container_insights),
            Self::Existing(cluster) => cluster.block.container_insights.as_ref(),
        }
    }
}

impl<'a> ListenerRef<'a> {
    fn any(self) -> &'a Declared<dyn AnyBlock> {
        match self {
            Self::Created(listener) => listener,
            Self::Existing(listener) => listener,
        }
    }

    /// The reference to it: `listener.public`.
    pub fn reference(self) -> String {
        self.any().reference()
    }

    /// What its block is named.
    pub fn id(self) -> BlockId {
        self.any().id
    }

    /// Its kind and label in the source.
    pub fn head(self) -> Span {
        self.any().head
    }

    /// The cluster behind it, if it is one of the program's.
    pub fn cluster(self) -> Option<BlockId> {
        match self {
            Self::Created(listener) => listener.block.cluster.id,
            Self::Existing(listener) => listener.within,
        }
    }
}

impl Declared<ExistingListener> {
    /// The name with which its exports begin.
    pub fn exported_name(&self) -> Cow<'_, str> {
        match self.block.listener.as_ref().and_then(Const::known) {
            Some(name) => Cow::Borrowed(name),
            None => Cow::Borrowed(&self.name.value),
        }
    }
}
