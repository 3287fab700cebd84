//! The role of the instances, with one policy for each concern, and the profile that attaches it.

use super::{GROUP, mounts, registry};
use crate::cfn::{Resource, Value};
use crate::ir;
use crate::ir::Nested;
use crate::ir::kinds::{Mount, RegistryAuth, Statement};
use crate::lower::policy::{self, allow, attach, inline, trust};
use crate::lower::text::arn;
use crate::lower::{Lowering, Scope, Test};
use crate::types::Arn;

/// What the role follows from.
pub(super) struct Rights<'a> {
    /// Managed policies of the program's choice.
    pub(super) policies: &'a ir::Values<Arn>,
    /// Statements of the program's choice.
    pub(super) more: &'a [Nested<Statement>],
    /// What bounds the role.
    pub(super) permissions_boundary: Option<&'a ir::Value<Arn>>,
    /// Whether Session Manager may open a shell.
    pub(super) session_manager: bool,
    /// Whether there are spot instances.
    pub(super) spot: Test,
    /// The credentials that the instances fetch.
    pub(super) registry: Option<&'a Nested<RegistryAuth>>,
    /// The volumes that they mount.
    pub(super) mounts: &'a [Nested<Mount>],
}

/// `InstanceRole` and `InstanceProfile`
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, rights: Rights) {
    let Rights { policies, more, permissions_boundary, session_manager, spot, registry, mounts } = rights;
    let mut statements = vec![
        (Test::ALWAYS, "agent", Value::List(agent(ctx, scope))),
        (Test::ALWAYS, "ready", Value::List(readiness(ctx, scope))),
        (spot, "spot-draining", Value::List(vec![drain_oneself(ctx, scope)])),
        (Test::ALWAYS, "images", Value::List(images())),
        (Test::ALWAYS, "logs", Value::List(vec![logs(ctx, scope)])),
        (Test::Known(session_manager), "session-manager", Value::List(shell())),
        (Test::Known(!more.is_empty()), "statements", chosen(ctx, more)),
    ];
    let (mounted, rights) = mounts::rights(ctx, mounts);
    statements.push((mounted, "mounts", rights));
    if let Some(registry) = registry {
        let test = ctx.guard(registry.guard.as_ref());
        statements.push((test, "registry", registry::rights(ctx, scope, &registry.block)));
    }
    // A guarded policy is a separate resource, because its condition would double the list in the role.
    let (inlined, guarded): (Vec<_>, Vec<_>) =
        statements.into_iter().partition(|(test, ..)| matches!(test, Test::Known(_)));
    let inlined = inlined.into_iter().filter(|(test, ..)| *test == Test::ALWAYS);
    let mut role = Resource::new("AWS::IAM::Role", None)
        // EC2 has this principal in every partition. IAM knows no other in the European Sovereign Cloud, whose domain is `amazonaws.eu`.
        .with("AssumeRolePolicyDocument", trust("ec2.amazonaws.com"))
        .with("Policies", Value::list(inlined.map(|(_, name, statements)| inline(name, statements))));
    if !policies.items.is_empty() {
        role = role.with("ManagedPolicyArns", ctx.items(policies));
    }
    let role = role.with_some("PermissionsBoundary", ctx.optional(permissions_boundary));
    ctx.add(scope, "InstanceRole", role);
    let profile = Resource::new("AWS::IAM::InstanceProfile", None)
        .with("Roles", Value::list([ctx.reference(scope.block, "InstanceRole")]));
    ctx.add(scope, "InstanceProfile", profile);
    for (test, name, statements) in guarded {
        // Only these statements have guards that the deployment decides; the others are known.
        let policy = match name {
            "mounts" => "MountsPolicy",
            "registry" => "RegistryPolicy",
            _ => "SpotDrainingPolicy",
        };
        attach(ctx, scope, test, policy, "InstanceRole", (name, statements));
    }
}

/// The statements of the program.
fn chosen(ctx: &mut Lowering, statements: &[Nested<Statement>]) -> Value {
    let statements = statements.iter().map(|nested| {
        let Statement { actions, resources, conditions } = &nested.block;
        policy::chosen(ctx, actions, resources, conditions)
    });
    Value::list(statements.collect::<Vec<_>>())
}

/// The permissions of the ECS agent: it registers in this cluster, polls for its instances, and reports the state of tasks.
fn agent(ctx: &Lowering, scope: &Scope) -> Vec<Value> {
    // Not `AmazonEC2ContainerServiceforEC2Role`, which allows the same for every cluster of the account.
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
            ctx.attribute(scope.block, "Cluster", "Arn"),
        ),
        allow(&["ecs:Poll", "ecs:StartTelemetrySession"], container_instances(ctx, scope)),
    ]
}

/// The permissions to end the wait of the launching hook, once the load balancers of the cluster reach the instance.
fn readiness(ctx: &Lowering, scope: &Scope) -> Vec<Value> {
    let group = ctx.deployed_id(scope.block, GROUP);
    // CloudFormation's own name for the group: a reference would be a cycle, because the group's instances have this role.
    let own = arn(
        "autoscaling",
        [Value::sub(format!("autoScalingGroup:*:autoScalingGroupName/${{AWS::StackName}}-{group}-*"))],
    );
    let mut statements = vec![
        // What describes takes no resource.
        allow(&["autoscaling:DescribeAutoScalingInstances"], "*"),
        allow(&["autoscaling:CompleteLifecycleAction"], own),
    ];
    if ctx.program.listeners_of(scope.block).next().is_some() {
        statements.push(allow(&["elasticloadbalancing:DescribeTargetHealth"], "*"));
    }
    statements
}

/// The permission that the agent of a spot instance needs to drain the instance before EC2 interrupts it.
fn drain_oneself(ctx: &Lowering, scope: &Scope) -> Value {
    allow(&["ecs:UpdateContainerInstancesState"], container_instances(ctx, scope))
}

fn container_instances(ctx: &Lowering, scope: &Scope) -> Value {
    let cluster = ctx.id(scope.block, "Cluster");
    arn("ecs", [Value::sub(format!("container-instance/${{{cluster}}}/*"))])
}

/// Images may come from any account and region. The policy of a repository in another account must allow it, too.
fn images() -> Vec<Value> {
    // `GetAuthorizationToken` is for a whole registry and takes no resource.
    let repositories = Value::sub("arn:${AWS::Partition}:ecr:*:*:repository/*");
    vec![
        allow(&["ecr:GetAuthorizationToken"], "*"),
        allow(
            &["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            repositories,
        ),
    ]
}

/// Log streams in the cluster's log group, which containers may use, too.
fn logs(ctx: &Lowering, scope: &Scope) -> Value {
    allow(&["logs:CreateLogStream", "logs:PutLogEvents"], ctx.attribute(scope.block, "LogGroup", "Arn"))
}

/// The permissions of Session Manager. Its channels are not resources, so they cannot be restricted.
fn shell() -> Vec<Value> {
    let instances = arn("ec2", [Value::from("instance/*")]);
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
