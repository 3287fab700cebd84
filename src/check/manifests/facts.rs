//! The facts of a manifest as the values that a program would write by hand, at the place of the manifest.

use crate::emit::{ClusterFacts, Facts, InstanceFacts, ListenerFacts, Offer, VolumeFacts};
use crate::ir::kinds::{Architecture, ContainerInsights, HttpsListener, LaunchType};
use crate::ir::{Expr, ExprKind, Foreign, Type};
use crate::language::{Enumeration, RawBlock, RawNested};
use crate::resolve::identifier_fix;
use crate::source::Span;
use crate::types::{Duration, Reflect, Size};

/// Why an offer cannot be one that a compiler wrote, if it cannot. What becomes part of a template must be what it says.
pub(super) fn fault(offer: &Offer) -> Option<String> {
    if Type::StackName.check_shape(&offer.stack).is_err() {
        return Some(format!("`{}` is not the name of a stack", offer.stack));
    }
    let names = match &offer.facts {
        Facts::Listener(facts) => [Some(&offer.name), facts.exported_as.as_ref()],
        _ => [Some(&offer.name), None],
    };
    let wrong = names.into_iter().flatten().find(|name| identifier_fix(name).is_some());
    wrong.map(|name| format!("`{name}` is not the name of a block"))
}

/// Adds what a manifest says of a block to what the program says of it, which is only the name of its stack.
pub(super) fn fill(raw: &mut RawBlock, foreign: &Foreign) {
    let span = foreign.span;
    raw.attributes
        .entry("stack")
        .or_insert_with(|| Expr::new(ExprKind::Text(foreign.offer.stack.clone()), Type::StackName, span));
    let mut to = Filled { raw, span };
    match &foreign.offer.facts {
        Facts::Alerts(_) | Facts::Listener(_) => {}
        Facts::Network(facts) => to.int("zones", facts.zones),
        Facts::Volume(VolumeFacts { iam, .. }) => to.set("iam", ExprKind::Bool(*iam), Type::Bool),
        Facts::Cluster(facts) => {
            cluster(&mut to, facts);
            for (name, offer) in &foreign.listeners {
                if let Facts::Listener(facts) = &offer.facts {
                    to.nest("listener", Some(name), |to| listener(to, offer, facts));
                }
            }
        }
    }
}

fn cluster(to: &mut Filled<'_>, facts: &ClusterFacts) {
    let ClusterFacts {
        network: _,
        container_insights,
        fargate,
        instances: of_instances,
        drain_timeout,
        volumes: _,
    } = facts;
    let launch_types = [(LaunchType::Instances, of_instances.is_some()), (LaunchType::Fargate, *fargate)];
    to.words("runs_on", launch_types.into_iter().filter_map(|(ty, is_there)| is_there.then_some(ty)));
    to.word::<ContainerInsights>("container_insights", container_insights.as_deref());
    if let Some(of_instances) = of_instances {
        to.nest("instances", None, |to| instances(to, of_instances));
    }
    if let Some(seconds) = drain_timeout.filter(|seconds| *seconds > 0) {
        to.nest("drain", None, |to| {
            to.set("timeout", ExprKind::Duration(Duration::from_seconds(seconds)), Type::Duration);
        });
    }
}

fn instances(to: &mut Filled<'_>, facts: &InstanceFacts) {
    let InstanceFacts {
        types,
        architecture,
        largest,
        reserved_memory,
        spot,
        stop_timeout: _,
        metadata_hop_limit: _,
        logging_drivers: _,
    } = facts;
    // Of a type that has no form of one nothing is known, and so of all of them.
    let are_types = types.iter().all(|name| Type::InstanceType.check_shape(name).is_ok());
    if !types.is_empty() && are_types {
        let item = |name: &String| Expr::new(ExprKind::Text(name.clone()), Type::InstanceType, to.span);
        let items = types.iter().map(item).collect();
        to.set("types", ExprKind::List(items), Type::list(Type::InstanceType));
    } else {
        to.word::<Architecture>("architecture", architecture.as_deref());
    }
    if let Some(largest) = largest.filter(|largest| (1..=100_000).contains(largest)) {
        to.int("size", largest);
    }
    if let Some(mib) = reserved_memory.and_then(|mib| Size::parse(&format!("{mib}MiB"))) {
        to.set("reserved_memory", ExprKind::Size(mib), Type::Size);
    }
    if let Some(spot) = spot {
        to.set("spot", ExprKind::Bool(*spot), Type::Bool);
    }
}

fn listener(to: &mut Filled<'_>, offer: &Offer, facts: &ListenerFacts) {
    let name = facts.exported_as.as_ref().unwrap_or(&offer.name);
    to.set("listener", ExprKind::Text(name.clone()), Type::String);
    to.word::<HttpsListener>("https", Some(&facts.https));
}

/// A block that is being filled.
struct Filled<'r> {
    raw: &'r mut RawBlock,
    span: Span,
}

impl Filled<'_> {
    fn set(&mut self, name: &'static str, kind: ExprKind, ty: Type) {
        self.raw.attributes.insert(name, Expr::new(kind, ty, self.span));
    }

    fn int(&mut self, name: &'static str, value: i64) {
        self.set(name, ExprKind::Int(value), Type::Int);
    }

    /// An enum value, unless it is one that this compiler does not know.
    fn word<E: Enumeration + Reflect>(&mut self, name: &'static str, word: Option<&str>) {
        if let Some(value) = word.and_then(E::parse) {
            self.set(name, ExprKind::Symbol(value.word().to_owned()), E::ty());
        }
    }

    fn words<E: Enumeration + Reflect>(&mut self, name: &'static str, values: impl Iterator<Item = E>) {
        let item = |value: E| Expr::new(ExprKind::Symbol(value.word().to_owned()), E::ty(), self.span);
        let items = values.map(item).collect();
        self.set(name, ExprKind::List(items), Type::list(E::ty()));
    }

    fn nest(&mut self, name: &'static str, label: Option<&str>, fill: impl FnOnce(&mut Filled<'_>)) {
        let mut block = RawBlock { head: self.span, ..RawBlock::default() };
        fill(&mut Filled { raw: &mut block, span: self.span });
        let label = label.map(|label| Expr::new(ExprKind::Text(label.to_owned()), Type::String, self.span));
        self.raw.blocks.entry(name).or_default().push(RawNested { label, guard: None, block });
    }
}
