//! The launch template of the instances.

use super::boot::{self, Boot};
use super::machine;
use super::{LAUNCH_TEMPLATE, Node};
use crate::aws::disks::DEVICES;
use crate::cfn::{Map, Resource, Value};
use crate::ir::kinds::{Disk, RootVolume, RootVolumeType, SubnetTier, Volume};
use crate::ir::{self, BlockId, Const};
use crate::lower::{Lowering, Scope, Test, tags};
use crate::types::{Arn, Gibibytes, Mebibytes, SecurityGroupId};

/// `LaunchTemplate`
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, node: &Node, boot: &Boot) {
    let Node {
        subnets,
        types,
        image,
        key_pair,
        security_groups,
        detailed_monitoring,
        container_metadata,
        root_volume,
        disks,
        public_address,
        user_data,
    } = node;
    let machine = boot.machine;
    machine::restrict(ctx, types, machine);
    let mut data = Map::from_iter([("ImageId".into(), machine::image(ctx, image, machine))]);
    let mut set = |name: &'static str, value: Value| data.insert(name.into(), value);
    // Where there are several types, the overrides of the group take precedence over this one.
    if let Some(first) = types.items.first() {
        set("InstanceType", ctx.value(first).value);
    }
    set("IamInstanceProfile", Value::map([("Arn", ctx.attribute(scope.block, "InstanceProfile", "Arn"))]));
    let groups = groups(ctx, boot, security_groups);
    // What a subnet assigns by itself is not known here, so that an interface says it, unless nobody asked in a private subnet.
    match (subnets.value, *public_address) {
        (SubnetTier::Private | SubnetTier::Data, false) => set("SecurityGroupIds", groups),
        (_, public) => set("NetworkInterfaces", Value::list([interface(groups, public)])),
    };
    if let Some(key_pair) = ctx.optional(*key_pair) {
        set("KeyName", key_pair.value);
    }
    // Left out where it is off, which is the default: a template with the property would replace all instances.
    if detailed_monitoring.known() != Some(&false) {
        set("Monitoring", Value::map([("Enabled", ctx.value(detailed_monitoring).value)]));
    }
    // Version 1 of the metadata service gives the credentials of the role to whoever can make the instance request a URL, so tokens are
    // required. With one hop the answer reaches only the instance; a container on the bridge network is two hops away.
    let hops = if container_metadata.value { 2 } else { 1 };
    set(
        "MetadataOptions",
        Value::map([
            ("HttpEndpoint", Value::from("enabled")),
            ("HttpTokens", Value::from("required")),
            ("HttpPutResponseHopLimit", Value::from(hops)),
        ]),
    );
    let mut mappings = vec![(Test::ALWAYS, root(ctx, root_volume))];
    mappings.extend(disks.iter().zip(DEVICES).map(|(disk, device)| more(ctx, disk, device)));
    set("BlockDeviceMappings", ctx.list(mappings));
    let named = tags::with_name(&scope.tags);
    set("TagSpecifications", tags::specifications(&["instance", "volume"], &named));
    set("UserData", boot::user_data(ctx, boot, *user_data));

    let mut template = Resource::new("AWS::EC2::LaunchTemplate", None)
        .with("LaunchTemplateData", Value::entries(data))
        .with("TagSpecifications", tags::specifications(&["launch-template"], &scope.tags));
    let metadata = boot::metadata(ctx, boot);
    template.metadata.insert("AWS::CloudFormation::Init".into(), metadata);
    ctx.add(scope, LAUNCH_TEMPLATE, template);
}

/// The specification of the template in an Auto Scaling group.
pub(super) fn specification(ctx: &Lowering, cluster: BlockId) -> Value {
    // CloudFormation does not support `$Latest` here. The number changes with the template, and that starts a rolling update.
    Value::map([
        ("LaunchTemplateId", ctx.reference(cluster, LAUNCH_TEMPLATE)),
        ("Version", ctx.attribute(cluster, LAUNCH_TEMPLATE, "LatestVersionNumber")),
    ])
}

/// The network interface, where the program decides about a public address: not every public subnet assigns one. EC2 wants the groups
/// in the interface then, and refuses them beside it.
fn interface(groups: Value, public: bool) -> Value {
    Value::map([
        ("DeviceIndex", Value::from(0)),
        ("AssociatePublicIpAddress", Value::from(public)),
        ("DeleteOnTermination", Value::from(true)),
        ("Groups", groups),
    ])
}

/// The group of the instances, the client group of each mounted volume, and those of the program's choice.
fn groups(ctx: &mut Lowering, boot: &Boot, more: &ir::Values<SecurityGroupId>) -> Value {
    let mut volumes: Vec<(BlockId, Test)> = Vec::new();
    for mount in boot.mounts {
        let Some(volume) = mount.block.volume.id else { continue };
        let test = ctx.guard(mount.guard.as_ref());
        // A volume may be mounted twice, through two access points; its group is listed once.
        match volumes.iter_mut().find(|(known, _)| *known == volume) {
            Some((_, known)) => *known = known.clone().or(test),
            None => volumes.push((volume, test)),
        }
    }
    let mut groups = vec![(Test::ALWAYS, ctx.attribute(boot.cluster, "SecurityGroup", "GroupId"))];
    for (volume, test) in volumes {
        groups.push((test, ctx.result(volume, &Volume::RESULTS.security_group, None)));
    }
    groups.extend(more.items.iter().map(|group| (ctx.given(Some(group)), ctx.plain(group))));
    ctx.list(groups)
}

fn root(ctx: &mut Lowering, root_volume: &ir::Nested<RootVolume>) -> Value {
    let RootVolume { size, ty, encrypted, iops, throughput, key } = &root_volume.block;
    let encrypted = ctx.constant(encrypted).value;
    let ebs =
        Ebs { size, ty, encrypted, iops: iops.as_ref(), throughput: throughput.as_ref(), key: key.as_ref() };
    mapping(ROOT_DEVICE, ebs.lower(ctx))
}

/// A disk beside the root disk, and whether it is there.
fn more(ctx: &mut Lowering, disk: &ir::Nested<Disk>, device: &'static str) -> (Test, Value) {
    let Disk { size, ty, iops, throughput, key } = &disk.block;
    let encrypted = Value::from(true);
    let ebs =
        Ebs { size, ty, encrypted, iops: iops.as_ref(), throughput: throughput.as_ref(), key: key.as_ref() };
    (ctx.guard(disk.guard.as_ref()), mapping(device, ebs.lower(ctx)))
}

fn mapping(device: &'static str, ebs: Value) -> Value {
    Value::map([("DeviceName", Value::from(device)), ("Ebs", ebs)])
}

/// What a disk is.
struct Ebs<'a> {
    size: &'a ir::Value<Gibibytes>,
    ty: &'a Const<RootVolumeType>,
    encrypted: Value,
    iops: Option<&'a ir::Value<i64>>,
    throughput: Option<&'a ir::Value<Mebibytes>>,
    key: Option<&'a ir::Value<Arn>>,
}

impl Ebs<'_> {
    fn lower(self, ctx: &mut Lowering) -> Value {
        let Self { size, ty, encrypted, iops, throughput, key } = self;
        let mut disk = vec![
            ("VolumeSize", ctx.value(size).value),
            ("VolumeType", ctx.constant(ty).value),
            ("Encrypted", encrypted),
            ("DeleteOnTermination", Value::from(true)),
        ];
        // Only io2 must say its rate.
        let usual = (ty.value == RootVolumeType::Io2).then(|| Value::from(IO2_IOPS));
        let rate = match iops {
            Some(iops) => {
                let given = ctx.given(Some(iops));
                let rate = ctx.plain(iops);
                Some(ctx.choose(&given, rate, usual.unwrap_or_else(Value::no_value)))
            }
            None => usual,
        };
        let some = [
            ("Iops", rate),
            ("Throughput", ctx.optional(throughput).map(|rate| rate.value)),
            ("KmsKeyId", ctx.optional(key).map(|key| key.value)),
        ];
        disk.extend(some.into_iter().filter_map(|(name, value)| Some((name, value?))));
        Value::map(disk)
    }
}

/// The root device of the ECS-optimized images.
const ROOT_DEVICE: &str = "/dev/xvda";

/// The provisioned rate of an io2 disk: that of gp3 without provisioning.
const IO2_IOPS: i64 = 3_000;
