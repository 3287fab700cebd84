//! Proofs about scaling. Each assumes those before it: if a container does not fit, nothing is proved about thresholds.

mod cases;
mod containers;
mod fit;
mod flapping;
mod idle;
mod managed;
mod needed;
mod one_per_cluster;
mod play;
mod possible;
mod renamed;
mod size;
mod step;

use crate::diagnostics::{Diagnostic, Sink};
use crate::ir::{Declared, Program};
use crate::language::kinds::Scaling;
use cases::Case;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    one_per_cluster::check(program, sink);
    // What scales no instances is reported.
    let scales = |scaling: &&Declared<Scaling>| {
        program.own_cluster(scaling.block.cluster).is_none_or(|cluster| cluster.block.has_instances())
    };
    for scaling in program.scalings.iter().filter(scales) {
        renamed::check(program, scaling, sink);
        managed::check(scaling, sink);
        let sizes = size::check(program, scaling, sink);
        // ECS knows what waiting tasks reserve: there is no shape, and nothing to prove about thresholds.
        if scaling.block.is_managed() {
            step::check_largest(scaling, sink);
            continue;
        }
        let steps = step::check(scaling, sink);
        let containers = containers::check(scaling, sink);
        if steps && sizes && containers {
            thresholds(program, scaling, sink);
        }
    }
}

/// Reports the first error, in the first case that has it.
fn thresholds(program: &Program, scaling: &Declared<Scaling>, sink: &mut Sink) {
    let cases = cases::cases(program, scaling);
    for case in &cases {
        if case.holdings.iter().any(|holding| holding.least < 1) {
            for misfit in fit::check(case) {
                sink.push(assuming(misfit, case));
            }
            return;
        }
    }
    if let Some(diagnostic) = needed::check(program, scaling) {
        sink.push(diagnostic);
        return;
    }
    // It holds whatever the params are, so it needs no case.
    if let Some(diagnostic) = flapping::reversed(program, scaling) {
        sink.push(diagnostic);
        return;
    }
    for case in &cases {
        // In the order in which they explain: a shortage that is too high by itself also makes the
        // gap to `excess` too small.
        let proofs = [idle::grows, possible::check, flapping::check, idle::stays_above];
        if let Some(diagnostic) = proofs.iter().find_map(|proof| proof(case, scaling)) {
            sink.push(assuming(diagnostic, case));
            return;
        }
    }
}

fn assuming(diagnostic: Diagnostic, case: &Case) -> Diagnostic {
    if case.assumptions.is_empty() {
        return diagnostic;
    }
    diagnostic.note(format!("this applies if {}", case.assumptions.join(" and ")))
}
