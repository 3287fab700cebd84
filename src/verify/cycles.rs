//! Resources of one stack that wait for each other, which CloudFormation refuses: found where the references are known, in the template.

use crate::cfn::{self, Resource};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::types::resource_cycle::resource_cycle;
use crate::graph;
use crate::source::Span;

/// Reports the first cycle of a stack.
pub(super) fn check(stack: &cfn::Stack, sink: &mut Sink) {
    let resources = &stack.template.resources;
    let Some(cycle) = graph::cycles(&needs(stack)).into_iter().next() else { return };
    let cycle: Vec<_> = cycle.into_iter().filter_map(|at| resources.get_index(at)).collect();
    let place = cycle
        .iter()
        .zip(cycle.iter().cycle().skip(1))
        // Of all references of a cycle, one that was written in the program is shown: that is where
        // it can be broken.
        .find_map(|((_, resource), (target, _))| place_of(resource, target));
    let owner = cycle.first().and_then(|(_, resource)| resource.origin);
    let names: Vec<&str> = cycle.iter().map(|(id, _)| id.as_str()).collect();
    sink.push(resource_cycle(place.or(owner).unwrap_or(stack.origin), &stack.name, &names));
}

/// What each resource needs, all of them by their index.
fn needs(stack: &cfn::Stack) -> Vec<Vec<usize>> {
    let cfn::Template { resources, parameters, .. } = &stack.template;
    let needs_of = |resource: &Resource| {
        let mut needs = Vec::new();
        needed_by(resource, &mut |name, _| {
            // A resource with the name of a parameter is reported, and what refers to either means the parameter.
            if !parameters.contains_key(name) {
                needs.extend(resources.get_index_of(name));
            }
        });
        needs
    };
    resources.values().map(needs_of).collect()
}

/// Where the source says that a resource needs another.
fn place_of(resource: &Resource, target: &str) -> Option<Span> {
    let mut place = None;
    needed_by(resource, &mut |name, origin| place = place.or(origin.filter(|_| name == target)));
    place
}

/// Calls `visit` with each name that a resource needs, and with the place of the attribute that says so.
fn needed_by<'a>(resource: &'a Resource, visit: &mut impl FnMut(&'a str, Option<Span>)) {
    for property in resource.properties.values() {
        property.value.names(&mut |name| visit(name, property.origin));
    }
    let others = resource.metadata.values().chain(&resource.creation_policy).chain(&resource.update_policy);
    others.for_each(|value| value.names(&mut |name| visit(name, None)));
    resource.depends_on.iter().for_each(|name| visit(name, None));
}
