//! What invokes the functions: a schedule, and the termination of an instance.

use super::Target;
use crate::cfn::{Resource, Value};
use crate::lower::{Lowering, Scope, Test};

/// `Schedule`, `TerminationRule`, and the permissions by which they call. Where the cluster is measured, that is under its guard.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, target: &Target, measured: Option<Test>) {
    let mut targets = vec![(Test::ALWAYS, target_of(ctx, scope, "Drain"))];
    if let Some(guard) = measured {
        targets.push((guard.clone(), target_of(ctx, scope, "Metric")));
        permit(ctx, &scope.under(guard), "MetricSchedulePermission", "Metric", "Schedule");
    }
    let schedule = Resource::new("AWS::Events::Rule", None)
        .with("Description", "Runs the functions of the cluster once a minute.")
        .with("ScheduleExpression", "rate(1 minute)")
        .with("Targets", ctx.list(targets));
    ctx.add(scope, "Schedule", schedule);
    permit(ctx, scope, "DrainSchedulePermission", "Drain", "Schedule");

    // The schedule alone is enough; the event saves up to a minute.
    let pattern = Value::map([
        ("source", Value::list(["aws.autoscaling"])),
        ("detail-type", Value::list(["EC2 Instance-terminate Lifecycle Action"])),
        ("detail", Value::map([("AutoScalingGroupName", Value::list([target.group(ctx)]))])),
    ]);
    let termination = Resource::new("AWS::Events::Rule", None)
        .with("Description", "Begins to drain an instance as soon as it is to be terminated.")
        .with("EventPattern", pattern)
        .with("Targets", Value::list([target_of(ctx, scope, "Drain")]));
    ctx.add(scope, "TerminationRule", termination);
    permit(ctx, scope, "DrainTerminationPermission", "Drain", "TerminationRule");
}

fn target_of(ctx: &Lowering, scope: &Scope, function: &str) -> Value {
    let arn = ctx.attribute(scope.block, &format!("{function}Function"), "Arn");
    Value::map([("Id", Value::from(function.to_ascii_lowercase())), ("Arn", arn)])
}

// The permission names the rule, so that no other rule of any account can invoke the function.
fn permit(ctx: &mut Lowering, scope: &Scope, name: &str, function: &str, rule: &str) {
    let permission = Resource::new("AWS::Lambda::Permission", None)
        .with("Action", "lambda:InvokeFunction")
        .with("FunctionName", ctx.attribute(scope.block, &format!("{function}Function"), "Arn"))
        .with("Principal", "events.amazonaws.com")
        .with("SourceArn", ctx.attribute(scope.block, rule, "Arn"));
    ctx.add(scope, name, permission);
}
