//! Resources of one stack that wait for each other, which CloudFormation refuses: found where the references are known, in the template.

use indexmap::{IndexMap, IndexSet};

use super::unused::names_in;
use crate::cfn::{self, Resource};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::types::resource_cycle::resource_cycle;
use crate::text::Span;

/// What each resource needs, with the place in the source that says so.
type Needs<'a> = IndexMap<&'a str, IndexMap<String, Option<Span>>>;

/// Reports the first circle of each stack.
pub fn report_circles(stacks: &[cfn::Stack], sink: &mut Sink) {
    for stack in stacks {
        let resources = &stack.template.resources;
        let needs: Needs = resources.iter().map(|(id, resource)| (id.as_str(), needs_of(resource))).collect();
        if let Some(circle) = circle(&needs) {
            let place = circle
                .iter()
                .zip(circle.iter().cycle().skip(1))
                .find_map(|(from, to)| *needs.get(from)?.get(*to)?);
            let owner = circle.first().and_then(|id| resources.get(*id)).and_then(|resource| resource.origin);
            sink.push(resource_cycle(place.or(owner).unwrap_or(stack.origin), &stack.name, &circle));
        }
    }
}

fn needs_of(resource: &Resource) -> IndexMap<String, Option<Span>> {
    let mut needs: IndexMap<String, Option<Span>> = IndexMap::new();
    let mut add = |name: &str, origin: Option<Span>| {
        let place = needs.entry(name.to_owned()).or_default();
        *place = place.or(origin);
    };
    for property in resource.properties.values() {
        names_in(&property.value, &mut |name| add(name, property.origin));
    }
    let others = resource.metadata.values().chain(&resource.creation_policy).chain(&resource.update_policy);
    others.for_each(|value| names_in(value, &mut |name| add(name, None)));
    resource.depends_on.iter().for_each(|name| add(name, None));
    needs
}

/// A way from a resource back to itself, depth first without recursion.
fn circle<'a>(needs: &'a Needs<'a>) -> Option<Vec<&'a str>> {
    let mut done: IndexSet<&str> = IndexSet::new();
    for start in needs.keys() {
        let mut way: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((at, next)) = way.last_mut() {
            let step = needs.get(*at).and_then(|targets| targets.get_index(*next));
            *next += 1;
            let Some((target, _)) = step else {
                done.insert(at);
                way.pop();
                continue;
            };
            let Some((target, _)) = needs.get_key_value(target.as_str()) else { continue };
            if let Some(begin) = way.iter().position(|(id, _)| id == target) {
                return Some(way.iter().skip(begin).map(|(id, _)| *id).collect());
            }
            if !done.contains(target) {
                way.push((target, 0));
            }
        }
    }
    None
}
