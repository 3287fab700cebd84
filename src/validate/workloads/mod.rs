//! Workloads: what runs, and where it fits and ends in time.

mod capacity;
mod containers;
mod fit;
mod images;
mod interruption;
pub(super) mod launch;
mod logging;
mod mounts;
mod network;
mod sidecars;

use crate::diagnostics::Sink;
use crate::ir::{Program, by_id};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for running in program.workloads() {
        images::check(&running.workload, sink);
        containers::check(&running.workload, sink);
        if let Some(block) = program.get(running.id) {
            let service = by_id(&program.services, running.id);
            let main = sidecars::Main {
                name: &block.name.value,
                head: running.head,
                has_check: service.is_some_and(|it| it.block.check.block.command.is_some()),
            };
            sidecars::check(main, &running.workload, sink);
            mounts::check(program, &block.reference(), &running.workload, sink);
        }
        if !launch::check(program, &running, sink) {
            continue;
        }
        logging::check(program, &running, sink);
        network::check(program, &running, sink);
        if !running.workload.is_on_fargate() {
            fit::check(program, &running, sink);
        }
        interruption::check(program, &running, sink);
    }
    capacity::check(program, sink);
}
