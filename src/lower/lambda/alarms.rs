//! The alarms on the number of containers that the cluster can still place.

use super::{Target, policies};
use crate::cfn::{Property, Resource, Value};
use crate::ir;
use crate::lower::{Lowering, Scope};
use crate::types::Minutes;

/// The namespace of the metric.
pub(super) const NAMESPACE: &str = "ecsc";

/// The metric that the function publishes once a minute.
const METRIC: &str = "SchedulableContainers";

/// Minutes without a value after which the function counts as broken.
const SILENT_MINUTES: i64 = 5;

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

/// The alarm on at most so much room, which runs a policy.
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

/// `SilenceAlarm`: has no action. It shows that the other two have no data.
pub(super) fn silence(ctx: &mut Lowering, scope: &Scope, target: &Target) {
    let alarm = alarm(ctx, target, "The metric function is silent: the cluster does not scale.")
        .with("Statistic", "SampleCount")
        .with("ComparisonOperator", "LessThanThreshold")
        .with("Threshold", 1)
        .with("EvaluationPeriods", SILENT_MINUTES)
        .with("TreatMissingData", "breaching");
    ctx.add(scope, "SilenceAlarm", alarm);
}

fn alarm(ctx: &mut Lowering, target: &Target, description: &'static str) -> Resource {
    let cluster = Value::map([("Name", Value::from("ClusterName")), ("Value", target.cluster(ctx))]);
    Resource::new("AWS::CloudWatch::Alarm", None)
        .with("AlarmDescription", description)
        .with("Namespace", NAMESPACE)
        .with("MetricName", METRIC)
        .with("Dimensions", Value::list([cluster]))
        // The function publishes one value a minute.
        .with("Period", 60)
}
