//! `cluster.instances`: the EC2 instances of a cluster.

use super::{Agent, Docker, Properties};
use crate::language::symbols::symbols;
use crate::types::{
    Arn, Const, Consts, Expr, ExprKind, Gibibytes, ImageId, InstanceTypeName, KeyPair, Mebibytes, Nested,
    OneOrMore, Percent, Reflect, Seconds, SecurityGroupId, Type, Value, Values,
};

symbols! {
    /// An image that Amazon maintains.
    pub enum AmazonImage {
        /// The ECS-optimized Amazon Linux 2023 image: the latest one at each update of the stack.
        AmazonLinux2023 "amazon_linux_2023" => "amazon-linux-2023",
    }
}

symbols! {
    /// The type of an EBS volume.
    pub enum RootVolumeType {
        /// General Purpose SSD, the current generation.
        Gp3 "gp3" => "gp3",
        /// General Purpose SSD, the previous generation.
        Gp2 "gp2" => "gp2",
        /// Provisioned IOPS SSD.
        Io2 "io2" => "io2",
    }
}

symbols! {
    /// How an update replaces instances.
    pub enum UpdateStrategy {
        /// CloudFormation replaces them in batches, each of which must signal that its agents run.
        Rolling "rolling" => "Rolling",
        /// Auto Scaling refreshes the group: replacements are launched first.
        Refresh "refresh" => "Rolling",
    }
}

block! {
    /// The EC2 instances: a launch template and an Auto Scaling group. An update that changes what they boot
    /// with, such as their type, mounts, `user_data` or a setting of the ECS agent, replaces them one at a time.
    pub struct Instances "instances" [None] {
        /// The instance type, or several of the same architecture, the preferred one first. A type that the
        /// compiler does not know is a warning (W0802): nothing is proved about it.
        ty "type": OneOrMore<InstanceTypeName> = "\"t3.medium\"" [becomes: "EC2::LaunchTemplate.LaunchTemplateData.InstanceType"],
        /// The number of instances of a cluster without a `scaling`.
        size: Const<i64> = "2" [min: "1", max: "1000", becomes: "AutoScaling::AutoScalingGroup.MinSize"],
        /// Whether containers in bridge mode can access the instance metadata, and with it the credentials of
        /// the instance role.
        container_metadata: Const<bool> = "false" [becomes: "EC2::LaunchTemplate.LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit"],
        /// The machine image: the latest one from Amazon for the hardware of the instance type, an image id, or the
        /// path of an SSM parameter that contains an image id. Public paths of Amazon's are checked against the type;
        /// image ids and other paths are not.
        ///
        /// Amazon publishes a new ECS-optimized image in most weeks, and the latest one is looked up at each update of
        /// the stack, so an update of anything can replace all instances. To pin one, give its id, here or as a param of
        /// type `image_id`; `aws ssm get-parameter --name
        /// /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id` prints that of today.
        /// Without an update, instances keep their image; `lifetime` replaces them with the one of the last update.
        image: Value<Image> = "amazon_linux_2023" [branches: "any", becomes: "EC2::LaunchTemplate.LaunchTemplateData.ImageId"],
        /// Spot Instances, which cost less and can be interrupted with a two-minute notice.
        spot: Option<Nested<Spot>> [becomes: "AutoScaling::AutoScalingGroup.MixedInstancesPolicy"],
        /// An EC2 key pair for SSH. Port 22 is opened only by `allow`. Session Manager does not need a key
        /// pair.
        key_pair: Option<Value<KeyPair>> [becomes: "EC2::LaunchTemplate.LaunchTemplateData.KeyName"],
        /// Security groups that the instances carry beside their own, such as one that a database admits.
        security_groups: Values<SecurityGroupId> = "[]" [elements: "optional", becomes: "EC2::LaunchTemplate.LaunchTemplateData.SecurityGroupIds"],
        /// Whether each instance gets a public address.
        public_address: Option<Const<bool>> [default_note: "`true` in public subnets, `false` in private ones", becomes: "EC2::LaunchTemplate.LaunchTemplateData.NetworkInterfaces"],
        /// Whether CloudWatch gets the metrics of each instance once a minute instead of every five. Billed per
        /// instance.
        detailed_monitoring: Value<bool> = "false" [becomes: "EC2::LaunchTemplate.LaunchTemplateData.Monitoring"],
        /// Whether Session Manager can open a shell on the instances.
        session_manager: Const<bool> = "true",
        /// The root disk, which contains the operating system and the container images.
        root_volume: Nested<RootVolume> [becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings"],
        /// A disk of its own for each instance; the label is the absolute path. It is encrypted, formatted with XFS and
        /// mounted at the first boot, mounted again after every restart, and deleted with the instance. Containers use
        /// it with a bind mount of the path.
        disk: Vec<Nested<Disk>> [becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings"],
        /// How long a container may take to stop before it is killed.
        stop_timeout: Value<Seconds> = "30s" [min: "30s", max: "1h", becomes: "ECS_CONTAINER_STOP_TIMEOUT"],
        /// When the ECS agent removes stopped tasks and unused images.
        cleanup: Nested<Cleanup>,
        /// The ECS agent.
        agent: Nested<Agent>,
        /// The Docker daemon.
        docker: Nested<Docker>,
        /// How long an instance may take from its launch until it is ready: the ECS agent has registered with
        /// the cluster, and the load balancers of the cluster's listeners reach it. One that takes longer is
        /// replaced.
        ///
        /// It cannot be shorter than five minutes: a boot takes about three, two health checks of a load balancer take
        /// half a minute, and the last 45 seconds are for reporting what failed. Below that, a group would replace
        /// instances that are about to be ready, forever.
        startup_timeout: Value<Seconds> = "15m" [min: "5m", max: "1h", becomes: "AutoScaling::AutoScalingGroup CreationPolicy, UpdatePolicy, LifecycleHookSpecificationList"],
        /// How an update of the stack replaces the instances.
        update: Nested<Update> [becomes: "AutoScaling::AutoScalingGroup UpdatePolicy"],
        /// The age at which an instance is replaced, so that none outlives its image for long. It is drained like
        /// any other that is terminated.
        lifetime: Option<Value<Seconds>> [min: "1d", max: "365d", becomes: "AutoScaling::AutoScalingGroup.MaxInstanceLifetime"],
        /// A shell script that runs as the last step of the boot, before the ECS agent starts. If it fails, or
        /// restarts the instance, the agent does not start, and the instance is replaced. Do not put secrets
        /// into it: others can read it.
        user_data: Option<Value<String>> [becomes: "EC2::LaunchTemplate.LaunchTemplateData.UserData"],
        /// Managed policies to attach to the IAM role of the instances.
        policies: Values<Arn> = "[]" [elements: "optional", becomes: "IAM::Role.ManagedPolicyArns"],
        /// What the instances may do beyond what they need, and with them every container that reaches their
        /// credentials: see `container_metadata`. Tasks have roles of their own.
        statement: Vec<Nested<Statement>> [guard: "constant", becomes: "IAM::Role.Policies"],
        /// The permissions boundary, a managed policy, of every IAM role of the cluster and of its Lambda
        /// functions.
        permissions_boundary: Option<Value<Arn>> [becomes: "IAM::Role.PermissionsBoundary"],
    }
}

block! {
    /// How an update of the stack replaces the instances, where it has to: for a new image, type or mount.
    ///
    /// `rolling` takes `batch` instances out at a time, and goes on when their replacements have signalled. It goes
    /// down to `at_least` instances, however many there are: of a group of 2 to 8 that runs six, the tasks
    /// of one instance may find no room until its replacement is there. Meanwhile the alarms of a `scaling` do
    /// nothing. CloudFormation does not wait for a drain: several old instances may drain at once, and the update
    /// is complete while the last one still drains.
    ///
    /// `refresh` is Auto Scaling's instance refresh: of the instances that are desired, all stay healthy, and up to a tenth
    /// more are launched first; it waits for lifecycle hooks, and skips instances that are up to date. How
    /// CloudFormation changes a deployed group from one strategy to the other, and what a rollback of a refresh does, was not
    /// verified.
    pub struct Update "update" [None] {
        /// Who replaces the instances.
        strategy: Const<UpdateStrategy> = "rolling" [becomes: "AutoScaling::AutoScalingGroup UpdatePolicy"],
        /// The number of instances that are replaced at a time. Only with `rolling`.
        batch: Option<Value<i64>> [min: "1", max: "1000", default_note: "1", becomes: "AutoScaling::AutoScalingGroup UpdatePolicy.AutoScalingRollingUpdate.MaxBatchSize"],
        /// The number of instances that stay in service. Only with `rolling`; at most the maximum size less `batch`.
        at_least: Option<Value<i64>> [min: "0", max: "1000", default_note: "the minimum size, but at most the maximum size less `batch`", becomes: "AutoScaling::AutoScalingGroup UpdatePolicy.AutoScalingRollingUpdate.MinInstancesInService"],
    }
}

block! {
    /// Spot Instances. They are launched from the pools with the most spare capacity, replaced when they are
    /// at risk of interruption, and drained when they are interrupted. Give several types of the same size: if all
    /// pools are empty, nothing is launched.
    pub struct Spot "spot" [None] {
        /// The maximum price per hour, in US dollars. AWS advises against it, because it makes interruptions
        /// more frequent.
        max_price: Option<Value<f64>> [min: "0.001", becomes: "AutoScaling::AutoScalingGroup.MixedInstancesPolicy.InstancesDistribution.SpotMaxPrice"],
        /// The number of instances that are always On-Demand Instances.
        on_demand_base: Value<i64> = "0" [min: "0", max: "1000", becomes: "AutoScaling::AutoScalingGroup.MixedInstancesPolicy.InstancesDistribution.OnDemandBaseCapacity"],
        /// The percentage of On-Demand Instances above the base.
        on_demand_percent: Value<Percent> = "0%" [min: "0%", max: "100%", becomes: "AutoScaling::AutoScalingGroup.MixedInstancesPolicy.InstancesDistribution.OnDemandPercentageAboveBaseCapacity"],
    }
}

block! {
    /// The root disk of each instance.
    pub struct RootVolume "root_volume" [None] {
        /// The size of the root disk.
        size: Value<Gibibytes> = "30GiB" [min: "30GiB", max: "16384GiB", becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.VolumeSize"],
        /// The EBS volume type of the root disk.
        ty "type": Const<RootVolumeType> = "gp3" [becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.VolumeType"],
        /// Whether the root disk is encrypted.
        encrypted: Const<bool> = "true" [becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.Encrypted"],
        /// The input and output operations per second that are provisioned: for `gp3` 3,000 to 80,000, and at most
        /// 500 for each GiB; for `io2` 100 to 256,000, and at most 1,000 for each GiB. `gp2` has as many as its size
        /// gives it.
        iops: Option<Value<i64>> [min: "100", max: "256000", default_note: "3,000", becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.Iops"],
        /// The throughput per second that is provisioned, only with `gp3`: at most a quarter of a MiB for each of the
        /// `iops`.
        throughput: Option<Value<Mebibytes>> [min: "125MiB", max: "2000MiB", default_note: "125MiB", becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.Throughput"],
        /// The KMS key that encrypts the root disk. Without it, the default key of EBS in the region is used. The
        /// key policy must allow the service-linked role of Auto Scaling to use the key and to create grants for it:
        /// otherwise no instance starts.
        key: Option<Value<Arn>> [becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.KmsKeyId"],
    }
}

block! {
    /// A disk of each instance beside the root disk.
    pub struct Disk "disk" [Path] {
        /// The size of the disk.
        size: Value<Gibibytes> [min: "1GiB", max: "16384GiB", becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.VolumeSize"],
        /// The EBS volume type of the disk.
        ty "type": Const<RootVolumeType> = "gp3" [becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.VolumeType"],
        /// The input and output operations per second that are provisioned, as for the root disk.
        iops: Option<Value<i64>> [min: "100", max: "256000", default_note: "3,000", becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.Iops"],
        /// The throughput per second that is provisioned, only with `gp3`.
        throughput: Option<Value<Mebibytes>> [min: "125MiB", max: "2000MiB", default_note: "125MiB", becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.Throughput"],
        /// The KMS key that encrypts the disk. Without it, the default key of EBS in the region is used. The key
        /// policy must allow the service-linked role of Auto Scaling to use the key and to create grants for it:
        /// otherwise no instance starts.
        key: Option<Value<Arn>> [becomes: "EC2::LaunchTemplate.LaunchTemplateData.BlockDeviceMappings.Ebs.KmsKeyId"],
    }
}

block! {
    /// A statement of the policy of the instances' role: it allows actions on resources.
    pub struct Statement "statement" [None] {
        /// The actions that are allowed: `["s3:GetObject", "s3:List*"]`.
        actions: Consts<String> [example: "\"s3:GetObject\""],
        /// The ARNs of the resources, which may contain `*` and `?`, or `"*"` for all.
        resources: Values<String> [elements: "optional", example: "\"arn:aws:s3:::bucket/*\""],
        /// When the statement applies: operators, keys and values as IAM has them.
        conditions: Properties = "{}",
    }
}

block! {
    /// When the ECS agent removes stopped tasks and unused images.
    pub struct Cleanup "cleanup" [None] {
        /// How long the containers of a stopped task are kept.
        tasks_after: Value<Seconds> = "3h" [min: "1s", max: "30d", becomes: "ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION"],
        /// How often the ECS agent looks for unused images.
        images_every: Value<Seconds> = "30m" [min: "10m", max: "30d", becomes: "ECS_IMAGE_CLEANUP_INTERVAL"],
        /// The minimum age of an unused image that is removed.
        image_age: Value<Seconds> = "1h" [min: "1m", max: "365d", becomes: "ECS_IMAGE_MINIMUM_CLEANUP_AGE"],
        /// The maximum number of images that are removed at a time.
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
