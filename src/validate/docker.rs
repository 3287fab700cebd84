//! The Docker daemon: settings that it takes.

use crate::aws::ulimits::ULIMITS;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    log_files_without_log_size::log_files_without_log_size,
    ulimit_reversed::{self, ulimit_reversed},
    unknown_ulimit::unknown_ulimit,
};
use crate::ir::Program;
use crate::language::kinds::Docker;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        docker(&cluster.block.instances.block.docker.block, sink);
    }
}

fn docker(docker: &Docker, sink: &mut Sink) {
    if docker.log_size.is_none()
        && let Some(span) = docker.log_files.written()
    {
        sink.push(log_files_without_log_size(span));
    }
    for ulimit in &docker.ulimits.limits {
        let limit = ulimit.limit;
        if !ULIMITS.contains(&ulimit.name.as_str()) {
            sink.push(unknown_ulimit(ulimit.key, &ulimit.name, &ULIMITS));
        } else if let Some(end) = [limit.soft, limit.hard].into_iter().find(|end| *end < -1) {
            sink.push(ulimit_reversed::negative(ulimit.span, &ulimit.name, end));
        } else if limit.hard != -1 && (limit.soft > limit.hard || limit.soft == -1) {
            sink.push(ulimit_reversed(ulimit.span, &ulimit.name, (limit.soft, limit.hard)));
        }
    }
}
