//! Services: how many tasks, how they are replaced, and which requests they get.

mod admission;
mod deployments;
mod failures;
mod foreign_rules;
mod listener_rules;
mod port_labels;
mod ports;
mod queue;
mod routes;
mod rule;
mod size;

use super::workloads::launch;
use crate::diagnostics::Sink;
use crate::ir::{Program, Running};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for service in &program.services {
        let sizes = size::check(service, sink);
        queue::check(program, service, sink);
        if !sizes {
            continue;
        }
        failures::check(service, sink);
        let runs = launch::is_known(program, &Running::of(service, service.block.workload()));
        if deployments::check(service, sink) && runs {
            ports::check(program, service, sink);
        }
    }
    routes::check(program, sink);
}
