//! Nested blocks of workloads: logs, permissions and mounts.

use super::{LogsOnDelete, Properties, Secrets, Strings, Volume};
use crate::language::symbols::symbols;
use crate::types::{AccessPointId, Arn, Const, Consts, Days, Ref, Value, Values};

symbols! {
    /// What takes the logs of the containers.
    pub enum LogDriver {
        /// CloudWatch Logs, in a log group of the stack.
        Awslogs "awslogs" => "awslogs",
        /// The HTTP Event Collector of Splunk.
        Splunk "splunk" => "splunk",
    }
}

block! {
    /// Where what the containers write to their standard output and standard error goes: to a log group of the stack, or with
    /// `driver = splunk` to Splunk, and then there is no log group. If neither can take it, messages are lost, and the
    /// container does not wait.
    ///
    /// Splunk needs `splunk-url` in `options`, and `splunk-token` in `secret_options`. Instances of a cluster offer its driver only if
    /// `agent.logging_drivers` names it.
    pub struct TaskLogs "logs" [None] {
        /// The log driver of all containers of the task.
        driver: Const<LogDriver> = "awslogs" [becomes: "ECS::TaskDefinition.ContainerDefinitions.LogConfiguration.LogDriver"],
        /// Options of the driver by their names in Docker: `{ splunk-url = "https://splunk.example.com:8088", splunk-format = "raw" }`.
        /// `mode` and `max-buffer-size` are for both drivers; `mode` is `non-blocking` unless it is written. What is in them can be read by
        /// everyone who may describe the task definition: secrets belong into `secret_options`.
        options: Strings = "{}" [secrets: "secret_options", becomes: "ECS::TaskDefinition.ContainerDefinitions.LogConfiguration.Options"],
        /// Options of the driver whose values ECS reads when a task starts, as those of `secrets`:
        /// `{ splunk-token = secret_value("shop/splunk") }`. The `secrets_key` of the block decrypts them, too.
        secret_options: Secrets = "{}" [becomes: "ECS::TaskDefinition.ContainerDefinitions.LogConfiguration.SecretOptions"],
        /// How long logs are kept.
        retention: Value<Days> = "30d" [days: [crate::aws::retention::RETENTION_DAYS], becomes: "Logs::LogGroup.RetentionInDays"],
        /// A customer managed key that encrypts the logs; its policy must allow CloudWatch Logs to use it.
        key: Option<Value<Arn>> [becomes: "Logs::LogGroup.KmsKeyId"],
        /// What happens to the log group when the stack is deleted or its creation is rolled back. It is retained by
        /// default, because it says why the tasks did not start; a new deployment makes another. The name begins with
        /// that of the stack: `aws logs describe-log-groups --log-group-name-prefix STACK` lists the retained ones.
        on_delete: Const<LogsOnDelete> = "retain" [becomes: "Logs::LogGroup DeletionPolicy, UpdateReplacePolicy"],
    }
}

block! {
    /// What the program in the tasks may do in AWS: a statement of the policy of the task role.
    pub struct Permission "permission" [None] {
        /// The actions that are allowed: `["sqs:SendMessage", "s3:Get*"]`.
        actions: Consts<String> [example: "\"s3:GetObject\""],
        /// The ARNs of the resources, which may contain `*` and `?`, or `"*"` for all.
        resources: Values<String> [elements: "optional", example: "\"arn:aws:s3:::bucket/*\""],
        /// When the permission applies: operators, keys and values as IAM has them.
        conditions: Properties = "{}",
    }
}

block! {
    /// A directory that a container finds at a path, which is the label: of a volume, of the instance, or one that the containers of a
    /// task share.
    ///
    /// A volume is mounted over TLS, with the role of the task, and always through an access point: one of the volume, its `root`, or
    /// one that the block makes by `path`, `uid` and `gid`. The role may mount the file system through this access
    /// point only. The instances of the cluster need the volume's security group; tasks with addresses of their own get it.
    pub struct TaskMount "mount" [Path] {
        /// The volume that is mounted.
        volume: Option<Ref<Volume>> [needs_one: ["volume", "scratch", "host"], becomes: "ECS::TaskDefinition.Volumes.EFSVolumeConfiguration"],
        /// An access point of the volume: `volume.shared.access_point["uploads"]`.
        access_point: Option<Value<AccessPointId>> [default_note: "the volume's `root`, if it has one", becomes: "ECS::TaskDefinition.Volumes.EFSVolumeConfiguration.AuthorizationConfig.AccessPointId"],
        /// The directory of the volume, for an access point of the workload's own. EFS creates it at the first mount.
        path: Option<Const<String>> [needed_with: "uid", becomes: "EFS::AccessPoint.RootDirectory.Path"],
        /// The POSIX user id for all access through it, which also owns the directory.
        uid: Option<Const<i64>> [needed_with: "path", min: "0", max: "4294967295", becomes: "EFS::AccessPoint.PosixUser.Uid"],
        /// The POSIX group id for all access through it, which also owns the directory.
        gid: Option<Const<i64>> [needed_with: "path", min: "0", max: "4294967295", becomes: "EFS::AccessPoint.PosixUser.Gid"],
        /// The permissions of the directory, in octal.
        permissions: Const<String> = "\"0755\"" [becomes: "EFS::AccessPoint.RootDirectory.CreationInfo.Permissions"],
        /// An empty directory by its name, which all containers of the task have that mount it. It is gone at the end of the task.
        scratch: Option<Const<String>> [needs_one: ["volume", "scratch", "host"], becomes: "ECS::TaskDefinition.Volumes"],
        /// A directory or file of the instance, such as a `mount` or a `disk` of the cluster: `"/mnt/efs"`.
        host: Option<Const<String>> [needs_one: ["volume", "scratch", "host"], becomes: "ECS::TaskDefinition.Volumes.Host.SourcePath"],
        /// Whether the container cannot write there.
        read_only: Const<bool> = "false" [becomes: "ECS::TaskDefinition.ContainerDefinitions.MountPoints.ReadOnly"],
    }
}

impl TaskMount {
    /// Whether it has an access point of its own.
    pub fn makes_access_point(&self) -> bool {
        self.path.is_some()
    }
}
