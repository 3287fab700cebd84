//! Resources that the program writes itself, in the stacks in which they are: their names, and what must exist before them.

use std::collections::HashMap;

use super::logical_ids::{is_logical_id, taken_in};
use super::overrides::dependencies;
use crate::cfn;
use crate::cfn::naming::pascal_case;
use crate::diagnostics::catalog::names::logical_id_taken::logical_id_taken;
use crate::diagnostics::catalog::names::name_taken::name_taken;
use crate::diagnostics::catalog::values::bad_logical_id::bad_logical_id;
use crate::diagnostics::{Diagnostic, Sink};
use crate::ir::kinds::Resource;
use crate::ir::{Declared, Program};

/// Reports resources whose name the stack of another block has already, and ids that it does not have.
pub(super) fn check(program: &Program, stacks: &[cfn::Stack], sink: &mut Sink) {
    if program.resources.is_empty() {
        return;
    }
    let mut places = HashMap::new();
    for stack in stacks {
        for (id, resource) in &stack.template.resources {
            if let Some(head) = resource.origin {
                places.insert((head, resource.copy), (stack, id.as_str()));
            }
        }
    }
    for resource in &program.resources {
        if let Some((stack, id)) = places.get(&(resource.head, resource.id.copy_index())) {
            let is_param = |id: &str| program.params.iter().any(|param| param.logical_id == id);
            one(resource, stack, id, &is_param, sink);
        }
    }
}

fn one(
    resource: &Declared<Resource>,
    stack: &cfn::Stack,
    id: &str,
    is_param: &dyn Fn(&str) -> bool,
    sink: &mut Sink,
) {
    // A param that has the name of a resource is reported with the others.
    if let Some(wrong) = wrong_id(resource, stack, id).filter(|_| !is_param(id)) {
        sink.push(wrong);
    } else if let Some(taken) = export_taken(resource, stack) {
        sink.push(taken_by_name(resource, taken, stack));
    } else {
        dependencies(&resource.block.depends_on, id, stack, sink);
    }
}

/// What is wrong with the logical id of a resource, which is now called `id`.
fn wrong_id(resource: &Declared<Resource>, stack: &cfn::Stack, id: &str) -> Option<Diagnostic> {
    let Some(given) = &resource.block.logical_id else {
        let own = pascal_case(&resource.deployed_name());
        return (id != own).then(|| taken_by_name(resource, &own, stack));
    };
    let wanted = given.known()?;
    if !is_logical_id(wanted) {
        return Some(bad_logical_id(given.span, wanted));
    }
    // Lowering gives one whose name is taken another one, unless a parameter has it.
    let is_own = |_: &cfn::Resource| id == wanted;
    taken_in(stack, wanted, is_own).map(|taken| logical_id_taken(given.span, wanted, &stack.name, taken))
}

fn taken_by_name(resource: &Declared<Resource>, taken: &str, stack: &cfn::Stack) -> Diagnostic {
    name_taken(resource.name.span, "resource", &resource.name.value, taken, &stack.name)
}

/// The name of an export of the resource that another output of the stack has.
fn export_taken<'a>(resource: &Declared<Resource>, stack: &'a cfn::Stack) -> Option<&'a str> {
    let outputs = || stack.template.outputs.iter();
    let own = outputs().filter(|(_, output)| output.value.origin == Some(resource.head));
    // Lowering gives an output that cannot have its name another one, and leaves the name of the export.
    let mut renamed = own.filter(|(id, output)| output.export.as_ref() != Some(*id));
    renamed.find_map(|(_, output)| output.export.as_deref())
}
