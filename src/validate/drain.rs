//! The drain: it lasts longer than a container may take to stop.

use super::facts::bounds;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::drain_too_short::{Timeout, drain_too_short};
use crate::ir::{Declared, Program};
use crate::language::kinds::Cluster;
use crate::types::Duration;

/// The drain function runs once a minute, so it may see the end of a container that much later.
const POLL_SECONDS: i64 = 60;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        check_cluster(program, cluster, sink);
    }
}

fn check_cluster(program: &Program, cluster: &Declared<Cluster>, sink: &mut Sink) {
    let drain = &cluster.block.drain.block.timeout;
    let stop = &cluster.block.instances.block.stop_timeout;
    let (Some(drains), Some(stops)) = (bounds(program, drain), bounds(program, stop)) else { return };
    // Wrong whatever the params are: the longest drain is shorter than the shortest that is needed.
    let needed = stops.low.saturating_add(POLL_SECONDS);
    if drains.high < needed {
        let text = |seconds| Duration::from_seconds(seconds).to_string();
        let (drain_text, stop_text) = (text(drains.high), text(stops.low));
        sink.push(drain_too_short(
            Timeout { text: &drain_text, span: drain.written(), number: !drain.is_deploy() },
            Timeout { text: &stop_text, span: stop.written(), number: !stop.is_deploy() },
            &text(needed),
            cluster.head,
        ));
    }
}
