//! The roles that run a job: that of the state machine, and that with which the scheduler starts it.

use super::STATE_MACHINE as MACHINE;
use crate::cfn::{Resource, Value};
use crate::ir::kinds::Workload;
use crate::lower::policy::{allow, allow_where, inline, trust};
use crate::lower::text::arn;
use crate::lower::workload::{self, EXECUTION, TASK, TASK_DEFINITION};
use crate::lower::{Lowering, Scope};

/// The role of the state machine.
pub(super) const STATE_MACHINE: &str = "StateMachineRole";

/// The role of the scheduler.
pub(super) const SCHEDULE: &str = "ScheduleRole";

/// The rule by which Step Functions hears of the ends of tasks. Source: "Run Amazon ECS or Fargate tasks with Step Functions" of the
/// Step Functions developer guide, as all of the statements.
const RULE: &str = "rule/StepFunctionsGetEventsForECSTaskRule";

/// The role that may run tasks of this definition on this cluster, and stop them.
pub(super) fn state_machine(ctx: &mut Lowering, scope: &Scope, workload: &Workload) {
    let mut statements = runs(ctx, scope, workload);
    let heard = arn("events", [Value::from(RULE)]);
    statements.push(allow(&["events:DescribeRule", "events:PutRule", "events:PutTargets"], heard));
    let role = Resource::new("AWS::IAM::Role", None)
        .with("AssumeRolePolicyDocument", trust("states.amazonaws.com"))
        .with("Policies", Value::list([inline("run", statements)]))
        .with_some("PermissionsBoundary", ctx.optional(workload.permissions_boundary));
    ctx.add(scope, STATE_MACHINE, role);
}

/// What it takes to run a task, to see how it goes, and to stop it.
pub(super) fn runs(ctx: &mut Lowering, scope: &Scope, workload: &Workload) -> Vec<Value> {
    let name = workload::cluster_name(ctx, workload);
    let cluster = arn("ecs", [Value::from("cluster/"), name.clone()]);
    let tasks = arn("ecs", [Value::from("task/"), name, Value::from("/*")]);
    let definition = ctx.reference(scope.block, TASK_DEFINITION);
    let roles = [EXECUTION, TASK].map(|role| ctx.attribute(scope.block, role, "Arn"));
    vec![
        allow_where(&["ecs:RunTask"], definition, "ArnEquals", "ecs:cluster", cluster),
        allow(&["ecs:DescribeTasks", "ecs:StopTask"], tasks.clone()),
        allow_where(&["ecs:TagResource"], tasks, "StringEquals", "ecs:CreateAction", "RunTask"),
        allow_where(
            &["iam:PassRole"],
            Value::list(roles),
            "StringEquals",
            "iam:PassedToService",
            "ecs-tasks.amazonaws.com",
        ),
    ]
}

/// The role that may start the state machine.
pub(super) fn schedule(ctx: &mut Lowering, scope: &Scope, workload: &Workload) {
    let start = allow(&["states:StartExecution"], ctx.reference(scope.block, MACHINE));
    let role = Resource::new("AWS::IAM::Role", None)
        .with("AssumeRolePolicyDocument", trust("scheduler.amazonaws.com"))
        .with("Policies", Value::list([inline("start", vec![start])]))
        .with_some("PermissionsBoundary", ctx.optional(workload.permissions_boundary));
    ctx.add(scope, SCHEDULE, role);
}
