//! The definitions of containers.

use super::links::Links;
use super::mounts::Mounts;
use super::sidecars::{name, ports};
use super::{Main, environment, logs, network, secrets};
use crate::cfn::naming::kebab_case;
use crate::cfn::{Map, Value};
use crate::ir::kinds::{Dependencies, Dependency, Sidecar, SidecarHealth, Ulimits, Workload};
use crate::ir::{self, Nested, Values};
use crate::language::Enumeration;
use crate::lower::{Lowering, Scope};

/// What the containers of a task have of each other.
pub(super) struct Together<'a> {
    pub(super) main: &'a Main,
    pub(super) mounts: &'a Mounts,
    pub(super) links: &'a Links,
}

/// The container that the task is for. It is called like its block.
pub(super) fn main(ctx: &mut Lowering, scope: &Scope, workload: &Workload, with: &Together) -> Value {
    let Main { name, ports, health, .. } = with.main;
    let mut fields: Map<Value> = Map::default();
    let mut set = |name: &'static str, value: Value| {
        fields.insert(name.into(), value);
    };
    set("Name", Value::from(name));
    set("Image", ctx.value(workload.image).value);
    set("Essential", Value::Bool(true));
    list(&mut set, "DependsOn", dependencies(workload.depends_on, with.main));
    list(&mut set, "Links", with.links.of(name));
    if !workload.is_on_fargate() {
        set("Cpu", ctx.value(workload.cpu).value);
        memory(ctx, workload, &mut set);
    }
    texts(ctx, workload, &mut set);
    list(&mut set, "Environment", environment(ctx, workload.environment));
    list(&mut set, "Secrets", secrets::lower(ctx, workload.secrets));
    if workload.read_only.value {
        set("ReadonlyRootFilesystem", Value::Bool(true));
    }
    list(&mut set, "MountPoints", with.mounts.of(name));
    list(&mut set, "PortMappings", ports.clone());
    list(&mut set, "ResourceRequirements", gpus(workload.gpu.value));
    list(&mut set, "Ulimits", ulimits(workload.ulimits));
    if workload.init.value {
        set("LinuxParameters", Value::map([("InitProcessEnabled", Value::Bool(true))]));
    }
    set("StopTimeout", ctx.value(workload.stop_timeout).value);
    if let Some(health) = health {
        set("HealthCheck", health.clone());
    }
    if let Some(secret) = workload.registry_auth {
        let given = ctx.given(Some(secret));
        let credentials = Value::map([("CredentialsParameter", ctx.plain(secret))]);
        set("RepositoryCredentials", ctx.choose(&given, credentials, Value::no_value()));
    }
    set("LogConfiguration", logs::configuration(ctx, scope, workload, name));
    Value::entries(fields)
}

/// A container beside it.
pub(super) fn sidecar(
    ctx: &mut Lowering,
    scope: &Scope,
    workload: &Workload,
    nested: &Nested<Sidecar>,
    with: &Together,
) -> Value {
    let Sidecar {
        image,
        cpu,
        memory,
        port: _,
        command,
        entrypoint,
        environment: variables,
        secrets: references,
        health,
        essential,
        restart,
        depends_on,
        mount: _,
    } = &nested.block;
    let name = name(nested);
    let mut fields: Map<Value> = Map::default();
    let mut set = |name: &'static str, value: Value| {
        fields.insert(name.into(), value);
    };
    set("Name", Value::from(&name));
    set("Image", ctx.value(image).value);
    set("Essential", Value::Bool(essential.value));
    if restart.value {
        set("RestartPolicy", Value::map([("Enabled", Value::Bool(true))]));
    }
    list(&mut set, "DependsOn", dependencies(depends_on, with.main));
    list(&mut set, "Links", with.links.of(&name));
    set("Cpu", ctx.value(cpu).value);
    set("Memory", ctx.value(memory).value);
    words(ctx, &mut set, [("EntryPoint", entrypoint.as_ref()), ("Command", command.as_ref())]);
    list(&mut set, "Environment", environment(ctx, variables));
    list(&mut set, "Secrets", secrets::lower(ctx, references));
    list(&mut set, "MountPoints", with.mounts.of(&name));
    let ports = ports(nested, with.main).into_iter().map(|port| network::mapping(workload, port, None));
    list(&mut set, "PortMappings", ports.collect());
    set("StopTimeout", ctx.value(workload.stop_timeout).value);
    if let Some(health) = health {
        set("HealthCheck", check(ctx, &health.block));
    }
    set("LogConfiguration", logs::configuration(ctx, scope, workload, &name));
    Value::entries(fields)
}

fn dependencies(depends_on: &Dependencies, main: &Main) -> Vec<Value> {
    let dependency = |of: &Dependency| {
        let name = if of.name == main.block { main.name.clone() } else { kebab_case(&of.name) };
        Value::map([("ContainerName", Value::from(name)), ("Condition", Value::from(of.started.spelling()))])
    };
    depends_on.containers.iter().map(dependency).collect()
}

fn check(ctx: &mut Lowering, health: &SidecarHealth) -> Value {
    let SidecarHealth { command, interval, timeout, unhealthy, startup_timeout } = health;
    Value::map([
        ("Command", ctx.items(command).value),
        ("Interval", ctx.value(interval).value),
        ("Timeout", ctx.value(timeout).value),
        ("Retries", ctx.value(unhealthy).value),
        ("StartPeriod", ctx.value(startup_timeout).value),
    ])
}

fn list(set: &mut impl FnMut(&'static str, Value), name: &'static str, items: Vec<Value>) {
    if !items.is_empty() {
        set(name, Value::List(items));
    }
}

/// The memory that placement counts, and the one at which the container is killed: one number, unless the program says two.
fn memory(ctx: &mut Lowering, workload: &Workload, set: &mut impl FnMut(&'static str, Value)) {
    let reserved = ctx.value(workload.memory).value;
    let Some(limit) = workload.memory_limit else { return set("Memory", reserved) };
    let given = ctx.given(Some(limit));
    let limit = ctx.plain(limit);
    set("Memory", ctx.choose(&given, limit, reserved.clone()));
    set("MemoryReservation", ctx.choose(&given, reserved, Value::no_value()));
}

/// What replaces what the image says.
fn texts(ctx: &mut Lowering, workload: &Workload, set: &mut impl FnMut(&'static str, Value)) {
    words(ctx, set, [("EntryPoint", workload.entrypoint), ("Command", workload.command)]);
    let mut text = |ctx: &mut Lowering, name: &'static str, value: Option<&ir::Value<String>>| {
        if let Some(value) = value {
            set(name, ctx.value(value).value);
        }
    };
    text(ctx, "WorkingDirectory", workload.working_directory);
    text(ctx, "User", workload.user);
}

fn words(
    ctx: &mut Lowering,
    set: &mut impl FnMut(&'static str, Value),
    all: [(&'static str, Option<&Values<String>>); 2],
) {
    for (name, values) in all {
        if let Some(values) = values {
            set(name, ctx.items(values).value);
        }
    }
}

fn gpus(number: i64) -> Vec<Value> {
    let gpus = (number > 0)
        .then(|| Value::map([("Type", Value::from("GPU")), ("Value", Value::from(number.to_string()))]));
    gpus.into_iter().collect()
}

fn ulimits(ulimits: &Ulimits) -> Vec<Value> {
    let ulimit = |ulimit: &ir::kinds::Ulimit| {
        Value::map([
            ("Name", Value::from(&ulimit.name)),
            ("SoftLimit", Value::Int(ulimit.limit.soft)),
            ("HardLimit", Value::Int(ulimit.limit.hard)),
        ])
    };
    ulimits.limits.iter().map(ulimit).collect()
}
