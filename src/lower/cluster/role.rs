//! What the instances may do: their role, with one policy for each concern, and the profile that gives it to them.

use super::registry;
use crate::cfn::{Resource, Value};
use crate::ir;
use crate::ir::Nested;
use crate::ir::kinds::RegistryAuth;
use crate::language::Arn;
use crate::lower::policy::{allow, inline, trust};
use crate::lower::{Lowering, Scope, Test};

/// What the role follows from.
pub(super) struct Rights<'a> {
    /// Managed policies of the program's choice.
    pub(super) policies: &'a ir::Values<Arn>,
    /// What bounds the role.
    pub(super) permissions_boundary: Option<&'a ir::Value<Arn>>,
    /// Whether Session Manager may open a shell.
    pub(super) session_manager: bool,
    /// Whether there are spot instances.
    pub(super) spot: Test,
    /// The credentials that the instances fetch.
    pub(super) registry: Option<&'a Nested<RegistryAuth>>,
}

/// `InstanceRole` and `InstanceProfile`
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, rights: Rights) {
    let Rights { policies, permissions_boundary, session_manager, spot, registry } = rights;
    let mut inlined = vec![
        (Test::ALWAYS, inline("agent", agent())),
        (
            spot,
            inline(
                "spot-draining",
                vec![allow(&["ecs:UpdateContainerInstancesState"], container_instances())],
            ),
        ),
        (Test::ALWAYS, inline("images", images())),
        (Test::ALWAYS, inline("logs", vec![logs()])),
    ];
    if session_manager {
        inlined.push((Test::ALWAYS, inline("session-manager", shell())));
    }
    if let Some(registry) = registry {
        let test = ctx.guard(registry.guard.as_ref());
        let statements = registry::rights(ctx, &registry.block);
        inlined.push((test, inline("registry", statements)));
    }
    let mut role = Resource::new("AWS::IAM::Role", None)
        // The only service whose principal differs between partitions.
        .with("AssumeRolePolicyDocument", trust(Value::sub("ec2.${AWS::URLSuffix}")))
        .with("Policies", ctx.list(inlined));
    if !policies.items.is_empty() {
        role = role.with("ManagedPolicyArns", ctx.items(policies));
    }
    let role = role.with_some("PermissionsBoundary", ctx.optional(permissions_boundary));
    ctx.add(scope, "InstanceRole", role);
    let profile = Resource::new("AWS::IAM::InstanceProfile", None)
        .with("Roles", Value::list([Value::reference("InstanceRole")]));
    ctx.add(scope, "InstanceProfile", profile);
}

/// What the ECS agent calls: it registers in this cluster, speaks for its own instances, and reports what became of tasks.
fn agent() -> Vec<Value> {
    vec![
        allow(&["ecs:DiscoverPollEndpoint"], "*"),
        allow(
            &[
                "ecs:DeregisterContainerInstance",
                "ecs:RegisterContainerInstance",
                "ecs:SubmitAttachmentStateChanges",
                "ecs:SubmitContainerStateChange",
                "ecs:SubmitTaskStateChange",
            ],
            Value::attribute("Cluster", "Arn"),
        ),
        allow(&["ecs:Poll", "ecs:StartTelemetrySession"], container_instances()),
    ]
}

fn container_instances() -> Value {
    Value::sub("arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:container-instance/${Cluster}/*")
}

/// Images may come from any account and region; who may pull is said by each repository's own policy too.
fn images() -> Vec<Value> {
    let repositories = Value::sub("arn:${AWS::Partition}:ecr:*:*:repository/*");
    vec![
        allow(&["ecr:GetAuthorizationToken"], "*"),
        allow(
            &["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            repositories,
        ),
    ]
}

/// Into the cluster's own group, which the containers may use too.
fn logs() -> Value {
    allow(&["logs:CreateLogStream", "logs:PutLogEvents"], Value::attribute("LogGroup", "Arn"))
}

/// What Session Manager needs: none of these channels belongs to a resource that could be named.
fn shell() -> Vec<Value> {
    let instances = Value::sub("arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:instance/*");
    vec![
        allow(&["ssm:UpdateInstanceInformation"], instances),
        allow(
            &[
                "ssmmessages:CreateControlChannel",
                "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel",
            ],
            "*",
        ),
    ]
}
