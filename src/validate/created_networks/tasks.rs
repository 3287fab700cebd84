//! Tasks with addresses in a created network: what they reach, and how many addresses they take.

use std::net::IpAddr;

use super::{PRIVATE, is_within};
use crate::aws::log_drivers;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::unreachable_log_host::unreachable_log_host;
use crate::diagnostics::catalog::platform::{no_room::Use, unreachable_registry::unreachable_registry};
use crate::diagnostics::{counted, figure};
use crate::ir::{BlockId, Const, ExprKind, Program, Running, Value, by_id};
use crate::language::kinds::{Endpoint, LogDriver, Service, SubnetTier, Workload};
use crate::source::Span;
use crate::types::images::Reference;

/// The network of the cluster on which something runs; where only a manifest knows that, the cluster stands for it.
fn place(program: &Program, running: &Running) -> Option<BlockId> {
    let cluster = program.cluster_of(running)?;
    cluster.network().map_or(Some(cluster.id()), |network| network.id)
}

/// The workloads with addresses in a network.
fn all(program: &Program, network: BlockId) -> impl Iterator<Item = Running<'_>> {
    program
        .workloads()
        .filter(move |running| running.workload.has_addresses() && place(program, running) == Some(network))
}

/// Those on Fargate: an instance pulls images and secrets through its own address.
pub(in crate::validate) fn on_fargate(
    program: &Program,
    network: BlockId,
) -> impl Iterator<Item = Running<'_>> {
    all(program, network).filter(|running| running.workload.is_on_fargate())
}

/// What ECS needs to start a task, and for what.
pub(in crate::validate) fn needed_by(workload: &Workload) -> Vec<(Endpoint, &'static str)> {
    let mut needed = vec![(Endpoint::Ecr, "images"), (Endpoint::S3, "layers of images")];
    if workload.log_driver() == LogDriver::Awslogs {
        needed.push((Endpoint::Logs, "logs"));
    }
    let is_parameter = |kind: &ExprKind| matches!(kind, ExprKind::Ssm(_));
    let (parameters, secrets): (Vec<_>, Vec<_>) =
        workload.secrets().partition(|secret| is_parameter(&secret.kind));
    if !parameters.is_empty() {
        needed.push((Endpoint::Ssm, "`secrets`"));
    }
    if !secrets.is_empty() || workload.registry_auth.is_some() {
        needed.push((Endpoint::SecretsManager, "`secrets`"));
    }
    if workload.exec.known() == Some(&true) && parameters.is_empty() {
        needed.push((Endpoint::Ssm, "`exec`"));
    }
    needed
}

/// Where there is no way to the internet, images come from ECR. `name` is the reference to the network, and the place that says so.
pub(in crate::validate) fn registries(
    program: &Program,
    network: BlockId,
    is_cut_off: impl Fn(&Const<SubnetTier>) -> bool,
    name: (&str, Span),
    sink: &mut Sink,
) {
    let cut_off = on_fargate(program, network).filter(|running| is_cut_off(running.workload.subnets));
    for image in cut_off.flat_map(|running| running.workload.images()) {
        if let Value::Const(image) = image
            && let Some(known) = image.known()
            && let Some(registry) = public_registry(&known.0)
        {
            sink.push(unreachable_registry(image.span, registry, name));
        }
    }
}

/// Where there is no way to the internet, Splunk is inside the network. The logs of a task on an instance take the way of the instance.
/// `name` is the reference to the network, and its place; `nat` says that there is no way out.
pub(in crate::validate) fn log_hosts(
    program: &Program,
    network: BlockId,
    is_cut_off: impl Fn(&Const<SubnetTier>) -> bool,
    name: (&str, Span),
    nat: Option<Span>,
    sink: &mut Sink,
) {
    for running in program.workloads().filter(|it| it.workload.log_driver() == LogDriver::Splunk) {
        if let Some(subnets) = logs_from(program, &running, network)
            && is_cut_off(subnets)
            && let Some(url) = running.workload.logs.block.options.entries.get(log_drivers::URL)
            && let ExprKind::Text(address) = &url.kind
            && let Some(host) = log_drivers::host(address).filter(|host| is_public(host))
        {
            sink.push(unreachable_log_host(url.span, host, name, nat));
        }
    }
}

/// The subnets of a network from which the logs of a workload are sent; none of another network.
fn logs_from<'p>(
    program: &'p Program,
    running: &Running<'p>,
    network: BlockId,
) -> Option<&'p Const<SubnetTier>> {
    if place(program, running) != Some(network) {
        return None;
    }
    if running.workload.is_on_fargate() {
        return Some(running.workload.subnets);
    }
    Some(&program.cluster_of(running)?.created()?.block.subnets)
}

/// Whether a host is in the internet: an address that is, or Splunk Cloud. Of other names only their DNS knows.
fn is_public(host: &str) -> bool {
    [".splunkcloud.com", ".cloud.splunk.com"].iter().any(|domain| host.ends_with(domain))
        || host.parse().is_ok_and(|address: IpAddr| !is_within(address.into(), &PRIVATE))
}

/// The registry of an image, if it is not ECR. Without one it is Docker's.
fn public_registry(image: &str) -> Option<&str> {
    let registry = Reference::parse(image)?.registry.unwrap_or("docker.io");
    (!registry.contains(".dkr.ecr.")).then_some(registry)
}

/// What workloads have in a tier at their largest. During a deployment, old and new tasks run together.
pub(in crate::validate) fn uses(program: &Program, network: BlockId, tier: SubnetTier) -> Vec<Use> {
    let mut uses = Vec::new();
    for running in all(program, network).filter(|it| it.workload.subnets.known() == Some(&tier)) {
        if let Some((tasks, span)) = largest(program, &running)
            && let Some(block) = program.get(running.id)
        {
            let what = format!("{} of `{}`", tasks_text(tasks), block.reference());
            uses.push(Use { what, addresses: tasks, span });
        }
    }
    uses
}

fn tasks_text(tasks: usize) -> String {
    match i64::try_from(tasks) {
        Ok(1) => counted(1, "task"),
        _ => format!("up to {} tasks", figure(tasks)),
    }
}

/// The most tasks that run at once, and where the program says it.
fn largest(program: &Program, running: &Running) -> Option<(usize, Option<Span>)> {
    if let Some(service) = by_id(&program.services, running.id) {
        return Some((largest_of(&service.block, running.is_daemon)?, service.block.size.written()));
    }
    let count = &by_id(&program.jobs, running.id)?.block.count;
    Some((usize::try_from(*count.known()?).ok()?, count.written()))
}

/// The most tasks of a service. How many daemons there are is the number of instances.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "at most some thousand tasks"
)]
fn largest_of(service: &Service, is_daemon: bool) -> Option<usize> {
    let Service { size, scale, deploy, .. } = service;
    if is_daemon {
        return None;
    }
    let times = scale.block.at.iter().map(|at| &at.block.size);
    let most = times.chain([size]).map(|size| size.max.known().copied()).collect::<Option<Vec<i64>>>()?;
    let most = most.into_iter().max().unwrap_or(0).max(0);
    Some((most as f64 * deploy.block.max.known()?.value / 100.0).floor() as usize)
}
