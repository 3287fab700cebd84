//! Volumes that every instance mounts: lines of fstab.

use super::concat;
use super::script::{Text, fill, parts};
use crate::cfn::Value;
use crate::ir::Nested;
use crate::ir::kinds::{Mount, Volume};
use crate::lower::cluster::mounts;
use crate::lower::{Lowering, Test};

/// The part of the user data that writes the lines, and has the agent wait for the mounts after every restart; empty if nothing is
/// mounted.
pub(super) fn step(ctx: &mut Lowering, mounts: &[Nested<Mount>]) -> Text {
    if mounts.is_empty() {
        return Text::new();
    }
    let mut lines = Text::new();
    for mount in mounts {
        let test = ctx.guard(mount.guard.as_ref());
        let line = line(ctx, mount);
        match test {
            Test::Known(true) => lines.extend(line),
            _ => lines.push(ctx.choose(&test, concat(line), Value::from(""))),
        }
    }
    fill(include_str!("mounts.sh"), &[("lines", lines)])
}

/// Whether any is mounted at all.
pub(super) fn any(ctx: &mut Lowering, mounts: &[Nested<Mount>]) -> Test {
    Test::any(mounts.iter().map(|mount| ctx.guard(mount.guard.as_ref())).collect::<Vec<_>>())
}

/// `fs-0123:/ /mnt/efs efs _netdev,tls 0 0`
fn line(ctx: &mut Lowering, mount: &Nested<Mount>) -> Text {
    let Mount { volume, access_point: _, read_only } = &mount.block;
    let mut line = Text::new();
    line.extend(volume.id.map(|volume| ctx.result(volume, &Volume::RESULTS.id, None)));
    line.push(Value::from(":/ "));
    line.extend(mount.label.as_ref().map(|label| parts(ctx, label)).unwrap_or_default());
    // `_netdev` makes systemd wait for the network before it mounts. TLS is always on: a volume
    // with `require_tls` refuses everything else, and others take it too.
    line.push(Value::from(" efs _netdev,tls"));
    if mounts::is_by_iam(ctx.program, &mount.block) {
        line.push(Value::from(",iam"));
    }
    if let Some((given, id)) = mounts::access_point(ctx, &mount.block) {
        // There may be none at deployment, and the mount helper takes no `accesspoint=` without an id.
        let option = concat([Value::from(",accesspoint="), id]);
        line.push(ctx.choose(&given, option, Value::from("")));
    }
    if read_only.value {
        line.push(Value::from(",ro"));
    }
    line.push(Value::from(" 0 0\n"));
    line
}
