//! Disks of the instances' own: lines that name a device and the path where it is mounted.

use super::concat;
use super::script::{Text, fill, parts};
use crate::aws::disks::DEVICES;
use crate::cfn::Value;
use crate::ir::Nested;
use crate::ir::kinds::Disk;
use crate::lower::{Lowering, Test};

/// The part of the user data that writes the lines, and has the agent wait for the disks after every restart; empty if there is none.
pub(super) fn step(ctx: &mut Lowering, disks: &[Nested<Disk>]) -> Text {
    if disks.is_empty() {
        return Text::new();
    }
    let mut lines = Text::new();
    for (disk, device) in disks.iter().zip(DEVICES) {
        let test = ctx.guard(disk.guard.as_ref());
        let mut line = vec![Value::from(format!("{device} "))];
        line.extend(disk.label.as_ref().map(|label| parts(ctx, label)).unwrap_or_default());
        line.push(Value::from("\n"));
        match test {
            Test::Known(true) => lines.extend(line),
            _ => lines.push(ctx.choose(&test, concat(line), Value::from(""))),
        }
    }
    fill(include_str!("disks.sh"), &[("lines", lines)])
}

/// Whether there is any at all.
pub(super) fn any(ctx: &mut Lowering, disks: &[Nested<Disk>]) -> Test {
    Test::any(disks.iter().map(|disk| ctx.guard(disk.guard.as_ref())).collect::<Vec<_>>())
}
