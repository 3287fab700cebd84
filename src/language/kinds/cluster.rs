//! `cluster`: an ECS cluster on EC2 instances.

use super::{ExistingNetwork, Instances, SubnetTier, Volume};
use crate::language::symbols::symbols;
use crate::types::{
    AccessPointId, Arn, Const, Days, Expr, ExprKind, Nested, OneOrMore, Port, Ref, Reflect, Secret,
    SecurityGroupId, Type, Value,
};

symbols! {
    /// How much CloudWatch observes.
    pub enum ContainerInsights {
        /// Metrics per cluster and service.
        Enabled "enabled" => "enabled",
        /// Metrics per task and container too.
        Enhanced "enhanced" => "enhanced",
        /// None.
        Disabled "disabled" => "disabled",
    }
}

symbols! {
    /// The shape of registry credentials.
    pub enum RegistryAuthType {
        /// `{"https://index.docker.io/v1/":{"username":"...","password":"...","email":"..."}}`
        Docker "docker" => "docker",
        /// `{"https://index.docker.io/v1/":{"auth":"...","email":"..."}}`
        Dockercfg "dockercfg" => "dockercfg",
    }
}

block! {
    /// An ECS cluster with its EC2 instances in an Auto Scaling group.
    ///
    /// Amazon Linux 2023, IMDSv2, encrypted disks, no SSH, Session Manager, logs in CloudWatch; rolled one instance at a time, each proven to
    /// run the ECS agent before the next goes.
    pub struct Cluster "cluster" [Name] {
        /// The network that the instances run in.
        network: Ref<ExistingNetwork>,
        /// Which of the network's subnets the instances run in.
        subnets: Const<SubnetTier> = "private" [becomes: "AutoScaling::AutoScalingGroup.VPCZoneIdentifier"],
        /// How much CloudWatch observes of tasks and services; it is paid for by metric.
        container_insights: Const<ContainerInsights> = "enabled" [becomes: "ECS::Cluster.ClusterSettings"],
        /// The EC2 instances.
        instances: Nested<Instances>,
        /// A volume mounted on every instance; the label is the absolute path. Adding one later rolls the instances.
        mount: Vec<Nested<Mount>>,
        /// Credentials for a private registry, known to the agent of every instance. Not needed for ECR.
        registry_auth: Option<Nested<RegistryAuth>>,
        /// Where logs go, and for how long.
        logs: Nested<Logs> [becomes: "Logs::LogGroup"],
        /// Who else may reach the instances.
        allow: Vec<Nested<AllowIngress>> [becomes: "EC2::SecurityGroup.SecurityGroupIngress"],
    }
}

block! {
    /// A volume mounted on every instance, over TLS; containers reach it with a bind mount of the path.
    pub struct Mount "mount" [Path] {
        /// The volume.
        volume: Ref<Volume>,
        /// One of the volume's access points.
        access_point: Option<Value<AccessPointId>>,
        /// Whether containers may only read.
        read_only: Const<bool> = "false",
    }
}

block! {
    /// Credentials for a private registry. They are kept in Secrets Manager, fetched by each instance when it boots, and never printed.
    pub struct RegistryAuth "registry_auth" [None] {
        /// The shape of the credentials.
        ty "type": Value<RegistryAuthType> [becomes: "ECS_ENGINE_AUTH_TYPE"],
        /// The credentials as JSON; they go into a secret of the cluster's stack. One of `data` and `secret` is needed.
        data: Option<Value<Secret>> [needs_one: ["data", "secret"], becomes: "SecretsManager::Secret.SecretString"],
        /// The ARN of a secret that holds them already.
        secret: Option<Value<Arn>> [needs_one: ["data", "secret"]],
        /// The key that encrypts the secret; left out: the key that AWS manages for Secrets Manager. With `secret`: the key that the instances must be allowed to use.
        key: Option<Value<Arn>> [becomes: "SecretsManager::Secret.KmsKeyId"],
    }
}

block! {
    /// The log group of the instances, and those of the functions.
    pub struct Logs "logs" [None] {
        /// How long logs are kept.
        retention: Value<Days> = "30d" [becomes: "Logs::LogGroup.RetentionInDays"],
        /// A key of yours that encrypts them; its policy must let CloudWatch Logs use it.
        key: Option<Value<Arn>> [becomes: "Logs::LogGroup.KmsKeyId"],
    }
}

block! {
    /// Traffic to the instances from elsewhere than the cluster's own load balancers.
    pub struct AllowIngress "allow" [None] {
        /// Where it comes from: blocks of addresses or security groups.
        from: OneOrMore<Source>,
        /// The TCP port, or a range of ports.
        port: Value<PortRange>,
    }
}

/// Where traffic comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A block of addresses.
    Cidr(crate::types::Cidr),
    /// A security group, by its id.
    SecurityGroup(String),
}

impl Default for Source {
    fn default() -> Self {
        Self::SecurityGroup(String::new())
    }
}

impl Reflect for Source {
    fn ty() -> Type {
        Type::Union(vec![Type::Cidr, Type::SecurityGroupId])
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        match &expr.kind {
            ExprKind::Text(text) if text.contains('/') => Some(Self::Cidr(crate::types::Cidr(text.clone()))),
            ExprKind::Text(text) => Some(Self::SecurityGroup(text.clone())),
            _ => None,
        }
    }
}

/// One port, or several in a row.
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

results! {
    pub struct ClusterResults of Cluster {
        /// Name of the ECS cluster.
        name: String => Cluster as Cluster,
        /// ARN of the ECS cluster.
        arn: Arn => Cluster.Arn as ClusterArn,
        /// Security group of the instances.
        security_group: SecurityGroupId => SecurityGroup.GroupId as SecurityGroup,
        /// Name of the Auto Scaling group.
        auto_scaling_group: String => AutoScalingGroup as AutoScalingGroup,
        /// Name of the instances' role.
        instance_role: String => InstanceRole as InstanceRole,
        /// Name of the log group.
        log_group: String => LogGroup as LogGroup,
    }
}
