//! `service`: a task definition, the service that keeps tasks of it running, and its scaling.

mod admission;
mod alarms;
mod placement;
mod queue;
mod reach;
mod routes;
mod scaling;
mod target_groups;

use super::workload::{self, Main};
use crate::aws::ecs;
use crate::cfn::naming::kebab_case;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Deploy, Failures, Health, Service, Strategy, Workload};
use crate::ir::{self, Const, Declared, Expr, ExprKind, Nested};
use crate::lower::stack::Stack;
use crate::lower::values::property;
use crate::lower::{Lowering, Scope};
use crate::types::Seconds;

/// What the stack of a service owns.
pub(super) const CONTENTS: &str = "its task definition, roles and logs";

/// The logical id of the service.
const SERVICE: &str = "Service";

/// Adds the resources of a service.
pub(super) fn lower(ctx: &mut Lowering, declared: &Declared<Service>) {
    let scope = ctx.scope(declared);
    // `workload` has the attributes that all workloads have.
    let Service {
        cluster: _,
        image: _,
        runs_on: _,
        architecture: _,
        cpu: _,
        memory: _,
        memory_limit: _,
        command: _,
        entrypoint: _,
        environment: _,
        secrets: _,
        secrets_key: _,
        user: _,
        working_directory: _,
        read_only: _,
        writable: _,
        init: _,
        stop_timeout: _,
        ulimits: _,
        gpu: _,
        mount: _,
        container: _,
        depends_on: _,
        network_mode: _,
        subnets: _,
        allow: _,
        logs: _,
        exec,
        registry_auth: _,
        permission: _,
        policies: _,
        permissions_boundary: _,
        size,
        scale: _,
        port: _,
        host_port: _,
        health: _,
        check,
        startup_timeout,
        drain: _,
        protocol: _,
        sticky: _,
        route: _,
        placement,
        after,
        spot,
        deploy: _,
        alerts: _,
        alarm: _,
        stack: _,
        overrides: _,
        logical_ids: _,
    } = &declared.block;
    let workload = declared.block.workload();
    let name = kebab_case(&declared.full_name());
    let health = container_check(ctx, check, startup_timeout);
    let groups = target_groups::of(ctx.program, &declared.block);
    let reached = groups.iter().filter_map(|group| Some((group.listener?, group.port))).collect();
    let main = Main {
        name,
        ports: routes::mappings(&declared.block),
        health,
        block: declared.name.value.clone(),
        routed: routes::of_others(&declared.block),
        reached,
    };
    workload::lower(ctx, &scope, &workload, &main);
    let routed = routes::lower(ctx, &scope, declared, &main);

    let is_daemon = placement.value == Strategy::Daemon;
    let scales = size.is_range && !is_daemon;
    let mut service = Resource::new("AWS::ECS::Service", None)
        .with("Cluster", workload::cluster_name(ctx, &workload))
        .with("TaskDefinition", ctx.reference(scope.block, workload::TASK_DEFINITION));
    if !scales && !is_daemon {
        // A service that scales has no number: each deployment would set it back.
        service = service.with("DesiredCount", ctx.value(&size.min));
    }
    if let Some((name, value)) = workload::capacity(ctx, &workload, spot.as_ref()) {
        service = service.with(name, value);
    }
    if workload.has_addresses() {
        let subnets = workload.subnets.written();
        let network = workload::network::configuration(ctx, &scope, &workload);
        service = service.with("NetworkConfiguration", Property { value: network, origin: subnets });
    }
    if !routed.load_balancers.is_empty() {
        service = service
            .with("LoadBalancers", Value::List(routed.load_balancers))
            .with("HealthCheckGracePeriodSeconds", ctx.value(startup_timeout));
    }
    if !workload.is_on_fargate() {
        service = placement::placed(service, placement);
    }
    service = service
        .with("DeploymentConfiguration", deployment(ctx, &scope, &declared.block))
        .with("EnableECSManagedTags", true)
        .with("PropagateTags", "SERVICE");
    if exec.value {
        service = service.with("EnableExecuteCommand", property(exec, true));
    }
    for rule in routed.rules {
        service = service.after(rule);
    }
    ctx.add(&scope, SERVICE, service);
    if scales {
        scaling::lower(ctx, &scope, declared, &workload);
    }
    alarms::lower(ctx, &scope, declared);
    for job in &after.items {
        // The order is all that it needs of the job.
        if let Some(stack) = job.id.and_then(|job| Stack::of(ctx.program, job)) {
            ctx.depend_on(stack);
        }
    }
    ctx.export_results(&scope);
}

/// The longest `StartPeriod`, in seconds. Source: `AWS::ECS::TaskDefinition` in CloudFormation's schemas and the API model of ECS.
const MAX_START: i64 = 300;

/// The check of the container itself, if there is one.
fn container_check(
    ctx: &mut Lowering,
    check: &Nested<Health>,
    startup_timeout: &ir::Value<Seconds>,
) -> Option<Value> {
    let Health { path: _, command, codes: _, interval, timeout, healthy: _, unhealthy } = &check.block;
    let command = ctx.items(command.as_ref()?).value;
    Some(Value::map([
        ("Command", command),
        ("Interval", ctx.value(interval).value),
        ("Timeout", ctx.value(timeout).value),
        ("Retries", ctx.value(unhealthy).value),
        ("StartPeriod", start_period(ctx, startup_timeout)),
    ]))
}

fn start_period(ctx: &mut Lowering, startup_timeout: &ir::Value<Seconds>) -> Value {
    if let Some(Expr { kind: ExprKind::Param(id), .. }) = startup_timeout.deployed() {
        ctx.bound(*id, None, Some(MAX_START));
    }
    match ctx.value(startup_timeout).value {
        Value::Int(seconds) => Value::Int(seconds.min(MAX_START)),
        other => other,
    }
}

/// How a new version replaces the old one. One that fails is always rolled back.
fn deployment(ctx: &mut Lowering, scope: &Scope, service: &Service) -> Property {
    let Service { deploy, placement, .. } = service;
    let Deploy { min_healthy, max, give_up_after, alarms } = &deploy.block;
    // There is one task on each instance, so the old one must stop before the new one starts.
    let (min_healthy, max) = if placement.value == Strategy::Daemon {
        (Value::Int(0), Value::Int(100))
    } else {
        (ctx.value(min_healthy).value, ctx.value(max).value)
    };
    let mut breaker = vec![("Enable", Value::Bool(true)), ("Rollback", Value::Bool(true))];
    breaker.extend(give_up_after.as_ref().map(|after| ("ThresholdConfiguration", threshold(ctx, after))));
    let watched = if alarms.value { alarms::of_deployments(ctx, scope, service) } else { None };
    let fields = [
        ("MinimumHealthyPercent", min_healthy),
        ("MaximumPercent", max),
        ("DeploymentCircuitBreaker", Value::map(breaker)),
    ]
    .into_iter()
    .chain(watched.map(|watched| ("Alarms", watched)));
    Property { value: Value::map(fields), origin: deploy.written.then_some(deploy.span) }
}

/// A share as ECS takes it, without a fraction.
#[expect(clippy::cast_possible_truncation, reason = "a percentage is small")]
fn whole(share: f64) -> Value {
    Value::Int(share.ceil() as i64)
}

/// After how many failed tasks a deployment is given up.
fn threshold(ctx: &mut Lowering, after: &ir::Value<Failures>) -> Value {
    let of = |kind: &'static str, value: Value| Value::map([("Type", Value::from(kind)), ("Value", value)]);
    match after {
        ir::Value::Const(Const { value: Failures::Tasks(tasks), .. }) => of(ecs::COUNT, Value::Int(*tasks)),
        ir::Value::Const(Const { value: Failures::Share(share), .. }) => {
            of(ecs::BOUNDED_PERCENT, whole(share.value))
        }
        ir::Value::Deploy(expr) => {
            let given = ctx.null(expr).negate();
            let expr = expr.given();
            let kind = if expr.ty.clone().non_null() == ir::Type::Percent {
                ecs::BOUNDED_PERCENT
            } else {
                ecs::COUNT
            };
            let value = ctx.expr(expr);
            ctx.choose(&given, of(kind, value), Value::no_value())
        }
    }
}
