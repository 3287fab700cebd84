//! The scaling policies: how many instances an alarm adds or removes.

use super::Target;
use crate::cfn::{Property, Resource, Value};
use crate::ir;
use crate::ir::kinds::{Step, StepSize};
use crate::lower::text::concat;
use crate::lower::values::as_text;
use crate::lower::{Lowering, Scope};
use crate::types::{Minutes, Seconds, Type};

/// The longest time for which a new instance counts as starting, in seconds.
const MAX_WARMUP: i64 = 600;

/// `ScaleOutPolicy`. A step policy, because a simple one would wait for the end of every drain.
pub(super) fn scale_out(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    step: &Step,
    startup_timeout: &ir::Value<Minutes>,
) {
    let Step { out, in_: _ } = step;
    let Adjustment { ty, amount } = adjustment(ctx, out);
    // The bound is relative to the alarm's threshold, so 0 covers the threshold and everything below it.
    let adjustment =
        Value::map([("MetricIntervalUpperBound", Value::Int(0)), ("ScalingAdjustment", amount.value)]);
    // A new instance counts as capacity of the step that started it until it is warm, so that the same shortage does not add more.
    let warmup = startup_timeout.known().map_or(MAX_WARMUP, |known| known.seconds.min(MAX_WARMUP));
    let policy = policy(ctx, target, "StepScaling", ty)
        .with("StepAdjustments", Property { value: Value::list([adjustment]), origin: amount.origin })
        .with("MetricAggregationType", "Minimum")
        .with("EstimatedInstanceWarmup", warmup);
    ctx.add(scope, "ScaleOutPolicy", policy);
}

/// `ScaleInPolicy`. A simple policy, whose cooldown begins when the last instance has drained.
pub(super) fn scale_in(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    step: &Step,
    derived: i64,
    cooldown: &ir::Value<Seconds>,
) {
    let Step { out: _, in_ } = step;
    let Adjustment { ty, amount } = match in_ {
        Some(step) => adjustment(ctx, step),
        None => Adjustment { ty: INSTANCES, amount: Property::from(derived) },
    };
    let amount = Property { value: negative(amount.value), ..amount };
    let cooldown = ctx.value(cooldown);
    let policy = policy(ctx, target, "SimpleScaling", ty)
        .with("ScalingAdjustment", amount)
        .with("Cooldown", as_text(cooldown));
    ctx.add(scope, "ScaleInPolicy", policy);
}

fn policy(ctx: &mut Lowering, target: &Target, kind: &'static str, ty: &'static str) -> Resource {
    let policy = Resource::new("AWS::AutoScaling::ScalingPolicy", None)
        .with("AutoScalingGroupName", target.group(ctx))
        .with("PolicyType", kind)
        .with("AdjustmentType", ty);
    // A percentage of few instances may be less than one.
    if ty == SHARE { policy.with("MinAdjustmentMagnitude", 1) } else { policy }
}

/// `AdjustmentType` of a number of instances.
const INSTANCES: &str = "ChangeInCapacity";

/// `AdjustmentType` of a share of them.
const SHARE: &str = "PercentChangeInCapacity";

/// How much a step is, and of what.
struct Adjustment {
    ty: &'static str,
    amount: Property,
}

fn adjustment(ctx: &mut Lowering, step: &ir::Value<StepSize>) -> Adjustment {
    let (ty, value) = match step {
        ir::Value::Const(constant) => match constant.value {
            StepSize::Instances(number) => (INSTANCES, Value::Int(number)),
            StepSize::Percent(percent) => (SHARE, whole(percent.value)),
        },
        ir::Value::Deploy(expr) if expr.ty.clone().non_null() == Type::Percent => (SHARE, ctx.expr(expr)),
        ir::Value::Deploy(expr) => (INSTANCES, ctx.expr(expr)),
    };
    Adjustment { ty, amount: Property { value, origin: step.written() } }
}

/// Auto Scaling takes whole percentages only, and rounds instances down, so a fraction is cut off.
#[expect(clippy::cast_possible_truncation, reason = "at most 100")]
fn whole(percent: f64) -> Value {
    Value::Int((percent.floor() as i64).max(1))
}

/// The negative of a number. CloudFormation does not calculate, so a parameter gets the sign as a string.
fn negative(value: Value) -> Value {
    match value {
        Value::Int(number) => Value::Int(-number),
        other => concat([Value::from("-"), other]),
    }
}
