//! The alarms of a service, and what is told of its deployments.

use super::{SERVICE, target_groups};
use crate::aws::metrics::{self, Metric};
use crate::cfn::{Resource, Value};
use crate::ir::kinds::{ContainerInsights, Service};
use crate::ir::{ClusterRef, Declared};
use crate::language::{AlarmSchema, AnyBlock};
use crate::lower::alarms::{ABOVE, Figure, Series, Told, Watched, share};
use crate::lower::text::concat;
use crate::lower::{Lowering, Scope, Test, workload};

/// Adds the alarms of what the service has.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, declared: &Declared<Service>) {
    let service = &declared.block;
    let Some(told) = ctx.told(service.alarmed()) else { return };
    for group in target_groups::of(ctx.program, service) {
        of_targets(ctx, scope, &told, &group);
    }
    memory(ctx, scope, &told, service);
    let insights = ctx.program.cluster(service.cluster).and_then(ClusterRef::container_insights);
    if insights.is_some_and(|insights| insights.value != ContainerInsights::Disabled) {
        running(ctx, scope, &told, service);
    }
    if service.has_one_maximum() {
        at_maximum(ctx, scope, &told, service);
    }
    deployments(ctx, scope, &told);
}

/// `UnhealthyHostAlarm`, `Target5xxAlarm`
fn of_targets(ctx: &mut Lowering, scope: &Scope, told: &Told, group: &target_groups::Group) {
    let load_balancer = target_groups::full_name(ctx, group);
    let full_name = ctx.attribute(scope.block, &group.name, "TargetGroupFullName");
    let series = |metric: &'static Metric| {
        Series::of(metric, "LoadBalancer", load_balancer.clone()).and("TargetGroup", full_name.clone())
    };
    let unhealthy = Figure::One(series(&metrics::UNHEALTHY_HOST_COUNT), "Maximum");
    let errors = share(series(&metrics::TARGET_5XX), series(&metrics::REQUEST_COUNT), "requests");
    let watched = [
        (
            "A task is unhealthy: the load balancer sends it no requests.",
            Figure::EachMinute(Box::new(unhealthy)),
        ),
        ("The tasks answer requests with errors.", errors),
    ];
    for ((alarm, name), (description, figure)) in of_group(group).into_iter().zip(watched) {
        let name = Some(name.into());
        ctx.watch(scope, Some(told), &Watched { alarm, name, description, figure, comparison: ABOVE });
    }
}

/// `Alarms`: those of the target groups, which know nothing of the service. Those that do would be a circular dependency.
pub(super) fn of_deployments(ctx: &mut Lowering, scope: &Scope, service: &Service) -> Option<Value> {
    let told = ctx.told(service.alarmed())?;
    let mut names = Vec::new();
    for group in target_groups::of(ctx.program, service) {
        for (alarm, name) in of_group(&group) {
            names.push((ctx.wanted(&told, alarm), ctx.reference(scope.block, &format!("{name}Alarm"))));
        }
    }
    let any = Test::any(names.iter().map(|(test, _)| test.clone()));
    if any == Test::NEVER {
        return None;
    }
    // What all have in common is said of the whole.
    for (test, _) in names.iter_mut().filter(|(test, _)| *test == any) {
        *test = Test::ALWAYS;
    }
    let names = ctx.list(names);
    let alarms =
        Value::map([("AlarmNames", names), ("Enable", Value::Bool(true)), ("Rollback", Value::Bool(true))]);
    Some(ctx.choose(&any, alarms, Value::no_value()))
}

/// The alarms of a target group, and what their logical ids begin with: with the port where that is not the service's.
fn of_group(group: &target_groups::Group) -> [(&'static AlarmSchema, String); 2] {
    let alarms = Service::ALARMS;
    [(&alarms.unhealthy_host, "UnhealthyHost"), (&alarms.target_5xx, "Target5xx")]
        .map(|(alarm, name)| (alarm, format!("{name}{}", group.suffix())))
}

fn memory(ctx: &mut Lowering, scope: &Scope, told: &Told, service: &Service) {
    let watched = Watched {
        alarm: &Service::ALARMS.memory,
        name: None,
        description: "The tasks use nearly all of the memory that they reserve.",
        figure: Figure::One(series(ctx, scope, service, &metrics::ECS_MEMORY_UTILIZATION), "Average"),
        comparison: ABOVE,
    };
    ctx.watch(scope, Some(told), &watched);
}

/// All the time fewer than there ever were to be: a deployment or a scaling that goes on is none.
fn running(ctx: &mut Lowering, scope: &Scope, told: &Told, service: &Service) {
    let parts = vec![
        ("running", series(ctx, scope, service, &metrics::RUNNING_TASK_COUNT), "Maximum"),
        ("desired", series(ctx, scope, service, &metrics::DESIRED_TASK_COUNT), "Minimum"),
    ];
    let watched = Watched {
        alarm: &Service::ALARMS.running,
        name: None,
        description: "Fewer tasks run than the service wants.",
        figure: Figure::Calculated(parts, Value::from("IF(running < desired, 1, 0)")),
        comparison: ABOVE,
    };
    ctx.watch(scope, Some(told), &watched);
}

/// Each task has one value of its CPU in a minute, so that their number is that of the tasks. Source: "Amazon ECS service
/// RUNNING task count" of the ECS developer guide.
fn at_maximum(ctx: &mut Lowering, scope: &Scope, told: &Told, service: &Service) {
    let largest = ctx.text(&service.size.max).value;
    let parts = vec![("tasks", series(ctx, scope, service, &metrics::ECS_CPU_UTILIZATION), "SampleCount")];
    let expression = concat([Value::from("IF(tasks >= "), largest, Value::from(", 1, 0)")]);
    let watched = Watched {
        alarm: &Service::ALARMS.at_maximum,
        name: None,
        description: "The service has its largest number of tasks: it cannot scale further.",
        figure: Figure::EachMinute(Box::new(Figure::Calculated(parts, expression))),
        comparison: ABOVE,
    };
    ctx.watch(scope, Some(told), &watched);
}

fn series(ctx: &mut Lowering, scope: &Scope, service: &Service, metric: &'static Metric) -> Series {
    let cluster = workload::cluster_name(ctx, &service.workload());
    Series::of(metric, "ClusterName", cluster).and("ServiceName", ctx.attribute(scope.block, SERVICE, "Name"))
}

/// `DeploymentFailed`: a deployment that ECS gave up is an event, and no metric. Source: "Amazon ECS service deployment state change
/// events" of the ECS developer guide.
fn deployments(ctx: &mut Lowering, scope: &Scope, told: &Told) {
    let pattern = Value::map([
        ("source", Value::list(["aws.ecs"])),
        ("detail-type", Value::list(["ECS Deployment State Change"])),
        ("resources", Value::List(vec![ctx.reference(scope.block, SERVICE)])),
        ("detail", Value::map([("eventName", Value::list(["SERVICE_DEPLOYMENT_FAILED"]))])),
    ]);
    let target = Value::map([("Id", Value::from("Alerts")), ("Arn", ctx.topic(told))]);
    let rule = Resource::new("AWS::Events::Rule", None)
        .with("Description", "Tells of deployments of the service that ECS gave up.")
        .with("EventPattern", pattern)
        .with("Targets", Value::List(vec![target]));
    let scope = scope.under(told.when.clone());
    ctx.add(&scope, "DeploymentFailed", rule);
}
