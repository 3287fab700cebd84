//! The settings of the ECS agent: lines of its configuration file.

use super::script::parts;
use super::{Boot, Text, concat};
use crate::cfn::Value;
use crate::ir;
use crate::ir::ExprKind;
use crate::ir::kinds::{Agent, Cleanup, Strings};
use crate::language::Enumeration;
use crate::lower::values::ToCfn;
use crate::lower::{Lowering, Test};
use crate::types::{Counted, Duration, Seconds};

/// The configuration file. Its values have no quotes: systemd reads it as an environment file, the agent line by line.
pub(super) fn settings(ctx: &mut Lowering, boot: &Boot) -> Text {
    let Cleanup { tasks_after, images_every, image_age, images_per_cycle } = &boot.cleanup.block;
    let images_per_cycle = vec![ctx.value(images_per_cycle).value];
    let mut file = Text::new();
    // A line whose guard only the deployment knows is chosen as a whole and with its line end, so
    // that the file has no setting without a value.
    let mut line = |ctx: &mut Lowering, test: &Test, name: &str, value: Text| {
        let mut text = vec![Value::from(format!("{name}="))];
        text.extend(value);
        text.push(Value::from("\n"));
        match test {
            Test::Known(true) => file.extend(text),
            Test::Known(false) => {}
            _ => file.push(ctx.choose(test, concat(text), Value::from(""))),
        }
    };
    let yes = || vec![Value::from("true")];
    let always = &Test::ALWAYS;
    let cluster = ctx.reference(boot.cluster, "Cluster");
    line(ctx, always, "ECS_CLUSTER", vec![cluster]);
    for (name, value) in [
        ("ECS_CONTAINER_STOP_TIMEOUT", boot.stop_timeout),
        ("ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION", tasks_after),
        ("ECS_IMAGE_CLEANUP_INTERVAL", images_every),
        ("ECS_IMAGE_MINIMUM_CLEANUP_AGE", image_age),
    ] {
        let value = duration(ctx, value);
        line(ctx, always, name, value);
    }
    line(ctx, always, "ECS_NUM_IMAGES_DELETE_PER_CYCLE", images_per_cycle);
    // For containers in `awsvpc` mode the agent blocks the instance's metadata, for others the hop limit does.
    let blocked = Test::Known(!boot.container_metadata.value);
    line(ctx, &blocked, "ECS_AWSVPC_BLOCK_IMDS", yes());
    // Since version 1.45 ecs-init drops packets from other hosts to the agent's port unless this is set, and the load balancer is one.
    let is_asked = boot.is_asked();
    line(ctx, &is_asked, "ECS_ALLOW_OFFHOST_INTROSPECTION_ACCESS", yes());
    line(ctx, &boot.spot, "ECS_ENABLE_SPOT_INSTANCE_DRAINING", yes());
    line(ctx, &Test::Known(boot.machine.gpu), "ECS_ENABLE_GPU_SUPPORT", yes());
    chosen(ctx, &boot.agent.block, &mut line);
    file
}

/// Adds the lines that the program asks for. What it leaves out has the agent's own default.
fn chosen(ctx: &mut Lowering, agent: &Agent, line: &mut impl FnMut(&mut Lowering, &Test, &str, Text)) {
    let Agent {
        reserved_memory,
        attributes,
        logging_drivers,
        image_pull,
        log_level,
        container_metadata,
        settings,
    } = agent;
    let reserved = reserved_memory.value.count();
    line(ctx, &Test::Known(reserved > 0), "ECS_RESERVED_MEMORY", vec![Value::Int(reserved)]);
    let json = object(ctx, attributes);
    line(ctx, &Test::Known(!attributes.entries.is_empty()), "ECS_INSTANCE_ATTRIBUTES", json);
    if let Some(drivers) = logging_drivers {
        let quoted: Vec<String> =
            drivers.value.iter().map(|driver| format!("\"{}\"", driver.spelling())).collect();
        let list = Value::from(format!("[{}]", quoted.join(",")));
        line(ctx, &Test::ALWAYS, "ECS_AVAILABLE_LOGGING_DRIVERS", vec![list]);
    }
    optional(ctx, image_pull.as_ref(), "ECS_IMAGE_PULL_BEHAVIOR", line);
    optional(ctx, log_level.as_ref(), "ECS_LOGLEVEL", line);
    match container_metadata.known() {
        Some(false) => {}
        _ => {
            let value = ctx.text(container_metadata).value;
            line(ctx, &Test::ALWAYS, "ECS_ENABLE_CONTAINER_METADATA", vec![value]);
        }
    }
    for (name, value) in &settings.entries {
        let value = parts(ctx, value);
        line(ctx, &Test::ALWAYS, name, value);
    }
}

fn optional<T: ToCfn>(
    ctx: &mut Lowering,
    value: Option<&ir::Value<T>>,
    name: &str,
    line: &mut impl FnMut(&mut Lowering, &Test, &str, Text),
) {
    let Some(value) = value else { return };
    let given = ctx.given(Some(value));
    let text = ctx.plain(value);
    line(ctx, &given, name, vec![text]);
}

/// `{"stack":"blue"}`
fn object(ctx: &mut Lowering, map: &Strings) -> Text {
    let mut text = vec![Value::from("{")];
    for (at, (key, value)) in map.entries.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        text.push(Value::from(format!("{comma}\"{}\":\"", in_json(key))));
        match &value.kind {
            ExprKind::Text(known) => text.push(Value::from(in_json(known))),
            // What comes at deployment has no character that JSON escapes: the pattern of its parameter says so.
            _ => text.extend(parts(ctx, value)),
        }
        text.push(Value::from("\""));
    }
    text.push(Value::from("}"));
    text
}

/// Text in quotes of JSON. Of what an attribute may contain, only the backslash has an escape.
fn in_json(text: &str) -> String {
    text.replace('\\', "\\\\")
}

/// A length of time as Go spells it, which knows no days.
fn duration(ctx: &mut Lowering, value: &ir::Value<Seconds>) -> Text {
    let text = match value.known() {
        Some(&Seconds(Duration { seconds })) => match (seconds % 3600, seconds % 60) {
            (0, _) => format!("{}h", seconds / 3600),
            (_, 0) => format!("{}m", seconds / 60),
            _ => format!("{seconds}s"),
        },
        None => return vec![ctx.value(value).value, Value::from("s")],
    };
    vec![Value::from(text)]
}
