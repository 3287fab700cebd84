//! `queue` of `scale`: the tasks of its service are counted.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    queue_name::queue_name, queue_needs_insights::queue_needs_insights,
};
use crate::ir::{ClusterRef, Const, Declared, Program};
use crate::language::kinds::{ContainerInsights, Service};

pub(super) fn check(program: &Program, service: &Declared<Service>, sink: &mut Sink) {
    let Some(queue) = &service.block.scale.block.queue else { return };
    if let Some(name) = queue.block.name.known().filter(|name| !is_name(name)) {
        // https://sqs.eu-west-1.amazonaws.com/123456789012/orders
        let better = name.rsplit(['/', ':']).next().filter(|last| *last != name && is_name(last));
        sink.push(queue_name(queue.block.name.span(), name, better));
    }
    let Some(cluster) = program.cluster(service.block.cluster) else { return };
    // What is not said of an existing cluster is not checked.
    let Some(insights) = ClusterRef::container_insights(cluster) else { return };
    if insights.known() == Some(&ContainerInsights::Disabled) {
        let name = service.block.cluster.id.and_then(|id| program.get(id)).map(Declared::reference);
        sink.push(queue_needs_insights(queue.span, &name.unwrap_or_default(), Const::written(insights)));
    }
}

/// Source: `QueueName` of `CreateQueue` in the API of SQS.
fn is_name(name: &str) -> bool {
    let own = name.strip_suffix(".fifo").unwrap_or(name);
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !own.is_empty() && name.len() <= 80 && own.bytes().all(is_plain)
}
