//! How an instance becomes part of its cluster: the user data that it runs once, and the metadata that cfn-init applies at boot
//! and cfn-hup whenever an update of the stack changes it.

mod agent;
mod disks;
mod docker;
mod files;
mod logs;
mod metadata;
mod mounts;
mod ready;
mod registry;
mod script;
mod user_data;

pub(super) use metadata::metadata;
pub(super) use user_data::user_data;

use super::machine::Machine;
use super::{GROUP, LAUNCH_TEMPLATE};
use crate::cfn::Value;
use crate::ir::kinds::{Agent, Cleanup, Disk, Docker, Mount, RegistryAuth};
use crate::ir::{self, BlockId, Const, Nested};
use crate::lower::text::concat;
use crate::lower::{Lowering, Test};
use crate::types::Seconds;
use script::Text;

/// What the boot of an instance depends on.
pub(super) struct Boot<'a> {
    /// The cluster.
    pub(super) cluster: BlockId,
    /// Where the instances belong: see [`place`].
    pub(super) place: Place,
    /// What the instances are.
    pub(super) machine: Machine,
    /// The volumes that they mount.
    pub(super) mounts: &'a [Nested<Mount>],
    /// Their own disks beside the root disk.
    pub(super) disks: &'a [Nested<Disk>],
    /// The credentials that they fetch.
    pub(super) registry: Option<&'a Nested<RegistryAuth>>,
    /// Whether containers reach the instance's metadata.
    pub(super) container_metadata: &'a Const<bool>,
    /// How long a container may take to stop.
    pub(super) stop_timeout: &'a ir::Value<Seconds>,
    /// When the agent cleans up.
    pub(super) cleanup: &'a Nested<Cleanup>,
    /// The other settings of the agent.
    pub(super) agent: &'a Nested<Agent>,
    /// The settings of Docker.
    pub(super) docker: &'a Nested<Docker>,
    /// How long the boot may take.
    pub(super) startup_timeout: &'a ir::Value<Seconds>,
    /// The most instances that there may be, if it is known.
    pub(super) max_size: Option<i64>,
    /// Whether there are spot instances.
    pub(super) spot: Test,
    /// The target groups whose load balancers ask the agent of each instance.
    pub(super) asked_by: Vec<(Test, Value)>,
}

impl Boot<'_> {
    /// Whether a load balancer asks the agent of each instance.
    fn is_asked(&self) -> Test {
        Test::any(self.asked_by.iter().map(|(test, _)| test.clone()))
    }
}

/// The function that installs packages, for user data and metadata alike.
const INSTALL: &str = include_str!("install.sh").trim_ascii_end();

/// The stack, region and resources of an instance, by the names in its scripts.
pub(super) type Place = Vec<(&'static str, Text)>;

pub(super) fn place(ctx: &Lowering, cluster: BlockId) -> Place {
    [
        ("stack", Value::reference("AWS::StackName")),
        ("region", Value::reference("AWS::Region")),
        ("domain", Value::reference("AWS::URLSuffix")),
        ("template", Value::from(ctx.deployed_id(cluster, LAUNCH_TEMPLATE))),
        ("group", Value::from(ctx.deployed_id(cluster, GROUP))),
    ]
    .map(|(name, value)| (name, vec![value]))
    .into()
}
