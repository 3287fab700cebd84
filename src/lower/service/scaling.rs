//! The number of tasks: a range, what it follows, and when it is another one.

use super::{SERVICE, Workload, queue, target_groups};
use crate::aws::ecs;
use crate::cfn::naming::pascal_case;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{At, Scale, Service};
use crate::ir::{self, Declared, Nested};
use crate::lower::ids::keyed;
use crate::lower::text::concat;
use crate::lower::values::ToCfn;
use crate::lower::{Lowering, Scope, Test, workload};
use crate::types::Seconds;

/// The logical id of what is scaled.
const TARGET: &str = "ScalableTarget";

/// The use of CPU that a service without any metric follows, in percent.
const BY_DEFAULT: i64 = 60;

/// Adds the scalable target with its scheduled actions, and a policy for each metric.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, declared: &Declared<Service>, workload: &Workload) {
    let Service { size, scale, .. } = &declared.block;
    let name = ctx.attribute(scope.block, SERVICE, "Name");
    let id = concat([Value::from("service/"), workload::cluster_name(ctx, workload), Value::from("/"), name]);
    let origin = size.written();
    let mut target = Resource::new("AWS::ApplicationAutoScaling::ScalableTarget", None)
        .with("ServiceNamespace", ecs::NAMESPACE)
        .with("ScalableDimension", ecs::DIMENSION)
        .with("ResourceId", id)
        .with("MinCapacity", Property { origin, ..ctx.value(&size.min) })
        .with("MaxCapacity", Property { origin, ..ctx.value(&size.max) });
    let times = &scale.block.at;
    if !times.is_empty() {
        let actions = times.iter().map(|at| (ctx.guard(at.guard.as_ref()), action(ctx, at))).collect();
        target = target.with("ScheduledActions", ctx.list(actions));
    }
    ctx.add(scope, TARGET, target);
    let origin = if scale.written { scale.span } else { scope.origin };
    policies(ctx, &Scope { origin, ..scope.clone() }, &declared.block);
}

/// `at "night" { ... }`
fn action(ctx: &mut Lowering, at: &Nested<At>) -> Value {
    let At { schedule, size, timezone } = &at.block;
    let sizes = [("MinCapacity", ctx.value(&size.min).value), ("MaxCapacity", ctx.value(&size.max).value)];
    Value::map([
        ("ScheduledActionName", Value::from(pascal_case(at.label_text().unwrap_or_default()))),
        ("Schedule", ctx.value(schedule).value),
        ("Timezone", ctx.value(timezone).value),
        ("ScalableTargetAction", Value::map(sizes)),
    ])
}

/// A metric that the number of tasks follows.
struct Metric {
    /// In the logical id of its policy.
    name: &'static str,
    /// How it is measured: the property of the policy, and what that has.
    measured: (&'static str, Value),
    /// Whether the deployment follows it, and the value that it keeps.
    target: (Test, Property),
}

fn policies(ctx: &mut Lowering, scope: &Scope, service: &Service) {
    let Scale { cpu, memory, requests, queue, out_cooldown, in_cooldown, at: _ } = &service.scale.block;
    let mut metrics = Vec::new();
    for (name, kind, share) in [("Cpu", ecs::CPU, cpu), ("Memory", ecs::MEMORY, memory)] {
        if let Some(share) = share {
            metrics.push(Metric { name, measured: predefined(kind, None), target: target(ctx, share) });
        }
    }
    if let Some(requests) = requests {
        let label = Some(target_groups::resource_label(ctx, scope, service));
        let measured = predefined(ecs::REQUESTS, label);
        metrics.push(Metric { name: "Requests", measured, target: target(ctx, requests) });
    }
    if let Some(queue) = queue {
        let measured = queue::messages_per_task(ctx, scope, service, queue);
        let target = target(ctx, &queue.block.per_task);
        metrics.push(Metric { name: "Queue", measured: ("CustomizedMetricSpecification", measured), target });
    }
    if metrics.is_empty() {
        let target = (Test::ALWAYS, Property::from(BY_DEFAULT));
        metrics.push(Metric { name: "Cpu", measured: predefined(ecs::CPU, None), target });
    }
    for metric in metrics {
        add(ctx, scope, metric, [out_cooldown, in_cooldown]);
    }
}

/// A metric as Application Auto Scaling calls it, and of what it is measured, where that is not the service.
fn predefined(kind: &'static str, label: Option<Value>) -> (&'static str, Value) {
    let label = label.map(|label| ("ResourceLabel", label));
    let fields = std::iter::once(("PredefinedMetricType", Value::from(kind))).chain(label);
    ("PredefinedMetricSpecification", Value::map(fields))
}

fn target<T: ToCfn>(ctx: &mut Lowering, value: &ir::Value<T>) -> (Test, Property) {
    let given = ctx.given(Some(value));
    (given, Property { value: ctx.plain(value), origin: value.written() })
}

/// Adds the policy of a metric.
fn add(ctx: &mut Lowering, scope: &Scope, metric: Metric, [out, in_]: [&ir::Value<Seconds>; 2]) {
    let Metric { name, measured, target: (test, target) } = metric;
    let settings = [
        measured,
        ("TargetValue", target.value),
        ("ScaleOutCooldown", ctx.value(out).value),
        ("ScaleInCooldown", ctx.value(in_).value),
    ];
    let policy = Resource::new("AWS::ApplicationAutoScaling::ScalingPolicy", None)
        // The name is unique for what is scaled, and a policy is updated in place.
        .with("PolicyName", name.to_ascii_lowercase())
        .with("PolicyType", "TargetTrackingScaling")
        .with("ScalingTargetId", ctx.reference(scope.block, TARGET))
        .with(
            "TargetTrackingScalingPolicyConfiguration",
            Property { value: Value::map(settings), origin: target.origin },
        );
    ctx.add(&scope.under(test), keyed("Scaling", Some(name)), policy);
}
