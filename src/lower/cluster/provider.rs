//! Managed scaling: ECS's capacity provider over the group, as the cluster's default.

use super::GROUP;
use crate::aws::{ecs, metrics};
use crate::cfn::{Map, Property, Resource, Value};
use crate::ir::kinds::{Cluster, Scaling, Step, StepSize};
use crate::ir::{self, BlockId, Declared, Program};
use crate::language::AnyBlock;
use crate::lower::alarms::{ABOVE, Figure, Series, Told, Watched};
use crate::lower::text::concat;
use crate::lower::{Lowering, Scope, Test, tags};

/// The managed scaling of a cluster, if it has one.
fn managed(program: &Program, cluster: BlockId) -> Option<&Declared<Scaling>> {
    program.scaling_of(cluster).filter(|scaling| scaling.block.is_managed())
}

/// What can run the tasks of the cluster beside its instances as they are: ECS's own scaling of them, and Fargate. References order
/// them: the associations are deleted first, then the provider, then the group, because ECS keeps what is in use.
pub(super) fn lower(ctx: &mut Lowering, cluster: &Scope, declared: &Declared<Cluster>) {
    let has_fargate = declared.block.fargate.is_some();
    let scaling = managed(ctx.program, cluster.block);
    let managed = scaling.map(|scaling| of_group(ctx, cluster, scaling));
    let scope = match &managed {
        Some(scope) if !has_fargate => scope,
        None if !has_fargate => return,
        _ => cluster,
    };
    // The provider is there only where the scaling is.
    let own = managed.as_ref().map(|own| {
        let test = if has_fargate { own.guard.clone() } else { Test::ALWAYS };
        (test, ctx.reference(cluster.block, PROVIDER))
    });
    let of_fargate = [ecs::FARGATE, ecs::FARGATE_SPOT].into_iter().filter(|_| has_fargate);
    let mut providers: Vec<(Test, Value)> =
        of_fargate.map(|name| (Test::ALWAYS, Value::from(name))).collect();
    providers.extend(own.clone());
    let strategy = own.map(|(test, provider)| {
        (test, Value::map([("CapacityProvider", provider), ("Weight", Value::Int(1))]))
    });
    let providers = ctx.list(providers);
    let strategy = ctx.list(strategy.into_iter().collect());
    let associations = Resource::new("AWS::ECS::ClusterCapacityProviderAssociations", None)
        .with("Cluster", ctx.reference(cluster.block, "Cluster"))
        .with("CapacityProviders", providers)
        .with("DefaultCapacityProviderStrategy", strategy);
    ctx.add(scope, "CapacityProviderAssociations", associations);
    if let Some(scope) = &managed {
        let provider = ctx.reference(cluster.block, PROVIDER);
        ctx.export(scope, PROVIDER, "The capacity provider of the cluster.", provider);
        let told = scaling.and_then(|scaling| ctx.told(scaling.block.alarmed()));
        at_maximum(ctx, scope, told.as_ref());
    }
}

/// `CapacityProvider`: the group, as ECS scales it. Gives the scope of what is there only with it.
fn of_group(ctx: &mut Lowering, cluster: &Scope, scaling: &Declared<Scaling>) -> Scope {
    let own = ctx.scope(scaling);
    // Named after the cluster, which has one provider at most, and there only where both blocks
    // are.
    let scope = Scope { block: cluster.block, guard: cluster.guard.clone().and(own.guard), ..own };
    let scaling = managed_scaling(ctx, &scaling.block);
    let group = Value::map([
        ("AutoScalingGroupArn", ctx.reference(cluster.block, GROUP)),
        ("ManagedScaling", scaling),
        // The cluster drains by its own hook, the same with both methods.
        ("ManagedDraining", Value::from("DISABLED")),
        // With it, the instances that run tasks would keep the stack from being deleted.
        ("ManagedTerminationProtection", Value::from("DISABLED")),
    ]);
    let provider = Resource::new("AWS::ECS::CapacityProvider", None)
        .with_some("Name", name(ctx.program))
        .with("AutoScalingGroupProvider", group);
    ctx.add(&scope, PROVIDER, provider);
    scope
}

/// `AtMaximumAlarm`: the tasks need more instances than there are, all the time, in a group that is as large as it may be.
fn at_maximum(ctx: &mut Lowering, scope: &Scope, told: Option<&Told>) {
    let group = ctx.reference(scope.block, GROUP);
    let of_group = |metric| Series::of(metric, "AutoScalingGroupName", group.clone());
    let needed = Series::of(
        &metrics::ECS_CAPACITY_PROVIDER_RESERVATION,
        "CapacityProviderName",
        ctx.reference(scope.block, PROVIDER),
    );
    let parts = vec![
        ("needed", needed.and("ClusterName", ctx.reference(scope.block, "Cluster")), "Minimum"),
        ("wanted", of_group(&metrics::GROUP_DESIRED_CAPACITY), "Minimum"),
        ("largest", of_group(&metrics::GROUP_MAX_SIZE), "Maximum"),
    ];
    let watched = Watched {
        alarm: &Scaling::ALARMS.at_maximum,
        name: None,
        description: "Tasks wait for instances, and the group has its largest size: it cannot grow.",
        // Above 100, more instances are needed than there are, whatever share the target keeps free.
        figure: Figure::Calculated(parts, Value::from("IF(needed > 100 AND wanted >= largest, 1, 0)")),
        comparison: ABOVE,
    };
    ctx.watch(scope, told, &watched);
}

/// `ManagedScaling`
fn managed_scaling(ctx: &mut Lowering, scaling: &Scaling) -> Value {
    // What is left out here is refused with this method, or is in the group.
    let Scaling { target, step, .. } = scaling;
    let Step { out, out_when_full: _, in_: _ } = &step.block;
    let target = match target {
        Some(target) => {
            let (given, value) = (ctx.given(Some(target)), ctx.plain(target));
            ctx.choose(&given, value, ALL)
        }
        None => ALL,
    };
    let mut settings = Map::from_iter([
        ("Status".into(), Value::from("ENABLED")),
        ("TargetCapacity".into(), target),
        ("MinimumScalingStepSize".into(), Value::Int(1)),
    ]);
    // Without it, ECS may add all that is missing at once.
    if let Some(largest) = largest(ctx, out) {
        settings.insert("MaximumScalingStepSize".into(), largest);
    }
    settings.insert("InstanceWarmupPeriod".into(), Value::Int(super::group::WARMUP));
    Value::entries(settings)
}

/// The largest step, if the program says it.
fn largest(ctx: &mut Lowering, out: &ir::Value<StepSize>) -> Option<Value> {
    match out {
        ir::Value::Const(step) => match step.value {
            StepSize::Instances(number) => Some(Value::Int(number)),
            // The default of the other method.
            StepSize::Percent(_) => None,
        },
        ir::Value::Deploy(expr) => Some(ctx.expr(expr)),
    }
}

/// ECS refuses names that begin with one of `RESERVED`, and CloudFormation derives one from the stack's. The group is never
/// replaced, so neither is the provider, and its name is never in the way.
fn name(program: &Program) -> Option<Value> {
    let project = program.name.to_ascii_lowercase();
    let reserved = RESERVED.iter().any(|word| project.starts_with(word));
    reserved.then(|| concat([Value::from("cp-"), Value::reference("AWS::StackName")]))
}

/// The tags of the group, with that by which ECS knows what it scales, on the instances too. ECS adds it to the group itself,
/// and an update of the stack would remove it again.
pub(super) fn tagged(ctx: &mut Lowering, group: Resource, scope: &Scope) -> Resource {
    let Some(scaling) = managed(ctx.program, scope.block) else { return group };
    let guard = ctx.guard(scaling.guard.as_ref());
    // The program may have this tag, too, and a group cannot have a key twice.
    let others = scope.tags.iter().filter(|(key, _)| key != TAG);
    let mut items: Vec<(Test, Value)> =
        others.map(|(key, value)| (Test::ALWAYS, tags::of_group(key, value.clone(), false))).collect();
    items.push((guard, tags::of_group(TAG, Value::from("true"), true)));
    group.with("Tags", Property::from(ctx.list(items)))
}

/// The target without a reserve.
const ALL: Value = Value::Int(100);

/// The logical id of the capacity provider.
const PROVIDER: &str = "CapacityProvider";

/// Source: `CapacityProvider.name` of the ECS API.
const RESERVED: [&str; 3] = ["aws", "ecs", "fargate"];

/// The key of the tag.
const TAG: &str = "AmazonECSManaged";
