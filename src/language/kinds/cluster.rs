//! `cluster`: an ECS cluster on EC2 instances.

use super::{Alarm, Drain, Instances, Network, Notify, SubnetTier, Volume};
use crate::language::symbols::symbols;
use crate::language::{Block, BlockSchema, LabelRule, RawBlock};
use crate::types::{
    AccessPointId, Arn, Const, Days, Expr, ExprKind, Nested, OneOrMore, Port, PrefixListId, Ref, Reflect,
    Secret, SecurityGroupId, StackName, Type, Value,
};

symbols! {
    /// The level of CloudWatch Container Insights.
    pub enum ContainerInsights {
        /// Metrics for clusters and services.
        Enabled "enabled" => "enabled",
        /// Additional metrics for tasks and containers.
        Enhanced "enhanced" => "enhanced",
        /// No metrics.
        Disabled "disabled" => "disabled",
    }
}

symbols! {
    /// The format of registry credentials.
    pub enum RegistryAuthType {
        /// `{"https://index.docker.io/v1/":{"username":"...","password":"...","email":"..."}}`
        Docker "docker" => "docker",
        /// `{"https://index.docker.io/v1/":{"auth":"...","email":"..."}}`
        Dockercfg "dockercfg" => "dockercfg",
    }
}

symbols! {
    /// What happens to a log group when the stack is deleted.
    pub enum LogsOnDelete {
        /// The log group is retained.
        Retain "retain" => "Retain",
        /// It is deleted with the stack.
        Delete "delete" => "Delete",
    }
}

block! {
    /// An ECS cluster with its EC2 instances in an Auto Scaling group.
    ///
    /// Amazon Linux 2023, IMDSv2, encrypted disks, no SSH, Session Manager, logs in CloudWatch. A rolling
    /// update replaces one instance at a time, and continues only once the new instance is ready: an instance
    /// counts for the Auto Scaling group when its ECS agent has registered with the cluster, and for
    /// CloudFormation when the load balancers of the cluster's listeners reach it. Every instance is drained before
    /// it is terminated, by a function in a second stack of the cluster, `<project>-lambda-<cluster>`; until that
    /// stack is deployed, nothing drains.
    pub struct Cluster "cluster" [Name] overridable alarmed by alerts alarm {
        /// The network in which the instances run.
        network: Ref<Network>,
        /// The subnets of the network in which the instances run. In public subnets, each instance gets a public
        /// address.
        subnets: Const<SubnetTier> = "private" [becomes: "AutoScaling::AutoScalingGroup.VPCZoneIdentifier"],
        /// The level of CloudWatch Container Insights, which is billed per metric.
        container_insights: Const<ContainerInsights> = "enabled" [becomes: "ECS::Cluster.ClusterSettings"],
        /// The EC2 instances. Where there is a `fargate` and this block is not written, there are none.
        instances: Nested<Instances>,
        /// Tasks can run on Fargate, on machines that AWS keeps.
        fargate: Option<Nested<Fargate>> [guard: "constant", becomes: "ECS::ClusterCapacityProviderAssociations.CapacityProviders"],
        /// How an instance is drained before it is terminated, whatever terminates it: a scale-in, an update, a
        /// replacement by Auto Scaling.
        drain: Nested<Drain> [becomes: "AutoScaling::LifecycleHook, Lambda::Function"],
        /// A volume that is mounted on every instance; the label is the absolute path. Adding one later
        /// replaces the instances.
        mount: Vec<Nested<Mount>>,
        /// Credentials for a private registry, for the ECS agent of every instance. Not needed for ECR.
        registry_auth: Option<Nested<RegistryAuth>>,
        /// The log groups and how long they keep logs.
        logs: Nested<Logs> [becomes: "Logs::LogGroup"],
        /// Additional inbound rules for the instances.
        allow: Vec<Nested<AllowIngress>> [becomes: "EC2::SecurityGroup.SecurityGroupIngress"],
        /// The name of the ECS cluster: letters, digits, `-` and `_`, at most 255 characters. Without it, CloudFormation makes
        /// one. A change replaces the cluster.
        name: Option<Value<String>> [pattern: "[A-Za-z0-9_-]{1,255}", becomes: "ECS::Cluster.ClusterName"],
        /// The name of the stack with the instances and listeners, also of its files: for a stack that is deployed already.
        /// Without it, the name is `<project>-cluster-<cluster>`.
        stack: Option<Const<StackName>>,
        /// The name of the stack with the functions that drain and scale the cluster, also of its files. Without it, the name is
        /// `<project>-lambda-<cluster>`, whatever `stack` says.
        lambda_stack: Option<Const<StackName>>,
        /// Who is told when one of the alarms of the cluster goes off, and when an instance cannot be launched or
        /// terminated. `null` is nobody.
        alerts: Notify [default_note: "those of the project", becomes: "CloudWatch::Alarm.AlarmActions, AutoScaling::AutoScalingGroup.NotificationConfigurations"],
        /// Tunes an alarm of the cluster, or switches it off.
        alarm: Vec<Nested<Alarm>> [labels: [ALARMS], becomes: "CloudWatch::Alarm"],
    }
}

/// Fargate: tasks run on machines that AWS keeps, and each is billed by its CPU and memory. A `service` on it needs no instances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fargate;

impl Block for Fargate {
    const SCHEMA: &'static BlockSchema = &BlockSchema {
        name: "fargate",
        docs: "Fargate: tasks run on machines that AWS keeps, and each is billed by its CPU and memory. A cluster with this block and \
               without `instances` has no instances, and nothing that belongs to them.\n",
        label: LabelRule::None,
        fields: &[],
    };

    fn read(_raw: &RawBlock) -> Self {
        Self
    }

    fn nested_guard(&self, _name: &str, _label: Option<&str>) -> Option<&Expr> {
        None
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        Self
    }
}

impl Cluster {
    /// Whether it has instances: always, unless it has Fargate instead.
    pub fn has_instances(&self) -> bool {
        self.fargate.is_none() || self.instances.written
    }
}

block! {
    /// A volume that is mounted on every instance over TLS. Containers use it with a bind mount of the path.
    pub struct Mount "mount" [Path] {
        /// The volume to mount.
        volume: Ref<Volume>,
        /// An access point of the volume.
        access_point: Option<Value<AccessPointId>>,
        /// Whether the volume is mounted read-only.
        read_only: Const<bool> = "false",
    }
}

block! {
    /// Credentials for a private registry. They are stored in Secrets Manager, fetched by each instance, and
    /// never printed. Each instance asks for new ones at random intervals of 30 to 50 minutes, and restarts its
    /// ECS agent if there are any; running tasks are not affected.
    pub struct RegistryAuth "registry_auth" [None] {
        /// The format of the credentials.
        ty "type": Value<RegistryAuthType> [becomes: "ECS_ENGINE_AUTH_TYPE"],
        /// The credentials as JSON, which are stored in a secret of the cluster's stack. Either `data` or
        /// `secret` is required.
        data: Option<Value<Secret>> [needs_one: ["data", "secret"], becomes: "SecretsManager::Secret.SecretString"],
        /// The ARN of an existing secret that contains the credentials.
        secret: Option<Value<Arn>> [needs_one: ["data", "secret"]],
        /// The KMS key that encrypts the secret. Without it, the AWS managed key for Secrets Manager is used.
        /// With `secret`, it is the key that the instances must be allowed to use.
        key: Option<Value<Arn>> [becomes: "SecretsManager::Secret.KmsKeyId"],
    }
}

block! {
    /// The log groups of the instances and of the Lambda functions.
    pub struct Logs "logs" [None] {
        /// How long logs are kept.
        retention: Value<Days> = "30d" [days: [crate::aws::retention::RETENTION_DAYS], becomes: "Logs::LogGroup.RetentionInDays"],
        /// A customer managed key that encrypts the logs; its policy must allow CloudWatch Logs to use it.
        key: Option<Value<Arn>> [becomes: "Logs::LogGroup.KmsKeyId"],
        /// What happens to the log group of the instances when the stack is deleted or its creation is rolled
        /// back. It is retained by default, because it says why instances did not start; a new deployment
        /// makes another. Those of the Lambda functions are deleted. `aws logs describe-log-groups
        /// --log-group-name-prefix STACK` lists the retained ones, whose names begin with that of the stack,
        /// and `aws logs delete-log-group --log-group-name NAME` removes one.
        on_delete: Const<LogsOnDelete> = "retain" [becomes: "Logs::LogGroup DeletionPolicy, UpdateReplacePolicy"],
    }
}

symbols! {
    /// A protocol.
    pub enum Protocol {
        /// TCP.
        Tcp "tcp" => "tcp",
        /// UDP.
        Udp "udp" => "udp",
        /// ICMP, every type of message.
        Icmp "icmp" => "icmp",
    }
}

block! {
    /// Allows traffic in addition to that of the load balancers: those of a cluster connect to the dynamic ports of its
    /// instances, 32768 to 65535, and those of routes to the ports of tasks with `network_mode = awsvpc`.
    pub struct AllowIngress "allow" [None] {
        /// The sources of the traffic: CIDR blocks, security groups or prefix lists. The group of a listener opens
        /// the port at both ends, also at the load balancer's: for containers with a fixed host port.
        from: OneOrMore<Source> [elements: "optional", branches: "any"],
        /// The protocol. `icmp` is what `ping` uses; from IPv6 addresses it is ICMPv6.
        protocol: Const<Protocol> = "tcp",
        /// The port, or a range of ports. Required with `tcp` and `udp`; `icmp` has none.
        port: Option<Value<PortRange>> [branches: "any", example: "443"],
    }
}

/// The source of traffic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A CIDR block.
    Cidr(crate::types::Cidr),
    /// A security group, by its id.
    SecurityGroup(String),
    /// A prefix list, by its id: addresses that AWS or the account keeps up to date.
    PrefixList(PrefixListId),
}

impl Default for Source {
    fn default() -> Self {
        Self::SecurityGroup(String::new())
    }
}

impl Reflect for Source {
    fn ty() -> Type {
        Type::Union(vec![Type::Cidr, Type::SecurityGroupId, Type::PrefixListId])
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        match &expr.kind {
            ExprKind::Text(text) if text.contains('/') => Some(Self::Cidr(crate::types::Cidr(text.clone()))),
            ExprKind::Text(text) if text.starts_with("pl-") => {
                Some(Self::PrefixList(PrefixListId(text.clone())))
            }
            ExprKind::Text(text) => Some(Self::SecurityGroup(text.clone())),
            _ => None,
        }
    }
}

impl Source {
    /// The block of addresses, if it is one.
    pub fn cidr(&self) -> Option<&crate::types::Cidr> {
        match self {
            Self::Cidr(cidr) => Some(cidr),
            Self::SecurityGroup(_) | Self::PrefixList(_) => None,
        }
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Cidr(cidr) => f.write_str(&cidr.0),
            Self::SecurityGroup(id) => f.write_str(id),
            Self::PrefixList(id) => id.fmt(f),
        }
    }
}

/// One port, or a range of ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PortRange {
    /// The first.
    pub from: u16,
    /// The last.
    pub to: u16,
}

impl Reflect for PortRange {
    fn ty() -> Type {
        Type::Union(vec![Type::Port, Type::Range(Box::new(Type::Port))])
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        match &expr.kind {
            ExprKind::Range(from, to) => {
                Some(Self { from: Port::from_const(from)?.0, to: Port::from_const(to)?.0 })
            }
            _ => Port::from_const(expr).map(|port| Self { from: port.0, to: port.0 }),
        }
    }
}

alarms! {
    pub struct ClusterAlarms of Cluster {
        /// The tasks use more of the cluster's CPU than the threshold.
        cpu: PercentAlarm = "80%" for "10m",
        /// The tasks use more of the cluster's memory than the threshold.
        memory: PercentAlarm = "80%" for "10m",
        /// The tasks reserve more of the cluster's CPU than the threshold: there may be no room for another task.
        cpu_reserved: PercentAlarm = "90%" for "10m",
        /// The tasks reserve more of the cluster's memory than the threshold.
        memory_reserved: PercentAlarm = "90%" for "10m",
        /// The instances use more of their CPU than the threshold, whatever runs on them. Without
        /// `detailed_monitoring` there is a value every five minutes.
        instance_cpu: PercentAlarm = "80%" for "10m",
        /// The drain function failed more often than the threshold.
        drain_errors: CountAlarm = "0" for "1m",
        /// The drain function was throttled more often than the threshold, because the account already ran as many
        /// functions as it may.
        drain_throttles: CountAlarm = "0" for "1m",
        /// The schedule, or the event of a termination, failed to invoke the drain function more often than the
        /// threshold.
        drain_failed_invocations: CountAlarm = "0" for "1m",
        /// More instances than the threshold waited longer than the timeout of their drain, so that tasks were cut off.
        stuck: CountAlarm = "0" for "1m",
        /// More instances than the threshold were launched in the last five minutes and never became ready.
        launches: CountAlarm = "0" for "1m",
    }
}

results! {
    pub struct ClusterResults of Cluster {
        /// Name of the ECS cluster.
        name: String => Cluster as Cluster,
        /// ARN of the ECS cluster.
        arn: Arn => Cluster.Arn as ClusterArn,
        /// The VPC of the cluster's network.
        vpc where instances: crate::types::VpcId => SecurityGroup.VpcId as NetworkVpc,
        /// Security group of the instances.
        security_group where instances: SecurityGroupId => SecurityGroup.GroupId as SecurityGroup,
        /// Name of the Auto Scaling group.
        auto_scaling_group where instances: String => AutoScalingGroup as AutoScalingGroup,
        /// Name of the instances' role.
        instance_role where instances: String => InstanceRole as InstanceRole,
        /// Name of the log group.
        log_group where instances: String => LogGroup as LogGroup,
    }
}
