//! `cluster.instances.agent` and `cluster.instances.docker`: what runs the containers of an instance.

use super::{Strings, Ulimits};
use crate::language::symbols::symbols;
use crate::types::{Const, Mebibytes, Value};

symbols! {
    /// A logging driver of Docker.
    pub enum LoggingDriver {
        /// Files on the instance, rotated as `docker` says.
        JsonFile "json_file" => "json-file",
        /// CloudWatch Logs.
        Awslogs "awslogs" => "awslogs",
        /// FireLens, a container that routes logs.
        Awsfirelens "awsfirelens" => "awsfirelens",
        /// Fluentd.
        Fluentd "fluentd" => "fluentd",
        /// Graylog and Logstash.
        Gelf "gelf" => "gelf",
        /// The journal of systemd.
        Journald "journald" => "journald",
        /// Splunk.
        Splunk "splunk" => "splunk",
        /// A syslog daemon.
        Syslog "syslog" => "syslog",
        /// No logs.
        None "none" => "none",
    }
}

impl LoggingDriver {
    /// Those that tasks may use without `logging_drivers`. Source: `ecs-init` of the ECS agent, which starts it.
    pub const OF_THE_IMAGE: [Self; 5] =
        [Self::JsonFile, Self::Syslog, Self::Awslogs, Self::Fluentd, Self::None];
}

symbols! {
    /// When an image is pulled.
    pub enum ImagePull {
        /// For each task; if that fails, the image on the instance is used.
        Default "default" => "default",
        /// For each task; if that fails, the task fails.
        Always "always" => "always",
        /// Once for each image, until it is removed from the instance.
        Once "once" => "once",
        /// Only if the instance does not have it. Images are never removed by the agent then.
        PreferCached "prefer_cached" => "prefer-cached",
    }
}

symbols! {
    /// How much the ECS agent logs.
    pub enum AgentLogLevel {
        /// The least.
        Crit "crit" => "crit",
        /// Errors.
        Error "error" => "error",
        /// Errors and warnings.
        Warn "warn" => "warn",
        /// What it does.
        Info "info" => "info",
        /// Everything.
        Debug "debug" => "debug",
    }
}

block! {
    /// The ECS agent. A change of its settings replaces the instances.
    pub struct Agent "agent" [None] {
        /// The memory that the agent keeps from containers, for what else runs on the instance. What a container
        /// needs is compared with the memory that remains.
        reserved_memory: Const<Mebibytes> = "0MiB" [min: "0MiB", max: "1024GiB", becomes: "ECS_RESERVED_MEMORY"],
        /// Attributes of the container instances, at most 10, by which placement constraints of services and tasks
        /// choose: `{ stack = "blue" }` for `attribute:stack == blue`.
        attributes: Strings = "{}" [pattern: "(?! )[A-Za-z0-9_./@: -]{1,128}(?<! )", becomes: "ECS_INSTANCE_ATTRIBUTES"],
        /// The logging drivers that tasks may use, as the whole list.
        logging_drivers: Option<Const<Vec<LoggingDriver>>> [default_note: "those of the image: `json_file`, `syslog`, `awslogs`, `fluentd` and `none`", becomes: "ECS_AVAILABLE_LOGGING_DRIVERS"],
        /// When an image is pulled.
        image_pull: Option<Value<ImagePull>> [default_note: "`default`", becomes: "ECS_IMAGE_PULL_BEHAVIOR"],
        /// How much the agent logs.
        log_level: Option<Value<AgentLogLevel>> [default_note: "`info`", becomes: "ECS_LOGLEVEL"],
        /// Whether each container finds a file with the metadata of its task, named by
        /// `ECS_CONTAINER_METADATA_FILE`.
        container_metadata: Value<bool> = "false" [becomes: "ECS_ENABLE_CONTAINER_METADATA"],
        /// Other settings by their names in `/etc/ecs/ecs.config`: `{ ECS_POLL_METRICS = "true" }`. What an
        /// attribute determines cannot be set here.
        settings: Strings = "{}" [pattern: "[^\\r\\n]*"],
    }
}

block! {
    /// The Docker daemon. A change of its settings replaces the instances.
    ///
    /// Full disks are the commonest end of an instance, so the files of the `json-file` driver, which is that of
    /// tasks that name none, are rotated by default. Settings that the image has are kept.
    pub struct Docker "docker" [None] {
        /// The size at which a log file of a container is rotated. With `null`, it grows without limit.
        log_size: Option<Const<Mebibytes>> = "10MiB" [min: "1MiB", max: "100GiB", becomes: "log-opts.max-size of /etc/docker/daemon.json"],
        /// The number of log files that are kept of a container.
        log_files: Const<i64> = "3" [min: "1", max: "100", becomes: "log-opts.max-file of /etc/docker/daemon.json"],
        /// Limits of the processes in containers whose task definition has none: a number, or a range from the soft
        /// to the hard limit, by the names that Docker has for them: `{ nofile = 32768..65536 }`. `-1` is
        /// unlimited.
        ulimits: Ulimits = "{}" [becomes: "default-ulimit of dockerd"],
    }
}
