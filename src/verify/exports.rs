//! Names of exports: each once in a stack.

use std::collections::HashMap;

use crate::cfn;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::names::duplicate_export::{First, duplicate_export};
use crate::ir::{Output, Program};
use crate::source::Span;

/// Reports exports that have the name of another one of the same stack.
pub(super) fn check(program: &Program, stacks: &[cfn::Stack], sink: &mut Sink) {
    // Those of the compiler's are all different.
    if program.outputs.iter().all(|output| output.export.is_none()) {
        return;
    }
    let by_value: HashMap<Span, &Output> =
        program.outputs.iter().map(|output| (output.value.span, output)).collect();
    for stack in stacks {
        check_stack(stack, &by_value, sink);
    }
}

fn check_stack(stack: &cfn::Stack, declared: &HashMap<Span, &Output>, sink: &mut Sink) {
    let mut first: HashMap<&str, (&str, Option<&Output>)> = HashMap::new();
    for (id, output) in &stack.template.outputs {
        let Some(export) = output.export.as_deref() else { continue };
        let written = output.value.origin.and_then(|at| declared.get(&at)).copied();
        // One whose own name is taken is reported already.
        if written.is_some_and(|written| written.logical_id != *id) {
            continue;
        }
        let Some((other, before)) = first.insert(export, (id, written)) else { continue };
        let Some(at) = written.and_then(|written| written.export.as_ref()) else { continue };
        let before = match before {
            Some(before) => First::Written(before.export.as_ref().map_or(before.name.span, |at| at.span)),
            None => First::Made { id: other, stack: &stack.name, head: stack.origin },
        };
        sink.push(duplicate_export(at.span, export, before));
    }
}
