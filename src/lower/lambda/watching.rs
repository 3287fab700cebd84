//! The alarms of what drains a cluster, and the part of its function that two of them need.

use super::Target;
use crate::aws::metrics::{self, Metric};
use crate::cfn::Value;
use crate::ir::kinds::Cluster;
use crate::language::AlarmSchema;
use crate::lower::alarms::{ABOVE, Figure, Series, Told, Watched};
use crate::lower::{Lowering, Scope, Test};

/// What is added to the drain function, tested with it. Without alerts the function is as short as it can be.
const SOURCE: &str = include_str!("../../functions/watch.py");

/// The source and the handler of the drain function, which also publishes what the alarms `stuck` and `launches` watch, if there is one.
pub(super) fn function(ctx: &mut Lowering, drain: &'static str, told: Option<&Told>) -> (Value, Value) {
    let alarms = Cluster::ALARMS;
    let wanted = told.map_or(Test::NEVER, |told| {
        let stuck = ctx.wanted(told, &alarms.stuck);
        stuck.or(ctx.wanted(told, &alarms.launches))
    });
    if wanted == Test::NEVER {
        return (Value::from(drain), Value::from(HANDLER));
    }
    let source = format!("{drain}\n\n{SOURCE}");
    (Value::from(source), ctx.choose(&wanted, Value::from(WATCHED), Value::from(HANDLER)))
}

/// `DrainErrorsAlarm` and the others.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, target: &Target, told: Option<&Told>) {
    let alarms = Cluster::ALARMS;
    let function = |ctx: &Lowering, metric: &'static Metric| {
        Figure::One(Series::of(metric, "FunctionName", ctx.reference(scope.block, "DrainFunction")), "Sum")
    };
    let rule = |ctx: &Lowering, rule: &str| {
        let rule =
            Series::of(&metrics::EVENTS_FAILED_INVOCATIONS, "RuleName", ctx.reference(scope.block, rule));
        Figure::One(rule, "Sum")
    };
    let failed = &alarms.drain_failed_invocations;
    let errors = function(ctx, &metrics::LAMBDA_ERRORS);
    watch(ctx, scope, told, (&alarms.drain_errors, None), "The drain function fails.", errors);
    let throttles = function(ctx, &metrics::LAMBDA_THROTTLES);
    let description = "The drain function is not run: the account runs as many functions as it may.";
    watch(ctx, scope, told, (&alarms.drain_throttles, None), description, throttles);
    let schedule = rule(ctx, "Schedule");
    let description = "The schedule does not reach the functions of the cluster: instances are not drained.";
    watch(ctx, scope, told, (failed, Some("DrainScheduleFailed")), description, schedule);
    let termination = rule(ctx, "TerminationRule");
    let description =
        "The event of a termination does not reach the drain function: it drains a minute later.";
    watch(ctx, scope, told, (failed, Some("DrainTerminationFailed")), description, termination);
    let stuck = published(ctx, target, &metrics::STUCK_INSTANCES);
    let description = "An instance waited longer than the timeout of its drain: tasks were cut off.";
    watch(ctx, scope, told, (&alarms.stuck, None), description, stuck);
    let launches = published(ctx, target, &metrics::FAILED_LAUNCHES);
    let description = "Instances were launched and never became ready: their logs say why.";
    watch(ctx, scope, told, (&alarms.launches, None), description, launches);
}

/// A figure that the drain function publishes. Several runs may tell of the same instance.
fn published(ctx: &mut Lowering, target: &Target, metric: &'static Metric) -> Figure {
    Figure::One(Series::of(metric, "ClusterName", target.cluster(ctx)), "Maximum")
}

fn watch(
    ctx: &mut Lowering,
    scope: &Scope,
    told: Option<&Told>,
    (alarm, name): (&'static AlarmSchema, Option<&'static str>),
    description: &'static str,
    figure: Figure,
) {
    ctx.watch(scope, told, &Watched { alarm, name, description, figure, comparison: ABOVE });
}

/// The handler of a function.
pub(super) const HANDLER: &str = "index.handler";

/// The handler of the drain function with what it publishes.
const WATCHED: &str = "index.watched";
