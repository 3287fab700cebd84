//! Spot instances: containers stop in time, at least one instance can be a spot instance, and there is no price limit.

use super::facts::bounds;
use super::instance_types::same_size;
use crate::aws::instance_types;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{
    never_spot::{Reason, never_spot},
    spot_of_one_type::spot_of_one_type,
    spot_price::spot_price,
};
use crate::diagnostics::catalog::platform::spot_stop_too_long::spot_stop_too_long;
use crate::ir::{Declared, Program, Value};
use crate::language::kinds::Cluster;
use crate::source::Span;
use crate::types::{Duration, InstanceTypeName};

/// EC2 gives a notice of two minutes, and the agent may take ten seconds to see it.
const MAX_STOP: i64 = 110;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        check_cluster(program, cluster, sink);
    }
}

fn check_cluster(program: &Program, cluster: &Declared<Cluster>, sink: &mut Sink) {
    let instances = &cluster.block.instances.block;
    let Some(spot) = &instances.spot else { return };
    let stop = &instances.stop_timeout;
    if let Some(stops) = bounds(program, stop).filter(|stops| stops.low > MAX_STOP) {
        let text = Duration::from_seconds(stops.low).to_string();
        sink.push(spot_stop_too_long(stop.span(), &text, spot.span, !stop.is_deploy()));
    }
    // AWS advises against a price limit, because it only adds interruptions. A param leaves the decision to whoever deploys.
    if let Some(price) = spot.block.max_price.as_ref().filter(|price| !price.is_deploy()) {
        sink.push(spot_price(price.span()));
    }
    one_type(program, cluster, spot.span, sink);
    let (percent, base) = (&spot.block.on_demand_percent, &spot.block.on_demand_base);
    // on_demand_percent = 100%: `spot` is written and never used.
    if percent.known().is_some_and(|percent| percent.value >= 100.0) {
        sink.push(never_spot(percent.span(), Reason::Percent, spot.span));
        return;
    }
    // The base is filled with on-demand instances first: if it is as large as the group, no spot instance is ever bought.
    let most = match program.scaling_of(cluster.id) {
        Some(scaling) => bounds(program, &scaling.block.size.max).map(|max| max.high),
        None => instances.size.known().copied(),
    };
    if let (Some(base_bounds), Some(most)) = (bounds(program, base), most)
        && base_bounds.low >= most
    {
        sink.push(never_spot(base.span(), Reason::Base { base: base_bounds.low, max: most }, spot.span));
    }
}

/// Reports spot instances of one constant type: where the deployment chooses the type, it may choose well.
fn one_type(program: &Program, cluster: &Declared<Cluster>, spot: Span, sink: &mut Sink) {
    let instances = &cluster.block.instances.block;
    let Some(base) = instances.spot.as_ref().map(|spot| &spot.block.on_demand_base) else { return };
    let ([Value::Const(name)], Some(0)) = (instances.ty.items.as_slice(), base.known()) else { return };
    let Some(InstanceTypeName(text)) = name.known() else { return };
    let like = instance_types::find(text).map(|instance| same_size(program, instance)).unwrap_or_default();
    let place = name.written().filter(|span| *span == instances.ty.span);
    sink.push(spot_of_one_type(spot, text, name.written(), &like, place));
}
