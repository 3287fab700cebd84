//! The number of tasks: a range in order, that can begin, and that something scales.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    from_zero::from_zero, not_of_daemons::not_of_daemons, scale_without_range::scale_without_range,
    task_count_reversed::task_count_reversed,
};
use crate::ir::Declared;
use crate::language::kinds::{Service, Strategy, TaskCount};

/// Whether the sizes are in order.
pub(super) fn check(service: &Declared<Service>, sink: &mut Sink) -> bool {
    let Service { size, scale, placement, deploy, .. } = &service.block;
    let times = scale.block.at.iter().map(|at| &at.block.size);
    // Each is reported, so that all are looked at.
    let reversed = std::iter::once(size).chain(times).filter(|size| !is_in_order(size, sink)).count();
    let in_order = reversed == 0;
    if placement.known() == Some(&Strategy::Daemon) {
        let written = [
            ("size", size.written()),
            ("scale", scale.written.then_some(scale.span)),
            ("deploy", deploy.written.then_some(deploy.span)),
        ];
        for (name, span) in written {
            if let Some(span) = span {
                sink.push(not_of_daemons(span, name, placement.span));
            }
        }
        return false;
    }
    if scale.written
        && !size.is_range
        && let Some(least) = size.min.known()
    {
        sink.push(scale_without_range(scale.span, size.written(), (*least).max(1)));
    }
    // A time or a message may bring the first task.
    if size.is_range && size.min.known() == Some(&0) && in_order && !scale.block.starts_the_first() {
        sink.push(from_zero(size.span, size.min.span()));
    }
    in_order
}

fn is_in_order(size: &TaskCount, sink: &mut Sink) -> bool {
    let (Some(&min), Some(&max)) = (size.min.known(), size.max.known()) else { return true };
    if min > max {
        let is_written_out = size.min.span() != size.span && size.span.contains(size.min.span());
        sink.push(task_count_reversed(size.span, (min, max), is_written_out));
    }
    min <= max
}
