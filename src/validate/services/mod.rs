//! Services: what runs, how many of it, and where it fits.

mod capacity;
mod containers;
mod deployments;
mod failures;
mod fit;
mod images;
mod interruption;
mod listener_rules;
mod mounts;
mod routes;
mod sidecars;
mod size;

use crate::diagnostics::Sink;
use crate::ir::Program;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for service in &program.services {
        let workload = service.block.workload();
        images::check(&workload, sink);
        containers::check(&workload, sink);
        let main = sidecars::Main {
            name: &service.name.value,
            head: service.head,
            has_check: service.block.check.block.command.is_some(),
        };
        sidecars::check(main, &workload, sink);
        mounts::check(program, &service.reference(), &workload, sink);
        let sizes = size::check(service, sink);
        if sizes {
            deployments::check(service, sink);
            failures::check(service, sink);
        }
        fit::check(program, service, sink);
        interruption::check(program, service, sink);
    }
    routes::check(program, sink);
    capacity::check(program, sink);
}
