//! `container`: a container beside the main one of a task, and in which order the containers of a task start.

use indexmap::IndexMap;

use super::{Secrets, Strings, TaskMount};
use crate::language::symbols::symbols;
use crate::language::{Field, Phase, RawBlock, Shape};
use crate::source::Span;
use crate::types::{
    Const, ContainerImage, Cpu, Expr, ExprKind, Mebibytes, Nested, Port, Reflect, Seconds, Type, Value,
    Values,
};

symbols! {
    /// What a container waits for.
    pub enum Started {
        /// The other container has started.
        Start "start" => "START",
        /// It has ended.
        Complete "complete" => "COMPLETE",
        /// It has ended with the exit code 0.
        Success "success" => "SUCCESS",
        /// It has passed its health check.
        Healthy "healthy" => "HEALTHY",
    }
}

block! {
    /// A container beside the main one in each task, on the same instance: a proxy, an agent, or a program that prepares
    /// something and ends.
    ///
    /// A task reserves what its containers reserve together; on Fargate, the size of the task is `cpu` and `memory` of the service or
    /// job, and what the container reserves is a part of it. Each container gets only the secrets that it names.
    pub struct Sidecar "container" [Name] {
        /// The image, with its tag or digest.
        image: Value<ContainerImage> [becomes: "ECS::TaskDefinition.ContainerDefinitions.Image"],
        /// The CPU that the container reserves, in ECS units (1,024 per vCPU) or as `0.25vcpu`.
        cpu: Value<Cpu> = "64" [min: "2", max: "196608", becomes: "ECS::TaskDefinition.ContainerDefinitions.Cpu"],
        /// The memory that the container reserves, and with more than which it is killed.
        memory: Value<Mebibytes> = "128MiB" [min: "6MiB", max: "32TiB", becomes: "ECS::TaskDefinition.ContainerDefinitions.Memory"],
        /// The port on which the container listens. In bridge mode the instance gives it a dynamic port; in the others, it is a port
        /// that no other container of the task has.
        port: Option<Const<Port>> [becomes: "ECS::TaskDefinition.ContainerDefinitions.PortMappings.ContainerPort"],
        /// The command that replaces the image's.
        command: Option<Values<String>> [becomes: "ECS::TaskDefinition.ContainerDefinitions.Command"],
        /// The entry point that replaces the image's.
        entrypoint: Option<Values<String>> [becomes: "ECS::TaskDefinition.ContainerDefinitions.EntryPoint"],
        /// Environment variables of the container.
        environment: Strings = "{}" [secrets: "secrets", becomes: "ECS::TaskDefinition.ContainerDefinitions.Environment"],
        /// Environment variables whose values ECS reads when a task starts, as those of the main container.
        secrets: Secrets = "{}" [becomes: "ECS::TaskDefinition.ContainerDefinitions.Secrets"],
        /// How the health of the container is checked. Without it, it has none.
        health: Option<Nested<SidecarHealth>> [guard: "constant", becomes: "ECS::TaskDefinition.ContainerDefinitions.HealthCheck"],
        /// Whether the task ends when the container ends.
        essential: Const<bool> = "true" [becomes: "ECS::TaskDefinition.ContainerDefinitions.Essential"],
        /// Whether the container is started again when it ends, without the rest of the task.
        restart: Const<bool> = "false" [becomes: "ECS::TaskDefinition.ContainerDefinitions.RestartPolicy"],
        /// The containers that this one waits for: `{ migrate = success }`.
        depends_on: Dependencies = "{}" [becomes: "ECS::TaskDefinition.ContainerDefinitions.DependsOn"],
        /// A directory that the container finds at a path, which is the label.
        mount: Vec<Nested<TaskMount>> [guard: "constant", becomes: "ECS::TaskDefinition.Volumes, ContainerDefinitions.MountPoints"],
    }
}

block! {
    /// A command in the container that says whether it is healthy.
    pub struct SidecarHealth "health" [None] {
        /// A command that ends with 0 if the container is healthy: `["CMD-SHELL", "pg_isready"]`, or `["CMD", ...]` with the
        /// arguments one by one.
        command: Values<String> [becomes: "ECS::TaskDefinition.ContainerDefinitions.HealthCheck.Command"],
        /// How often it is checked.
        interval: Value<Seconds> = "10s" [min: "5s", max: "5m", becomes: "ECS::TaskDefinition.ContainerDefinitions.HealthCheck.Interval"],
        /// How long a check may take.
        timeout: Value<Seconds> = "5s" [min: "2s", max: "60s", becomes: "ECS::TaskDefinition.ContainerDefinitions.HealthCheck.Timeout"],
        /// The number of failed checks in a row after which the container is unhealthy.
        unhealthy: Value<i64> = "3" [min: "1", max: "10", becomes: "ECS::TaskDefinition.ContainerDefinitions.HealthCheck.Retries"],
        /// How long failed checks do not count after the start.
        startup_timeout: Value<Seconds> = "60s" [min: "0s", max: "300s", becomes: "ECS::TaskDefinition.ContainerDefinitions.HealthCheck.StartPeriod"],
    }
}

/// A container that another one waits for.
#[derive(Debug, Clone, PartialEq)]
pub struct Dependency {
    /// Its name.
    pub name: String,
    /// Where that was written.
    pub key: Span,
    /// What it is waited for.
    pub started: Started,
    /// Where that was written.
    pub span: Span,
}

/// The containers that one waits for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dependencies {
    /// In the order of the source; one that is wrong and reported is left out.
    pub containers: Vec<Dependency>,
}

impl Field for Dependencies {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::map(Started::ty()), phase: Phase::Const, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let entries: Option<&IndexMap<String, Expr>> = match raw.attributes.get(name).map(|expr| &expr.kind) {
            Some(ExprKind::Map(entries)) => Some(entries),
            _ => None,
        };
        let dependency = |(name, value): (&String, &Expr)| {
            let key = raw.places.key(value.span);
            Some(Dependency {
                name: name.clone(),
                key,
                started: Started::from_const(value)?,
                span: value.span,
            })
        };
        Self { containers: entries.into_iter().flatten().filter_map(dependency).collect() }
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.clone()
    }
}
