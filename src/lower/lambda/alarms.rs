//! The alarms on the number of containers that the cluster can still place.

use super::{Target, policies};
use crate::aws::metrics;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Alarm, Scaling};
use crate::ir::{self, Nested};
use crate::lower::alarms::{ABOVE, Figure, Series, Told, Watched, tuned};
use crate::lower::text::concat;
use crate::lower::values::property;
use crate::lower::{Lowering, Scope, Test};
use crate::types::{Counted, Minutes};

/// `ShortageAlarm`: adds instances. Missing data means a broken function, and must not make the cluster grow to its maximum.
pub(super) fn shortage(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    threshold: Property,
    lasting: &ir::Value<Minutes>,
) {
    let alarm = alarm(ctx, target, "Too little room for containers: instances are added.");
    let alarm = at_most(ctx, scope, alarm, threshold, lasting, policies::SCALE_OUT);
    ctx.add(scope, "ShortageAlarm", alarm);
}

/// `FullAlarm`: adds more instances, where the policy of the shortage cannot.
pub(super) fn full(ctx: &mut Lowering, scope: &Scope, target: &Target, lasting: &ir::Value<Minutes>) {
    let alarm = alarm(ctx, target, "No room for containers: more instances are added.");
    let alarm = at_most(ctx, scope, alarm, Property::from(0), lasting, policies::SCALE_OUT_WHEN_FULL);
    ctx.add(scope, "FullAlarm", alarm);
}

/// The alarm that goes off when the room is at most the threshold, and runs a policy.
fn at_most(
    ctx: &mut Lowering,
    scope: &Scope,
    alarm: Resource,
    threshold: Property,
    lasting: &ir::Value<Minutes>,
    policy: &str,
) -> Resource {
    alarm
        .with("Statistic", "Minimum")
        .with("ComparisonOperator", "LessThanOrEqualToThreshold")
        .with("Threshold", threshold)
        // With one value a minute, the number of periods is a number of minutes. Every one of them
        // has to breach, so that a single low value starts nothing.
        .with("EvaluationPeriods", ctx.value(lasting))
        .with("TreatMissingData", "notBreaching")
        .with("AlarmActions", Value::list([ctx.reference(scope.block, policy)]))
}

/// `ExcessAlarm`: removes instances.
pub(super) fn excess(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    threshold: Property,
    lasting: &ir::Value<Minutes>,
) {
    let alarm = alarm(ctx, target, "More room for containers than needed: instances are removed.")
        .with("Statistic", "Maximum")
        .with("ComparisonOperator", "GreaterThanOrEqualToThreshold")
        .with("Threshold", threshold)
        .with("EvaluationPeriods", ctx.value(lasting))
        .with("TreatMissingData", "notBreaching")
        .with("AlarmActions", Value::list([ctx.reference(scope.block, "ScaleInPolicy")]));
    ctx.add(scope, "ExcessAlarm", alarm);
}

/// `SilenceAlarm`: shows that the other two have no data, also where nobody is told.
pub(super) fn silence(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    tunings: &[Nested<Alarm>],
    told: Option<&Told>,
) {
    let schema = &Scaling::ALARMS.silence;
    let tuned = tuned(tunings, schema);
    let scope = tuned.map_or_else(|| scope.clone(), |tuned| ctx.nested(scope, tuned));
    if scope.guard == Test::NEVER {
        return;
    }
    // The function publishes one value a minute, so that periods are minutes.
    let minutes = match tuned.and_then(|tuned| tuned.block.lasting.as_ref()) {
        Some(lasting) => property(lasting, lasting.value.count()),
        None => Property::from(schema.seconds() / 60),
    };
    let alarm = alarm(ctx, target, "The metric function is silent: the cluster does not scale.")
        .with("Statistic", "SampleCount")
        .with("ComparisonOperator", "LessThanThreshold")
        .with("Threshold", 1)
        .with("EvaluationPeriods", minutes)
        .with("TreatMissingData", "breaching");
    let actions = told.map(|told| {
        let topic = ctx.topic(told);
        ctx.choose(&told.when, Value::list([topic]), Value::no_value())
    });
    ctx.add(&scope, "SilenceAlarm", alarm.with_some("AlarmActions", actions));
}

/// The alarms of the metric function.
pub(super) fn function(ctx: &mut Lowering, scope: &Scope, told: Option<&Told>) {
    let alarms = Scaling::ALARMS;
    let function = |ctx: &Lowering, metric| {
        Series::of(metric, "FunctionName", ctx.reference(scope.block, "MetricFunction"))
    };
    let errors = function(ctx, &metrics::LAMBDA_ERRORS);
    let throttles = function(ctx, &metrics::LAMBDA_THROTTLES);
    let schedule =
        Series::of(&metrics::EVENTS_FAILED_INVOCATIONS, "RuleName", ctx.reference(scope.block, "Schedule"));
    for (alarm, name, description, series) in [
        (&alarms.errors, "MetricErrors", "The metric function fails: the cluster may not scale.", errors),
        (
            &alarms.throttles,
            "MetricThrottles",
            "The metric function is not run: the account runs as many functions as it may.",
            throttles,
        ),
        (
            &alarms.failed_invocations,
            "MetricScheduleFailed",
            "The schedule does not reach the functions of the cluster: it does not scale.",
            schedule,
        ),
    ] {
        let figure = Figure::One(series, "Sum");
        let watched = Watched { alarm, name: Some(name), description, figure, comparison: ABOVE };
        ctx.watch(scope, told, &watched);
    }
}

/// `AtMaximumAlarm`: too little room, all the time, in a group that is as large as it may be.
pub(super) fn at_maximum(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    shortage: Value,
    told: Option<&Told>,
) {
    let (cluster, group) = (target.cluster(ctx), target.group(ctx));
    let of_group = |metric| Series::of(metric, "AutoScalingGroupName", group.clone());
    let parts = vec![
        ("room", Series::of(&metrics::SCHEDULABLE_CONTAINERS, "ClusterName", cluster), "Maximum"),
        ("wanted", of_group(&metrics::GROUP_DESIRED_CAPACITY), "Minimum"),
        ("largest", of_group(&metrics::GROUP_MAX_SIZE), "Maximum"),
    ];
    let expression =
        concat([Value::from("IF(room <= "), shortage, Value::from(" AND wanted >= largest, 1, 0)")]);
    let watched = Watched {
        alarm: &Scaling::ALARMS.at_maximum,
        name: None,
        description: "Too little room for containers, and the group has its largest size: it cannot grow.",
        figure: Figure::Calculated(parts, expression),
        comparison: ABOVE,
    };
    ctx.watch(scope, told, &watched);
}

fn alarm(ctx: &mut Lowering, target: &Target, description: &'static str) -> Resource {
    let series = Series::of(&metrics::SCHEDULABLE_CONTAINERS, "ClusterName", target.cluster(ctx));
    let alarm = Resource::new("AWS::CloudWatch::Alarm", None).with("AlarmDescription", description);
    let alarm = series.properties().into_iter().fold(alarm, |alarm, (name, value)| alarm.with(name, value));
    alarm
        // The function publishes one value a minute.
        .with("Period", 60)
}
