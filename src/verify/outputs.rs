//! Outputs that no stack has.

use crate::cfn;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::output_without_stack::output_without_stack;
use crate::ir::Program;

/// Reports the first output of a program that has no stack.
pub(super) fn check(program: &Program, stacks: &[cfn::Stack], sink: &mut Sink) {
    if let Some(output) = program.outputs.first()
        && stacks.is_empty()
        // With an error the stack may be missing because of that.
        && !sink.has_errors()
    {
        sink.push(output_without_stack(output.name.span, &output.name.value));
    }
}
