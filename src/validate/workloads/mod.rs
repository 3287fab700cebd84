//! Workloads: what runs, and where it fits and ends in time.

mod capacity;
mod containers;
mod fit;
mod images;
mod interruption;

use crate::diagnostics::Sink;
use crate::ir::Program;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for running in program.workloads() {
        images::check(&running.workload, sink);
        containers::check(&running.workload, sink);
        fit::check(program, &running, sink);
        interruption::check(program, &running, sink);
    }
    capacity::check(program, sink);
}
