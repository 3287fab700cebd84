//! `job`: a task definition, and what runs tasks of it: a state machine with its schedule, or the deployment of the stack.

mod alarms;
mod deployment;
mod roles;
mod runs;

use super::Lowering;
use super::workload::{self, Main};
use crate::cfn::naming::kebab_case;
use crate::cfn::{Resource, Value};
use crate::ir::kinds::Job;
use crate::ir::{BlockKind, Declared};
use crate::language::ResultSchema;

/// What the stack of a job owns.
pub(super) const CONTENTS: &str = "its task definition, roles and logs, and what runs it";

/// The logical id of the state machine.
const STATE_MACHINE: &str = "StateMachine";

/// The time zone of a schedule that names none.
const UTC: &str = "UTC";

/// Seconds for which the scheduler tries to start a run: one that begins much later is not the one that was wanted.
const MAX_DELAY: i64 = 900;

/// Adds the resources of a job.
pub(super) fn lower(ctx: &mut Lowering, declared: &Declared<Job>) {
    let scope = ctx.scope(declared);
    // `workload` has the attributes that all workloads have.
    let Job {
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
        exec: _,
        registry_auth: _,
        permission: _,
        policies: _,
        permissions_boundary: _,
        schedule,
        timezone,
        run: _,
        timeout: _,
        retries: _,
        count: _,
        alerts: _,
        alarm: _,
        stack: _,
        overrides: _,
        logical_ids: _,
    } = &declared.block;
    let workload = declared.block.workload();
    let main = Main {
        name: kebab_case(&declared.full_name()),
        block: declared.name.value.clone(),
        ..Main::default()
    };
    workload::lower(ctx, &scope, &workload, &main);
    if declared.block.runs_on_deploy() {
        deployment::lower(ctx, &scope, &declared.block, main.name);
        let program = ctx.program;
        let is_there = |result: &ResultSchema| {
            result.without.is_none() && result.only.is_none_or(|only| program.is(declared.id, only))
        };
        let there = BlockKind::Job.results().iter().filter(|result| is_there(result));
        there.for_each(|result| ctx.export_result(&scope, result, None));
        return;
    }
    roles::state_machine(ctx, &scope, &workload);
    let machine = Resource::new("AWS::StepFunctions::StateMachine", None)
        .with("Definition", runs::definition(ctx, &scope, &declared.block))
        .with("RoleArn", ctx.attribute(scope.block, roles::STATE_MACHINE, "Arn"));
    ctx.add(&scope, STATE_MACHINE, machine);
    if let Some(schedule) = schedule {
        let scope = scope.under(ctx.given(Some(schedule)));
        roles::schedule(ctx, &scope, &workload);
        let timezone = ctx.optional(timezone.as_ref());
        let schedule = Resource::new("AWS::Scheduler::Schedule", None)
            .with("ScheduleExpression", ctx.plain(schedule))
            .with("ScheduleExpressionTimezone", timezone.unwrap_or_else(|| UTC.into()))
            .with("FlexibleTimeWindow", Value::map([("Mode", Value::from("OFF"))]))
            .with("Target", target(ctx, &scope));
        ctx.add(&scope, "Schedule", schedule);
    }
    alarms::lower(ctx, &scope, declared);
    ctx.export_results(&scope);
}

/// What the scheduler starts.
fn target(ctx: &Lowering, scope: &super::Scope) -> Value {
    Value::map([
        ("Arn", ctx.reference(scope.block, STATE_MACHINE)),
        ("RoleArn", ctx.attribute(scope.block, roles::SCHEDULE, "Arn")),
        ("RetryPolicy", Value::map([("MaximumEventAgeInSeconds", Value::Int(MAX_DELAY))])),
    ])
}
