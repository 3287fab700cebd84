//! Attributes and nested blocks of Terraform, Bicep, CloudFormation, Copilot and Compose that the schema does not say itself.

use super::Meaning::{self, Advice, Application, Field, Flat, Repeated, Values, Within};

/// What some words are.
pub(super) struct Entry {
    /// In lowercase, with underscores.
    pub(super) words: &'static [&'static str],
    /// The path of the block in which, or somewhere in which, they are that; anywhere if it is empty.
    pub(super) within: &'static str,
    /// The one value with which they are that, as it is written.
    pub(super) value: Option<&'static str>,
    /// What they are.
    pub(super) meaning: Meaning,
}

const fn entry(words: &'static [&'static str], within: &'static str, meaning: Meaning) -> Entry {
    Entry { words, within, value: None, meaning }
}

const fn with(
    words: &'static [&'static str],
    value: &'static str,
    within: &'static str,
    meaning: Meaning,
) -> Entry {
    Entry { words, within, value: Some(value), meaning }
}

/// The more special entries stand before the others.
pub(super) const FIELDS: &[Entry] = &[
    // The service.
    entry(&["replicas", "task_count", "instances"], "service", Field("service.size")),
    entry(&["expose"], "service", Field("service.port")),
    entry(&["health_check", "healthcheck"], "service", Field("service.health")),
    entry(&["env", "variables", "environment_variables"], "service", Field("service.environment")),
    entry(&["autoscaling", "auto_scaling", "scaling"], "service", Field("service.scale")),
    entry(
        &["target_group", "load_balancer", "ingress", "rule", "listener_rule"],
        "service",
        Field("service.route"),
    ),
    entry(&["deployment", "update_config"], "service", Field("service.deploy")),
    entry(&["stop_grace_period"], "service", Field("service.stop_timeout")),
    entry(&["grace_period", "health_check_grace_period"], "service", Field("service.startup_timeout")),
    // Of any block.
    entry(&["count"], "scaling", Field("scaling.size")),
    entry(&["count"], "cluster.instances", Field("cluster.instances.size")),
    entry(&["count", "dynamic", "copy"], "", Repeated),
    entry(
        &["depends_on", "dependson"],
        "",
        Advice("remove it: the order follows from the references between blocks"),
    ),
    entry(
        &["provider", "providers"],
        "",
        Advice("remove it: there are no providers, the compiler generates CloudFormation"),
    ),
    entry(
        &["provisioner", "connection"],
        "",
        Advice("commands to run at boot are `user_data` in the block `instances` of the cluster"),
    ),
    entry(
        &["gpu", "gpus"],
        "scaling.container",
        Advice("remove it: a scaling counts the CPU and memory that containers reserve, not GPUs"),
    ),
    entry(&["description", "comment"], "", Advice("write it as a doc comment above the block: `/// ...`")),
    entry(
        &["region", "location"],
        "",
        Advice(
            "the region is chosen when the stack is deployed; `regions` of the `project` lists those to check for",
        ),
    ),
    entry(&["labels", "label", "default_tags"], "", Advice("write `tags = { name = \"value\" }`")),
    entry(&["condition", "if", "enabled"], "", Advice("write `when = condition`")),
    entry(&["properties", "content", "spec", "posix_user", "root_directory", "creation_info"], "", Flat),
    entry(
        &["metadata", "update_replace_policy", "creation_policy", "update_policy"],
        "",
        Advice("remove it: the compiler generates it"),
    ),
    entry(
        &["deletion_policy", "update_replace_policy"],
        "cluster",
        Advice("`on_delete` of its `logs` says what is kept"),
    ),
    entry(
        &["vpc", "vpc_id", "vpc_config", "network_configuration"],
        "",
        Advice("the VPC and its subnets come from a network: `network = network.main`"),
    ),
    entry(
        &["subnet_ids", "vpc_zone_identifier", "availability_zones", "subnet_mapping"],
        "",
        Advice("the VPC and its subnets come from a network: `network = network.main`"),
    ),
    entry(
        &["security_groups", "vpc_security_group_ids", "security_group_ids"],
        "listener",
        Advice("security groups are created by the compiler; `allow` adds rules to them"),
    ),
    entry(
        &["security_groups", "vpc_security_group_ids", "security_group_ids"],
        "volume",
        Advice(
            "remove it: the compiler creates the security groups of a volume, and lets in the clusters that mount it",
        ),
    ),
    entry(&["vpc_security_group_ids"], "cluster", Field("cluster.instances.security_groups")),
    // Parts of an application.
    entry(
        &[
            "service",
            "services",
            "task",
            "task_definition",
            "container_definitions",
            "containers",
            "target_group",
            "target_group_arn",
            "health_check",
            "healthcheck",
            "rule",
            "listener_rule",
            "environment",
            "variables",
            "secrets",
            "restart",
            "command",
            "entrypoint",
            "schedule",
            "essential",
            "sidecars",
            "job",
            "deploy",
            "port_mappings",
            "desired_count",
            "replicas",
        ],
        "",
        Application,
    ),
    entry(&["image", "name", "ports", "port"], "scaling.container", Application),
    // The cluster.
    with(&["protocol"], "\"HTTPS\"", "listener", Within("listener.https")),
    with(&["protocol"], "\"HTTP\"", "listener", Within("listener.http")),
    entry(&["protocol"], "cluster.allow", Advice("remove it: `allow` is for TCP")),
    entry(&["protocol"], "listener.egress", Advice("remove it: `egress` is for TCP")),
    entry(&["lifecycle"], "cluster", Advice("remove it: the compiler does not look at what others change")),
    entry(
        &["ignore_changes", "create_before_destroy"],
        "",
        Advice("remove it: the compiler does not look at what others change"),
    ),
    entry(
        &[
            "capacity_providers",
            "default_capacity_provider_strategy",
            "capacity_provider",
            "capacity_provider_strategy",
        ],
        "cluster",
        Advice(
            "the tasks of a cluster run on its EC2 instances; ECS scales these with `method = managed` in a `scaling`",
        ),
    ),
    entry(
        &["launch_type", "requires_compatibilities", "network_mode"],
        "",
        Advice(
            "remove it: the tasks of a cluster run on its EC2 instances, and the task definition says how",
        ),
    ),
    entry(&["setting", "settings", "configuration"], "cluster", Field("cluster.container_insights")),
    entry(&["ami"], "cluster", Field("cluster.instances.image")),
    entry(
        &["desired_capacity", "desired", "instance_count", "number"],
        "cluster",
        Field("cluster.instances.size"),
    ),
    entry(
        &["root_block_device", "block_device_mapping", "ebs"],
        "cluster",
        Field("cluster.instances.root_volume"),
    ),
    entry(&["spot_price", "max_spot_price"], "cluster", Field("cluster.instances.spot.max_price")),
    entry(&["instance_market_options", "instances_distribution"], "cluster", Field("cluster.instances.spot")),
    entry(&["user_data_base64"], "cluster", Advice("write `user_data = \"...\"`: the compiler encodes it")),
    entry(
        &["iam_instance_profile", "instance_profile", "role", "iam_role"],
        "cluster",
        Advice("the compiler creates the role of the instances; `policies` attaches managed policies to it"),
    ),
    entry(
        &["metadata_options", "http_tokens"],
        "cluster",
        Advice("IMDSv2 is always required; `container_metadata = true` lets containers reach it"),
    ),
    entry(
        &["platform", "architecture", "cpu_architecture", "runtime_platform"],
        "cluster",
        Advice("the architecture follows from the instance type: `type = \"m7g.large\"` is Arm"),
    ),
    entry(&["ingress", "inbound", "security_group_rule"], "cluster", Field("cluster.allow")),
    entry(
        &["cidr_blocks", "cidr_ip", "source_security_group_id", "cidr"],
        "cluster.allow",
        Field("cluster.allow.from"),
    ),
    entry(&["from_port", "to_port"], "cluster.allow", Field("cluster.allow.port")),
    entry(
        &["ports"],
        "cluster.allow",
        Advice(
            "write `port = 80`, or a range, `port = 8000..8999`; further ports need an `allow` of their own",
        ),
    ),
    entry(&["cidr_blocks", "cidr_ip"], "listener.egress", Field("listener.egress.to")),
    entry(&["from_port", "to_port", "ports"], "listener.egress", Field("listener.egress.port")),
    entry(&["kms_key", "kms_key_arn"], "cluster.logs", Field("cluster.logs.key")),
    entry(&["kms_key", "kms_key_arn"], "cluster.registry_auth", Field("cluster.registry_auth.key")),
    entry(&["source", "source_volume"], "cluster.mount", Field("cluster.mount.volume")),
    entry(&["readonly", "ro"], "cluster.mount", Field("cluster.mount.read_only")),
    entry(
        &["volumes", "mounts", "mount_points", "efs"],
        "cluster",
        Advice("write `mount \"/data\" { volume = volume.data }` for each"),
    ),
    // The volume.
    entry(&["kms_key", "kms_key_arn"], "volume", Field("volume.key.arn")),
    Entry {
        words: &["prevent_destroy"],
        within: "volume",
        value: None,
        meaning: Values("volume.on_delete", &[("true", "retain"), ("false", "delete")]),
    },
    with(&["throughput_mode"], "\"provisioned\"", "volume", Within("volume.throughput")),
    entry(&["lifecycle_policy"], "volume", Field("volume.lifecycle")),
    entry(&["creation_token"], "volume", Advice("remove it: CloudFormation generates it")),
    // The listener.
    entry(&["certificate_arn"], "listener", Field("listener.https.certificate")),
    Entry {
        words: &["internal"],
        within: "listener",
        value: None,
        meaning: Values("listener.scheme", &[("true", "internal"), ("false", "internet_facing")]),
    },
    entry(
        &["load_balancer_type", "type"],
        "listener",
        Advice("remove it: a `listener` is always an Application Load Balancer"),
    ),
    entry(
        &["default_action", "default_actions", "action"],
        "listener.http",
        Advice("write `redirect = true` to redirect to HTTPS"),
    ),
    entry(&["default_action", "action"], "listener", Field("listener.default")),
    entry(&["enable_deletion_protection"], "listener", Field("listener.deletion_protection")),
    entry(&["drop_invalid_header_fields"], "listener", Field("listener.drop_invalid_headers")),
    entry(&["enable_http2"], "listener", Field("listener.http2")),
    entry(&["ports"], "listener", Field("listener.http.port")),
    entry(&["ingress", "inbound"], "listener", Field("listener.allow")),
    entry(&["web_acl", "web_acl_arn"], "listener", Field("listener.waf")),
    // The scaling.
    entry(&["range", "capacity"], "scaling", Field("scaling.size")),
    entry(
        &["min_capacity", "max_capacity", "min", "max", "minimum", "maximum"],
        "scaling",
        Field("scaling.size"),
    ),
    entry(&["min_size", "max_size", "min", "max"], "cluster", Field("scaling.size")),
    entry(
        &["target_cpu", "target_memory", "target_value", "cpu_percentage", "memory_percentage"],
        "scaling",
        Advice(
            "a cluster scales by the containers that still fit: `container { cpu = 256, memory = 512MiB }`, not by a load",
        ),
    ),
    entry(
        &["mem_limit", "mem", "memory_reservation"],
        "scaling.container",
        Field("scaling.container.memory"),
    ),
    entry(&["cpus", "cpu_units"], "scaling.container", Field("scaling.container.cpu")),
    entry(&["cooldown_period", "default_cooldown"], "scaling", Field("scaling.cooldown")),
    // The network.
    entry(&["public_subnet_ids"], "network", Field("network.public_subnets")),
    entry(&["private_subnet_ids"], "network", Field("network.private_subnets")),
    entry(&["id", "vpc_id"], "network", Field("network.vpc")),
];

/// What an attribute in the body of a `param` or `var` of another language is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfParam {
    /// The attribute of another name.
    Attribute(&'static str),
    /// The value behind the type.
    Default,
    /// Anything else, with what to do instead.
    Advice(&'static str),
}

pub(super) const OF_PARAM: &[(&[&str], OfParam)] = &[
    (&["allowed_values", "one_of", "enum"], OfParam::Attribute("allowed")),
    (&["allowed_pattern", "regex"], OfParam::Attribute("pattern")),
    (&["min_value", "min_length", "minimum"], OfParam::Attribute("min")),
    (&["max_value", "max_length", "maximum"], OfParam::Attribute("max")),
    (&["default", "value"], OfParam::Default),
    (
        &["no_echo", "sensitive", "secure"],
        OfParam::Advice("declare it with the type `secret`: `param password: secret`"),
    ),
    (&["type"], OfParam::Advice("the type is written after the name: `param name: string`")),
    (&["nullable", "optional"], OfParam::Advice("write `?` after the type: `param name: string?`")),
    (
        &["validation", "constraint_description", "error_message"],
        OfParam::Advice(
            "bounds are `min`, `max`, `allowed` and `pattern`; for anything else, write `assert condition, \"message\"`",
        ),
    ),
];
