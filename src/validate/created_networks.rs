//! Networks that the program creates: a block that can be cut, room for what is in it, and a way to every service that is used.

pub(super) mod tasks;

use ipnet::IpNet;

use crate::diagnostics::catalog::advice::public_block::public_block;
use crate::diagnostics::catalog::platform::{
    missing_endpoints::{Cut, Need, missing_endpoints},
    network_block::{Fault, network_block},
    no_room::{No, Use, no_room},
};
use crate::diagnostics::{Sink, figure};
use crate::ir::{BlockId, Const, Declared, Program, Ref};
use crate::language::Enumeration;
use crate::language::kinds::{Cluster, DefaultAction, Endpoint, Nat, Network, Scheme, SubnetTier};
use crate::plan::addresses::{Addresses, LARGEST, SMALLEST, tiers};
use crate::source::Span;
use crate::types::Cidr;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for network in &program.networks {
        let Some(cidr) = network.block.cidr.known() else { continue };
        if block(&network.block.cidr, cidr, sink) {
            endpoints(program, network, sink);
            let place = (&*network.reference(), network.block.nat.written().unwrap_or(network.head));
            let is_cut_off = |subnets: &Const<SubnetTier>| is_cut_off(subnets, outbound(&network.block));
            tasks::registries(program, network.id, is_cut_off, place, sink);
            let name = (place.0, network.head);
            tasks::log_hosts(program, network.id, is_cut_off, name, network.block.nat.written(), sink);
            for tier in tiers(&network.block) {
                room(program, network, tier, sink);
            }
        }
    }
}

/// Blocks that no VPC can have. Source: "VPC CIDR blocks" of the VPC user guide.
const REFUSED: [&str; 4] = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"];

/// Addresses that the internet does not route: those of RFC 1918, and those of RFC 6598 that carriers share.
const PRIVATE: [&str; 4] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/// Whether a block can be cut into subnets; what is wrong with it is reported.
fn block(attribute: &Const<Cidr>, cidr: &Cidr, sink: &mut Sink) -> bool {
    let Some(block) = cidr.block() else { return false };
    let IpNet::V4(v4) = block else {
        sink.push(network_block(attribute.span, &cidr.0, Fault::V6, None));
        return false;
    };
    let length = v4.prefix_len().clamp(LARGEST, SMALLEST);
    let near = ipnet::Ipv4Net::new(v4.addr(), length).ok().map(|near| near.trunc().to_string());
    let fault = match v4.prefix_len() {
        short if short < LARGEST => Some(Fault::TooLarge),
        long if long > SMALLEST => Some(Fault::TooSmall),
        _ if is_within(block, &REFUSED) => Some(Fault::Reserved),
        _ if v4.addr() != v4.network() => Some(Fault::HostBits),
        _ => None,
    };
    if let Some(fault) = fault {
        let near = near.filter(|_| !matches!(fault, Fault::Reserved));
        sink.push(network_block(attribute.span, &cidr.0, fault, near.as_deref()));
        return false;
    }
    if !is_within(block, &PRIVATE) {
        sink.push(public_block(attribute.span, &cidr.0));
    }
    true
}

fn is_within(block: IpNet, blocks: &[&str]) -> bool {
    blocks.iter().filter_map(|known| Cidr::parse(known)).any(|known| known.contains(&block))
}

/// The clusters of a network.
fn clusters(program: &Program, network: BlockId) -> impl Iterator<Item = &Declared<Cluster>> {
    program.clusters.iter().filter(move |cluster| cluster.block.network.id == Some(network))
}

/// Where there is no way to the internet, each service that a cluster uses needs an endpoint.
fn endpoints(program: &Program, network: &Declared<Network>, sink: &mut Sink) {
    let block = &network.block;
    let users = users(program, network.id, |subnets| is_cut_off(subnets, outbound(block)));
    let (users, missing) = lacking(users, |endpoint| block.endpoints.has(&endpoint));
    if missing.is_empty() {
        return;
    }
    let written = block.endpoints.items.iter().filter_map(|item| item.known()).map(|item| item.word());
    let all: Vec<&str> = written.chain(missing.iter().map(|need| need.endpoint)).collect();
    let list = format!("[{}]", all.join(", "));
    let own = |span: Span| network.span.contains(span);
    let endpoints = Some(block.endpoints.span)
        .filter(|span| block.endpoints.state == crate::ir::State::Written && own(*span));
    let edit = match endpoints {
        Some(span) => Some((span, list)),
        None => block
            .cidr
            .written()
            .filter(|span| own(*span) && block.endpoints.state == crate::ir::State::Default)
            .map(|span| (span.after(), format!("\n  endpoints = {list}"))),
    };
    let cut = Cut {
        place: endpoints.or(block.nat.written()).unwrap_or(network.head),
        network: &network.reference(),
        users,
        owner: None,
        edit,
    };
    sink.push(missing_endpoints(cut, &missing));
}

/// A user of endpoints: where it names the network, its reference, and what it needs for what.
pub(super) type User = (Span, String, Vec<(Endpoint, &'static str)>);

/// What uses services of AWS from subnets without a way out: instances, and tasks on Fargate.
pub(super) fn users(
    program: &Program,
    network: BlockId,
    is_cut_off: impl Fn(&Const<SubnetTier>) -> bool,
) -> Vec<User> {
    let with_instances =
        |cluster: &&Declared<Cluster>| cluster.block.has_instances() && is_cut_off(&cluster.block.subnets);
    let of_clusters = clusters(program, network).filter(with_instances);
    let of_clusters = of_clusters
        .map(|cluster| (cluster.block.network.span, cluster.reference(), needed_by(program, cluster)));
    let of_tasks = tasks::on_fargate(program, network)
        .filter(|running| is_cut_off(running.workload.subnets))
        .filter_map(|running| {
            let name = program.get(running.id)?.reference();
            Some((running.workload.cluster.span, name, tasks::needed_by(&running.workload)))
        });
    of_clusters.chain(of_tasks).collect()
}

/// The users that lack endpoints, and those that are missing, each once.
pub(super) fn lacking(all: Vec<User>, has: impl Fn(Endpoint) -> bool) -> (Vec<(Span, String)>, Vec<Need>) {
    let (mut users, mut missing) = (Vec::new(), Vec::<Need>::new());
    for (place, user, mut lacks) in all {
        lacks.retain(|(endpoint, _)| !has(*endpoint));
        if lacks.is_empty() {
            continue;
        }
        users.push((place, user));
        for (endpoint, reason) in lacks {
            if missing.iter().all(|need| need.endpoint != endpoint.word()) {
                missing.push(Need { endpoint: endpoint.word(), reason });
            }
        }
    }
    (users, missing)
}

/// What decides whether subnets have a way to the internet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outbound {
    /// Whether private subnets have none.
    pub(super) without_nat: bool,
    /// Whether there are data subnets, which never have one.
    pub(super) has_data: bool,
}

fn outbound(network: &Network) -> Outbound {
    Outbound { without_nat: network.nat.known() == Some(&Nat::None), has_data: network.data.value }
}

/// Whether what runs in some subnets cannot reach the internet. Over IPv6 alone they could not use AWS: its usual names have IPv4
/// addresses.
pub(super) fn is_cut_off(subnets: &Const<SubnetTier>, outbound: Outbound) -> bool {
    match subnets.known() {
        Some(SubnetTier::Private) => outbound.without_nat,
        Some(SubnetTier::Data) => outbound.has_data,
        Some(SubnetTier::Public) | None => false,
    }
}

/// The services that the instances of a cluster use, and for what. A volume is none of them: its name is resolved, and its mount
/// target reached, inside the network.
fn needed_by(program: &Program, cluster: &Declared<Cluster>) -> Vec<(Endpoint, &'static str)> {
    let Cluster { instances, registry_auth, .. } = &cluster.block;
    let mut needed = vec![
        (Endpoint::S3, "packages of the boot, layers of images"),
        (Endpoint::CloudFormation, "the boot"),
        (Endpoint::AutoScaling, "the end of the boot"),
        (Endpoint::Ecs, "the ECS agent"),
        (Endpoint::Ecr, "images"),
        (Endpoint::Logs, "logs"),
    ];
    if instances.block.session_manager.value {
        needed.push((Endpoint::Ssm, "Session Manager"));
    }
    let asks = |default: &Const<DefaultAction>| default.value == DefaultAction::Agent;
    let mut listeners = program.listeners_of(cluster.id).map(|listener| &listener.block);
    if listeners.any(|listener| listener.agent_health.value || asks(&listener.default)) {
        needed.push((Endpoint::ElasticLoadBalancing, "the end of the boot, behind a load balancer"));
    }
    if registry_auth.is_some() {
        needed.push((Endpoint::SecretsManager, "`registry_auth`"));
    }
    needed
}

/// Addresses of each subnet that a load balancer must find free. Source: "Subnets for your load balancer" of the user guide of
/// Application Load Balancers.
const LOAD_BALANCER: usize = 8;

/// The subnets of a tier have room for everything in them at its largest.
fn room(program: &Program, network: &Declared<Network>, tier: SubnetTier, sink: &mut Sink) {
    let Some(addresses) = Addresses::of(&network.block) else { return };
    let zones = usize::try_from(network.block.zones.value).unwrap_or(0);
    let mut uses = uses(program, network.id, tier, zones);
    let endpoints = network.block.endpoints.items.iter().map(|item| item.value);
    uses.extend(own_uses(network.block.nat.value, endpoints, tier, zones));
    let needed: usize = uses.iter().map(|one| one.addresses).sum();
    let there = addresses.usable(tier) * zones;
    if needed <= there {
        return;
    }
    let cidr = &network.block.cidr;
    let larger = (LARGEST..=SMALLEST).rev().find_map(|length| {
        let block = ipnet::Ipv4Net::new(addresses.block().addr(), length).ok()?.trunc();
        let cut = Addresses::cut(&Cidr(block.to_string()))?;
        (cut.usable(tier) * zones >= needed).then(|| block.to_string())
    });
    let no = No { network: &network.reference(), tier: tier.word(), there, needed };
    sink.push(no_room(cidr.span, no, &uses, larger.as_deref()));
}

/// What has addresses in a tier, and how many.
pub(super) fn uses(program: &Program, network: BlockId, tier: SubnetTier, zones: usize) -> Vec<Use> {
    let mut uses = Vec::new();
    for cluster in clusters(program, network) {
        if cluster.block.has_instances()
            && cluster.block.subnets.known() == Some(&tier)
            && let Some((size, span)) = largest(program, cluster)
        {
            let what = format!("up to {} instances of `{}`", figure(size), cluster.reference());
            // Auto Scaling launches a tenth more while it replaces instances.
            uses.push(Use { what, addresses: size + size.div_ceil(10), span: Some(span) });
        }
        for listener in program.listeners_of(cluster.id) {
            let its = match listener.block.scheme.known() {
                Some(Scheme::InternetFacing) => SubnetTier::Public,
                Some(Scheme::Internal) => SubnetTier::Private,
                None => continue,
            };
            if its == tier {
                let what = format!("`{}`", listener.reference());
                uses.push(Use { what, addresses: LOAD_BALANCER * zones, span: None });
            }
        }
    }
    uses.extend(tasks::uses(program, network, tier));
    let is_here = |reference: Ref<Network>| reference.id == Some(network);
    for volume in program.volumes.iter().filter(|volume| is_here(volume.block.network)) {
        if volume.block.subnets.known() == Some(&tier) {
            let what = format!("`{}`", volume.reference());
            uses.push(Use { what, addresses: zones, span: None });
        }
    }
    uses
}

/// What the network itself has in its subnets.
pub(super) fn own_uses(
    nat: Nat,
    endpoints: impl Iterator<Item = Endpoint>,
    tier: SubnetTier,
    zones: usize,
) -> Option<Use> {
    let (what, addresses) = match tier {
        SubnetTier::Public => match nat {
            Nat::PerZone => ("NAT gateways", zones),
            Nat::Single => ("the NAT gateway", 1),
            Nat::None => return None,
        },
        SubnetTier::Private => {
            let interfaces = endpoints.filter(|endpoint| endpoint.gateway().is_none());
            ("endpoints", interfaces.map(|endpoint| endpoint.services().len() * zones).sum())
        }
        SubnetTier::Data => return None,
    };
    (addresses > 0).then(|| Use { what: what.into(), addresses, span: None })
}

/// The most instances of a cluster, and where the program says so.
fn largest(program: &Program, cluster: &Declared<Cluster>) -> Option<(usize, Span)> {
    let (size, span) = match program.scaling_of(cluster.id) {
        Some(scaling) => {
            let max = &scaling.block.size.max;
            (*max.known()?, max.span())
        }
        // One more while instances are replaced.
        None => {
            let size = &cluster.block.instances.block.size;
            (size.known()?.saturating_add(1), size.span)
        }
    };
    Some((usize::try_from(size).ok()?, span))
}
