//! Updates: each strategy has its own attributes, and a rolling update keeps no more in service than it can.

use super::facts::bounds;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    rolling_alone::rolling_alone,
    too_many_in_service::{Rolling, too_many_in_service},
};
use crate::ir::{Declared, Program};
use crate::language::kinds::{Cluster, UpdateStrategy};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        let update = &cluster.block.instances.block.update.block;
        match update.strategy.value {
            UpdateStrategy::Rolling => in_service(program, cluster, sink),
            UpdateStrategy::Refresh => {
                for (name, value) in [("batch", &update.batch), ("at_least", &update.at_least)] {
                    if let Some(value) = value {
                        sink.push(rolling_alone(value.span(), name, update.strategy.span));
                    }
                }
            }
        }
    }
}

/// Reports what is wrong whatever the params are.
fn in_service(program: &Program, cluster: &Declared<Cluster>, sink: &mut Sink) {
    let instances = &cluster.block.instances.block;
    let update = &instances.update.block;
    let Some(at_least) = &update.at_least else { return };
    let max = match program.scaling_of(cluster.id) {
        Some(scaling) => bounds(program, &scaling.block.size.max).map(|max| max.high),
        // Without a scaling the group has one instance more than its size while instances are
        // replaced.
        None => instances.size.known().map(|size| size.saturating_add(1)),
    };
    let batch = match &update.batch {
        Some(batch) => bounds(program, batch).map(|batch| batch.low),
        None => Some(1),
    };
    let (Some(max), Some(batch), Some(wanted)) = (max, batch, bounds(program, at_least)) else { return };
    if wanted.low > max.saturating_sub(batch) {
        sink.push(too_many_in_service(Rolling {
            at_least: wanted.low,
            span: at_least.span(),
            number: !at_least.is_deploy(),
            batch,
            batch_span: update.batch.as_ref().map(crate::ir::Value::span),
            max,
        }));
    }
}
