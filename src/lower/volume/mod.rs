//! `volume`: a file system, its key, its mount targets and access points.

pub(in crate::lower) mod access_point;
mod alarms;
mod existing;
mod key;
mod policy;
mod replication;

pub(in crate::lower) use access_point::ROOT;
pub(in crate::lower) use existing::existing;

use super::{Lowering, Scope, Test, tags, values};
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Lifecycle, Network, OnDelete, Provisioned, SubnetTier, Throughput, Volume};
use crate::ir::{self, Const, Declared, Nested, Ref};
use crate::language::Enumeration;
use crate::types::{Counted, Days};

/// What the stack of a volume owns.
pub(super) const CONTENTS: &str = "a file system and its mount targets";

/// The port of NFS.
const NFS: i64 = 2049;

/// Lowers a volume.
pub(super) fn lower(ctx: &mut Lowering, declared: &Declared<Volume>) {
    let scope = ctx.scope(declared);
    let Volume {
        network,
        subnets,
        encrypted,
        key,
        performance,
        throughput,
        provisioned,
        lifecycle,
        backup,
        require_tls,
        iam,
        root,
        access_point,
        replication,
        name,
        on_delete,
        stack: _,
        alerts: _,
        alarm: _,
        overrides: _,
        logical_ids: _,
    } = &declared.block;

    let is_encrypted = ctx.truth(encrypted);
    let key_id = match is_encrypted {
        Test::Known(false) => None,
        _ => key::lower(ctx, &scope.under(is_encrypted.clone()), key, on_delete),
    };
    // Without encryption there is no key.
    let key_id = key_id.map(|id| values::within(id, |id| ctx.choose(&is_encrypted, id, Value::no_value())));
    let (mode, rate) = throughput_of(ctx, throughput, provisioned.as_ref());
    let backup = ctx.either(backup, "ENABLED", "DISABLED");
    let resource = Resource::new("AWS::EFS::FileSystem", None)
        .with("Encrypted", ctx.value(encrypted))
        .with_some("KmsKeyId", key_id)
        .with("PerformanceMode", ctx.symbol(performance))
        .with("ThroughputMode", mode)
        .with_some("ProvisionedThroughputInMibps", rate)
        .with_some("LifecyclePolicies", lifecycle_policies(lifecycle))
        .with("BackupPolicy", values::within(backup, |status| Value::map([("Status", status)])))
        .with_some("FileSystemPolicy", policy_of(require_tls, iam))
        .with_some(
            "ReplicationConfiguration",
            replication.as_ref().map(|nested| replication::lower(ctx, nested)),
        )
        .with("FileSystemTags", named(ctx, &scope, name.as_ref()));
    ctx.add(&scope, "FileSystem", kept(resource, on_delete));

    security_groups(ctx, &scope, *network);
    mount_targets(ctx, &scope, *network, subnets);
    alarms::lower(ctx, &scope, &declared.block);

    ctx.export_results(&scope);
    if let Some(root) = root {
        access_point::root(ctx, &scope, root);
    }
    for access_point in access_point {
        access_point::lower(ctx, &scope, access_point);
    }
}

/// The policy of the file system, unless everyone may do everything.
fn policy_of(require_tls: &Const<bool>, iam: &Const<bool>) -> Option<Property> {
    match (iam.value, require_tls.value) {
        (true, _) => Some(values::property(iam, policy::by_iam())),
        (false, true) => Some(values::property(require_tls, policy::tls_only())),
        (false, false) => None,
    }
}

/// The tags of the file system, of which one is its name.
fn named(ctx: &mut Lowering, scope: &Scope, name: Option<&ir::Value<String>>) -> Property {
    let tags = tags::with_name(&scope.tags);
    let Some(name) = name else { return tags::list(&tags).into() };
    let is_given = ctx.given(Some(name));
    let given = ctx.plain(name);
    let tags: Vec<_> = tags
        .into_iter()
        .map(|(key, value)| match key.as_str() {
            "Name" => (key, ctx.choose(&is_given, given.clone(), value)),
            _ => (key, value),
        })
        .collect();
    Property { value: tags::list(&tags), origin: name.written() }
}

/// Sets the deletion policies: data outlives its stack, unless the program says otherwise. It is `RetainExceptOnCreate`, because a plain
/// `Retain` would leave a resource behind each creation that fails.
fn kept(mut resource: Resource, on_delete: &Const<OnDelete>) -> Resource {
    resource.deletion_policy = Some(on_delete.value.spelling());
    resource.update_replace_policy = Some(match on_delete.value {
        OnDelete::Retain => "Retain",
        OnDelete::Delete => "Delete",
    });
    resource
}

/// The throughput mode and the provisioned rate.
fn throughput_of(
    ctx: &mut Lowering,
    throughput: &Const<Throughput>,
    provisioned: Option<&Nested<Provisioned>>,
) -> (Property, Option<Property>) {
    // A guard decides between `provisioned` and the written mode, because a rate is only allowed with that mode.
    let mode = ctx.constant(throughput);
    let Some(nested) = provisioned else { return (mode, None) };
    let Provisioned { provisioned } = &nested.block;
    let guard = ctx.guard(nested.guard.as_ref());
    let rate = ctx.value(provisioned);
    let rate = values::within(rate, |rate| ctx.choose(&guard, rate, Value::no_value()));
    let mode = ctx.choose(&guard, Value::from("provisioned"), mode.value);
    (Property { value: mode, origin: Some(nested.span) }, Some(rate))
}

/// The lifecycle policies. CloudFormation wants an object for each transition.
fn lifecycle_policies(lifecycle: &Nested<Lifecycle>) -> Option<Property> {
    let Lifecycle { infrequent_access, archive, back_on_access } = &lifecycle.block;
    let mut policies = Vec::new();
    for (name, after) in [("TransitionToIA", infrequent_access), ("TransitionToArchive", archive)] {
        if let Some(after) = after {
            policies.push(Value::map([(name, Value::from(after_days(after.value)))]));
        }
    }
    if back_on_access.value {
        policies.push(Value::map([("TransitionToPrimaryStorageClass", Value::from("AFTER_1_ACCESS"))]));
    }
    let origin = lifecycle.written.then_some(lifecycle.span);
    (!policies.is_empty()).then_some(Property { value: Value::List(policies), origin })
}

/// `AFTER_30_DAYS`
fn after_days(after: Days) -> String {
    match after.count() {
        // The only value in the singular.
        1 => "AFTER_1_DAY".into(),
        days => format!("AFTER_{days}_DAYS"),
    }
}

/// Two groups: one for clients, one for mount targets. The rule of a single group would refer to the group itself, which is a cycle.
fn security_groups(ctx: &mut Lowering, scope: &Scope, network: Ref<Network>) {
    let vpc = Property { value: ctx.vpc(network), origin: Some(network.span) };
    let clients = Resource::new("AWS::EC2::SecurityGroup", None)
        .with("GroupDescription", "Clients of the file system")
        .with("VpcId", vpc.clone());
    ctx.add(scope, "ClientSecurityGroup", clients);

    let ingress = Value::map([
        ("IpProtocol", Value::from("tcp")),
        ("FromPort", Value::from(NFS)),
        ("ToPort", Value::from(NFS)),
        ("SourceSecurityGroupId", ctx.attribute(scope.block, "ClientSecurityGroup", "GroupId")),
        ("Description", Value::from("NFS from clients")),
    ]);
    let targets = Resource::new("AWS::EC2::SecurityGroup", None)
        .with("GroupDescription", "Mount targets of the file system")
        .with("VpcId", vpc)
        .with("SecurityGroupIngress", vec![ingress])
        // A mount target only answers. Without a rule EC2 would allow everything, so this one leads nowhere.
        .with("SecurityGroupEgress", vec![nowhere()]);
    ctx.add(scope, "MountTargetSecurityGroup", targets);
}

fn nowhere() -> Value {
    Value::map([
        ("IpProtocol", "-1"),
        ("CidrIp", "127.0.0.1/32"),
        ("Description", "No connections of its own"),
    ])
}

/// One mount target in each zone: in a zone without one, the name of the file system does not resolve.
fn mount_targets(ctx: &mut Lowering, scope: &Scope, network: Ref<Network>, subnets: &Const<SubnetTier>) {
    // Named by position: a subnet that only the deployment knows has nothing else to name it by.
    for (zone, subnet) in ctx.each_subnet(network, subnets.value).into_iter().enumerate() {
        let resource = Resource::new("AWS::EFS::MountTarget", None)
            .with("FileSystemId", ctx.reference(scope.block, "FileSystem"))
            .with("SubnetId", Property { value: subnet, origin: subnets.written().or(Some(network.span)) })
            .with("SecurityGroups", vec![ctx.attribute(scope.block, "MountTargetSecurityGroup", "GroupId")]);
        ctx.add(scope, format!("MountTarget{zone}"), resource);
    }
}
