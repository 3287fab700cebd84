//! `logical_ids`: resources get the names under which they are deployed already, wherever the template names them.

use std::collections::{HashMap, HashSet};

use crate::cfn::{Resource, Template};
use crate::ir::Declared;
use crate::language::AnyBlock;

/// Gives the resources of these blocks their deployed names. A name that another resource or a parameter has is not given, by which
/// `verify` sees that it is taken.
pub(super) fn apply(template: &mut Template, blocks: &[&Declared<dyn AnyBlock>]) {
    let given = given(template, blocks);
    if given.is_empty() {
        return;
    }
    let resources = std::mem::take(&mut template.resources);
    template.resources = resources
        .into_iter()
        .map(|(id, resource)| match given.get(&id) {
            Some(deployed) => (deployed.clone(), Resource { generated_id: Some(id), ..resource }),
            None => (id, resource),
        })
        .collect();
    template.rename(&|id| given.get(id).map(String::as_str));
}

/// The new names by those that the compiler gave, without those that are taken.
fn given(template: &Template, blocks: &[&Declared<dyn AnyBlock>]) -> HashMap<String, String> {
    let mut given: HashMap<String, String> = HashMap::new();
    for block in blocks {
        for id in block.block.logical_ids() {
            let made = template.resources.get(&id.generated.value);
            if made.is_some_and(|resource| resource.is_of(block.span, block.id.copy_index())) {
                given.insert(id.generated.value.clone(), id.deployed.value.clone());
            }
        }
    }
    // A name is free if it becomes free: two resources may exchange theirs.
    let mut taken: HashSet<&str> = template.parameters.keys().map(String::as_str).collect();
    taken.extend(template.resources.keys().map(String::as_str).filter(|id| !given.contains_key(*id)));
    let mut refused = Vec::new();
    for id in template.resources.keys() {
        if let Some(deployed) = given.get(id)
            && !taken.insert(deployed)
        {
            refused.push(id.clone());
        }
    }
    // One that keeps its name may be in the way of another. That is an error in any case, so nothing is renamed then.
    if refused.is_empty() { given } else { HashMap::new() }
}
