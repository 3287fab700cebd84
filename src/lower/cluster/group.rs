//! The Auto Scaling group: how many instances there are, where, and how they are replaced.

use super::distribution::Purchase;
use super::{HOOK, distribution, launch_template, size};
use crate::cfn::{Map, Property, Resource, Value};
use crate::ir::kinds::{Cluster, Scaling, Update, UpdateStrategy};
use crate::ir::{self, Const, Declared};
use crate::lower::listener::ListenerParts;
use crate::lower::text::concat;
use crate::lower::values::as_text;
use crate::lower::{Lowering, Test};
use crate::types::Seconds;

/// `AutoScalingGroup`
pub(super) fn group(
    ctx: &mut Lowering,
    cluster: &Declared<Cluster>,
    size: &Const<i64>,
    startup_timeout: &ir::Value<Seconds>,
    purchase: &Purchase,
    listeners: &[ListenerParts],
) -> Resource {
    let Size { min, max, desired, begin } = group_size(ctx, cluster, size);
    let timeout = timeout(ctx, startup_timeout);
    let mut group = Resource::new("AWS::AutoScaling::AutoScalingGroup", None)
        .with("VPCZoneIdentifier", ctx.subnets(cluster.block.network, cluster.block.subnets.value))
        .with("MinSize", as_text(min))
        .with("MaxSize", as_text(max))
        .with_some("DesiredCapacity", desired.map(as_text));
    group = match distribution::policy(ctx, purchase) {
        Some(policy) => group.with("MixedInstancesPolicy", policy),
        None => group.with("LaunchTemplate", launch_template::specification(ctx, cluster.id)),
    };
    group = group.with_some("CapacityRebalance", distribution::rebalance(ctx, purchase));
    // An instance whose agent does not answer can start no tasks, which EC2's own checks cannot
    // see. A listener with `agent_health` makes it unhealthy for the group, too.
    let asked =
        Test::any(listeners.iter().filter(|parts| parts.agent_health).map(|parts| parts.guard.clone()));
    group = group
        .with("HealthCheckType", ctx.choose(&asked, "ELB".into(), "EC2".into()))
        .with("HealthCheckGracePeriod", Value::Int(GRACE))
        .with("LifecycleHookSpecificationList", hook(ctx, startup_timeout));
    // Free of charge: how many instances there are, and how many the group wants.
    group = group.with("MetricsCollection", Value::list([Value::map([("Granularity", "1Minute")])]));
    // Counted from when an instance is in service: from then on it takes tasks, and the metric knows it within a minute.
    group = group.with("DefaultInstanceWarmup", WARMUP);
    // What replaces an unhealthy instance, or one in a zone that has too many, is launched before that is terminated.
    let healthy = [("MinHealthyPercentage", 100), ("MaxHealthyPercentage", 110)];
    group = group.with("InstanceMaintenancePolicy", Value::map(healthy));
    let targets: Vec<_> = listeners
        .iter()
        .filter_map(|parts| Some((parts.guard.clone(), parts.target_group.clone()?)))
        .collect();
    if !targets.is_empty() {
        group = group.with("TargetGroupARNs", ctx.list(targets));
    }
    // Until a listener uses the target group, its targets are not checked and stay `unused`.
    for user in listeners.iter().filter_map(|parts| parts.user_of_target_group.clone()) {
        group = group.after(user);
    }
    // The stack is created when the first instances have signalled that their agents run, not when EC2 has started them.
    // A group that begins without instances has no signals to wait for. Where only the deployment knows the number, none are
    // waited for if it is zero.
    group.creation_policy = (begin != Value::Int(0))
        .then(|| Value::map([("ResourceSignal", Value::map([("Count", begin), ("Timeout", timeout)]))]));
    group
}

/// The group with how an update of the stack replaces its instances.
pub(super) fn updated(
    ctx: &mut Lowering,
    mut group: Resource,
    cluster: &Declared<Cluster>,
    size: &Const<i64>,
    startup_timeout: &ir::Value<Seconds>,
    update: &Update,
) -> Resource {
    let size = group_size(ctx, cluster, size);
    let mut policy = match update.strategy.value {
        UpdateStrategy::Rolling => Map::from_iter([(
            "AutoScalingRollingUpdate".into(),
            rolling(ctx, &size, startup_timeout, update),
        )]),
        UpdateStrategy::Refresh => Map::from_iter([("AutoScalingInstanceRefresh".into(), refresh())]),
    };
    if size.desired.is_some() {
        // Otherwise every update of the stack would set the desired capacity back, and undo what scaling has done since.
        let keep = Value::map([("IgnoreUnmodifiedGroupSizeProperties", true)]);
        policy.insert("AutoScalingScheduledAction".into(), keep);
    }
    group.update_policy = Some(Value::entries(policy));
    group
}

/// Seconds for which an instance in service does not count as capacity of a scaling policy yet.
pub(super) const WARMUP: i64 = 60;

/// The sizes of the group.
struct Size {
    min: Property,
    max: Property,
    desired: Option<Property>,
    /// The number of instances that a new group starts, and whose signals it waits for.
    begin: Value,
}

/// The range of the cluster's `scaling`; without one the fixed size, with one instance more while instances are replaced.
fn group_size(ctx: &mut Lowering, cluster: &Declared<Cluster>, size: &Const<i64>) -> Size {
    let program = ctx.program;
    let fixed = |value: i64| Property { value: Value::Int(value), origin: size.written() };
    let (one, more) = (fixed(size.value), fixed(size.value.saturating_add(1)));
    let Some(scaling) = program.scaling_of(cluster.id) else {
        return Size { begin: one.value.clone(), min: one, max: more, desired: None };
    };
    let Scaling { size: range, desired, .. } = &scaling.block;
    let test = ctx.guard(scaling.guard.as_ref());
    size::limit(ctx, scaling, &test);
    // A deployment may switch the scaling off. The group then has the sizes of one without any, so
    // that nothing is left at the range.
    let choose = |ctx: &mut Lowering, scaled: Property, otherwise: Value| Property {
        value: ctx.choose(&test, scaled.value, otherwise),
        ..scaled
    };
    let (min, max) = (ctx.value(&range.min), ctx.value(&range.max));
    let (min, max) = (choose(ctx, min, one.value), choose(ctx, max, more.value));
    let Some(desired) = desired else {
        return Size { begin: min.value.clone(), min, max, desired: None };
    };
    let given = test.clone().and(ctx.given(Some(desired)));
    let begin = ctx.plain(desired);
    // Without a desired capacity Auto Scaling starts with the minimum, and that many signals will
    // come.
    let begin = ctx.choose(&given, begin, min.value.clone());
    let desired = ctx.value(desired);
    let desired = choose(ctx, desired, Value::no_value());
    Size { min, max, desired: Some(desired), begin }
}

/// The launching hook, which keeps a new instance from counting until it is ready. It is a part of the group, because a resource of
/// its own would come after the first instances.
fn hook(ctx: &mut Lowering, startup_timeout: &ir::Value<Seconds>) -> Value {
    let hook = Value::map([
        ("LifecycleHookName", Value::from(HOOK)),
        ("LifecycleTransition", Value::from("autoscaling:EC2_INSTANCE_LAUNCHING")),
        ("HeartbeatTimeout", ctx.value(startup_timeout).value),
        // An instance that says nothing is replaced.
        ("DefaultResult", Value::from("ABANDON")),
    ]);
    Value::list([hook])
}

/// The seconds for which an instance that counts is not checked: it has been healthy, and its listeners need a moment to agree.
const GRACE: i64 = 120;

/// How long CloudFormation waits, as ISO 8601 has it: in minutes where it can.
fn timeout(ctx: &mut Lowering, startup_timeout: &ir::Value<Seconds>) -> Value {
    match startup_timeout.known() {
        Some(known) if known.seconds % 60 == 0 => Value::from(format!("PT{}M", known.seconds / 60)),
        _ => concat([Value::from("PT"), ctx.value(startup_timeout).value, Value::from("S")]),
    }
}

/// Batches of instances; the agents of each must run before the next is replaced.
fn rolling(ctx: &mut Lowering, size: &Size, startup_timeout: &ir::Value<Seconds>, update: &Update) -> Value {
    let batch = update.batch.as_ref().map_or(Value::Int(1), |batch| ctx.value(batch).value);
    let at_least = match &update.at_least {
        Some(at_least) => ctx.value(at_least).value,
        None => most_in_service(size, &batch),
    };
    Value::map([
        ("MinInstancesInService", at_least),
        ("MaxBatchSize", batch),
        ("WaitOnResourceSignals", Value::Bool(true)),
        ("PauseTime", timeout(ctx, startup_timeout)),
        ("SuspendProcesses", Value::list(SUSPENDED.iter().copied())),
    ])
}

/// The minimum size, but no more than what is left of the maximum without a batch: CloudFormation refuses to keep more in service.
fn most_in_service(size: &Size, batch: &Value) -> Value {
    match (&size.min.value, &size.max.value, batch) {
        (Value::Int(min), Value::Int(max), Value::Int(batch)) => Value::Int((*min).min(max - batch).max(0)),
        (min, ..) => min.clone(),
    }
}

/// Replacements are launched before the old instances are terminated; what is up to date stays.
fn refresh() -> Value {
    let preferences = Value::map([
        ("MinHealthyPercentage", Value::Int(100)),
        ("MaxHealthyPercentage", Value::Int(110)),
        ("SkipMatching", Value::Bool(true)),
    ]);
    Value::map([("Strategy", Value::from("Rolling")), ("Preferences", preferences)])
}

/// The processes that would start or terminate instances while they are being replaced.
const SUSPENDED: &[&str] =
    &["HealthCheck", "ReplaceUnhealthy", "AZRebalance", "AlarmNotification", "ScheduledActions"];
