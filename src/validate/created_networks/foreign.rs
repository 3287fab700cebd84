//! Networks of other programs, as far as a manifest says what they have: a way to every service that is used.

use std::collections::BTreeMap;

use super::{User, lacking, needed_by, tasks};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::missing_endpoints::{Cut, missing_endpoints};
use crate::emit::NetworkFacts;
use crate::ir::{BlockId, Const, Foreign, Program, Running};
use crate::language::Enumeration;
use crate::language::kinds::{Nat, SubnetTier};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    // By the block that has the manifest: the network, or the cluster that is in it.
    let mut users: BTreeMap<BlockId, Vec<User>> = BTreeMap::new();
    for cluster in program.clusters.iter().filter(|cluster| cluster.block.has_instances()) {
        let block = &cluster.block;
        if let Some(id) = block.network.id.filter(|id| is_cut_off(program, *id, &block.subnets)) {
            let user = (block.network.span, cluster.reference(), needed_by(program, cluster));
            users.entry(id).or_default().push(user);
        }
    }
    let mut cut_off: BTreeMap<BlockId, Vec<Running>> = BTreeMap::new();
    for running in program.workloads().filter(|running| running.workload.is_on_fargate()) {
        let Some(cluster) = program.cluster_of(&running) else { continue };
        let id = cluster.network().map_or(Some(cluster.id()), |network| network.id);
        let Some(id) = id.filter(|id| is_cut_off(program, *id, running.workload.subnets)) else { continue };
        if let Some(block) = program.get(running.id) {
            let needed = tasks::needed_by(&running.workload);
            users.entry(id).or_default().push((running.workload.cluster.span, block.reference(), needed));
        }
        cut_off.entry(id).or_default().push(running);
    }
    for (id, users) in users {
        let Some((foreign, facts, name)) = network(program, id) else { continue };
        let has = |endpoint: &str| facts.endpoints.iter().any(|known| known == endpoint);
        let (users, missing) = lacking(users.into_iter(), |endpoint| has(endpoint.word()));
        if !missing.is_empty() {
            let owner = Some(foreign.project.as_str());
            let cut = Cut { place: foreign.span, network: &name, users, owner, edit: None };
            sink.push(missing_endpoints(cut, &missing));
        }
        let tasks = cut_off.remove(&id).unwrap_or_default();
        tasks::registries(tasks.into_iter(), (&name, foreign.span), sink);
    }
}

/// The network of another program that a block is, or in which it is, and what messages call it.
fn network(program: &Program, id: BlockId) -> Option<(&Foreign, &NetworkFacts, String)> {
    let foreign = program.foreign(id)?;
    let (offer, facts) = foreign.network()?;
    Some((foreign, facts, format!("network.{} of {}", offer.name, foreign.project)))
}

/// Whether what runs in some subnets cannot reach the internet.
fn is_cut_off(program: &Program, id: BlockId, subnets: &Const<SubnetTier>) -> bool {
    let Some((_, facts, _)) = network(program, id) else { return false };
    match subnets.known() {
        Some(SubnetTier::Private) => facts.nat == Nat::None.word(),
        Some(SubnetTier::Data) => facts.data,
        Some(SubnetTier::Public) | None => false,
    }
}
