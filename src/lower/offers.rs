//! What a program offers to others: constants of the blocks that `existing` ones of another program stand for.

use std::collections::BTreeMap;

use crate::cfn::{self, Value};
use crate::emit::{
    AlertsFacts, ClusterFacts, Facts, InstanceFacts, ListenerFacts, NetworkFacts, Offer, OfferedNetwork,
    Offers, RuleFacts, VolumeFacts, facts_hash,
};
use crate::ir::kinds::{Cluster, Egress, Listener, Mount, Network, Route, Volume};
use crate::ir::{ClusterRef, Declared, Nested, NetworkRef, Program, Ref, VolumeRef};
use crate::language::{AnyBlock, Enumeration};
use crate::lower::listener::provider;
use crate::plan::{architecture, priorities};
use crate::types::Size;

use super::{Lowering, Scope};
use crate::cfn::naming::pascal_case;

/// The name of the output of a cluster's stack that is the hash of its facts.
const HASH: &str = "Facts";

/// What a program offers, with the exports of its stacks.
pub fn offers(program: &Program, stacks: &[cfn::Stack]) -> Offers {
    let mut offers = Offers::default();
    let mut add = |block: &Declared<dyn AnyBlock>, facts: Facts, facts_hash| {
        let Some(owner) = program.owner(block.id).and_then(|owner| program.get(owner)) else { return };
        let Some(word) = owner.id.kind().stacks().first() else { return };
        let stack = program.stack_name(owner, word);
        let prefix = match facts {
            Facts::Listener(_) => pascal_case(&block.deployed_name()),
            _ => String::new(),
        };
        let exports = exports(stacks, &stack).filter(|export| export.starts_with(&prefix));
        let (name, exports) = (block.full_name().into_owned(), exports.map(str::to_owned).collect());
        offers.blocks.push(Offer { name, stack, exports, facts, facts_hash });
    };
    for block in &program.networks {
        add(block, Facts::Network(network(&block.block)), None);
    }
    for block in &program.alerts {
        add(block, Facts::Alerts(AlertsFacts {}), None);
    }
    for block in &program.volumes {
        add(block, Facts::Volume(volume(&block.block)), None);
    }
    for block in &program.clusters {
        add(block, Facts::Cluster(cluster(program, block)), Some(hash(program, block)));
    }
    for block in &program.listeners {
        add(block, Facts::Listener(listener(program, block)), None);
    }
    offers
}

/// Exports the hash of a cluster's facts, by which a deployment sees whether a service was compiled with others.
pub(super) fn export_hash(ctx: &mut Lowering, scope: &Scope, block: &Declared<Cluster>) {
    let hash = hash(ctx.program, block);
    ctx.export(scope, HASH, "The hash of what other programs are told of the cluster.", Value::from(hash));
}

fn hash(program: &Program, block: &Declared<Cluster>) -> String {
    let listeners: Vec<_> =
        program.listeners_of(block.id).map(|it| (it.full_name(), listener(program, it))).collect();
    let listeners: Vec<_> = listeners.iter().map(|(name, facts)| (&**name, facts)).collect();
    facts_hash(&cluster(program, block), &listeners)
}

fn exports<'s>(stacks: &'s [cfn::Stack], name: &str) -> impl Iterator<Item = &'s str> {
    let stack = stacks.iter().find(|stack| stack.name == name);
    stack.into_iter().flat_map(|stack| stack.template.outputs.values().filter_map(|it| it.export.as_deref()))
}

fn network(network: &Network) -> NetworkFacts {
    NetworkFacts {
        cidr: network.cidr.value.0.clone(),
        zones: network.zones.value,
        nat: network.nat.value.word().to_owned(),
        endpoints: network.endpoints.items.iter().map(|it| it.value.word().to_owned()).collect(),
        data: network.data.value,
        ipv6: network.ipv6.value,
    }
}

fn volume(volume: &Volume) -> VolumeFacts {
    let points = volume.access_point.iter().filter(|point| point.guard.is_none());
    VolumeFacts {
        access_points: points.filter_map(Nested::label_text).map(str::to_owned).collect(),
        iam: volume.iam.value,
        tls: volume.require_tls.value,
    }
}

fn cluster(program: &Program, cluster: &Declared<Cluster>) -> ClusterFacts {
    let any = ClusterRef::Created(cluster);
    let has_instances = cluster.block.has_instances();
    let network = match program.network(cluster.block.network) {
        Some(NetworkRef::Created(network)) => network.id.kind().stacks().first().map(|word| OfferedNetwork {
            name: network.full_name().into_owned(),
            stack: program.stack_name(network, word),
        }),
        _ => None,
    };
    ClusterFacts {
        network,
        container_insights: Some(cluster.block.container_insights.value.word().to_owned()),
        fargate: cluster.block.fargate.is_some(),
        instances: has_instances.then(|| instances(program, cluster)),
        drain_timeout: any.drain_timeout().filter(|_| has_instances),
        volumes: reachable(program, &cluster.block).filter(|_| has_instances),
    }
}

fn instances(program: &Program, cluster: &Declared<Cluster>) -> InstanceFacts {
    let any = ClusterRef::Created(cluster);
    let block = &cluster.block.instances.block;
    let types: Option<Vec<String>> =
        any.instance_types().into_iter().map(|(name, _)| Some(name?.0.clone())).collect();
    let spot = match &block.spot {
        None => Some(false),
        Some(spot) if spot.guard.is_none() => spot.block.on_demand_percent.known().map(|_| any.has_spot()),
        Some(_) => None,
    };
    let drivers = block.agent.block.logging_drivers.iter().flat_map(|drivers| &drivers.value);
    InstanceFacts {
        types: types.unwrap_or_default(),
        architecture: architecture::of_instances(program, cluster).map(|it| it.word().to_owned()),
        largest: program.max_instances(any).map(|(largest, _)| largest),
        reserved_memory: any.reserved_memory().and_then(Size::mib),
        spot,
        stop_timeout: block.stop_timeout.known().map(|timeout| timeout.seconds),
        metadata_hop_limit: Some(if block.container_metadata.value { 2 } else { 1 }),
        logging_drivers: drivers.map(|driver| driver.word().to_owned()).collect(),
    }
}

/// The volumes of the program whose group the instances carry; `None` where they may carry that of another one.
fn reachable(program: &Program, cluster: &Cluster) -> Option<Vec<String>> {
    if !cluster.instances.block.security_groups.items.is_empty() {
        return None;
    }
    let name = |mount: &Nested<Mount>| match program.volume(mount.block.volume) {
        Some(VolumeRef::Created(volume)) => Some(volume.full_name().into_owned()),
        _ => None,
    };
    let mut names: Vec<String> = cluster.mount.iter().map(name).collect::<Option<_>>()?;
    names.sort();
    names.dedup();
    Some(names)
}

fn listener(program: &Program, listener: &Declared<Listener>) -> ListenerFacts {
    let block = &listener.block;
    let cluster = block.cluster.id.and_then(|id| program.get(id));
    let (name, deployed) = (listener.full_name(), listener.deployed_name());
    let http = block.http.iter().filter_map(|http| http.block.port.known());
    let https = block.https.iter().filter_map(|https| https.block.port.known());
    let mut ports: Vec<u16> = http.chain(https).map(|port| port.0).collect();
    ports.sort_unstable();
    ports.dedup();
    ListenerFacts {
        cluster: cluster.map(|cluster| cluster.full_name().into_owned()).unwrap_or_default(),
        exported_as: (name != deployed).then(|| deployed.into_owned()),
        scheme: block.scheme.known().map(|scheme| scheme.word().to_owned()),
        https: block.https_of(None).word().to_owned(),
        labelled: labelled(block),
        providers: reaches_providers(program, listener),
        ports,
        rules: rules(program, listener),
        routes: routes(program, listener),
        further: usize::from(program.checks_agents(listener)),
    }
}

/// Whether its load balancer may connect to something on port 443: it opens the port for a `login`, or the program does.
fn reaches_providers(program: &Program, listener: &Declared<Listener>) -> bool {
    let has_login = provider(program, listener.id).is_some();
    let is_open = |egress: &Nested<Egress>| {
        egress.block.port.known().is_none_or(|port| (port.from..=port.to).contains(&443))
    };
    has_login || listener.block.egress.iter().any(is_open)
}

/// Whether rules are added to an HTTPS listener, by the label of the ports.
fn labelled(listener: &Listener) -> BTreeMap<String, String> {
    let https = |label| listener.https_of(Some(label)).word().to_owned();
    listener.certain_labels().into_iter().map(|label| (label.to_owned(), https(label))).collect()
}

fn rules(program: &Program, listener: &Declared<Listener>) -> Vec<RuleFacts> {
    let reference = Ref::new(Some(listener.id), listener.head);
    let Listener { redirect, respond, .. } = &listener.block;
    let redirects = redirect.iter().map(|it| (it.label_text(), it.block.matched(reference)));
    let responses = respond.iter().map(|it| (it.label_text(), it.block.matched(reference)));
    let rule = |(label, matched): (Option<&str>, Route)| {
        let priority = priorities::of_listener(program, listener, label.unwrap_or_default(), &matched);
        rule(listener.reference(), label, priority, &matched)
    };
    redirects.chain(responses).map(rule).collect()
}

fn routes(program: &Program, listener: &Declared<Listener>) -> Vec<RuleFacts> {
    let all =
        program.services.iter().flat_map(|service| service.block.route.iter().map(move |it| (service, it)));
    let own = all.filter(|(_, route)| route.block.listener.id == Some(listener.id));
    own.map(|(service, route)| {
        let priority = priorities::of(program, service, route);
        rule(service.reference(), route.label_text(), priority, &route.block)
    })
    .collect()
}

fn rule(owner: String, name: Option<&str>, priority: i64, matched: &Route) -> RuleFacts {
    let Route { host, path, method, query, source, header, .. } = matched;
    let hosts = host.items.iter().map(|host| host.known().map(|host| host.0.clone()));
    RuleFacts {
        owner,
        name: name.map(str::to_owned),
        on: matched.port_label().map(str::to_owned),
        priority,
        host: hosts.clone().flatten().collect(),
        other_hosts: hosts.clone().any(|host| host.is_none()),
        path: path.value.iter().map(|path| path.0.clone()).collect(),
        method: method.value.clone(),
        query: query.value.clone(),
        source: source.value.iter().map(|block| block.0.clone()).collect(),
        header: header
            .fields
            .iter()
            .map(|(name, values)| (name.clone(), values.clone()))
            .collect::<BTreeMap<_, _>>(),
    }
}
