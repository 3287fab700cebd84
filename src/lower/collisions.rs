//! Names of the program that a template already has for something of the compiler's.

use crate::cfn;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::names::name_taken::name_taken;
use crate::ir::Program;

/// Reports params and outputs whose name in CloudFormation is taken. Which names are, only lowering knows.
pub fn report_collisions(program: &Program, stacks: &[cfn::Stack], sink: &mut Sink) {
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
    for output in &program.outputs {
        let origin = Some(output.value.span);
        let taken = stacks.iter().find(|stack| {
            stack
                .template
                .outputs
                .iter()
                .any(|(id, other)| other.value.origin == origin && *id != output.logical_id)
        });
        if let Some(stack) = taken {
            sink.push(name_taken(
                output.name.span,
                "output",
                &output.name.value,
                &output.logical_id,
                &stack.name,
            ));
        }
    }
}
