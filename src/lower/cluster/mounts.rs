//! How the instances mount a volume, and what their role needs for it.

use crate::cfn::Value;
use crate::ir::kinds::{Mount, Volume};
use crate::ir::{Nested, Program, VolumeRef};
use crate::lower::policy::{allow, allow_where};
use crate::lower::text::arn;
use crate::lower::{Lowering, Test, volume};

/// Whether the volume of a mount wants to know who mounts it.
pub(super) fn is_by_iam(program: &Program, mount: &Mount) -> bool {
    match program.volume(mount.volume) {
        Some(VolumeRef::Created(volume)) => volume.block.iam.value,
        Some(VolumeRef::Existing(volume)) => volume.block.iam.value,
        None => false,
    }
}

/// The access point of a mount, its own or the one for all mounts of the volume, and whether it is there.
pub(super) fn access_point(ctx: &mut Lowering, mount: &Mount) -> Option<(Test, Value)> {
    let root = root(ctx, mount);
    let Some(own) = &mount.access_point else { return root };
    let given = ctx.given(Some(own));
    let id = ctx.plain(own);
    // An optional access point may be empty at deployment.
    Some(match root {
        Some((test, root)) => (Test::any([given.clone(), test]), ctx.choose(&given, id, root)),
        None => (given, id),
    })
}

fn root(ctx: &mut Lowering, mount: &Mount) -> Option<(Test, Value)> {
    let Some(VolumeRef::Created(created)) = ctx.program.volume(mount.volume) else { return None };
    let root = created.block.root.as_ref()?;
    Some((ctx.guard(root.guard.as_ref()), ctx.exported(created.id, volume::ROOT)))
}

/// The statements of the role for volumes that ask IAM, and whether there are any.
pub(super) fn rights(ctx: &mut Lowering, mounts: &[Nested<Mount>]) -> (Test, Value) {
    let program = ctx.program;
    let asking: Vec<_> = mounts.iter().filter(|mount| is_by_iam(program, &mount.block)).collect();
    let tests: Vec<Test> = asking.iter().map(|mount| ctx.guard(mount.guard.as_ref())).collect();
    let statements: Vec<Value> = asking
        .iter()
        .zip(&tests)
        .map(|(mount, test)| {
            let statement = statement(ctx, &mount.block);
            // The whole policy is under the condition of the only one.
            if tests.len() == 1 { statement } else { ctx.choose(test, statement, Value::no_value()) }
        })
        .collect();
    (Test::any(tests), Value::List(statements))
}

fn statement(ctx: &mut Lowering, mount: &Mount) -> Value {
    // Containers are root on the instance unless they say otherwise.
    let mut actions = vec!["elasticfilesystem:ClientMount", "elasticfilesystem:ClientRootAccess"];
    if !mount.read_only.value {
        actions.push("elasticfilesystem:ClientWrite");
    }
    let file_system = mount.volume.id.map(|volume| ctx.result(volume, &Volume::RESULTS.arn, None));
    let file_system = file_system.unwrap_or_else(Value::no_value);
    let all = allow(&actions, file_system.clone());
    let Some((given, id)) = access_point(ctx, mount) else { return all };
    let key = "elasticfilesystem:AccessPointArn";
    let own = arn("elasticfilesystem", [Value::from("access-point/"), id]);
    let through = allow_where(&actions, file_system, "StringEquals", key, own);
    ctx.choose(&given, through, all)
}
