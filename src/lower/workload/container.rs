//! The definition of a container.

use super::{Main, environment, secrets};
use crate::cfn::{Map, Value};
use crate::ir::kinds::{Ulimits, Workload};
use crate::ir::{self, Values};
use crate::lower::{Lowering, Scope};

/// The name of the volume of a writable folder, by its place among them.
pub(super) fn volume(at: usize) -> String {
    format!("writable{at}")
}

/// The container that the task is for. It is called like its block.
pub(super) fn main(ctx: &mut Lowering, scope: &Scope, workload: &Workload, main: &Main) -> Value {
    let Main { name, ports, health, reached: _ } = main;
    let mut fields: Map<Value> = Map::default();
    let mut set = |name: &'static str, value: Value| {
        fields.insert(name.into(), value);
    };
    set("Name", Value::from(name));
    set("Image", ctx.value(workload.image).value);
    set("Essential", Value::Bool(true));
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
    let mounts = workload.writable_paths().into_iter().enumerate().map(|(at, path)| {
        Value::map([
            ("SourceVolume", Value::from(volume(at))),
            ("ContainerPath", Value::from(path.to_owned())),
        ])
    });
    list(&mut set, "MountPoints", mounts.collect());
    list(&mut set, "PortMappings", ports.clone());
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
    set("LogConfiguration", logs(ctx, scope, name));
    Value::entries(fields)
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
    let mut words = |ctx: &mut Lowering, name: &'static str, values: Option<&Values<String>>| {
        if let Some(values) = values {
            set(name, ctx.items(values).value);
        }
    };
    words(ctx, "EntryPoint", workload.entrypoint);
    words(ctx, "Command", workload.command);
    let mut text = |ctx: &mut Lowering, name: &'static str, value: Option<&ir::Value<String>>| {
        if let Some(value) = value {
            set(name, ctx.value(value).value);
        }
    };
    text(ctx, "WorkingDirectory", workload.working_directory);
    text(ctx, "User", workload.user);
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

/// Without `mode`, a program stands still when CloudWatch cannot take what it writes.
fn logs(ctx: &Lowering, scope: &Scope, prefix: &String) -> Value {
    let options = Value::map([
        ("awslogs-group", ctx.reference(scope.block, "LogGroup")),
        ("awslogs-region", Value::reference("AWS::Region")),
        ("awslogs-stream-prefix", Value::from(prefix)),
        ("mode", Value::from("non-blocking")),
    ]);
    Value::map([("LogDriver", Value::from("awslogs")), ("Options", options)])
}
