//! What the schema does not say: which attributes of a block go together.

use ecsc::cfn::naming::pascal_case;
use ecsc::language::{BlockSchema, FieldSchema};

use super::{Generator, Known};

/// What becomes of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// As the dice fall.
    Maybe,
    Must,
    Never,
    /// With this value.
    Text(String),
}

/// What becomes of a block's fields.
#[derive(Debug, Default)]
pub(super) struct Plan {
    fields: Vec<(&'static str, Choice)>,
    /// Attributes that had better be constants.
    pub(super) constant: Vec<&'static str>,
    /// Attributes that are not null where they stand.
    pub(super) forced: Vec<&'static str>,
    /// A nested block that had better be there always.
    pub(super) unguarded: Option<&'static str>,
}

impl Plan {
    pub(super) fn set(&mut self, choice: &Choice, names: &[&'static str]) {
        self.fields.extend(names.iter().map(|name| (*name, choice.clone())));
        if *choice == Choice::Must {
            self.forced.extend(names);
        }
    }

    pub(super) fn take(&self, field: &FieldSchema) -> Choice {
        self.fields
            .iter()
            .rev()
            .find(|(name, _)| *name == field.name)
            .map_or(Choice::Maybe, |(_, choice)| choice.clone())
    }

    /// An attribute and a nested block may share a name; the plan is about the attribute then, and `name{}` is the block.
    pub(super) fn take_block(&self, field: &FieldSchema) -> Choice {
        let own = self.fields.iter().rev().find(|(name, _)| name.strip_suffix("{}") == Some(field.name));
        match own.map_or_else(|| self.take(field), |(_, choice)| choice.clone()) {
            Choice::Text(_) => Choice::Never,
            choice => choice,
        }
    }
}

impl Generator {
    pub(super) fn plan(&mut self, schema: &'static BlockSchema, path: &str) -> Plan {
        use Choice::{Must, Never, Text};
        let mut plan = Plan::default();
        let form = self.dice.below(4);
        self.names_that_stay(schema, &mut plan);
        match (schema.name, path) {
            ("network", _) if schema.attribute("cidr").is_some() => {
                let number = self.fresh() % 256;
                plan.set(&Text(format!("\"10.{number}.0.0/16\"")), &["cidr"]);
                // Without a way out, whatever a cluster needs has an endpoint.
                let (nat, endpoints) = self.dice.one_of(&[
                    ("none", "[s3, ecr, ecs, ssm, logs, cloudformation, autoscaling, elastic_load_balancing, secrets_manager]"),
                    ("single", "[kms, sts, efs, s3]"),
                    ("per_zone", "[]"),
                ]);
                plan.set(&Text(nat.into()), &["nat"]);
                plan.set(&Text(endpoints.into()), &["endpoints"]);
            }
            ("network", _) if Self::by_manifest(&mut plan, "main", form) => {
                plan.set(&Never, &["stack", "zones", "exports", "vpc", "public_subnets", "private_subnets"]);
            }
            ("network", _) if form == 0 => {
                plan.set(&Must, &["vpc", "public_subnets", "private_subnets"]);
                plan.set(&Never, &["stack", "zones", "exports"]);
                let zones = self.dice.between(2, 3);
                for tier in ["public_subnets", "private_subnets"] {
                    let ids: Vec<String> = (0..zones)
                        .map(|zone| {
                            format!("\"subnet-{:017x}\"", self.fresh() * 8 + usize::try_from(zone).unwrap())
                        })
                        .collect();
                    plan.set(&Text(format!("[{}]", ids.join(", "))), &[tier]);
                }
            }
            ("network", _) => {
                plan.set(&Must, &["stack"]);
                plan.set(&Text(self.dice.between(2, 3).to_string()), &["zones"]);
                plan.set(&Never, &["vpc", "public_subnets", "private_subnets"]);
                if self.dice.once_in(8) {
                    plan.forced.clear();
                }
            }
            ("volume", _)
                if schema.attribute("file_system").is_some()
                    && Self::by_manifest(&mut plan, "shared", form) =>
            {
                plan.set(&Never, &["stack", "file_system", "security_group", "exports", "iam"]);
            }
            ("volume", _) if schema.attribute("file_system").is_some() => {
                let by_stack = form > 0;
                plan.set(if by_stack { &Must } else { &Never }, &["stack"]);
                plan.set(if by_stack { &Never } else { &Must }, &["file_system", "security_group"]);
                if !by_stack {
                    plan.set(&Never, &["exports"]);
                }
                if by_stack && self.dice.once_in(3) {
                    plan.forced.clear();
                }
            }
            ("cluster", _)
                if schema.nested("listener").is_some() && Self::by_manifest(&mut plan, "web", form) =>
            {
                let network = self.choose("network", true).map(|index| self.blocks[index].name.clone());
                plan.set(&network.map_or(Never, |network| Text(format!("network.{network}"))), &["network"]);
                let by_hand = ["stack", "name", "security_group", "auto_scaling_group", "instance_role"];
                plan.set(&Never, &by_hand);
                plan.set(
                    &Never,
                    &["capacity_provider", "container_insights", "runs_on", "instances", "drain"],
                );
                plan.set(&Never, &["listener", "exports"]);
                // The fixed manifest has none: see `MANIFEST`.
                plan.set(&Text("{}".into()), &["listeners"]);
            }
            ("cluster", _) if schema.nested("listener").is_some() => {
                self.plan_existing_cluster(&mut plan, form);
            }
            ("listener", _) if schema.attribute("arn").is_some() => {
                // One in the block of a cluster has the stack of that.
                let by_stack = form > 0;
                let is_nested = path == "cluster.listener";
                let own = by_stack && (!is_nested || self.dice.once_in(3));
                plan.set(if own { &Must } else { &Never }, &["stack"]);
                plan.set(if by_stack { &Never } else { &Must }, &["arn", "security_group"]);
                plan.set(if by_stack { &Never } else { &Choice::Maybe }, &["dns_name", "hosted_zone_id"]);
                plan.set(&if by_stack { Text("\"public\"".into()) } else { Never }, &["listener"]);
                if !by_stack {
                    plan.set(&Never, &["exports"]);
                }
                // Services may speak gRPC with their tasks.
                plan.set(&Text("always".into()), &["https"]);
            }
            ("instances", "cluster.instances") if schema.attribute("types").is_some() => {
                let types = self.dice.one_of(&["[\"m5.large\"]", "[\"c5.xlarge\", \"m5.xlarge\"]"]);
                let by_types = form > 0;
                plan.set(&if by_types { Text(types.into()) } else { Never }, &["types"]);
                plan.set(&if by_types { Never } else { Text("x86_64".into()) }, &["architecture"]);
                plan.set(&Text("8".into()), &["size"]);
                plan.set(&Text("64MiB".into()), &["reserved_memory"]);
            }
            // Not every network has data subnets.
            ("cluster", _) => {
                plan.set(&Text(self.dice.one_of(&["private", "public"]).into()), &["subnets"]);
                if self.dice.once_in(4) {
                    plan.set(&Must, &["instances", "fargate"]);
                } else {
                    plan.set(&Never, &["fargate"]);
                }
                self.plan_insights(&mut plan);
            }
            ("volume", _) => match form {
                0 => {
                    plan.set(&Text("max_io".into()), &["performance"]);
                    plan.set(&Text("bursting".into()), &["throughput"]);
                    plan.set(&Never, &["lifecycle", "access_point", "iam", "root", "key"]);
                }
                1 => {
                    plan.set(
                        &Never,
                        &["performance", "throughput", "access_point", "iam", "root", "key", "lifecycle"],
                    );
                    plan.set(&Must, &["throughput{}"]);
                }
                2 => {
                    plan.set(&Never, &["performance", "access_point", "iam", "root", "encrypted"]);
                    plan.set(&Text("elastic".into()), &["throughput"]);
                }
                _ => plan.set(&Never, &["performance", "throughput", "require_tls", "encrypted"]),
            },
            ("flow_logs", _) if form > 0 => {
                plan.set(&Text(self.dice.one_of(&["7d", "30d", "1096d"]).into()), &["retention"]);
            }
            ("key", _) => match form {
                0 => {
                    plan.set(&Must, &["arn"]);
                    plan.set(&Never, &["customer", "rotate", "rotation_period"]);
                }
                1 => {
                    plan.set(&Must, &["rotation_period"]);
                    plan.set(&Never, &["arn", "customer", "rotate"]);
                }
                2 => plan.set(&Never, &["arn", "rotation_period", "rotate"]),
                _ => plan.set(&Never, &["arn", "rotation_period", "customer"]),
            },
            ("lifecycle", _) => match form {
                0 => {
                    plan.set(&Text("7d".into()), &["infrequent_access"]);
                    plan.set(&Text("90d".into()), &["archive"]);
                }
                _ => plan.set(&Never, &["archive"]),
            },
            ("registry_auth", _) => {
                let given = form < 2;
                plan.set(if given { &Must } else { &Never }, &["secret"]);
                plan.set(if given { &Never } else { &Must }, &["data"]);
            }
            ("listener", _) => {
                let first = if form == 0 { "https" } else { "http" };
                plan.set(&Must, &[first]);
                plan.unguarded = Some(first);
                // Agents are forwarded to where their health is checked.
                plan.set(&Never, &[self.dice.one_of(&["default", "agent_health"])]);
                // A name keeps the deployment from choosing the scheme.
                plan.set(&Never, &[self.dice.one_of(&["name", "scheme"])]);
                plan.constant.push("name");
            }
            ("http" | "https", _) => {
                plan.set(&if form == 0 { Text("false".into()) } else { Never }, &["redirect"]);
                // Each listener of a load balancer has its own port.
                if self.labelled {
                    plan.set(&Text((20_000 + self.fresh()).to_string()), &["port"]);
                }
            }
            // A container that stops has less time than its instance, and of an interrupted one less than two minutes.
            ("drain", _) if form > 0 => {
                plan.set(&Text(self.dice.one_of(&["15m", "1h", "3h"]).into()), &["timeout"]);
            }
            ("instances", _) => {
                if form > 0 {
                    plan.set(&Text(self.dice.one_of(&["30s", "1m", "100s"]).into()), &["stop_timeout"]);
                }
                let scaled =
                    self.blocks.last().is_some_and(|block| block.kind == "cluster" && block.has_scaling);
                if scaled {
                    plan.set(&Never, &["size"]);
                    plan.constant.push("type");
                }
                self.plan_clients(&mut plan);
            }
            ("update", _) => match form {
                0 => {
                    plan.set(&Text("refresh".into()), &["strategy"]);
                    plan.set(&Never, &["batch", "at_least"]);
                }
                _ => {
                    plan.set(&Text("rolling".into()), &["strategy"]);
                    plan.set(&Text("1".into()), &["batch", "at_least"]);
                }
            },
            ("agent", _) => {
                plan.set(&Text(self.dice.one_of(&["0MiB", "64MiB", "0.25GiB"]).into()), &["reserved_memory"]);
                plan.set(
                    &Text(
                        self.dice
                            .one_of(&[
                                "{ stack = \"blue\" }",
                                "{ \"team/name\" = \"a b\", zone = aws.region }",
                            ])
                            .into(),
                    ),
                    &["attributes"],
                );
                let settings =
                    ["{ NO_PROXY = \"a,b\" }", "{ ECS_POLL_METRICS = \"true\", HTTP_PROXY = aws.region }"];
                plan.set(&Text(self.dice.one_of(&settings).into()), &["settings"]);
                let drivers = "[awslogs, json_file, splunk]";
                plan.set(&if form == 0 { Text(drivers.into()) } else { Never }, &["logging_drivers"]);
                if let Some(own) = self.blocks.last_mut().filter(|own| own.kind == "cluster") {
                    own.splunk = form == 0;
                }
            }
            ("logs", _) if schema.attribute("driver").is_some() => self.plan_logs(&mut plan),
            ("allow", _) => match form {
                0 => {
                    plan.set(&Text("icmp".into()), &["protocol"]);
                    plan.set(&Never, &["port"]);
                }
                _ => {
                    plan.set(&Text(self.dice.one_of(&["tcp", "udp"]).into()), &["protocol"]);
                    plan.set(&Must, &["port"]);
                }
            },
            ("statement", _) => {
                // The role's policies do not depend on a condition.
                plan.set(&Text("[\"s3:GetObject\", \"s3:List*\"]".into()), &["actions"]);
                let resources = ["[\"*\"]", "[\"arn:${aws.partition}:s3:::${aws.region}-x/*\"]"];
                plan.set(&Text(self.dice.one_of(&resources).into()), &["resources"]);
                let condition = "{ StringEquals = { \"aws:RequestedRegion\" = aws.region } }";
                plan.set(&if form == 0 { Text(condition.into()) } else { Never }, &["conditions"]);
            }
            ("root_volume", _) => match form {
                0 => {
                    plan.set(&Text("gp3".into()), &["type"]);
                    plan.set(&Text("4000".into()), &["iops"]);
                    plan.set(&Text("250MiB".into()), &["throughput"]);
                }
                1 => plan.set(&Never, &["iops", "throughput", "key"]),
                _ => plan.set(&Never, &["iops", "throughput", "encrypted"]),
            },
            ("disk", _) => {
                plan.set(&Text(self.dice.one_of(&["200GiB", "1024GiB"]).into()), &["size"]);
                plan.set(&Text(self.dice.one_of(&["gp3", "io2"]).into()), &["type"]);
                plan.set(&Text("3000".into()), &["iops"]);
                match form {
                    0 => {
                        plan.set(&Text("gp3".into()), &["type"]);
                        plan.set(&Text("250MiB".into()), &["throughput"]);
                    }
                    _ => plan.set(&Never, &["throughput"]),
                }
            }
            ("docker", _) if form == 0 => {
                plan.set(&Text("null".into()), &["log_size"]);
                plan.set(&Never, &["log_files", "ulimits"]);
            }
            ("docker", _) => {
                plan.set(&Never, &["log_size"]);
                plan.set(&Text("{ nofile = 1024..65536, memlock = -1 }".into()), &["ulimits"]);
            }
            ("alerts", _)
                if schema.attribute("topic").is_some() && Self::by_manifest(&mut plan, "ops", form) =>
            {
                plan.set(&Never, &["stack", "topic"]);
            }
            ("alerts", _) if schema.attribute("topic").is_some() => {
                let by_stack = form > 1;
                plan.set(if by_stack { &Must } else { &Never }, &["stack"]);
                plan.set(if by_stack { &Never } else { &Must }, &["topic"]);
                if self.dice.once_in(30) {
                    plan.forced.clear();
                }
            }
            // Of few literals two are often the same, which is refused.
            ("alerts", _) if !self.dice.once_in(12) => {
                plan.set(&Text("[\"ops@example.com\", \"night@x.example.com\"]".into()), &["email"]);
                plan.set(&Text("[\"https://hooks.example.com/a\"]".into()), &["https"]);
            }
            // A shorter one than its metric has values for is refused.
            ("alarm", "cluster.alarm") => {
                plan.set(&Text(self.dice.one_of(&["5m", "10m", "2h"]).into()), &["for"]);
            }
            ("scaling", _) => {
                plan.set(&Never, &["desired"]);
                self.managed = self.dice.once_in(4);
                if self.managed {
                    plan.set(&Text("managed".into()), &["method"]);
                    plan.set(&Never, &["container", "shortage", "excess", "cooldown"]);
                    plan.set(&Never, &["shortage_for", "excess_for"]);
                    // A target with a fraction is refused.
                    plan.set(&if form < 2 { Text("80%".into()) } else { Never }, &["target"]);
                    plan.set(&Text(self.dice.one_of(&["0..4", "1..6"]).into()), &["size"]);
                    return plan;
                }
                plan.set(&Never, &["target"]);
                if self.dice.once_in(4) {
                    plan.set(&Text("{ MetricFunction = \"Measure\" }".into()), &["logical_ids"]);
                }
                plan.set(&Text("schedulable".into()), &["method"]);
                plan.set(&Must, &["container"]);
                match form {
                    1 => {
                        plan.set(&Text("2..6".into()), &["size"]);
                        plan.set(&Text("3".into()), &["desired"]);
                        plan.set(&Never, &["shortage", "excess"]);
                    }
                    0 => {
                        plan.set(&Text("2".into()), &["shortage"]);
                        plan.set(&Text("12".into()), &["excess"]);
                    }
                    _ => {
                        plan.set(&Never, &["shortage", "excess"]);
                        plan.constant.extend(["size", "container"]);
                    }
                }
            }
            ("service", _) => self.plan_service(&mut plan, form),
            ("job", _) => self.plan_job(&mut plan, form),
            ("spot", "service.spot") => {
                plan.set(&Text(self.dice.one_of(&["0%", "25%"]).into()), &["on_demand_percent"]);
            }
            ("scale", _) => {
                plan.set(&Never, &[if form == 0 { "cpu" } else { "memory" }]);
                plan.set(&if self.front.is_some() { Text("1000".into()) } else { Never }, &["requests"]);
                // The tasks are counted where the cluster's insights are not disabled.
                plan.set(if self.dice.once_in(2) { &Must } else { &Never }, &["queue"]);
            }
            ("mount", path) if path != "cluster.mount" => self.plan_mount(&mut plan, form),
            ("route", _) => self.plan_route(&mut plan),
            ("redirect" | "respond", _) => {
                plan.set(&Text(format!("[\"/r{}/*\"]", self.fresh())), &["path"]);
                plan.set(&Text("[\"*.example.com\"]".into()), &["host"]);
                let targets = ["\"/new\"", "\"https://new.example.org/#{path}?a=b\""];
                plan.set(&Text(self.dice.one_of(&targets).into()), &["to"]);
                plan.set(&Text(self.dice.one_of(&["404", "503"]).into()), &["status"]);
                plan.set(&Text("\"<p>Later</p>\"".into()), &["body"]);
                let priority = self.fresh() % 900 + 1;
                plan.set(&if form == 0 { Text(priority.to_string()) } else { Never }, &["priority"]);
            }
            ("login" | "jwt", _) => Self::plan_admission(&mut plan),
            ("queue", _) => {
                plan.set(&Text(self.dice.one_of(&["\"orders\"", "\"orders.fifo\""]).into()), &["name"]);
            }
            ("rewrite", _) => {
                plan.set(&Text("\"^/old/(.*)$\"".into()), &["from"]);
                plan.set(&Text("\"/new/$1\"".into()), &["to"]);
            }
            ("at", _) => {
                plan.set(&Text("\"Europe/Berlin\"".into()), &["timezone"]);
                plan.set(&Text(self.dice.one_of(&["1", "2..4"]).into()), &["size"]);
            }
            ("health", _) => {
                plan.set(&Text("[\"CMD\", \"/bin/check\"]".into()), &["command"]);
                plan.set(&Text("\"/ready\"".into()), &["path"]);
                plan.set(&Text("\"200-299\"".into()), &["codes"]);
                // What all of it takes must be over before an instance is drained.
                plan.set(&Text(self.dice.one_of(&["5s", "10s"]).into()), &["interval"]);
                plan.set(&Text(self.dice.one_of(&["2s", "4s"]).into()), &["timeout"]);
                plan.set(&Text(self.dice.one_of(&["2", "3"]).into()), &["healthy"]);
            }
            ("deploy", _) => {
                plan.set(&Text(self.dice.one_of(&["0%", "50%", "100%"]).into()), &["min_healthy"]);
                plan.set(&Text(self.dice.one_of(&["200%", "300%"]).into()), &["max"]);
                plan.set(&Text(self.dice.one_of(&["5", "25%"]).into()), &["give_up_after"]);
            }
            ("permission", _) => {
                plan.set(&Text("[\"sqs:SendMessage\", \"s3:Get*\"]".into()), &["actions"]);
                plan.set(&Text("[\"arn:${aws.partition}:sqs:*:*:orders\"]".into()), &["resources"]);
                let condition = "{ StringEquals = { \"aws:RequestedRegion\" = aws.region } }";
                plan.set(&if form == 0 { Text(condition.into()) } else { Never }, &["conditions"]);
            }
            ("container", path) if path != "scaling.container" => {
                plan.set(&Text("ecr(\"shop/proxy\", \"v2\")".into()), &["image"]);
                plan.set(&Text(self.dice.one_of(&["2", "4"]).into()), &["cpu"]);
                plan.set(&Text("6MiB".into()), &["memory"]);
                plan.set(&Text("{ LEVEL = \"info\" }".into()), &["environment"]);
                plan.set(&Text("{ KEY = ssm(\"/shop/key\") }".into()), &["secrets"]);
                // Of the others only the main one has a name that is known.
                let main =
                    self.blocks.last().map(|own| own.name.split('[').next().unwrap_or_default().to_owned());
                let waits = Text(format!("{{ {} = start }}", main.unwrap_or_default()));
                plan.set(&if form == 0 { waits } else { Never }, &["depends_on"]);
            }
            ("container", _) if form > 0 => {
                plan.set(&Text(self.dice.one_of(&["128", "256"]).into()), &["cpu"]);
                plan.set(&Text(self.dice.one_of(&["128MiB", "256MiB"]).into()), &["memory"]);
            }
            ("step", _) if self.managed => {
                plan.set(&Never, &["in", "out_when_full"]);
                plan.set(&if form == 0 { Never } else { Text("3".into()) }, &["out"]);
            }
            ("step", _) => {
                plan.set(&Never, if form == 0 { &["out"] } else { &["in"] });
                // Where nothing fits, the step is not smaller.
                match self.dice.below(3) {
                    0 => plan.set(&Text(self.dice.one_of(&["100%", "1000"]).into()), &["out_when_full"]),
                    1 => plan.set(&Never, &["out"]),
                    _ => plan.set(&Never, &["out_when_full"]),
                }
            }
            _ => {}
        }
        if schema.name == "volume" && schema.attribute("subnets").is_some() {
            plan.set(&Text(self.dice.one_of(&["private", "public"]).into()), &["subnets"]);
        }
        plan
    }

    /// Whether an existing block is the one of this name in a manifest, which then says everything.
    fn by_manifest(plan: &mut Plan, name: &str, form: i64) -> bool {
        use Choice::{Never, Text};
        let is_by_manifest = form == 3;
        let path = Text("\"../platform/manifest.json\"".into());
        plan.set(if is_by_manifest { &path } else { &Never }, &["manifest"]);
        plan.set(&if is_by_manifest { Text(format!("\"{name}\"")) } else { Never }, &["of"]);
        plan.set(&Never, &["listeners"]);
        is_by_manifest
    }

    /// What of an existing cluster goes together. One that is given by its name needs the network, for target groups.
    fn plan_existing_cluster(&mut self, plan: &mut Plan, form: i64) {
        use Choice::{Must, Never, Text};
        let network = self.choose("network", true).map(|index| self.blocks[index].name.clone());
        let by_name = network.clone().filter(|_| form == 0);
        plan.set(if by_name.is_some() { &Never } else { &Must }, &["stack"]);
        plan.set(&by_name.as_ref().map_or(Never, |_| Text("\"production\"".into())), &["name"]);
        plan.set(&network.map_or(Never, |network| Text(format!("network.{network}"))), &["network"]);
        plan.set(if by_name.is_some() { &Must } else { &Never }, &["security_group"]);
        plan.set(
            if by_name.is_some() { &Choice::Maybe } else { &Never },
            &["auto_scaling_group", "instance_role"],
        );
        plan.set(&Text("\"spare\"".into()), &["capacity_provider"]);
        plan.set(&Text("[instances]".into()), &["runs_on"]);
        self.plan_insights(plan);
        if by_name.is_some() {
            plan.set(&Never, &["exports", "listener"]);
        } else if self.dice.once_in(3) {
            plan.forced.clear();
        }
    }

    /// What of a service goes together.
    fn plan_service(&mut self, plan: &mut Plan, form: i64) {
        use Choice::{Must, Never, Text};
        self.plan_workload(plan, form);
        let places: Vec<usize> = (0..self.migrations.len()).collect();
        let after = (!places.is_empty()).then(|| self.migrations[self.dice.one_of(&places)].clone());
        plan.set(&after.map_or(Never, |job| Text(format!("[{job}]"))), &["after"]);
        plan.set(&if form == 0 { Text("http".into()) } else { Never }, &["protocol"]);
        plan.set(&Text("8080".into()), &["port"]);
        self.front = self.front();
        plan.set(if self.front.is_some() { &Must } else { &Never }, &["route"]);
        // One of the two.
        let by_path = form > 1;
        plan.set(&if by_path { Text("\"/healthz\"".into()) } else { Never }, &["health"]);
        plan.set(if by_path { &Never } else { &Must }, &["health{}"]);
        plan.set(&Text(self.dice.one_of(&["0s", "15s"]).into()), &["startup_timeout", "drain"]);
        plan.set(&Never, &["spot"]);
        if self.on_fargate {
            plan.set(&Never, &["host_port", "placement"]);
            plan.set(&if form == 1 { Must } else { Never }, &["spot"]);
            plan.set(&Text(self.dice.one_of(&["1..4", "2..6"]).into()), &["size"]);
        } else if form == 3 {
            plan.set(&Text("daemon".into()), &["placement"]);
            plan.set(&Never, &["size", "scale", "deploy"]);
            let mode = self.dice.one_of(&["bridge", "awsvpc", "host"]);
            plan.set(&Text(mode.into()), &["network_mode"]);
            plan.set(&if mode == "bridge" { Choice::Maybe } else { Never }, &["host_port"]);
            let has_addresses = mode == "awsvpc";
            plan.set(&if has_addresses { Text("private".into()) } else { Never }, &["subnets"]);
            plan.set(&if has_addresses { Choice::Maybe } else { Never }, &["allow"]);
        } else {
            plan.set(&Never, &["host_port"]);
            plan.set(&Text(self.dice.one_of(&["spread", "binpack"]).into()), &["placement"]);
            plan.set(&Text(self.dice.one_of(&["1..4", "2..6"]).into()), &["size"]);
        }
    }

    /// What of a job goes together.
    fn plan_job(&mut self, plan: &mut Plan, form: i64) {
        use Choice::{Never, Text};
        self.plan_workload(plan, form);
        // A run is over before the next one begins.
        let schedule = self.dice.one_of(&["\"cron(0 3 * * ? *)\"", "\"rate(2 hours)\""]);
        plan.set(&if form == 0 { Never } else { Text(schedule.into()) }, &["schedule"]);
        // The deployment waits for it, and it has no state machine to watch.
        let on_deploy = form == 0 && self.dice.once_in(2);
        plan.set(&if on_deploy { Text("on_deploy".into()) } else { Never }, &["run"]);
        if on_deploy {
            plan.forced.push("run");
            let own = self.blocks.last().filter(|own| own.guard.is_none() && !own.name.contains('['));
            self.migrations.extend(own.map(|own| format!("job.{}", own.name)));
            plan.set(&Never, &["alarm"]);
        }
        plan.set(&if form == 1 { Text("\"Europe/Berlin\"".into()) } else { Never }, &["timezone"]);
        plan.forced.extend((form == 1).then_some("schedule"));
        plan.set(
            &Text(self.dice.one_of(if on_deploy { &["5m", "14m"] } else { &["5m", "2h"] }).into()),
            &["timeout"],
        );
        plan.set(&Text(self.dice.one_of(&["1", "3"]).into()), &["retries", "count"]);
    }

    /// What of a service or job goes together.
    fn plan_workload(&mut self, plan: &mut Plan, form: i64) {
        use Choice::{Must, Never, Text};
        // The architecture is that of the cluster's instances.
        plan.set(&if self.dice.once_in(8) { Text("x86_64".into()) } else { Never }, &["architecture"]);
        // All services of a cluster fit on its instances, and have ended before one of them is drained.
        plan.set(&Text(self.dice.one_of(&["2", "4", "8"]).into()), &["cpu"]);
        plan.set(&Text(self.dice.one_of(&["6MiB", "8MiB"]).into()), &["memory"]);
        plan.set(&if form == 0 { Text("16MiB".into()) } else { Never }, &["memory_limit"]);
        plan.set(&Text(self.dice.one_of(&["2s", "15s"]).into()), &["stop_timeout"]);
        let environment = ["{ QUEUE = \"orders\" }", "{ REGION = aws.region, A = \"b\" }"];
        plan.set(&Text(self.dice.one_of(&environment).into()), &["environment"]);
        let secrets = ["{ TOKEN = ssm(\"/shop/token\") }", "{ URL = secret_value(\"shop/db\", \"url\") }"];
        plan.set(&Text(self.dice.one_of(&secrets).into()), &["secrets"]);
        plan.set(&Never, &["depends_on"]);
        plan.set(&Text("{ nofile = 1024..65536 }".into()), &["ulimits"]);
        plan.set(&Text("[\"/tmp\", \"/var/run\"]".into()), &["writable"]);
        plan.set(&Text((form == 1).to_string()), &["read_only"]);
        plan.set(&if form == 1 { Must } else { Never }, &["writable"]);
        plan.set(&Text((form == 2).to_string()), &["exec"]);
        // Few types have GPUs.
        plan.set(&Text("0".into()), &["gpu"]);
        // With addresses, tasks would need more interfaces than small instances have.
        plan.set(&Text("bridge".into()), &["network_mode"]);
        plan.set(&Never, &["subnets", "allow"]);
        self.plan_launch(plan);
    }

    /// What runs the tasks of a service or job.
    fn plan_launch(&mut self, plan: &mut Plan) {
        use Choice::{Maybe, Never, Text};
        let own = self.blocks.last().and_then(|own| own.cluster).map(|cluster| &self.blocks[cluster]);
        let may_choose = own.is_some_and(|cluster| cluster.nested.iter().any(|(name, _)| *name == "fargate"));
        self.on_fargate = may_choose && self.dice.once_in(2);
        let runs_on = if self.on_fargate { "fargate" } else { "instances" };
        plan.set(&if may_choose { Text(runs_on.into()) } else { Never }, &["runs_on"]);
        if self.on_fargate {
            let (cpu, memory) = self.dice.one_of(&[("256", "512MiB"), ("512", "1GiB"), ("2vcpu", "5GiB")]);
            plan.set(&Text(cpu.into()), &["cpu"]);
            plan.set(&Text(memory.into()), &["memory"]);
            plan.set(&Text("ecr(\"shop/api\", \"v1\")".into()), &["image"]);
            plan.set(&Never, &["memory_limit", "network_mode"]);
            plan.set(&Text(self.dice.one_of(&["private", "public"]).into()), &["subnets"]);
            plan.set(&Maybe, &["allow"]);
        }
    }

    /// Where the tasks of the service or job at hand log to. What instances of another program offer is not known.
    fn plan_logs(&mut self, plan: &mut Plan) {
        use Choice::{Never, Text};
        let cluster = self.blocks.last().and_then(|own| own.cluster).map(|cluster| &self.blocks[cluster]);
        let is_offered = self.on_fargate || cluster.is_some_and(|it| it.splunk || it.existing);
        if !is_offered || self.dice.once_in(3) {
            let options = [
                "{ max-buffer-size = \"25m\" }",
                "{ mode = \"blocking\", awslogs-datetime-format = \"%Y\" }",
                "{ awslogs-multiline-pattern = aws.region }",
            ];
            plan.set(&Text("awslogs".into()), &["driver"]);
            plan.set(&Text(self.dice.one_of(&options).into()), &["options"]);
            plan.set(&Never, &["secret_options"]);
            return;
        }
        let options = [
            "{ splunk-url = \"https://splunk.example.com:8088\", splunk-format = \"json\" }",
            "{ splunk-url = \"https://${aws.region}.example.com\", mode = \"blocking\", splunk-gzip-level = \"9\" }",
        ];
        let secrets = [
            "{ splunk-token = ssm(\"/shop/splunk\") }",
            "{ splunk-token = secret_value(\"splunk\", \"token\") }",
        ];
        plan.set(&Text("splunk".into()), &["driver"]);
        plan.set(&Text(self.dice.one_of(&options).into()), &["options"]);
        plan.set(&Text(self.dice.one_of(&secrets).into()), &["secret_options"]);
        plan.set(&Never, &["retention", "key", "on_delete"]);
        if let Some(own) = self.blocks.last_mut() {
            own.splunk = true;
        }
    }

    /// The instances of the cluster at hand may mount volumes of its network.
    fn plan_clients(&mut self, plan: &mut Plan) {
        let Some(own) = self.blocks.last().filter(|own| own.kind == "cluster") else { return };
        let (network, stack) = (own.network, self.stack);
        let is_near = |block: &Known| {
            block.kind == "volume" && !block.existing && block.guard.is_none() && block.network == network
        };
        let near =
            (0..self.blocks.len()).filter(|&at| is_near(&self.blocks[at]) && self.blocks[at].stack < stack);
        let near: Vec<usize> = near.collect();
        if near.is_empty() || self.dice.once_in(8) {
            return;
        }
        let groups = near.iter().map(|&at| format!("volume.{}.security_group", self.blocks[at].name));
        let groups = groups.collect::<Vec<_>>().join(", ");
        plan.set(&Choice::Text(format!("[{groups}]")), &["security_groups"]);
        if let Some(own) = self.blocks.last_mut() {
            own.volumes = near;
        }
    }

    /// What a task mounts: one of three sources.
    fn plan_mount(&mut self, plan: &mut Plan, form: i64) {
        use Choice::{Never, Text};
        let own = ["path", "uid", "gid", "permissions"];
        plan.set(&Never, &["volume", "access_point", "scratch", "host"]);
        plan.set(&Never, &own);
        let cluster = self.blocks.last().and_then(|own| own.cluster);
        let volumes = cluster.map(|cluster| self.blocks[cluster].volumes.clone()).unwrap_or_default();
        match form {
            0 if !self.on_fargate => plan.set(&Text("\"/var/cache\"".into()), &["host"]),
            1 => plan.set(&Text("\"work\"".into()), &["scratch"]),
            _ if volumes.is_empty() => plan.set(&Text("\"work\"".into()), &["scratch"]),
            _ => {
                let has_point =
                    |at: &usize| self.blocks[*at].nested.iter().any(|(kind, _)| *kind == "access_point");
                let first = volumes.iter().copied().find(has_point);
                let volume = self.blocks[first.unwrap_or_else(|| self.dice.one_of(&volumes))].clone();
                plan.set(&Text(format!("volume.{}", volume.name)), &["volume"]);
                let point = volume.nested.iter().find(|(kind, _)| *kind == "access_point");
                match point.filter(|_| form == 2 || self.dice.once_in(2)) {
                    Some((_, label)) => {
                        let point = format!("volume.{}.access_point[\"{label}\"]", volume.name);
                        plan.set(&Text(point), &["access_point"]);
                    }
                    None => {
                        for (name, value) in own.into_iter().zip(["\"/worker\"", "1000", "1000", "\"0750\""])
                        {
                            plan.set(&Text(value.into()), &[name]);
                        }
                    }
                }
            }
        }
    }

    /// A listener of the cluster on which the service at hand runs, that is there whenever the service is. Copies would have rules that
    /// are the same.
    fn front(&mut self) -> Option<String> {
        let own = self.blocks.last().filter(|own| !own.name.contains('['))?;
        let is_there =
            |guard: &Option<String>| guard.as_ref().is_none_or(|guard| self.guards.contains(guard));
        let fits: Vec<usize> = (0..self.blocks.len())
            .filter(|&index| {
                let block = &self.blocks[index];
                let is_alone = block.existing && block.cluster.is_none();
                let is_of_it = block.cluster == own.cluster || is_alone;
                block.kind == "listener" && is_of_it && is_there(&block.guard)
            })
            .collect();
        if fits.is_empty() {
            return None;
        }
        let listener = self.dice.one_of(&fits);
        Some(format!("listener.{}", self.blocks[listener].name))
    }

    /// The label of one of the ports of that listener.
    fn port_of_front(&self) -> Option<String> {
        let front = self.blocks.iter().find(|block| {
            block.kind == "listener" && Some(format!("listener.{}", block.name)) == self.front
        })?;
        let mut ports = front.nested.iter().filter(|(kind, _)| matches!(*kind, "http" | "https"));
        ports.find(|(_, label)| !label.is_empty()).map(|(_, label)| label.clone())
    }

    /// A path that no other route has, and at most one more condition.
    fn plan_route(&mut self, plan: &mut Plan) {
        use Choice::{Never, Text};
        plan.set(&Text(self.front.clone().unwrap_or_default()), &["listener"]);
        let port = self.port_of_front().filter(|_| self.dice.once_in(2));
        plan.set(&port.map_or(Never, |label| Text(format!("\"{label}\""))), &["on"]);
        plan.set(&Text(format!("[\"/p{}/*\"]", self.fresh())), &["path"]);
        let conditions = [
            ("host", "[\"*.example.com\"]"),
            ("method", "[\"GET\", \"HEAD\"]"),
            ("query", "[\"version=2\", \"preview\"]"),
            ("source", "[\"10.0.0.0/8\"]"),
            ("header", "{ \"X-Beta\" = [\"on\"] }"),
        ];
        plan.set(&Never, &conditions.map(|(name, _)| name));
        let (name, values) = self.dice.one_of(&conditions);
        plan.set(&Text(values.into()), &[name]);
        plan.set(&if self.dice.once_in(4) { Text("9090".into()) } else { Never }, &["port"]);
        plan.set(&Never, &["container"]);
        // One of the two, where there is always HTTPS.
        plan.set(&Never, &["login", "jwt"]);
        if self.front_is_secure() && self.dice.once_in(3) {
            let kind = self.dice.one_of(&["login", "jwt"]);
            plan.set(&Choice::Must, &[kind]);
        }
        let priority = self.fresh() % 900 + 1;
        plan.set(&if self.dice.once_in(6) { Text(priority.to_string()) } else { Never }, &["priority"]);
    }

    /// Names of stacks, clusters and resources, each once in a program.
    fn names_that_stay(&mut self, schema: &'static BlockSchema, plan: &mut Plan) {
        if schema.attribute("logical_ids").is_none() {
            return;
        }
        let number = self.fresh();
        // Of copies one is named: `x["media"]` is `XMedia`.
        let full_name = |name: &str| name.replace("[\"", "_").replace("\"]", "");
        let own = self.blocks.last().map(|block| pascal_case(&full_name(&block.name))).unwrap_or_default();
        let id = match schema.name {
            "alerts" => "Topic",
            "network" => "SubnetAPublic",
            "volume" => "FileSystem = \"Storage\", MountTarget0",
            "cluster" => "LaunchTemplate = \"Boot\", AutoScalingGroup",
            "listener" => &format!("{own}LoadBalancer"),
            "service" | "job" => "TaskDefinition = \"Api\", LogGroup",
            _ => "",
        };
        let ids = format!("{{ {id} = \"Deployed{number}\" }}");
        for (name, text) in [
            ("name", format!("\"c-{number}_x\"")),
            ("stack", format!("\"stack-{number}\"")),
            ("lambda_stack", format!("\"functions-{number}\"")),
            ("logical_ids", ids),
        ] {
            if schema.attribute(name).is_none() || schema.name != "cluster" && name == "name" {
                continue;
            }
            let given = self.dice.once_in(4) && !(id.is_empty() && name == "logical_ids");
            plan.set(&if given { Choice::Text(text) } else { Choice::Never }, &[name]);
        }
    }
}
