//! Networks: found by a stack or by ids, with a known number of zones, and with the subnets that the program uses.

use super::facts::{subnets, zones};
use super::workloads::launch;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::no_effect::no_effect;
use crate::diagnostics::catalog::platform::{
    empty_export::empty_export,
    missing_subnets::missing_subnets,
    network_named_twice::network_named_twice,
    network_not_known::network_not_known,
    network_unnamed::network_unnamed,
    network_without_ipv6::network_without_ipv6,
    no_data_subnets::{Owner, Without, no_data_subnets},
    too_few_zones::too_few_zones,
    zones_disagree::zones_disagree,
    zones_missing::zones_missing,
};
use crate::emit::Offer;
use crate::ir::{Const, Declared, Foreign, NetworkRef, Program, Ref, Running, State, Value};
use crate::language::Enumeration;
use crate::language::kinds::{ExistingNetwork, Exports, Listener, Network, Scheme, SubnetTier};
use crate::source::Span;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for network in &program.existing_networks {
        check_network(network, sink);
    }
    for volume in &program.volumes {
        let user = format!("volume.{}", volume.name.value);
        if let Some(tier) = volume.block.subnets.known() {
            stands_in(program, volume.block.network, *tier, &user, volume.block.subnets.written(), sink);
        }
    }
    for cluster in program.clusters.iter().filter(|cluster| cluster.block.has_instances()) {
        let user = format!("cluster.{}", cluster.name.value);
        if let Some(tier) = cluster.block.subnets.known() {
            stands_in(program, cluster.block.network, *tier, &user, cluster.block.subnets.written(), sink);
        }
    }
    for running in program.workloads() {
        check_tasks(program, &running, sink);
    }
    for listener in &program.listeners {
        check_listener(program, listener, sink);
    }
}

/// Tasks with addresses of their own. Where the instances have none there either, that is reported of the cluster.
fn check_tasks(program: &Program, running: &Running, sink: &mut Sink) {
    let workload = &running.workload;
    if !workload.has_addresses() || !launch::is_known(program, running) {
        return;
    }
    let Some(cluster) = program.cluster(workload.cluster) else { return };
    let Some(name) = program.get(running.id).map(Declared::reference) else { return };
    let own = cluster.created().filter(|cluster| cluster.block.has_instances());
    let of_cluster = own.and_then(|cluster| cluster.block.subnets.known());
    let Some(network) = cluster.network() else {
        match program.foreign(cluster.id()).and_then(|foreign| Some((foreign, foreign.network()?))) {
            Some((foreign, (offer, facts))) => {
                if workload.subnets.known() == Some(&SubnetTier::Data) && !facts.data {
                    let place = workload.subnets.written().unwrap_or(running.head);
                    sink.push(no_data_subnets(place, &name, &foreign_without_data(foreign, offer)));
                }
            }
            None => {
                let place = (&*cluster.reference(), cluster.head());
                sink.push(network_not_known(workload.cluster.span, &name, place));
            }
        }
        return;
    };
    if let Some(tier) = workload.subnets.known().filter(|tier| Some(*tier) != of_cluster) {
        let place = workload.subnets.written().unwrap_or(running.head);
        stands_in(program, network, *tier, &name, Some(place), sink);
    }
}

fn check_network(network: &Declared<ExistingNetwork>, sink: &mut Sink) {
    let ExistingNetwork { stack, zones, exports, vpc, public_subnets, private_subnets, .. } = &network.block;
    let ids = [
        ("vpc", vpc.as_ref().map(Value::span)),
        ("public_subnets", public_subnets.as_ref().map(|subnets| subnets.span)),
        ("private_subnets", private_subnets.as_ref().map(|subnets| subnets.span)),
    ];
    // By ids. Everything about exports is about the other form.
    let Some(stack) = stack else {
        if vpc.is_none() {
            sink.push(network_unnamed(network.head, &network.name.value));
            return;
        }
        if exports.written {
            let help = "remove `exports`";
            sink.push(no_effect(exports.span, "exports", "the network is given by its ids", ids[0].1, help));
        }
        zones_agree(network, sink);
        return;
    };
    let Exports { vpc, public_subnets, private_subnets } = &exports.block;
    for (attribute, export) in
        [("vpc", vpc), ("public_subnets", public_subnets), ("private_subnets", private_subnets)]
    {
        if export.known().is_some_and(String::is_empty) {
            sink.push(empty_export(export.span, attribute));
        }
    }
    if let Some((attribute, Some(span))) = ids.into_iter().find(|(_, span)| span.is_some()) {
        sink.push(network_named_twice(span, attribute, stack.span()));
        return;
    }
    // The stack exports one list of subnets, and a template cannot count the elements of an import: mount targets, one for each
    // zone, need the number.
    if zones.is_none() {
        sink.push(zones_missing(network.head, &network.name.value, stack.span()));
    }
}

/// Each tier has one subnet in each zone.
fn zones_agree(network: &Declared<ExistingNetwork>, sink: &mut Sink) {
    let ExistingNetwork { zones, public_subnets, private_subnets, .. } = &network.block;
    let count = |n: usize, tier: &str| format!("{n} {tier} subnet{}", if n == 1 { "" } else { "s" });
    let lists = [("private", private_subnets), ("public", public_subnets)];
    let lists: Vec<_> = lists
        .iter()
        .filter_map(|(tier, list)| list.as_ref().map(|list| (list, *tier)))
        // What is wrong with the list is reported; it may have any number.
        .filter(|(list, _)| list.state != State::Unknown)
        .map(|(list, tier)| (list.items.len(), list.span, tier))
        .collect();
    // zones = 3 beside two subnets: the number of subnets is certain, so the fix changes the other number.
    if let Some((zones, (n, span, tier))) = zones.as_ref().zip(lists.first())
        && let Some(&said) = zones.known()
        && usize::try_from(said) != Ok(*n)
    {
        let what = format!("{said} zone{}", if said == 1 { "" } else { "s" });
        sink.push(zones_disagree(
            zones.span,
            &what,
            &count(*n, tier),
            *span,
            zones.is_written().then_some(*n),
        ));
        return;
    }
    if let [(a, a_span, a_tier), (b, b_span, b_tier)] = lists.as_slice()
        && a != b
    {
        sink.push(zones_disagree(*b_span, &count(*b, b_tier), &count(*a, a_tier), *a_span, None));
    }
}

/// Checks that there are subnets of the tier that a block uses; gives whether there are. `place` is the span of its choice.
fn stands_in(
    program: &Program,
    reference: Ref<Network>,
    tier: SubnetTier,
    user: &str,
    place: Option<Span>,
    sink: &mut Sink,
) -> bool {
    let Some(network) = program.network(reference) else { return false };
    let span = place.unwrap_or(reference.span);
    let network = match network {
        NetworkRef::Existing(network) if tier != SubnetTier::Data => network,
        NetworkRef::Existing(network) if has_data(program, network) => return true,
        NetworkRef::Created(network) if tier != SubnetTier::Data || network.block.data.value => return true,
        _ => {
            let foreign = program.foreign(network.id()).and_then(|it| Some((it, it.network()?)));
            let without = foreign.map(|(foreign, (offer, _))| foreign_without_data(foreign, offer));
            sink.push(no_data_subnets(span, user, &without.unwrap_or_else(|| without_data(network))));
            return false;
        }
    };
    match subnets(&network.block, tier) {
        None => true,
        Some(Some(list)) if !list.items.is_empty() || list.state == State::Unknown => true,
        Some(_) => {
            sink.push(missing_subnets(span, user, tier.word(), &network.name.value, network.head));
            false
        }
    }
}

/// Whether the manifest of a network says that it has data subnets.
fn has_data(program: &Program, network: &Declared<ExistingNetwork>) -> bool {
    program.foreign(network.id).and_then(Foreign::network).is_some_and(|(_, facts)| facts.data)
}

/// A network of another program without data subnets, as its manifest says.
fn foreign_without_data<'a>(foreign: &'a Foreign, offer: &Offer) -> Without<'a> {
    Without {
        network: foreign.named(&format!("network.{}", offer.name)).into(),
        head: foreign.span,
        owner: Owner::Manifest,
        edit: None,
    }
}

/// A network without data subnets, and what adds them.
fn without_data(network: NetworkRef) -> Without {
    let edit = match network {
        NetworkRef::Existing(_) => None,
        NetworkRef::Created(network) => switched_on(network, &network.block.data, "\n  data = true"),
    };
    let owner = match network {
        NetworkRef::Existing(_) => Owner::Unknown,
        NetworkRef::Created(_) => Owner::Program,
    };
    Without {
        network: format!("network.{}", network.indexed_name()).into(),
        head: network.head(),
        owner,
        edit,
    }
}

/// What sets an attribute of a created network to `true`: its value, or a line after that of `cidr`.
fn switched_on(
    network: &Declared<Network>,
    attribute: &Const<bool>,
    line: &'static str,
) -> Option<(Span, &'static str)> {
    match attribute.written() {
        Some(written) => Some((written, "true")),
        None => network.block.cidr.written().map(|cidr| (cidr.after(), line)),
    }
}

/// The subnets of a created network have IPv6 addresses if it says so. Of an existing one only its owner knows.
fn has_ipv6(network: NetworkRef, listener: &Declared<Listener>, sink: &mut Sink) {
    let (NetworkRef::Created(network), ipv6) = (network, &listener.block.ipv6) else { return };
    if ipv6.known() == Some(&true) && network.block.ipv6.known() == Some(&false) {
        let edit = switched_on(network, &network.block.ipv6, "\n  ipv6 = true");
        let place = (network.reference(), network.head);
        sink.push(network_without_ipv6(ipv6.span(), &listener.reference(), (&place.0, place.1), edit));
    }
}

/// A load balancer needs subnets in at least two zones, with IPv6 where it has it.
fn check_listener(program: &Program, listener: &Declared<Listener>, sink: &mut Sink) {
    let Some(cluster) = program.own_cluster(listener.block.cluster) else { return };
    if let Some(network) = program.network(cluster.block.network) {
        has_ipv6(network, listener, sink);
    }
    let scheme = &listener.block.scheme;
    let tiers: &[SubnetTier] = match scheme.known() {
        Some(Scheme::InternetFacing) => &[SubnetTier::Public],
        Some(Scheme::Internal) => &[SubnetTier::Private],
        // The deployment chooses, so both must be possible.
        None if scheme.is_deploy() => &[SubnetTier::Public, SubnetTier::Private],
        None => &[],
    };
    let user = format!("listener.{}", listener.name.value);
    for &tier in tiers {
        let place = scheme.written().unwrap_or(listener.head);
        if !stands_in(program, cluster.block.network, tier, &user, Some(place), sink) {
            return;
        }
        // None at all has been reported as missing subnets, and a created network has two zones at least.
        if let Some(NetworkRef::Existing(network)) = program.network(cluster.block.network)
            && let Some((1, span)) = zones(network, tier)
        {
            sink.push(too_few_zones(listener.head, &listener.name.value, &network.name.value, span));
            return;
        }
    }
}
