//! Networks of other programs, as far as a manifest says what they have: a way to every service that is used, and room.

use super::created_networks::{Outbound, is_cut_off, lacking, own_uses, tasks, users, uses};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::missing_endpoints::{Cut, missing_endpoints};
use crate::diagnostics::catalog::platform::no_room::{self, No};
use crate::emit::NetworkFacts;
use crate::ir::{BlockId, Const, Foreign, Program};
use crate::language::Enumeration;
use crate::language::kinds::{Endpoint, Nat, SubnetTier};
use crate::plan::addresses::Addresses;
use crate::types::Cidr;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    // The block that has the manifest: the network, or the cluster that is in it.
    let networks = program.existing_networks.iter().map(|network| network.id);
    for id in networks.chain(program.existing_clusters.iter().map(|cluster| cluster.id)) {
        if let Some(foreign) = program.foreign(id)
            && let Some((offer, facts)) = foreign.network()
        {
            let name = foreign.named(&format!("network.{}", offer.name));
            outbound_services(program, id, (foreign, facts, &name), sink);
            room(program, id, (foreign, facts, &name), sink);
        }
    }
}

fn outbound_services(
    program: &Program,
    id: BlockId,
    (foreign, facts, name): (&Foreign, &NetworkFacts, &str),
    sink: &mut Sink,
) {
    let outbound = Outbound { without_nat: facts.nat == Nat::None.word(), has_data: facts.data };
    let is_cut_off = |subnets: &Const<SubnetTier>| is_cut_off(subnets, outbound);
    let has = |endpoint: Endpoint| facts.endpoints.iter().any(|known| known == endpoint.word());
    let (users, missing) = lacking(users(program, id, is_cut_off), has);
    if !missing.is_empty() {
        let owner = Some(foreign.project.as_str());
        let cut = Cut { place: foreign.span, network: name, users, owner, edit: None };
        sink.push(missing_endpoints(cut, &missing));
    }
    let place = (name, foreign.span);
    tasks::registries(program, id, is_cut_off, place, sink);
    tasks::log_hosts(program, id, is_cut_off, place, None, sink);
}

/// What this program has in the subnets fits beside what the network itself has there.
fn room(
    program: &Program,
    id: BlockId,
    (foreign, facts, name): (&Foreign, &NetworkFacts, &str),
    sink: &mut Sink,
) {
    let Some(addresses) = Addresses::cut(&Cidr(facts.cidr.clone())) else { return };
    let Ok(zones) = usize::try_from(facts.zones) else { return };
    let data = facts.data.then_some(SubnetTier::Data);
    for tier in [SubnetTier::Public, SubnetTier::Private].into_iter().chain(data) {
        let mut uses = uses(program, id, tier, zones);
        if uses.is_empty() {
            continue;
        }
        let endpoints = facts.endpoints.iter().filter_map(|word| Endpoint::parse(word));
        uses.extend(Nat::parse(&facts.nat).and_then(|nat| own_uses(nat, endpoints, tier, zones)));
        let needed = uses.iter().map(|one| one.addresses).sum();
        let there = addresses.usable(tier) * zones;
        if needed > there {
            let no = No { network: name, tier: tier.word(), there, needed };
            sink.push(no_room::of_another_program(foreign.span, no, &uses));
        }
    }
}
