//! The alarms of a cluster and of its instances; those of what drains it are in its other stack.

use super::{GROUP, Scope};
use crate::aws::metrics::{self, Metric};
use crate::cfn::{Resource, Value};
use crate::ir::kinds::Cluster;
use crate::language::AlarmSchema;
use crate::lower::Lowering;
use crate::lower::alarms::{ABOVE, Figure, Series, Told, Watched};

/// How much the tasks use and reserve, and how much the instances use.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, told: Option<&Told>) {
    let alarms = Cluster::ALARMS;
    let all: [(&AlarmSchema, &Metric, &str); 4] = [
        (&alarms.cpu, &metrics::ECS_CPU_UTILIZATION, "The tasks use nearly all of the CPU of the cluster."),
        (
            &alarms.memory,
            &metrics::ECS_MEMORY_UTILIZATION,
            "The tasks use nearly all of the memory of the cluster.",
        ),
        (
            &alarms.cpu_reserved,
            &metrics::ECS_CPU_RESERVATION,
            "The tasks reserve nearly all of the CPU of the cluster: there may be no room for another.",
        ),
        (
            &alarms.memory_reserved,
            &metrics::ECS_MEMORY_RESERVATION,
            "The tasks reserve nearly all of the memory of the cluster: there may be no room for another.",
        ),
    ];
    for (alarm, metric, description) in all {
        let cluster = ctx.reference(scope.block, "Cluster");
        let figure = Figure::One(Series::of(metric, "ClusterName", cluster), "Average");
        ctx.watch(scope, told, &Watched { alarm, name: None, description, figure, comparison: ABOVE });
    }
    let group = ctx.reference(scope.block, GROUP);
    let instances = Series::of(&metrics::EC2_CPU_UTILIZATION, "AutoScalingGroupName", group);
    let instance_cpu = Watched {
        alarm: &alarms.instance_cpu,
        name: None,
        description: "The instances use nearly all of their CPU.",
        figure: Figure::One(instances, "Average"),
        comparison: ABOVE,
    };
    ctx.watch(scope, told, &instance_cpu);
}

/// The group with the topic that it tells of instances that it could not launch or terminate. Those events are no metric.
pub(super) fn notifying(ctx: &mut Lowering, group: Resource, told: Option<&Told>) -> Resource {
    let Some(told) = told else { return group };
    let notification = Value::map([
        ("TopicARN", ctx.topic(told)),
        ("NotificationTypes", Value::list(FAILURES.iter().copied())),
    ]);
    let when = told.when.clone();
    let notifications = ctx.choose(&when, Value::List(vec![notification]), Value::no_value());
    group.with("NotificationConfigurations", notifications)
}

/// What the group tells.
const FAILURES: &[&str] =
    &["autoscaling:EC2_INSTANCE_LAUNCH_ERROR", "autoscaling:EC2_INSTANCE_TERMINATE_ERROR"];
