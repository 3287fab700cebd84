//! Logs are kept for as long as CloudWatch can keep them.

use crate::aws::retention;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::log_retention::log_retention;
use crate::ir::{Program, Value};
use crate::types::Days;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        check_retention(&cluster.block.logs.block.retention, sink);
    }
    for running in program.workloads() {
        check_retention(&running.workload.logs.block.retention, sink);
    }
    for flow_logs in program.networks.iter().filter_map(|network| network.block.flow_logs.as_ref()) {
        check_retention(&flow_logs.block.retention, sink);
    }
}

fn check_retention(kept: &Value<Days>, sink: &mut Sink) {
    let Some(duration) = kept.known() else { return };
    let Some(days) = duration.days().map(|days| u32::try_from(days).unwrap_or(u32::MAX)) else { return };
    if !retention::is_known(days) {
        let text = duration.to_string();
        sink.push(log_retention(kept.span(), &text, retention::nearest(days), &neighbours(days)));
    }
}

/// The values below and above.
fn neighbours(days: u32) -> Vec<u32> {
    let below = retention::RETENTION_DAYS.iter().rev().find(|known| **known < days);
    let above = retention::RETENTION_DAYS.iter().find(|known| **known > days);
    below.into_iter().chain(above).copied().collect()
}
