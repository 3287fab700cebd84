//! `volume`: an EFS file system that clusters mount.

use super::ExistingNetwork;
use crate::language::symbols::symbols;
use crate::types::{
    AccessPointId, Arn, Const, Days, Mebibytes, Nested, Ref, SecurityGroupId, StackName, Value,
};

symbols! {
    /// Which subnets of a network.
    pub enum SubnetTier {
        /// Without a route in from the internet.
        Private "private" => "Private",
        /// With one.
        Public "public" => "Public",
    }
}

symbols! {
    /// How a file system trades latency for parallelism.
    pub enum Performance {
        /// The lowest latency; right for nearly all.
        GeneralPurpose "general_purpose" => "generalPurpose",
        /// For thousands of clients in parallel; every operation is slower.
        MaxIo "max_io" => "maxIO",
    }
}

symbols! {
    /// How throughput is paid for.
    pub enum Throughput {
        /// By use, up to the region's limit.
        Elastic "elastic" => "elastic",
        /// In proportion to the stored data, with credits for bursts.
        Bursting "bursting" => "bursting",
    }
}

symbols! {
    /// What happens to the data when the stack is deleted.
    pub enum OnDelete {
        /// File system and key stay.
        Retain "retain" => "RetainExceptOnCreate",
        /// They are deleted with the stack.
        Delete "delete" => "Delete",
    }
}

block! {
    /// An EFS file system with one mount target per availability zone: storage that all instances of a cluster share.
    ///
    /// Encrypted with its own, yearly rotated key, backed up, reached over TLS only, and kept when the stack is deleted.
    pub struct Volume "volume" [Name] {
        /// The network that it can be mounted from.
        network: Ref<ExistingNetwork> [becomes: "EFS::MountTarget, one per zone"],
        /// Which of the network's subnets get the mount targets.
        subnets: Const<SubnetTier> = "private" [becomes: "EFS::MountTarget.SubnetId"],
        /// Whether the data is encrypted at rest. Create-only: a change replaces the file system.
        encrypted: Const<bool> = "true" [becomes: "EFS::FileSystem.Encrypted"],
        /// The key that encrypts the data.
        key: Nested<Key> [becomes: "KMS::Key"],
        /// `general_purpose` is right for nearly all. Create-only: a change replaces the file system.
        performance: Const<Performance> = "general_purpose" [becomes: "EFS::FileSystem.PerformanceMode"],
        /// `elastic` is paid by use; `bursting` grows with the stored data. For a fixed rate write the block `throughput { provisioned = 64MiB }`.
        throughput: Const<Throughput> = "elastic" [becomes: "EFS::FileSystem.ThroughputMode"],
        /// A fixed rate per second, paid for whether used or not.
        provisioned "throughput": Option<Nested<Provisioned>> [becomes: "EFS::FileSystem.ProvisionedThroughputInMibps"],
        /// When files that nobody reads move to cheaper storage.
        lifecycle: Nested<Lifecycle> [becomes: "EFS::FileSystem.LifecyclePolicies"],
        /// Whether AWS Backup takes a copy every day and keeps it for 35 days.
        backup: Value<bool> = "true" [becomes: "EFS::FileSystem.BackupPolicy"],
        /// Whether clients must encrypt what they send. Access points need it.
        require_tls: Const<bool> = "true" [becomes: "EFS::FileSystem.FileSystemPolicy"],
        /// Ways into the file system with a folder and a user of their own.
        access_point: Vec<Nested<AccessPoint>> [becomes: "EFS::AccessPoint"],
        /// `retain` keeps the file system and its key when the stack is deleted, and when an update would replace them. Deploying again then makes a new, empty file system; the old one comes back with a CloudFormation resource import.
        on_delete: Const<OnDelete> = "retain" [becomes: "EFS::FileSystem DeletionPolicy"],
    }
}

block! {
    /// The key that encrypts a volume: one of its own by default, rotated every year.
    pub struct Key "key" [None] {
        /// Whether the volume gets a key of its own, which can be rotated, audited and revoked. `false` uses the key that AWS manages for EFS, free of charge.
        customer: Const<bool> = "true" [becomes: "KMS::Key"],
        /// Whether the key is rotated.
        rotate: Const<bool> = "true" [becomes: "KMS::Key.EnableKeyRotation"],
        /// How often the key is rotated. Left out: every 365 days.
        rotation_period: Option<Const<Days>> [min: "90d", max: "2560d", becomes: "KMS::Key.RotationPeriodInDays"],
        /// A key that exists already, instead.
        arn: Option<Value<Arn>> [becomes: "EFS::FileSystem.KmsKeyId"],
    }
}

block! {
    /// A fixed rate of throughput.
    pub struct Provisioned "throughput" [None] {
        /// The rate per second.
        provisioned: Value<Mebibytes> [min: "1MiB", max: "3414MiB", becomes: "EFS::FileSystem.ProvisionedThroughputInMibps"],
    }
}

block! {
    /// When files that nobody reads move to cheaper storage, and whether they come back.
    pub struct Lifecycle "lifecycle" [None] {
        /// After how long without access a file moves to Infrequent Access. `null`: never.
        infrequent_access: Option<Const<Days>> = "30d" [one_of: ["1d", "7d", "14d", "30d", "60d", "90d", "180d", "270d", "365d"], becomes: "EFS::FileSystem.LifecyclePolicies.TransitionToIA"],
        /// After how long without access a file moves to Archive: later than to Infrequent Access, with elastic throughput only.
        archive: Option<Const<Days>> [one_of: ["1d", "7d", "14d", "30d", "60d", "90d", "180d", "270d", "365d"], becomes: "EFS::FileSystem.LifecyclePolicies.TransitionToArchive"],
        /// Whether a file comes back to standard storage with its first access.
        back_on_access: Const<bool> = "false" [becomes: "EFS::FileSystem.LifecyclePolicies.TransitionToPrimaryStorageClass"],
    }
}

block! {
    /// A way into the volume with a folder as its root and a user that all access is made as.
    pub struct AccessPoint "access_point" [Name] {
        /// The folder, made at the first mount.
        path: Value<String> [becomes: "EFS::AccessPoint.RootDirectory.Path"],
        /// The user that all access is made as, and that owns the folder.
        uid: Value<i64> [min: "0", max: "4294967295", becomes: "EFS::AccessPoint.PosixUser.Uid"],
        /// The group that all access is made as, and that owns the folder.
        gid: Value<i64> [min: "0", max: "4294967295", becomes: "EFS::AccessPoint.PosixUser.Gid"],
        /// The folder's permissions, in octal.
        permissions: Value<String> = "\"0755\"" [becomes: "EFS::AccessPoint.RootDirectory.CreationInfo.Permissions"],
    }
}

block! {
    /// A volume that another stack owns, or an EFS file system named by its ids.
    ///
    /// If `stack` may be null, so may the volume: whoever mounts it needs a guard.
    pub struct ExistingVolume "volume" [Name] {
        /// The stack that owns it. One of `stack` and `file_system` is needed.
        stack: Option<Value<StackName>> [needs_one: ["stack", "file_system"]],
        /// The id of the file system, instead of `stack`.
        file_system: Option<Value<String>> [needs_one: ["stack", "file_system"]],
        /// The security group that may mount it; needed with `file_system`.
        security_group: Option<Value<SecurityGroupId>> [needed_with: "file_system"],
    }
}

results! {
    pub struct VolumeResults of Volume {
        /// The id of the file system.
        id: String => FileSystem as FileSystem,
        /// The ARN of the file system.
        arn: Arn => FileSystem.Arn as FileSystemArn,
        /// The security group of the clients: whoever carries it may mount.
        security_group: SecurityGroupId => ClientSecurityGroup.GroupId as SecurityGroup,
        /// The id of an access point, by its name.
        access_point by access_point: AccessPointId => AccessPoint as AccessPoint,
    }
}
