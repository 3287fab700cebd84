//! `existing volume`: what the stack that owns it exports, or the ids that the program gives.

use super::Lowering;
use crate::cfn::Value;
use crate::ir::Declared;
use crate::ir::kinds::{ExistingVolume, VolumeExports};
use crate::language::ResultSchema;
use crate::lower::ids::keyed;
use crate::lower::text;
use crate::lower::text::import;

/// A result of a volume that exists already.
pub(in crate::lower) fn existing(
    ctx: &mut Lowering,
    volume: &Declared<ExistingVolume>,
    result: &ResultSchema,
    key: Option<&str>,
) -> Value {
    let ExistingVolume { manifest: _, of: _, stack, file_system, security_group, exports, iam: _ } =
        &volume.block;
    if let Some(stack) = stack {
        let stack = ctx.stack_of_manifest(volume, stack);
        return exported(stack, &exports.block, result, key);
    }
    match (result.name, file_system, security_group) {
        ("id", Some(file_system), _) => ctx.plain(file_system),
        ("arn", Some(file_system), _) => arn(ctx.plain(file_system)),
        ("security_group", _, Some(group)) => ctx.plain(group),
        // Only a stack gives names to access points. Without one, the id is in the brackets: `volume.old.access_point["fsap-0123"]`.
        ("access_point", ..) => Value::from(key.unwrap_or_default().to_owned()),
        _ => Value::no_value(),
    }
}

/// What the stack of the volume exports. If this compiler made it for a volume of another program, the exports have the names that they
/// would have here.
fn exported(stack: Value, exports: &VolumeExports, result: &ResultSchema, key: Option<&str>) -> Value {
    let VolumeExports { id, arn: of_arn, security_group } = exports;
    match (result.name, of_arn) {
        ("id", _) => import(stack, &id.value),
        ("security_group", _) => import(stack, &security_group.value),
        ("arn", Some(export)) => import(stack, &export.value),
        // Whoever exports the id under another name seldom exports the ARN.
        ("arn", None) if id.is_written() => arn(import(stack, &id.value)),
        _ => {
            let export = result.source.map(|source| keyed(source.export, key));
            export.map_or_else(Value::no_value, |export| import(stack, &export))
        }
    }
}

/// The ARN of a file system of this account and region.
fn arn(id: Value) -> Value {
    text::arn("elasticfilesystem", [Value::from("file-system/"), id])
}
