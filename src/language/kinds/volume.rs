//! `volume`: an EFS file system that clusters mount.

use super::{Alarm, Network, Notify};
use crate::language::symbols::symbols;
use crate::types::{
    AccessPointId, Arn, Const, Days, Mebibytes, Nested, Ref, Region, SecurityGroupId, StackName, Value,
};

symbols! {
    /// The public, private or data subnets of a network.
    pub enum SubnetTier {
        /// Subnets that cannot be reached from the internet.
        Private "private" => "Private",
        /// Subnets with a route to an internet gateway.
        Public "public" => "Public",
        /// Subnets without a route out of the network, of a `network` with `data = true`.
        Data "data" => "Data",
    }
}

symbols! {
    /// The performance mode of a file system.
    pub enum Performance {
        /// The lowest latency; the right choice for nearly every workload.
        GeneralPurpose "general_purpose" => "generalPurpose",
        /// For thousands of concurrent clients; every operation has a higher latency.
        MaxIo "max_io" => "maxIO",
    }
}

symbols! {
    /// The throughput mode of a file system.
    pub enum Throughput {
        /// Scales with the load, up to the limit of the region; billed by use.
        Elastic "elastic" => "elastic",
        /// Proportional to the amount of stored data, with credits for bursts.
        Bursting "bursting" => "bursting",
    }
}

symbols! {
    /// What happens to the data when the stack is deleted.
    pub enum OnDelete {
        /// The file system and its key are retained.
        Retain "retain" => "RetainExceptOnCreate",
        /// They are deleted with the stack.
        Delete "delete" => "Delete",
    }
}

block! {
    /// An EFS file system with one mount target per Availability Zone: storage that all instances of a
    /// cluster share.
    ///
    /// By default it is encrypted with its own key, which is rotated every year; it is backed up, accessible
    /// over TLS only, and retained when the stack is deleted.
    pub struct Volume "volume" [Name] overridable alarmed by alerts alarm {
        /// The network from which the volume can be mounted.
        network: Ref<Network> [becomes: "EFS::MountTarget, one per zone"],
        /// The subnets of the network that get the mount targets.
        subnets: Const<SubnetTier> = "private" [becomes: "EFS::MountTarget.SubnetId"],
        /// Whether the data is encrypted at rest. A change replaces the file system.
        encrypted: Value<bool> = "true" [becomes: "EFS::FileSystem.Encrypted"],
        /// The key that encrypts the data.
        key: Nested<Key> [becomes: "KMS::Key"],
        /// The performance mode. `general_purpose` is the right choice for nearly every workload. A change
        /// replaces the file system.
        performance: Value<Performance> = "general_purpose" [becomes: "EFS::FileSystem.PerformanceMode"],
        /// The throughput mode. `elastic` is billed by use; `bursting` grows with the stored data. For a
        /// fixed rate, write the block `throughput { provisioned = 64MiB }`.
        throughput: Const<Throughput> = "elastic" [becomes: "EFS::FileSystem.ThroughputMode"],
        /// A fixed throughput per second, which is billed whether it is used or not.
        provisioned "throughput": Option<Nested<Provisioned>> [becomes: "EFS::FileSystem.ProvisionedThroughputInMibps"],
        /// When files that are not accessed move to a cheaper storage class.
        lifecycle: Nested<Lifecycle> [becomes: "EFS::FileSystem.LifecyclePolicies"],
        /// Whether AWS Backup makes a backup every day and keeps it for 35 days.
        backup: Value<bool> = "true" [becomes: "EFS::FileSystem.BackupPolicy"],
        /// Whether clients must connect over TLS. Required for access points.
        require_tls: Const<bool> = "true" [becomes: "EFS::FileSystem.FileSystemPolicy"],
        /// Whether clients need permissions of IAM, such as that to mount. A cluster that mounts the
        /// volume has them for the role of its instances. With `false`, whoever carries the security group of the
        /// clients may mount. Requires `require_tls`.
        iam: Const<bool> = "false" [becomes: "EFS::FileSystem.FileSystemPolicy"],
        /// The directory that clusters mount instead of the root of the file system, in which only the superuser may
        /// write.
        root: Option<Nested<RootDirectory>> [becomes: "EFS::AccessPoint"],
        /// Entry points into the file system, each with its own root directory and user.
        access_point: Vec<Nested<AccessPoint>> [becomes: "EFS::AccessPoint"],
        /// A second file system with the same data, in another region or in this one.
        replication: Option<Nested<Replication>> [becomes: "EFS::FileSystem.ReplicationConfiguration"],
        /// The name of the file system, which the console shows: its tag `Name`. Without it, the name is the tag `Name` of
        /// `tags`, or else the name of the stack.
        name: Option<Value<String>> [becomes: "EFS::FileSystem.FileSystemTags[Name]"],
        /// `retain` keeps the file system and its key when the stack is deleted, and when an update would
        /// replace them. A new deployment then creates a new, empty file system; to use the old one again,
        /// import it with a CloudFormation resource import.
        on_delete: Const<OnDelete> = "retain" [becomes: "EFS::FileSystem DeletionPolicy, UpdateReplacePolicy"],
        /// The name of the volume's stack, also of its files: for a stack that is deployed already. Without it, the name is
        /// `<project>-efs-<volume>`.
        stack: Option<Const<StackName>>,
        /// Who is told when one of the alarms of the volume goes off. `null` is nobody.
        alerts: Notify [default_note: "those of the project", becomes: "CloudWatch::Alarm.AlarmActions"],
        /// Tunes an alarm of the volume, or switches it off.
        alarm: Vec<Nested<Alarm>> [labels: [ALARMS], becomes: "CloudWatch::Alarm"],
    }
}

block! {
    /// The key that encrypts a volume: by default its own key, which is rotated every year.
    pub struct Key "key" [None] {
        /// Whether the volume gets its own customer managed key, which can be rotated, audited and revoked.
        /// `false` uses the AWS managed key for EFS, which is free of charge.
        customer: Const<bool> = "true" [becomes: "KMS::Key"],
        /// Whether the key is rotated.
        rotate: Value<bool> = "true" [becomes: "KMS::Key.EnableKeyRotation"],
        /// How often the key is rotated, if it is. Without it, every 365 days.
        rotation_period: Option<Const<Days>> [min: "90d", max: "2560d", becomes: "KMS::Key.RotationPeriodInDays"],
        /// The ARN of an existing key, as an alternative to a new key.
        arn: Option<Value<Arn>> [becomes: "EFS::FileSystem.KmsKeyId"],
    }
}

block! {
    /// A fixed throughput.
    pub struct Provisioned "throughput" [None] {
        /// The throughput per second.
        provisioned: Value<Mebibytes> [min: "1MiB", max: "3414MiB", becomes: "EFS::FileSystem.ProvisionedThroughputInMibps"],
    }
}

block! {
    /// When files that are not accessed move to a cheaper storage class, and whether they move back.
    pub struct Lifecycle "lifecycle" [None] {
        /// The time without access after which a file moves to Infrequent Access. With `null`, it never does.
        infrequent_access: Option<Const<Days>> = "30d" [one_of: ["1d", "7d", "14d", "30d", "60d", "90d", "180d", "270d", "365d"], becomes: "EFS::FileSystem.LifecyclePolicies.TransitionToIA"],
        /// The time without access after which a file moves to Archive. It must be longer than
        /// `infrequent_access`, and requires elastic throughput.
        archive: Option<Const<Days>> [one_of: ["1d", "7d", "14d", "30d", "60d", "90d", "180d", "270d", "365d"], becomes: "EFS::FileSystem.LifecyclePolicies.TransitionToArchive"],
        /// Whether a file moves back to Standard storage on its first access.
        back_on_access: Const<bool> = "false" [becomes: "EFS::FileSystem.LifecyclePolicies.TransitionToPrimaryStorageClass"],
    }
}

block! {
    /// The directory that a cluster mounts where its `mount` has no `access_point`. It belongs to a user and a group from
    /// the beginning, so that no container has to change that; other than with an `access_point`, everyone keeps their
    /// own user.
    ///
    /// EFS creates the directory at the first mount, and never changes the owner or the permissions of one that exists.
    /// What is in the file system outside of the directory is not seen through it. It cannot be changed while a cluster mounts it:
    /// let the `mount` use an `access_point` first.
    pub struct RootDirectory "root" [None] {
        /// The directory of the file system.
        path: Value<String> = "\"/data\"" [pattern: "(?=.{1,100}$)(?:/|(?:/(?!\\.)[^$#<>;`|&?{}^*/\\n]+){1,4})", becomes: "EFS::AccessPoint.RootDirectory.Path"],
        /// The POSIX id of the user who owns the directory.
        uid: Value<i64> = "0" [min: "0", max: "4294967295", becomes: "EFS::AccessPoint.RootDirectory.CreationInfo.OwnerUid"],
        /// The POSIX id of the group that owns the directory.
        gid: Value<i64> = "0" [min: "0", max: "4294967295", becomes: "EFS::AccessPoint.RootDirectory.CreationInfo.OwnerGid"],
        /// The permissions of the directory, in octal. By default everyone may write, and remove only what is their own.
        permissions: Value<String> = "\"1777\"" [pattern: "[0-7]{3,4}", becomes: "EFS::AccessPoint.RootDirectory.CreationInfo.Permissions"],
    }
}

block! {
    /// A replica, which EFS creates and keeps up to date; it can only be read. Without the block, and when the volume is deleted,
    /// EFS stops replicating: the replica stays, can be written to, and is no longer in any stack.
    pub struct Replication "replication" [None] {
        /// The region of the replica.
        region: Value<Region> [becomes: "EFS::FileSystem.ReplicationConfiguration.Destinations.Region"],
        /// The key that encrypts the replica, in its region. Without it, the AWS managed key for EFS is used.
        key: Option<Value<Arn>> [becomes: "EFS::FileSystem.ReplicationConfiguration.Destinations.KmsKeyId"],
    }
}

block! {
    /// An entry point into the volume, with a directory as its root and a user and group for all access.
    ///
    /// An access point cannot be changed: a change of any attribute replaces it. While a cluster mounts it,
    /// CloudFormation refuses that, because the cluster's stack imports its id. Add an access point with a new label
    /// instead, deploy, let the `mount` use it, deploy again, and then remove the old one. Both may have the same
    /// `path`.
    pub struct AccessPoint "access_point" [Name] {
        /// The root directory, which is created at the first mount.
        path: Value<String> [pattern: "(?=.{1,100}$)(?:/|(?:/(?!\\.)[^$#<>;`|&?{}^*/\\n]+){1,4})", becomes: "EFS::AccessPoint.RootDirectory.Path"],
        /// The POSIX user id for all access, which also owns the root directory.
        uid: Value<i64> [min: "0", max: "4294967295", becomes: "EFS::AccessPoint.PosixUser.Uid"],
        /// The POSIX group id for all access, which also owns the root directory.
        gid: Value<i64> [min: "0", max: "4294967295", becomes: "EFS::AccessPoint.PosixUser.Gid"],
        /// The permissions of the root directory, in octal.
        permissions: Value<String> = "\"0755\"" [pattern: "[0-7]{3,4}", becomes: "EFS::AccessPoint.RootDirectory.CreationInfo.Permissions"],
    }
}

block! {
    /// A volume that another stack owns, or an EFS file system given by its ids.
    ///
    /// If `stack` may be `null`, the volume may be `null` too, and a block that mounts it needs a guard.
    pub struct ExistingVolume "volume" [Name] {
        /// The path of the `manifest.json` that `ecsc build` wrote for the program that owns the volume, relative to the
        /// folder of this one and inside its repository. It also says whether clients need permissions of IAM, and which
        /// access points there are. Either `manifest`, `stack` or `file_system` is required.
        manifest: Option<Const<String>> [needs_one: ["stack", "manifest", "file_system"]],
        /// The name of the volume in the program that owns it.
        of: Option<Const<String>> [default_note: "the label"],
        /// The stack that owns the volume. With `manifest`, it is only needed where the stack has another name than there.
        stack: Option<Value<StackName>> [needs_one: ["stack", "manifest", "file_system"]],
        /// The id of the file system, as an alternative to `stack` and `manifest`.
        file_system: Option<Value<String>> [pattern: "fs-(?:[0-9a-f]{8}|[0-9a-f]{17})", needs_one: ["stack", "manifest", "file_system"]],
        /// The security group of the clients that can mount the volume. Required with `file_system`.
        security_group: Option<Value<SecurityGroupId>> [needed_with: "file_system"],
        /// Whether clients need permissions of IAM: the instances that mount the volume get them, and use them.
        iam: Const<bool> = "false",
        /// The names of the exports of the volume's stack. By default, they are those of a `volume` of this language.
        exports: Nested<VolumeExports>,
    }
}

block! {
    /// The names of the exports of the volume's stack, without the prefix `<stack>-`. An access point is exported as
    /// `AccessPoint` with its name, such as `AccessPointUploads`.
    pub struct VolumeExports "exports" [None] {
        /// The export with the id of the file system.
        id: Const<String> = "\"FileSystem\"",
        /// The export with the ARN of the file system. Without it, the export is `FileSystemArn`, or, if `id` is set, the ARN
        /// is made of the id.
        arn: Option<Const<String>>,
        /// The export with the id of the security group of the clients that can mount the volume.
        security_group: Const<String> = "\"SecurityGroup\"",
    }
}

alarms! {
    pub struct VolumeAlarms of Volume {
        /// The file system uses a larger share of its I/O limit than the threshold. Only with `general_purpose`.
        io_limit: PercentAlarm = "80%" for "10m",
        /// The file system has fewer burst credits left than the threshold: it will soon be slow. Only with `bursting`. The
        /// default is what lasts for half an hour at 100 MiB per second.
        burst_credits: SizeAlarm = "192416666667B" for "10m",
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
