//! Every kind of block, described once: one file each.

#[macro_use]
mod block;
#[macro_use]
mod alarms;
mod agent;
mod alerts;
mod any_block;
mod cluster;
mod drain;
mod entries;
mod existing_cluster;
mod existing_listener;
mod instances;
mod job;
mod listener;
mod logical_ids;
mod login;
mod moved;
mod network;
mod overrides;
mod project;
mod resource;
mod route;
mod scaling;
mod service;
mod sidecar;
mod task;
mod volume;
mod workload;

pub use agent::{Agent, AgentLogLevel, Docker, ImagePull, LoggingDriver};
pub use alarms::{Alarm, CountAlarm, PercentAlarm, PlainAlarm, SizeAlarm, Threshold};
pub use alerts::{Alerts, AlertsResults, ExistingAlerts, Notify};
pub use any_block::{Alarmed, AnyBlock, HasAlarms};
pub use cluster::{
    AllowIngress, Cluster, ClusterAlarms, ClusterResults, ContainerInsights, Logs, LogsOnDelete, Mount,
    PortRange, Protocol, RegistryAuth, RegistryAuthType, Source,
};
pub use drain::{Drain, StandaloneTasks};
pub use entries::{Headers, LocalNames, Secrets, SoftAndHard, Strings, Ulimit, Ulimits};
pub use existing_cluster::{ClusterExports, DrainFacts, ExistingCluster, InstanceFacts};
pub use existing_listener::{ExistingListener, HttpsListener, ListenerExports};
pub use instances::{
    AmazonImage, Cleanup, Disk, Image, Instances, RootVolume, RootVolumeType, Spot, Statement, Update,
    UpdateStrategy,
};
pub use job::{Job, JobAlarms, JobResults, Run};
pub use listener::{
    AccessLogs, DefaultAction, Desync, Egress, Http, Https, Listener, ListenerAlarms, ListenerResults,
    Redirect, Respond, Scheme, Target,
};
pub use logical_ids::{DeployedId, DeployedIds};
pub use login::{Claim, Claims, Jwt, Login};
pub use moved::{BlockName, Moved};
pub use network::{Endpoint, ExistingNetwork, Exports, FlowLogs, Nat, Network, NetworkResults, Traffic};
pub use overrides::{DeletionPolicy, LogicalIds, Override, Properties, UpdateReplacePolicy};
pub use project::{Project, Tags};
pub use resource::{Placement, Resource, resource_results};
pub use route::{Rewrite, Route};
pub use scaling::{
    Container, IntRange, Scaling, ScalingAlarms, ScalingMethod, ScalingResults, Step, StepSize,
};
pub use service::{
    At, Deploy, Failures, FargateSpot, Health, ProtocolVersion, Queue, Scale, Service, ServiceAlarms,
    ServiceResults, Strategy, TaskCount,
};
pub use sidecar::{Dependencies, Dependency, Sidecar, SidecarHealth, Started};
pub use task::{LogDriver, Permission, TaskLogs, TaskMount};
pub use volume::{
    AccessPoint, ExistingVolume, Key, Lifecycle, OnDelete, Performance, Provisioned, Replication,
    RootDirectory, SubnetTier, Throughput, Volume, VolumeAlarms, VolumeExports, VolumeResults,
};
pub use workload::{Architecture, LaunchType, NetworkMode, Workload};

use super::{Block, BlockSchema, KindSchema, ResultSchema};
use crate::types::{BlockId, BlockKind, Const, Expr, Nested, StackName, Value};

macro_rules! schemas {
    ($($kind:ident { $($block:ident in $list:ident $home:tt;)+ })+) => {
        const COUNT: usize = [$(stringify!($kind)),+].len();

        /// Every kind, in the order in which a program usually declares them.
        pub static KINDS: [&KindSchema; COUNT] = [$(
            &KindSchema {
                name: stringify!($kind),
                created: schema(&[$((BlockKind::$block, $block::SCHEMA)),+], false),
                existing: schema(&[$((BlockKind::$block, $block::SCHEMA)),+], true),
                results: $kind::RESULTS,
            }
        ),+];

        $($(
            impl AnyBlock for $block {
                fn host(&self) -> Option<BlockId> {
                    host!(self $home)
                }

                fn given_by(&self) -> Vec<&Expr> {
                    given_by!(self $home)
                }

                fn nested_guard(&self, name: &str, label: Option<&str>) -> Option<&Expr> {
                    Block::nested_guard(self, name, label)
                }

                fn overrides(&self) -> &[Nested<Override>] {
                    overrides!(self $home)
                }

                fn stack(&self, word: &str) -> Option<&Const<StackName>> {
                    stack_name!(self word $home)
                }

                fn logical_ids(&self) -> &[DeployedId] {
                    logical_ids!(self $home)
                }

                fn logical_id(&self) -> Option<&Const<String>> {
                    logical_id!(self $home)
                }

                fn alarmed(&self) -> Option<Alarmed<'_>> {
                    HasAlarms::alarmed(self)
                }
            }
        )+)+
    };
}

macro_rules! host {
    ($this:ident [within $host:ident]) => {
        $this.$host.id
    };
    ($this:ident [shares $word:literal]) => {
        $this.placement.as_ref().and_then(|placement| placement.block)
    };
    ($this:ident $home:tt) => {
        None
    };
}

macro_rules! given_by {
    ($this:ident [existing by $($attribute:ident)+]) => {
        [$($this.$attribute.as_ref().and_then(Value::deployed)),+].into_iter().flatten().collect()
    };
    ($this:ident $home:tt) => {
        Vec::new()
    };
}

macro_rules! overrides {
    ($this:ident [shares $word:literal]) => {
        &[]
    };
    ($this:ident [existing by $($attribute:ident)+]) => {
        &[]
    };
    ($this:ident $home:tt) => {
        &$this.overrides
    };
}

macro_rules! stack_name {
    ($this:ident $wanted:ident [owns $($module:ident $word:literal by $attribute:ident),+]) => {
        match $wanted {
            $($word => $this.$attribute.as_ref(),)+
            _ => None,
        }
    };
    ($this:ident $wanted:ident $home:tt) => {{
        let _ = $wanted;
        None
    }};
}

macro_rules! logical_ids {
    ($this:ident [shares $word:literal]) => {
        &[]
    };
    ($this:ident [existing by $($attribute:ident)+]) => {
        &[]
    };
    ($this:ident $home:tt) => {
        &$this.logical_ids.entries
    };
}

macro_rules! logical_id {
    ($this:ident [shares $word:literal]) => {
        $this.logical_id.as_ref()
    };
    ($this:ident $home:tt) => {
        None
    };
}

kinds!(schemas);

/// What may stand in the block that is declared with `existing`, or in the one without.
const fn schema(
    mut blocks: &[(BlockKind, &'static BlockSchema)],
    existing: bool,
) -> Option<&'static BlockSchema> {
    while let [(kind, schema), rest @ ..] = blocks {
        if kind.is_existing() == existing {
            return Some(*schema);
        }
        blocks = rest;
    }
    None
}

impl BlockKind {
    /// What a dot behind such a block reaches.
    pub fn results(self) -> &'static [&'static ResultSchema] {
        find(self.name()).map_or(&[], |kind| kind.results)
    }

    /// Of an `existing` block that is given otherwise than by its stack: its outputs, each with the attribute without which there is
    /// no such. `None` where there are all.
    pub fn given(self) -> Option<&'static [(&'static str, &'static str)]> {
        match self {
            Self::ExistingCluster => Some(ExistingCluster::GIVEN),
            Self::ExistingListener => Some(ExistingListener::GIVEN),
            _ => None,
        }
    }

    /// The result of a name.
    pub fn result(self, name: &str) -> Option<&'static ResultSchema> {
        find(self.name())?.result(name)
    }
}

/// The schema of `project "..." { }`.
pub static PROJECT: &super::BlockSchema = Project::SCHEMA;

/// The schema of `moved { }`.
pub static MOVED: &super::BlockSchema = Moved::SCHEMA;

/// The top-level blocks that are no kinds: nothing refers to them.
pub static OTHERS: [&super::BlockSchema; 2] = [Project::SCHEMA, Moved::SCHEMA];

/// The top-level block of a name that is no kind.
pub fn other(name: &str) -> Option<&'static super::BlockSchema> {
    OTHERS.into_iter().find(|block| block.name == name)
}

/// The kind of a name.
pub fn find(name: &str) -> Option<&'static KindSchema> {
    KINDS.into_iter().find(|kind| kind.name == name)
}
