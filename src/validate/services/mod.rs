//! Services: what runs, how many of it, and where it fits.

mod capacity;
mod containers;
mod deployments;
mod fit;
mod images;
mod interruption;
mod launch;
mod network;
mod routes;
mod size;

use crate::diagnostics::Sink;
use crate::ir::Program;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for service in &program.services {
        let workload = service.block.workload();
        images::check(&workload, sink);
        containers::check(&workload, sink);
        if !launch::check(program, service, sink) {
            continue;
        }
        let sizes = size::check(service, sink);
        if sizes && deployments::check(service, sink) {
            network::check_ports(program, service, sink);
        }
        network::check(service, sink);
        if !workload.is_on_fargate() {
            fit::check(program, service, sink);
        }
        interruption::check(program, service, sink);
    }
    routes::check(program, sink);
    capacity::check(program, sink);
}
