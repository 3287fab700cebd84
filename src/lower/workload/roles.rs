//! The two roles of a task: with the one, ECS starts it; with the other, its program calls AWS. Each may do what follows from the
//! attributes, and no more.

use super::{images, logs, secrets};
use crate::cfn::{Resource, Value};
use crate::ir::Nested;
use crate::ir::kinds::{Permission, Workload};
use crate::lower::policy::{self, allow, attach, inline, trust};
use crate::lower::{Lowering, Scope, Test};

/// The role with which ECS pulls the image, reads secrets and writes logs.
pub(in crate::lower) const EXECUTION: &str = "ExecutionRole";

/// The policy for secrets that a deployment may leave out.
pub(in crate::lower) const SECRETS_POLICY: &str = "SecretsPolicy";

/// The role of the program.
pub(in crate::lower) const TASK: &str = "TaskRole";

/// ECS has this principal in every partition.
const PRINCIPAL: &str = "ecs-tasks.amazonaws.com";

/// Adds both roles, of which that of the program has the statements for what it mounts.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, workload: &Workload, mounts: &[Value]) {
    execution(ctx, scope, workload);
    task(ctx, scope, workload, mounts);
}

fn execution(ctx: &mut Lowering, scope: &Scope, workload: &Workload) {
    let mut policies: Vec<Value> = logs::statement(ctx, scope, workload)
        .map(|statement| inline("logs", Value::List(vec![statement])))
        .into_iter()
        .collect();
    let images = images::statements(ctx, &scope.guard, workload.images());
    if !images.is_empty() {
        policies.insert(0, inline("image", Value::List(images)));
    }
    let (certain, guarded): (Vec<_>, Vec<_>) =
        secrets::statements(ctx, workload).into_iter().partition(|(test, _)| *test == Test::ALWAYS);
    if !certain.is_empty() {
        policies.push(inline("secrets", Value::list(certain.into_iter().map(|(_, statement)| statement))));
    }
    let role = role(policies).with_some("PermissionsBoundary", ctx.optional(workload.permissions_boundary));
    ctx.add(scope, EXECUTION, role);
    let any = Test::any(guarded.iter().map(|(test, _)| test.clone()));
    if any != Test::NEVER {
        // What all have in common is said of the policy.
        let own = guarded.into_iter().map(|(test, it)| (if test == any { Test::ALWAYS } else { test }, it));
        let statements = ctx.list(own.collect());
        attach(ctx, scope, any, SECRETS_POLICY, EXECUTION, ("optional-secrets", statements));
    }
}

fn task(ctx: &mut Lowering, scope: &Scope, workload: &Workload, mounts: &[Value]) {
    let mut policies = Vec::new();
    if !workload.permission.is_empty() {
        let statements = workload.permission.iter().map(|permission| statement(ctx, permission)).collect();
        policies.push(inline("permissions", Value::List(statements)));
    }
    if !mounts.is_empty() {
        policies.push(inline("mounts", Value::List(mounts.to_vec())));
    }
    if workload.exec.value {
        policies.push(inline("exec", Value::List(vec![shell()])));
    }
    let mut role = role(policies);
    if !workload.policies.items.is_empty() {
        role = role.with("ManagedPolicyArns", ctx.items(workload.policies));
    }
    let role = role.with_some("PermissionsBoundary", ctx.optional(workload.permissions_boundary));
    ctx.add(scope, TASK, role);
}

/// A role that ECS takes, with its own policies.
fn role(policies: Vec<Value>) -> Resource {
    let role = Resource::new("AWS::IAM::Role", None).with("AssumeRolePolicyDocument", trust(PRINCIPAL));
    if policies.is_empty() { role } else { role.with("Policies", Value::List(policies)) }
}

fn statement(ctx: &mut Lowering, permission: &Nested<Permission>) -> Value {
    let Permission { actions, resources, conditions } = &permission.block;
    policy::chosen(ctx, actions, resources, conditions)
}

/// The permissions of ECS Exec. Its channels are not resources, so they cannot be restricted.
fn shell() -> Value {
    allow(
        &[
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
        ],
        "*",
    )
}
