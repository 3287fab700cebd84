//! The scaling policies: how many instances an alarm adds or removes.

use super::Target;
use crate::cfn::{Property, Resource, Value};
use crate::ir;
use crate::ir::kinds::{Step, StepSize};
use crate::lower::text::concat;
use crate::lower::values::as_text;
use crate::lower::{Lowering, Scope};
use crate::types::{Seconds, Type};

/// The policy that a shortage runs.
pub(super) const SCALE_OUT: &str = "ScaleOutPolicy";

/// The policy that runs where no container fits any more, if one policy cannot do both.
pub(super) const SCALE_OUT_WHEN_FULL: &str = "ScaleOutWhenFullPolicy";

/// The policies that add instances: two steps of one where both have one type, and the threshold is known; otherwise two, of which
/// the second needs an alarm of its own. Whether it is so is the result.
pub(super) fn scale_out(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    step: &Step,
    shortage: &Value,
) -> bool {
    let Step { out, out_when_full, in_: _ } = step;
    // The default doubles the group; a step that is larger already is not made smaller by it.
    let is_larger = out_when_full.written().is_none() && exceeds(out, out_when_full);
    let full = adjustment(ctx, if is_larger { out } else { out_when_full });
    let short = adjustment(ctx, out);
    // Bounds are relative to the alarm's threshold: 0 covers the threshold and everything below it.
    let room = match shortage {
        Value::Int(room) if short.ty == full.ty => *room,
        _ => {
            let (short, full) = (one_step(&short), one_step(&full));
            grow(ctx, scope, target, SCALE_OUT, short);
            grow(ctx, scope, target, SCALE_OUT_WHEN_FULL, full);
            return true;
        }
    };
    let mut steps = vec![bounded(None, -room, &full)];
    if room > 0 {
        // With a threshold of zero its range would be empty, which Auto Scaling refuses.
        steps.push(bounded(Some(-room), 0, &short));
    }
    let origin = short.amount.origin.or(full.amount.origin);
    let steps = Property { value: Value::list(steps), origin };
    grow(ctx, scope, target, SCALE_OUT, (short.ty, steps));
    false
}

/// Whether both are shares, and the first is larger.
fn exceeds(one: &ir::Value<StepSize>, other: &ir::Value<StepSize>) -> bool {
    match (one.known(), other.known()) {
        (Some(StepSize::Percent(one)), Some(StepSize::Percent(other))) => one.value > other.value,
        _ => false,
    }
}

/// The step of a policy that has one.
fn one_step(adjustment: &Adjustment) -> (&'static str, Property) {
    let steps = Value::list([bounded(None, 0, adjustment)]);
    (adjustment.ty, Property { value: steps, origin: adjustment.amount.origin })
}

/// The adjustment where the metric is above the lower bound and not above the upper one.
fn bounded(lower: Option<i64>, upper: i64, adjustment: &Adjustment) -> Value {
    let lower = lower.map(|bound| ("MetricIntervalLowerBound", Value::Int(bound)));
    let upper = ("MetricIntervalUpperBound", Value::Int(upper));
    Value::map(lower.into_iter().chain([upper, ("ScalingAdjustment", adjustment.amount.value.clone())]))
}

/// A step policy, because a simple one would wait for the end of every drain. Instances that are on their way, or in service for less
/// than the group's warm-up, count as capacity of the step that started them, so that the same shortage does not add more.
fn grow(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    name: &'static str,
    (ty, steps): (&'static str, Property),
) {
    let policy = policy(ctx, target, "StepScaling", ty)
        .with("StepAdjustments", steps)
        .with("MetricAggregationType", "Minimum");
    ctx.add(scope, name, policy);
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
    let Step { out: _, out_when_full: _, in_ } = step;
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
        // The deployment chooses the amount only. Whether it is a share follows from the type of
        // the param.
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
