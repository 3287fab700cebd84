//! What other languages declare at the top level, and what it is here.

/// What a declaration of another language is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// A block of this kind.
    Kind(&'static str),
    /// A part of an application, which the program does not describe.
    Application,
    /// A nested block of the block at this path.
    Nested(&'static str),
    /// Anything else, with what to do instead.
    Advice(&'static str),
}

use Declared::{Advice, Application, Kind, Nested};

const DECLARED: &[(&[&str], Declared)] = &[
    (
        &["ecs", "ecs_cluster", "clusters", "asg", "auto_scaling_group", "instances", "capacity_provider"],
        Kind("cluster"),
    ),
    (&["efs", "file_system", "filesystem", "storage", "disk", "volumes"], Kind("volume")),
    (&["alb", "lb", "elb", "nlb", "load_balancer", "loadbalancer", "ingress", "http"], Kind("listener")),
    (&["autoscaling", "auto_scaling", "scaling_policy", "scale"], Kind("scaling")),
    (&["vpc", "subnet", "subnets", "networks"], Kind("network")),
    (&["alert", "sns", "notification", "notifications", "notify"], Kind("alerts")),
    (
        &["alarm", "alarms"],
        Advice(
            "blocks have alarms when `alerts` says who is notified; a nested block `alarm \"memory\" { threshold = 90% }` tunes one",
        ),
    ),
    (&["access_point"], Nested("volume.access_point")),
    (&["mount", "mount_target"], Nested("cluster.mount")),
    (&["logs", "log_group"], Nested("cluster.logs")),
    (&["https", "certificate"], Nested("listener.https")),
    (&["container"], Nested("scaling.container")),
    (
        &["services", "ecs_service", "task", "tasks", "task_definition", "worker", "web", "api"],
        Kind("service"),
    ),
    (
        &[
            "jobs",
            "cron",
            "cronjob",
            "cron_job",
            "scheduled_job",
            "scheduled_task",
            "batch_job",
            "one_off",
            "run_task",
        ],
        Kind("job"),
    ),
    (
        &[
            "ecr",
            "repository",
            "target_group",
            "rule",
            "listener_rule",
            "queue",
            "topic",
            "bucket",
            "database",
            "function",
            "lambda",
            "dns",
            "record",
        ],
        Application,
    ),
    (
        &["security_group", "security_group_rule"],
        Advice(
            "security groups are created by the compiler; `allow` of a `cluster` or `listener` adds rules to them",
        ),
    ),
    (
        &["secret", "secrets"],
        Advice("credentials of a private registry are `registry_auth` in the block of the cluster"),
    ),
    (
        &["environment", "environments", "stack", "app", "application", "stage"],
        Advice("a program is a `project \"shop\" {}`: its name is the prefix of all stacks"),
    ),
    (
        &["default_tags", "tags"],
        Advice("write `project \"shop\" { tags = { name = \"value\" } }` for the tags of all stacks"),
    ),
    (
        &["variable"],
        Advice("write `param name: type` for a deploy-time value, `var name: type` for a compile-time value"),
    ),
    (&["locals"], Advice("write `let name = value` for each")),
    (&["local"], Advice("write `let name = value`")),
    (
        &["resources"],
        Advice(
            "declare a block such as `cluster` or `volume`: the compiler generates its resources; any other is a `resource`",
        ),
    ),
    (&["data"], Advice("refer to resources of another stack with `existing`, such as `existing network`")),
    (&["provider"], Advice("there are no providers: region and account are those of the deployment")),
    (&["terraform"], Advice("there is no such block: `project` holds the settings of all stacks")),
    (&["module", "modules"], Advice("there are no modules: a folder of `.ecs` files is one program")),
    (
        &["import"],
        Advice(
            "refer to what is there with `existing`, such as `existing volume \"data\" { file_system = \"fs-...\" }`",
        ),
    ),
    (&["parameters"], Advice("write `param name: type` for each")),
    (&["outputs"], Advice("write `output name = value` for each")),
    (
        &["conditions"],
        Advice("write the condition where it is used: `when = condition`, or `condition ? a : b`"),
    ),
    (
        &["mappings"],
        Advice("write `let sizes = { dev = 1, prod = 3 }`, and `let.sizes[\"dev\"]` to look it up"),
    ),
    (&["rules", "check"], Advice("write `assert condition, \"message\"`")),
    (&["metadata"], Advice("remove it: the compiler generates it")),
];

/// What a word at the top level is, if it is one of another language.
pub fn declared(word: &str) -> Option<Declared> {
    let word = super::snake_case(word);
    DECLARED.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, declared)| *declared)
}

pub(super) fn words() -> impl Iterator<Item = &'static str> {
    DECLARED.iter().flat_map(|(words, _)| words.iter().copied())
}
