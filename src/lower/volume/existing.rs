//! `existing volume`: what the stack that owns it exports, or the ids that the program gives.

use super::Lowering;
use crate::cfn::Value;
use crate::ir::Declared;
use crate::ir::kinds::ExistingVolume;
use crate::language::ResultSchema;
use crate::lower::ids::keyed;
use crate::lower::imports::import;
use crate::lower::text;

/// A result of a volume that exists already.
pub(in crate::lower) fn existing(
    ctx: &mut Lowering,
    volume: &Declared<ExistingVolume>,
    result: &ResultSchema,
    key: Option<&str>,
) -> Value {
    let ExistingVolume { stack, file_system, security_group } = &volume.block;
    // It is the stack that this compiler made for a volume of another program, so its exports have
    // the names that they would have here.
    if let Some(stack) = stack {
        let stack = ctx.plain(stack);
        let export = result.source.map(|source| keyed(source.export, key));
        return export.map_or_else(Value::no_value, |export| import(stack, &export));
    }
    match (result.name, file_system, security_group) {
        ("id", Some(file_system), _) => ctx.plain(file_system),
        ("arn", Some(file_system), _) => {
            let id = ctx.plain(file_system);
            let prefix = Value::sub(
                "arn:${AWS::Partition}:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:file-system/",
            );
            text::concat([prefix, id])
        }
        ("security_group", _, Some(group)) => ctx.plain(group),
        // Only a stack gives names to access points. Without one, the id is in the brackets: `volume.old.access_point["fsap-0123"]`.
        ("access_point", ..) => Value::from(key.unwrap_or_default().to_owned()),
        _ => Value::no_value(),
    }
}
