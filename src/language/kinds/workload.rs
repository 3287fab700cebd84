//! A workload: what a task is, whoever starts it. The attributes of its kinds are listed once, in `block!`.

use std::collections::BTreeSet;

use super::{
    AllowIngress, Cluster, Dependencies, LogDriver, Permission, Secrets, Sidecar, Strings, SubnetTier,
    TaskLogs, TaskMount, Ulimits,
};
use crate::language::symbols::symbols;
use crate::source::Span;
use crate::types::{
    Arn, Const, ContainerImage, Cpu, Expr, Mebibytes, Nested, Ref, Seconds, Size, Value, Values,
};

symbols! {
    /// The architecture of a processor.
    pub enum Architecture {
        /// Processors of Intel and AMD.
        X86_64 "x86_64" => "X86_64",
        /// Processors of Arm, such as AWS Graviton.
        Arm64 "arm64" => "ARM64",
    }
}

symbols! {
    /// What runs tasks.
    pub enum LaunchType {
        /// The EC2 instances of the cluster.
        Instances "instances" => "EC2",
        /// Machines that AWS keeps.
        Fargate "fargate" => "FARGATE",
    }
}

symbols! {
    /// What a task has of a network.
    pub enum NetworkMode {
        /// That of its instance, behind ports that are chosen when it starts.
        Bridge "bridge" => "bridge",
        /// An address of its own.
        Awsvpc "awsvpc" => "awsvpc",
        /// That of its instance.
        Host "host" => "host",
    }
}

/// The attributes that every workload has.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each is named like its attribute, which `block!` documents")]
pub struct Workload<'a> {
    pub cluster: Ref<Cluster>,
    pub image: &'a Value<ContainerImage>,
    pub runs_on: Option<&'a Const<LaunchType>>,
    pub architecture: Option<&'a Const<Architecture>>,
    pub cpu: &'a Value<Cpu>,
    pub memory: &'a Value<Mebibytes>,
    pub memory_limit: Option<&'a Value<Mebibytes>>,
    pub command: Option<&'a Values<String>>,
    pub entrypoint: Option<&'a Values<String>>,
    pub environment: &'a Strings,
    pub secrets: &'a Secrets,
    pub secrets_key: Option<&'a Value<Arn>>,
    pub user: Option<&'a Value<String>>,
    pub working_directory: Option<&'a Value<String>>,
    pub read_only: &'a Const<bool>,
    pub writable: Option<&'a Const<Vec<String>>>,
    pub init: &'a Const<bool>,
    pub stop_timeout: &'a Value<Seconds>,
    pub ulimits: &'a Ulimits,
    pub gpu: &'a Const<i64>,
    pub mount: &'a [Nested<TaskMount>],
    pub container: &'a [Nested<Sidecar>],
    pub depends_on: &'a Dependencies,
    pub network_mode: Option<&'a Const<NetworkMode>>,
    pub subnets: &'a Const<SubnetTier>,
    pub allow: &'a [Nested<AllowIngress>],
    pub logs: &'a Nested<TaskLogs>,
    pub exec: &'a Const<bool>,
    pub registry_auth: Option<&'a Value<Arn>>,
    pub permission: &'a [Nested<Permission>],
    pub policies: &'a Values<Arn>,
    pub permissions_boundary: Option<&'a Value<Arn>>,
}

/// Gives a kind of workload the view of its common attributes.
macro_rules! workload {
    ($kind:ident) => {
        impl $kind {
            /// The attributes that it has in common with other workloads.
            pub fn workload(&self) -> $crate::language::kinds::Workload<'_> {
                $crate::language::kinds::Workload {
                    cluster: self.cluster,
                    image: &self.image,
                    runs_on: self.runs_on.as_ref(),
                    architecture: self.architecture.as_ref(),
                    cpu: &self.cpu,
                    memory: &self.memory,
                    memory_limit: self.memory_limit.as_ref(),
                    command: self.command.as_ref(),
                    entrypoint: self.entrypoint.as_ref(),
                    environment: &self.environment,
                    secrets: &self.secrets,
                    secrets_key: self.secrets_key.as_ref(),
                    user: self.user.as_ref(),
                    working_directory: self.working_directory.as_ref(),
                    read_only: &self.read_only,
                    writable: self.writable.as_ref(),
                    init: &self.init,
                    stop_timeout: &self.stop_timeout,
                    ulimits: &self.ulimits,
                    gpu: &self.gpu,
                    mount: &self.mount,
                    container: &self.container,
                    depends_on: &self.depends_on,
                    network_mode: self.network_mode.as_ref(),
                    subnets: &self.subnets,
                    allow: &self.allow,
                    logs: &self.logs,
                    exec: &self.exec,
                    registry_auth: self.registry_auth.as_ref(),
                    permission: &self.permission,
                    policies: &self.policies,
                    permissions_boundary: self.permissions_boundary.as_ref(),
                }
            }
        }
    };
}

pub(super) use workload;

impl<'a> Workload<'a> {
    /// The images of all containers, that of the main one first.
    pub fn images(&self) -> impl Iterator<Item = &'a Value<ContainerImage>> + use<'a> {
        std::iter::once(self.image).chain(self.container.iter().map(|container| &container.block.image))
    }

    /// The environment variables of each container, and its secrets.
    pub fn variables(&self) -> impl Iterator<Item = (&'a Strings, &'a Secrets)> + use<'a> {
        let others = self.container.iter().map(|it| (&it.block.environment, &it.block.secrets));
        std::iter::once((self.environment, self.secrets)).chain(others)
    }

    /// The references to secrets that ECS reads when a task starts: those of each container, and those of the log driver.
    pub fn secrets(&self) -> impl Iterator<Item = &'a Expr> + use<'a> {
        let of_containers = self.variables().map(|(_, secrets)| secrets);
        let all = of_containers.chain([&self.logs.block.secret_options]);
        all.flat_map(|secrets| secrets.references.entries.values())
    }

    /// What takes the logs of the containers.
    pub fn log_driver(&self) -> LogDriver {
        self.logs.block.driver.value
    }

    /// The mounts of each container.
    pub fn mounts(&self) -> impl Iterator<Item = &'a [Nested<TaskMount>]> + use<'a> {
        std::iter::once(self.mount).chain(self.container.iter().map(|it| it.block.mount.as_slice()))
    }

    /// The CPU that the containers reserve together, where all of it is known.
    pub fn task_cpu(&self) -> Option<Cpu> {
        let others = self.container.iter().map(|container| &container.block.cpu);
        let units = std::iter::once(self.cpu).chain(others).map(|cpu| Some(cpu.known()?.units));
        Some(Cpu { units: units.sum::<Option<i64>>()? })
    }

    /// The memory that the containers reserve together, where all of it is known.
    pub fn task_memory(&self) -> Option<Size> {
        let others = self.container.iter().map(|container| &container.block.memory);
        let bytes = std::iter::once(self.memory).chain(others).map(|memory| Some(memory.known()?.bytes));
        Some(Size { bytes: bytes.sum::<Option<i64>>()? })
    }

    /// The largest share of the CPU of a task that is written.
    pub fn largest_cpu(&self) -> Option<Span> {
        let others = self.container.iter().map(|container| &container.block.cpu);
        largest(std::iter::once(self.cpu).chain(others), |cpu| cpu.units)
    }

    /// The largest share of the memory of a task that is written.
    pub fn largest_memory(&self) -> Option<Span> {
        let others = self.container.iter().map(|container| &container.block.memory);
        largest(std::iter::once(self.memory).chain(others), |memory| memory.bytes)
    }

    /// A container beside the main one, by its name.
    pub fn sidecar(&self, name: &str) -> Option<&'a Nested<Sidecar>> {
        self.container.iter().find(|container| container.label_text() == Some(name))
    }

    /// What its tasks have of a network.
    pub fn mode(&self) -> NetworkMode {
        match self.launch() {
            LaunchType::Instances => self.network_mode.map_or(NetworkMode::Bridge, |mode| mode.value),
            LaunchType::Fargate => NetworkMode::Awsvpc,
        }
    }

    /// What runs its tasks. Where the program leaves it out and the cluster has Fargate only, `Program::attach` has filled it in.
    pub fn launch(&self) -> LaunchType {
        self.runs_on.map_or(LaunchType::Instances, |runs_on| runs_on.value)
    }

    /// Whether its tasks run on Fargate.
    pub fn is_on_fargate(&self) -> bool {
        self.launch() == LaunchType::Fargate
    }

    /// Whether each task has an address of its own.
    pub fn has_addresses(&self) -> bool {
        self.mode() == NetworkMode::Awsvpc
    }

    /// The folders, each once, in which the program can write although its root file system is read-only.
    pub fn writable_paths(&self) -> Vec<&str> {
        match self.writable {
            Some(paths) => {
                let mut once = BTreeSet::new();
                paths.value.iter().map(String::as_str).filter(|path| once.insert(*path)).collect()
            }
            None if self.read_only.value => vec!["/tmp"],
            None => Vec::new(),
        }
    }
}

/// Where the largest of those values stands that are written; the first of several.
fn largest<'v, T: 'v>(values: impl Iterator<Item = &'v Value<T>>, size: impl Fn(&T) -> i64) -> Option<Span> {
    let written = values.filter_map(|value| Some((size(value.known()?), value.written()?)));
    written.reduce(|largest, other| if other.0 > largest.0 { other } else { largest }).map(|(_, span)| span)
}
