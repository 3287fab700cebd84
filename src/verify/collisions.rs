//! Names of the program that a template already has for something of the compiler's.

use std::collections::HashMap;

use crate::cfn::{self, naming::pascal_case};
use crate::diagnostics::catalog::names::name_taken::{exported_already, name_taken, output_taken};
use crate::diagnostics::{Diagnostic, Sink};
use crate::ir::{Output, Program};
use crate::source::Span;

/// Reports params and outputs whose name in CloudFormation is taken. Which names are, only lowering knows.
pub(super) fn check(program: &Program, stacks: &[cfn::Stack], sink: &mut Sink) {
    for param in &program.params {
        let id = &param.logical_id;
        let taken = stacks.iter().find(|stack| match stack.template.parameters.get(id) {
            // One override file serves all stacks: a parameter of the compiler's own would get this one's value.
            Some(parameter) => {
                parameter.origin != Some(param.span) || stack.template.resources.contains_key(id)
            }
            None => false,
        });
        if let Some(stack) = taken {
            sink.push(name_taken(param.name.span, "param", &param.name.value, id, &stack.name));
        }
    }
    let mut by_origin: HashMap<Span, Vec<(&String, &cfn::Stack)>> = HashMap::new();
    for stack in stacks.iter().filter(|_| !program.outputs.is_empty()) {
        for (id, output) in &stack.template.outputs {
            output.value.origin.into_iter().for_each(|at| by_origin.entry(at).or_default().push((id, stack)));
        }
    }
    for output in &program.outputs {
        let mut places = by_origin.get(&output.value.span).into_iter().flatten();
        if let Some((id, stack)) = places.find(|(id, _)| **id != output.logical_id) {
            sink.push(taken(program, output, id, stack));
        }
    }
}

/// An output that stands under the name `id` in its stack, because its own is taken there.
fn taken(program: &Program, output: &Output, id: &str, stack: &cfn::Stack) -> Diagnostic {
    let outputs = &stack.template.outputs;
    let (name, logical_id) = (&output.name.value, &output.logical_id);
    let is_free = |name: &str| {
        !outputs.contains_key(&pascal_case(name))
            && program.outputs.iter().all(|other| other.name.value != name)
    };
    let mut free = format!("own_{name}");
    while !is_free(&free) {
        free = format!("own_{free}");
    }
    let value = |id: &str| outputs.get(id).map(|output| (&output.value.value, &output.condition));
    let diagnostic = if value(id) == value(logical_id) { exported_already } else { output_taken };
    diagnostic(output.name.span, name, logical_id, &stack.name, &free)
}
