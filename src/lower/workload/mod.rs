//! What a task is, whoever starts it: its definition, its two roles, where it logs to.

mod container;
mod facts;
mod images;
mod links;
mod logs;
mod mounts;
pub(in crate::lower) mod network;
mod placement;
mod roles;
mod secrets;
mod sidecars;

use self::links::Links;
use super::{Lowering, Scope};
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Architecture, Cluster, Strings, Workload};
use crate::ir::{self, BlockId, ClusterRef, Expr};
use crate::language::Enumeration;
use crate::lower::text::concat;
use crate::plan::architecture;

pub(in crate::lower) use logs::{LOG_GROUP, log_group};
pub(in crate::lower) use placement::{by_memory, capacity, strategy};
pub(in crate::lower) use roles::{EXECUTION, SECRETS_POLICY, TASK};

/// The logical id of the task definition, in the stack of the workload.
pub(in crate::lower) const TASK_DEFINITION: &str = "TaskDefinition";

/// What a kind of workload adds to the main container of its task.
#[derive(Debug, Default)]
pub(in crate::lower) struct Main {
    /// The name of the container: that of the block.
    pub(in crate::lower) name: String,
    /// `PortMappings`
    pub(in crate::lower) ports: Vec<Value>,
    /// `HealthCheck`
    pub(in crate::lower) health: Option<Value>,
    /// What the program calls it: the name of the block.
    pub(in crate::lower) block: String,
    /// The ports of other containers that routes lead to.
    pub(in crate::lower) routed: Vec<(String, u16)>,
    /// The ports that load balancers reach anyway.
    pub(in crate::lower) reached: Vec<(BlockId, u16)>,
}

/// Adds the task definition of a workload, with its roles and what takes its logs.
pub(in crate::lower) fn lower(ctx: &mut Lowering, scope: &Scope, workload: &Workload, main: &Main) {
    facts::note(ctx, workload);
    logs::lower(ctx, scope, workload);
    let mounts = mounts::lower(ctx, scope, workload, main);
    roles::lower(ctx, scope, workload, &mounts.statements);
    network::lower(ctx, scope, workload, &main.reached);
    let links = Links::new(workload, main);
    let with = container::Together { main, mounts: &mounts, links: &links };
    let mut containers = vec![container::main(ctx, scope, workload, &with)];
    for sidecar in workload.container {
        containers.push(container::sidecar(ctx, scope, workload, sidecar, &with));
    }
    // Without an architecture, a task runs on instances of any.
    let cpu = cpu_architecture(ctx, workload).map(|cpu| ("CpuArchitecture", Value::from(cpu.spelling())));
    let platform = Value::map(cpu.into_iter().chain([("OperatingSystemFamily", Value::from("LINUX"))]));
    let origin = workload.architecture.and_then(ir::Const::written);
    let runs_on = workload.runs_on.and_then(ir::Const::written);
    let mut task = Resource::new("AWS::ECS::TaskDefinition", None)
        .with(
            "RequiresCompatibilities",
            Property { value: Value::list([workload.launch().spelling()]), origin: runs_on },
        )
        .with("NetworkMode", network::mode(workload))
        .with("RuntimePlatform", Property { value: platform, origin })
        .with("ExecutionRoleArn", ctx.attribute(scope.block, roles::EXECUTION, "Arn"))
        .with("TaskRoleArn", ctx.attribute(scope.block, roles::TASK, "Arn"))
        .with("ContainerDefinitions", Value::List(containers));
    if workload.is_on_fargate() {
        // On Fargate, the task has a size, which its containers share.
        task = task.with("Cpu", ctx.text(workload.cpu)).with("Memory", ctx.text(workload.memory));
    }
    if !mounts.volumes.is_empty() {
        task = task.with("Volumes", Value::List(mounts.volumes));
    }
    ctx.add(scope, TASK_DEFINITION, task);
}

/// What the program says, or what the cluster's instances are; `None` where that is not known of an existing cluster.
fn cpu_architecture(ctx: &Lowering, workload: &Workload) -> Option<Architecture> {
    let cluster = ctx.program.cluster(workload.cluster);
    if workload.is_on_fargate() {
        return Some(workload.architecture.map_or(Architecture::X86_64, |architecture| architecture.value));
    }
    let of_instances = || {
        let known = cluster.and_then(|cluster| architecture::of_cluster(ctx.program, cluster));
        known.or_else(|| matches!(cluster, Some(ClusterRef::Created(_))).then(Architecture::default))
    };
    workload.architecture.map(|architecture| architecture.value).or_else(of_instances)
}

/// The value of an output of the cluster, which its stack exports.
pub(in crate::lower) fn of_cluster(
    ctx: &mut Lowering,
    workload: &Workload,
    result: &crate::language::ResultSchema,
) -> Value {
    match workload.cluster.id {
        Some(cluster) => ctx.result(cluster, result, None),
        None => Value::no_value(),
    }
}

/// The name of the cluster.
pub(in crate::lower) fn cluster_name(ctx: &mut Lowering, workload: &Workload) -> Value {
    of_cluster(ctx, workload, &Cluster::RESULTS.name)
}

/// A map of strings as `[{Name, Value}]`.
fn environment(ctx: &mut Lowering, strings: &Strings) -> Vec<Value> {
    let variable = |(name, value): (&String, &Expr)| {
        Value::map([("Name", Value::from(name)), ("Value", ctx.expr(value))])
    };
    strings.entries.iter().map(variable).collect()
}

/// `arn:aws:service:region:account:resource`, of this account and region.
fn arn(service: &'static str, resource: impl IntoIterator<Item = Value>) -> Value {
    let prefix = format!("arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:");
    concat(std::iter::once(Value::sub(prefix)).chain(resource))
}
