//! What a program becomes, as one text.

use super::Analysis;
use crate::diagnostics::Severity;
use crate::emit;

/// The templates of a program in the order of their deployment, as `ecsc build --stdout` prints them.
///
/// # Errors
/// How many errors the program has.
pub fn template(analysis: &Analysis) -> Result<String, usize> {
    let lowered = analysis.lowered();
    let errors = lowered.diagnostics.iter().filter(|it| it.severity() == Severity::Error).count();
    if errors > 0 {
        return Err(errors);
    }
    let project = &analysis.program().name;
    let output = emit::emit(&lowered.stacks, project, analysis.sources(), analysis.format());
    Ok(emit::all(&output.templates, analysis.format()))
}
