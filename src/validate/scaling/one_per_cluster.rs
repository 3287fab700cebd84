//! One `scaling` for each cluster, and no fixed size with it.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    size_beside_scaling::size_beside_scaling, two_scalings::two_scalings,
};
use crate::ir::Program;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for scaling in &program.scalings {
        let Some(cluster) = program.own_cluster(scaling.block.cluster) else { continue };
        let first = program.scaling_of(cluster.id);
        // Two would fight over the desired capacity of one group.
        if let Some(first) = first.filter(|first| first.id != scaling.id) {
            sink.push(two_scalings(
                scaling.block.cluster.span,
                &cluster.indexed_name(),
                scaling.head,
                (&first.indexed_name(), first.head),
            ));
            continue;
        }
        let size = &cluster.block.instances.block.size;
        // The default size is ignored silently; one that is written would be ignored against the author's intention.
        if size.is_written() {
            sink.push(size_beside_scaling(
                size.span,
                size.value,
                &scaling.name.value,
                scaling.block.size.span,
            ));
        }
    }
}
