//! The drain: longer than a container may take to stop, and not too long for a value that comes at deployment.

use crate::advise::facts::{bounds, param};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    deploy_drain_too_long::deploy_drain_too_long,
    drain_too_short::{Timeout, drain_too_short},
};
use crate::ir::{Declared, Expr, ExprKind, Program, Value};
use crate::language::Duration;
use crate::language::kinds::Scaling;

/// The drain function looks once a minute.
const POLL_SECONDS: i64 = 60;

/// Above this a drain needs heartbeats, whose distance the compiler calculates. Source: the maximum of a lifecycle hook's `HeartbeatTimeout`.
const LONGEST_DEPLOY_DRAIN: i64 = 7_200;

pub(super) fn check(program: &Program, scaling: &Declared<Scaling>, sink: &mut Sink) {
    let drain = &scaling.block.drain_timeout;
    if let Value::Deploy(expr) = drain
        && too_long(program, expr, sink)
    {
        return;
    }
    let Some(cluster) = program.cluster(scaling.block.cluster) else { return };
    let stop = &cluster.block.instances.block.stop_timeout;
    let (Some(drains), Some(stops)) = (bounds(program, drain), bounds(program, stop)) else { return };
    let needed = stops.low.saturating_add(POLL_SECONDS);
    if drains.high < needed {
        let text = |seconds| Duration::from_seconds(seconds).to_string();
        let (drain_text, stop_text) = (text(drains.high), text(stops.low));
        sink.push(drain_too_short(
            Timeout { text: &drain_text, span: drain.written(), number: !drain.is_deploy() },
            Timeout { text: &stop_text, span: stop.written(), number: !stop.is_deploy() },
            &text(needed),
            scaling.head,
        ));
    }
}

/// Says so if the program itself lets a drain be longer than a deploy-time one can be.
fn too_long(program: &Program, expr: &Expr, sink: &mut Sink) -> bool {
    let Some(param) = param(program, expr) else { return false };
    // A bound that the param got from the attribute stands elsewhere, and is lowered with it.
    let own = |value: &&Expr| param.span.contains(value.span);
    let long = |value: &&Expr| seconds(value).is_some_and(|seconds| seconds > LONGEST_DEPLOY_DRAIN);
    let bound = param.max.as_ref().filter(own).filter(long);
    let other = || param.default.iter().chain(&param.allowed).find(long);
    let Some(found) = bound.or_else(other) else { return false };
    let text = Duration::from_seconds(seconds(found).unwrap_or_default()).to_string();
    sink.push(deploy_drain_too_long(expr.span, &param.name.value, (&text, found.span), bound.is_some()));
    true
}

fn seconds(value: &Expr) -> Option<i64> {
    match value.kind {
        ExprKind::Duration(duration) => Some(duration.seconds),
        _ => None,
    }
}
