//! What only finished templates show: names that are taken, cycles of resources, budgets, quotas.
//!
//! A mistake in a template of which no earlier pass can know is found here, and is reported where the source says it.

mod budget;
mod causes;
mod collisions;
mod copies;
mod cycles;
mod exports;
mod logical_ids;
mod outputs;
mod overrides;
mod quotas;
mod resources;

pub use causes::without_cause;

use crate::cfn;
use crate::diagnostics::{Diagnostic, Sink};
use crate::ir::Program;
use crate::parallel;

/// How many stacks are worth a thread.
const MIN_PARALLEL: usize = 16;

/// Verifies the stacks of a program. `write` makes of each what is to be kept, and says how many bytes its template has: it is called
/// here so that all that looks at a template by itself does so at once, while it is at hand.
pub fn verify<W: Send>(
    program: &Program,
    stacks: &[cfn::Stack],
    sink: &mut Sink,
    write: impl Fn(&cfn::Stack) -> (W, usize) + Sync,
) -> Vec<W> {
    collisions::check(program, stacks, sink);
    exports::check(program, stacks, sink);
    outputs::check(program, stacks, sink);
    resources::check(program, stacks, sink);
    overrides::check(program, stacks, sink);
    logical_ids::check(program, stacks, sink);
    let verified = parallel::map(stacks, MIN_PARALLEL, |stack| {
        let mut sink = Sink::default();
        debug_assert_eq!(without_cause(&stack.template), Vec::<String>::new(), "in {}", stack.name);
        cycles::check(stack, &mut sink);
        let (kept, bytes) = write(stack);
        budget::check(stack, bytes, &mut sink);
        quotas::check(stack, &mut sink);
        (kept, sink.into_found())
    });
    let mut all_kept = Vec::with_capacity(stacks.len());
    let mut told: Vec<Diagnostic> = Vec::new();
    for (kept, diagnostics) in verified {
        all_kept.push(kept);
        // What is in several templates, such as a param, is wrong once.
        for diagnostic in diagnostics {
            if !told.contains(&diagnostic) {
                told.push(diagnostic.clone());
                sink.push(diagnostic);
            }
        }
    }
    all_kept
}
