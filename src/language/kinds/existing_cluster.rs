//! `existing cluster`: the cluster of another program, on which services of this one run.

use super::{Architecture, ContainerInsights, ExistingListener, LaunchType, LocalNames, Network};
use crate::types::{
    Const, Consts, InstanceTypeName, Mebibytes, Nested, Ref, Seconds, SecurityGroupId, StackName, Value,
};

block! {
    /// A cluster that another stack owns, or one that is given by its name. Services of this program run on it; nothing
    /// of it is changed.
    ///
    /// What its owner knows and the compiler cannot see, such as the types of the instances, may be said here, and is
    /// then checked as on a cluster of this program. What is not said is not checked.
    ///
    /// If `stack` or `name` may be `null`, the cluster may be `null` too, and a block on it needs a guard.
    pub struct ExistingCluster "cluster" [Name] {
        /// The path of the `manifest.json` that `ecsc build` wrote for the program that owns the cluster, relative to the
        /// folder of this one and inside its repository. It says everything that can be said of a cluster here: its stack,
        /// its listeners, which are declared by it, and what is checked. Either `manifest`, `stack` or `name` is required.
        manifest: Option<Const<String>> [needs_one: ["stack", "manifest", "name"]],
        /// The name of the cluster in the program that owns it.
        of: Option<Const<String>> [default_note: "the label"],
        /// Other names for listeners of the manifest in this program: `{ front = "public" }`.
        listeners: LocalNames = "{}",
        /// The stack that owns the cluster. A constant name is the default of a parameter, `<Name>ClusterStack`. With
        /// `manifest`, it is only needed where the stack has another name than there.
        stack: Option<Value<StackName>> [needs_one: ["stack", "manifest", "name"]],
        /// The name of the ECS cluster, as an alternative to `stack` and `manifest`.
        name: Option<Value<String>> [pattern: "[A-Za-z0-9_-]{1,255}", needs_one: ["stack", "manifest", "name"]],
        /// The network of the cluster, where its stack does not export the VPC. With `name`, required by services with a
        /// `route`.
        network: Option<Ref<Network>>,
        /// The security group of the instances. With `name`, required by services with a `host_port` and a `route`.
        security_group: Option<Value<SecurityGroupId>>,
        /// The name of the Auto Scaling group, for the output of that name.
        auto_scaling_group: Option<Value<String>>,
        /// The name of the instances' role, for the output of that name.
        instance_role: Option<Value<String>>,
        /// The name of the capacity provider that starts the tasks, where it is not the cluster's default. A cluster of
        /// this language with `scaling { method = managed }` has its provider as the default.
        capacity_provider: Option<Value<String>> [pattern: "[A-Za-z0-9_-]{1,255}"],
        /// The level of CloudWatch Container Insights. Where it is not said, the alarm `running` of services is left out,
        /// because its metric may not exist.
        container_insights: Option<Const<ContainerInsights>> [default_note: "unknown"],
        /// What runs the tasks of the cluster: `[fargate]`, `[instances]`, or both.
        runs_on: Consts<LaunchType> = "[]" [default_note: "unknown"],
        /// What is known of the EC2 instances.
        instances: Option<Nested<InstanceFacts>> [guard: "constant"],
        /// What is known of how an instance is drained.
        drain: Option<Nested<DrainFacts>> [guard: "constant"],
        /// A load balancer in front of the cluster, by its name in the program that owns it. Other blocks refer to it as
        /// to any listener: `listener.public`. Without a `stack` or an `arn` of its own, it belongs to the cluster's stack.
        listener: Vec<Nested<ExistingListener>> [declares: "listener"],
        /// The names of the exports of the cluster's stack. By default, they are those of a `cluster` of this language.
        exports: Nested<ClusterExports>,
    }
}

block! {
    /// What is known of the EC2 instances of a cluster. What is not said is not checked.
    pub struct InstanceFacts "instances" [None] {
        /// The instance types that the cluster may have. A task must fit on each of them.
        types: Consts<InstanceTypeName> = "[]" [default_note: "unknown"],
        /// The architecture of the instances, where `types` does not say it.
        architecture: Option<Const<Architecture>> [default_note: "that of `types`"],
        /// The largest number of instances. The services of this program, at their largest, must fit on them; those of
        /// other programs are not counted.
        size: Option<Const<i64>> [min: "1", max: "1000", default_note: "unknown"],
        /// The memory that the agent keeps from containers.
        reserved_memory: Const<Mebibytes> = "0MiB" [min: "0MiB", max: "1024GiB"],
        /// Whether there may be Spot Instances, which are interrupted with a two-minute notice.
        spot: Const<bool> = "false",
    }
}

block! {
    /// What is known of how an instance is drained before it is terminated.
    pub struct DrainFacts "drain" [None] {
        /// How long the tasks of a draining instance may take to stop or move.
        timeout: Const<Seconds> [min: "1m", max: "48h"],
    }
}

block! {
    /// The names of the exports of the cluster's stack, without the prefix `<stack>-`.
    pub struct ClusterExports "exports" [None] {
        /// The export with the name of the ECS cluster.
        name: Const<String> = "\"Cluster\"",
        /// The export with the ARN of the ECS cluster. Without it, the export is `ClusterArn`, or, if `name` is set, the
        /// ARN is made of the name.
        arn: Option<Const<String>>,
        /// The export with the id of the VPC.
        vpc: Const<String> = "\"NetworkVpc\"",
        /// The export with the id of the security group of the instances.
        security_group: Const<String> = "\"SecurityGroup\"",
        /// The export with the name of the Auto Scaling group.
        auto_scaling_group: Const<String> = "\"AutoScalingGroup\"",
        /// The export with the name of the instances' role.
        instance_role: Const<String> = "\"InstanceRole\"",
        /// The export with the name of the log group.
        log_group: Const<String> = "\"LogGroup\"",
    }
}

impl ExistingCluster {
    /// The attribute without which there is no such output of a cluster that is given by its name.
    pub(super) const GIVEN: &[(&str, &str)] = &[
        ("name", "name"),
        ("arn", "name"),
        ("vpc", "network"),
        ("security_group", "security_group"),
        ("auto_scaling_group", "auto_scaling_group"),
        ("instance_role", "instance_role"),
    ];
}
