//! Services: how many tasks, how they are replaced, and which requests they get.

mod deployments;
mod failures;
mod foreign_rules;
mod listener_rules;
mod routes;
mod size;

use crate::diagnostics::Sink;
use crate::ir::Program;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for service in &program.services {
        let sizes = size::check(service, sink);
        if sizes {
            deployments::check(service, sink);
            failures::check(service, sink);
        }
    }
    routes::check(program, sink);
}
