//! Resources that the program writes itself, in the stacks in which they are: their names, and what must exist before them.

use std::collections::HashMap;

use super::overrides::dependencies;
use crate::cfn;
use crate::cfn::naming::pascal_case;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::names::name_taken::name_taken;
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
            one(resource, stack, id, sink);
        }
    }
}

fn one(resource: &Declared<Resource>, stack: &cfn::Stack, id: &str, sink: &mut Sink) {
    let own = pascal_case(&resource.full_name());
    let taken = if id == own { export_taken(resource, stack) } else { Some(own.as_str()) };
    if let Some(taken) = taken {
        sink.push(name_taken(resource.name.span, "resource", &resource.name.value, taken, &stack.name));
        return;
    }
    dependencies(&resource.block.depends_on, id, stack, sink);
}

/// The name of an export of the resource that another output of the stack has.
fn export_taken<'a>(resource: &Declared<Resource>, stack: &'a cfn::Stack) -> Option<&'a str> {
    let outputs = || stack.template.outputs.iter();
    let own = outputs().filter(|(_, output)| output.value.origin == Some(resource.head));
    // Lowering gives an output that cannot have its name another one, and leaves the name of the export.
    let mut renamed = own.filter(|(id, output)| output.export.as_ref() != Some(*id));
    renamed.find_map(|(_, output)| output.export.as_deref())
}
