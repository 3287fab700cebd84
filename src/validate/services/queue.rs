//! `queue` of `scale`: the tasks of its service are counted.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::queue_needs_insights::queue_needs_insights;
use crate::ir::{ClusterRef, Const, Declared, Program};
use crate::language::kinds::{ContainerInsights, Service};

pub(super) fn check(program: &Program, service: &Declared<Service>, sink: &mut Sink) {
    let Some(queue) = &service.block.scale.block.queue else { return };
    let Some(cluster) = program.cluster(service.block.cluster) else { return };
    // What is not said of an existing cluster is not checked.
    let Some(insights) = ClusterRef::container_insights(cluster) else { return };
    if insights.known() == Some(&ContainerInsights::Disabled) {
        let name = service.block.cluster.id.and_then(|id| program.get(id)).map(Declared::reference);
        sink.push(queue_needs_insights(queue.span, &name.unwrap_or_default(), Const::written(insights)));
    }
}
