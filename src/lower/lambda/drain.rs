//! The drain function and the hook that makes Auto Scaling wait for it.

use super::metric::{cluster_arn, within};
use super::{Target, watching};
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Drain, Logs, LogsOnDelete, StandaloneTasks};
use crate::ir::{self, Nested};
use crate::lower::alarms::Told;
use crate::lower::function::{self, Function};
use crate::lower::policy::{allow, attach};
use crate::lower::text::arn;
use crate::lower::values::as_text;
use crate::lower::{Lowering, Scope, Test, cluster};
use crate::types::{Arn, Seconds};

/// Its source, tested by itself.
const SOURCE: &str = include_str!("../../functions/drain.py");

/// The name of the hook, by which the function completes it.
const HOOK: &str = "drain";

/// The longest timeout of a lifecycle hook, in seconds. For a longer drain the function must send heartbeats.
const MAX_HEARTBEAT: i64 = 7_200;

/// Auto Scaling waits at most a hundred times the timeout of the hook, however many heartbeats there are.
const HEARTBEATS: i64 = 100;

/// The shortest heartbeat that is used, in seconds: several runs of the function may fail in a row.
const SHORTEST_HEARTBEAT: i64 = 300;

/// `DrainFunction`, its log group and its role.
pub(super) fn lower(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    drain: &Nested<Drain>,
    (logs, boundary): (&Nested<Logs>, Option<&ir::Value<Arn>>),
    told: Option<&Told>,
) {
    let Drain { timeout, standalone_tasks } = &drain.block;
    cluster::log_group(ctx, scope, "DrainLogGroup", logs, LogsOnDelete::Delete);
    let (cluster, group) = (target.cluster(ctx), target.group(ctx));
    let environment = vec![
        ("CLUSTER", cluster.clone()),
        ("AUTO_SCALING_GROUP", group.clone()),
        ("LIFECYCLE_HOOK", Value::from(HOOK)),
        ("DRAIN_TIMEOUT", as_text(ctx.value(timeout)).value),
        ("STANDALONE_TASKS", ctx.symbol(standalone_tasks).value),
    ];
    // The ARN of a group has an id in the middle that only Auto Scaling knows.
    let group = arn("autoscaling", [Value::from("autoScalingGroup:*:autoScalingGroupName/"), group]);
    // Only the permissions that these settings need: a shorter drain sends no heartbeats, and `wait` stops no tasks.
    let mut completion = vec!["autoscaling:CompleteLifecycleAction"];
    if heartbeat(timeout).is_some() {
        completion.push("autoscaling:RecordLifecycleActionHeartbeat");
    }
    let mut tasks = vec!["ecs:DescribeTasks"];
    let stops = ctx.is(standalone_tasks, StandaloneTasks::Stop);
    if stops == Test::ALWAYS {
        tasks.push("ecs:StopTask");
    }
    let statements = vec![
        allow(&["autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeScalingActivities"], "*"),
        allow(&completion, group),
        allow(&["ecs:ListContainerInstances"], cluster_arn(&cluster)),
        allow(
            &["ecs:DescribeContainerInstances", "ecs:ListTasks", "ecs:UpdateContainerInstancesState"],
            within(&cluster, "container-instance"),
        ),
        allow(&tasks, within(&cluster, "task")),
    ];
    let (source, handler) = watching::function(ctx, SOURCE, told);
    let function = Function {
        name: "Drain",
        description: "Lets the tasks of a terminating instance finish before Auto Scaling ends it.",
        source,
        handler,
        // A run looks twice at agents that do not answer, with half a minute between.
        timeout: 300,
        environment,
        statements: Value::List(statements),
        boundary,
    };
    function::lower(ctx, scope, function);
    if !matches!(stops, Test::Known(_)) {
        let statements = Value::List(vec![allow(&["ecs:StopTask"], within(&cluster, "task"))]);
        attach(ctx, scope, stops, "StopTasksPolicy", "DrainRole", ("stop-tasks", statements));
    }
}

/// `LifecycleHook`. It is created after what calls the function, and deleted before it, so that no termination waits for a function
/// that is not there. It sends no notification, because the function looks for terminating instances itself.
pub(super) fn hook(ctx: &mut Lowering, scope: &Scope, target: &Target, drain: &Nested<Drain>) {
    let longest = &drain.block.timeout;
    let timeout = match heartbeat(longest) {
        Some(seconds) => Property { value: Value::Int(seconds), origin: longest.written() },
        None => ctx.value(longest),
    };
    let hook = Resource::new("AWS::AutoScaling::LifecycleHook", None)
        .with("AutoScalingGroupName", target.group(ctx))
        .with("LifecycleHookName", HOOK)
        .with("LifecycleTransition", "autoscaling:EC2_INSTANCE_TERMINATING")
        .with("HeartbeatTimeout", timeout)
        // The instance terminates with either result. `ABANDON` would also skip the other lifecycle
        // hooks of the group.
        .with("DefaultResult", "CONTINUE")
        .after(ctx.id(scope.block, "Schedule"))
        .after(ctx.id(scope.block, "DrainSchedulePermission"));
    ctx.add(scope, "LifecycleHook", hook);
}

/// The timeout of the hook if the drain is longer than a hook can wait.
fn heartbeat(timeout: &ir::Value<Seconds>) -> Option<i64> {
    // A timeout that the deployment chooses is at most two hours (`deploy_max`), which is what a
    // hook can wait without heartbeats.
    let seconds = timeout.known()?.seconds;
    (seconds > MAX_HEARTBEAT)
        .then(|| (seconds.saturating_add(HEARTBEATS - 1) / HEARTBEATS).max(SHORTEST_HEARTBEAT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Const, State};
    use crate::source::Span;
    use crate::types::Duration;

    fn heartbeat_of(seconds: i64) -> Option<i64> {
        let value = Seconds(Duration::from_seconds(seconds));
        heartbeat(&ir::Value::Const(Const { value, span: Span::default(), state: State::Written }))
    }

    #[test]
    fn up_to_two_hours_auto_scaling_is_the_clock() {
        assert_eq!(heartbeat_of(60), None);
        assert_eq!(heartbeat_of(7_200), None);
    }

    #[test]
    fn a_longer_drain_is_reached_by_at_most_a_hundred_heartbeats() {
        assert_eq!(heartbeat_of(7_201), Some(300));
        assert_eq!(heartbeat_of(30_001), Some(301));
        assert_eq!(heartbeat_of(172_800), Some(1_728));
    }
}
