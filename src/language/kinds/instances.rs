//! `cluster.instances`: the EC2 instances of a cluster.

use crate::language::symbols::symbols;
use crate::types::{
    Arn, Const, Expr, ExprKind, Gibibytes, ImageId, InstanceTypeName, KeyPair, Minutes, Nested, OneOrMore,
    Percent, Reflect, Seconds, Type, Value,
};

symbols! {
    /// An image that Amazon maintains.
    pub enum AmazonImage {
        /// Amazon Linux 2023, optimised for ECS: the newest at each update of the stack.
        AmazonLinux2023 "amazon_linux_2023" => "amazon-linux-2023",
    }
}

symbols! {
    /// The sort of an EBS volume.
    pub enum RootVolumeType {
        /// General purpose, the current generation.
        Gp3 "gp3" => "gp3",
        /// General purpose, the one before.
        Gp2 "gp2" => "gp2",
        /// Provisioned IOPS.
        Io2 "io2" => "io2",
    }
}

block! {
    /// The EC2 instances: a launch template and an Auto Scaling group.
    pub struct Instances "instances" [None] {
        /// The instance type, or several of one architecture, the preferred first.
        ty "type": OneOrMore<InstanceTypeName> = "\"t3.medium\"" [becomes: "EC2::LaunchTemplate.InstanceType"],
        /// How many instances a cluster without `scaling` has.
        size: Const<i64> = "2" [min: "1", max: "1000", becomes: "AutoScaling::AutoScalingGroup.MinSize"],
        /// Whether containers in bridge mode reach the instance's metadata, and with it the instance's role.
        container_metadata: Const<bool> = "false" [becomes: "EC2::LaunchTemplate.MetadataOptions.HttpPutResponseHopLimit"],
        /// The machine image: the newest one of Amazon, or an id, or the path of an SSM parameter that holds one.
        image: Value<Image> = "amazon_linux_2023" [becomes: "EC2::LaunchTemplate.ImageId"],
        /// Spot instances, which cost less and can be taken back with two minutes' notice.
        spot: Option<Nested<Spot>> [becomes: "AutoScaling::AutoScalingGroup.MixedInstancesPolicy"],
        /// An EC2 key pair for SSH; port 22 opens only through `allow`. Session Manager needs none.
        key_pair: Option<Value<KeyPair>> [becomes: "EC2::LaunchTemplate.KeyName"],
        /// Whether Session Manager may open a shell on the instances.
        session_manager: Const<bool> = "true",
        /// The disk of the system and of images.
        root_volume: Nested<RootVolume> [becomes: "EC2::LaunchTemplate.BlockDeviceMappings"],
        /// How long a container may take to stop before it is killed.
        stop_timeout: Value<Seconds> = "30s" [min: "30s", max: "1h", becomes: "ECS_CONTAINER_STOP_TIMEOUT"],
        /// When the agent removes stopped tasks and unused images.
        cleanup: Nested<Cleanup>,
        /// How long an instance may take from launch to a working ECS agent.
        startup_timeout: Value<Minutes> = "15m" [min: "1m", max: "1h", becomes: "AutoScaling::AutoScalingGroup CreationPolicy, UpdatePolicy, HealthCheckGracePeriod"],
        /// A shell script that runs as the last step of the boot, before the agent starts. Not for secrets: others can read it.
        user_data: Option<Value<String>> [becomes: "EC2::LaunchTemplate.UserData"],
        /// Managed policies for the role of the instances.
        policies: crate::types::Values<Arn> = "[]" [becomes: "IAM::Role.ManagedPolicyArns"],
        /// A managed policy that bounds every role of the cluster and of its functions.
        permissions_boundary: Option<Value<Arn>> [becomes: "IAM::Role.PermissionsBoundary"],
    }
}

block! {
    /// Spot instances: bought where there is most spare capacity, replaced before they are taken back, drained when they are.
    pub struct Spot "spot" [None] {
        /// The most to pay per hour, in dollars. Best left out: AWS advises against it, because interruptions become more frequent.
        max_price: Option<Value<f64>> [min: "0.001", becomes: "AutoScaling::AutoScalingGroup.MixedInstancesPolicy.InstancesDistribution.SpotMaxPrice"],
        /// How many instances are on-demand ones whatever the share.
        on_demand_base: Value<i64> = "0" [min: "0", max: "1000", becomes: "AutoScaling::AutoScalingGroup.MixedInstancesPolicy.InstancesDistribution.OnDemandBaseCapacity"],
        /// The share of on-demand instances beyond the base.
        on_demand_percent: Value<Percent> = "0%" [min: "0%", max: "100%", becomes: "AutoScaling::AutoScalingGroup.MixedInstancesPolicy.InstancesDistribution.OnDemandPercentageAboveBaseCapacity"],
    }
}

block! {
    /// The disk of each instance.
    pub struct RootVolume "root_volume" [None] {
        /// Its size.
        size: Value<Gibibytes> = "30GiB" [min: "30GiB", max: "16384GiB", becomes: "EC2::LaunchTemplate.BlockDeviceMappings.Ebs.VolumeSize"],
        /// Its sort.
        ty "type": Const<RootVolumeType> = "gp3" [becomes: "EC2::LaunchTemplate.BlockDeviceMappings.Ebs.VolumeType"],
        /// Whether it is encrypted.
        encrypted: Const<bool> = "true" [becomes: "EC2::LaunchTemplate.BlockDeviceMappings.Ebs.Encrypted"],
    }
}

block! {
    /// When the ECS agent cleans up.
    pub struct Cleanup "cleanup" [None] {
        /// How long a stopped task's containers are kept.
        tasks_after: Value<Seconds> = "3h" [min: "1s", max: "30d", becomes: "ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION"],
        /// How often unused images are looked for.
        images_every: Value<Seconds> = "30m" [min: "10m", max: "30d", becomes: "ECS_IMAGE_CLEANUP_INTERVAL"],
        /// How old an unused image must be.
        image_age: Value<Seconds> = "1h" [min: "1m", max: "365d", becomes: "ECS_IMAGE_MINIMUM_CLEANUP_AGE"],
        /// How many images are removed at a time.
        images_per_cycle: Value<i64> = "5" [min: "1", max: "1000", becomes: "ECS_NUM_IMAGES_DELETE_PER_CYCLE"],
    }
}

/// A machine image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Image {
    /// One that Amazon maintains, of the instances' architecture.
    Amazon(AmazonImage),
    /// `ami-...`, or the path of an SSM parameter.
    Given(ImageId),
}

impl Default for Image {
    fn default() -> Self {
        Self::Amazon(AmazonImage::default())
    }
}

impl Reflect for Image {
    fn ty() -> Type {
        Type::Union(vec![AmazonImage::ty(), Type::ImageId])
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        match expr.kind {
            ExprKind::Text(_) => ImageId::from_const(expr).map(Self::Given),
            _ => AmazonImage::from_const(expr).map(Self::Amazon),
        }
    }
}
