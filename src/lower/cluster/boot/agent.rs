//! The settings of the ECS agent: lines of its configuration file.

use super::{Boot, Text, concat};
use crate::cfn::Value;
use crate::ir;
use crate::ir::kinds::Cleanup;
use crate::lower::{Lowering, Test};
use crate::types::{Duration, Seconds};

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
    file
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
