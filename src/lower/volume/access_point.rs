//! `access_point "uploads"`: a folder of the file system with its own user.

use super::{Lowering, Scope};
use crate::cfn::naming::pascal_case;
use crate::cfn::{Property, Resource, Value};
use crate::ir::Nested;
use crate::ir::kinds::AccessPoint;

/// Adds an access point and its export.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, nested: &Nested<AccessPoint>) {
    // access_point "uploads" { when = ... }: the export has the condition, too.
    let scope = ctx.nested(scope, nested);
    let AccessPoint { path, uid, gid, permissions } = &nested.block;
    let name = nested.label_text().unwrap_or_default();
    let logical_id = format!("AccessPoint{}", pascal_case(name));

    // The owner of a new folder is the user that all clients act as, or they could not write to it. CloudFormation wants strings.
    let (uid, gid) = (ctx.text(uid), ctx.text(gid));
    let creation = Value::map([
        ("OwnerUid", uid.value.clone()),
        ("OwnerGid", gid.value.clone()),
        ("Permissions", ctx.value(permissions).value),
    ]);
    let path = ctx.value(path);
    let root = Value::map([("Path", path.value), ("CreationInfo", creation)]);
    let resource = Resource::new("AWS::EFS::AccessPoint", None)
        .with("FileSystemId", Value::reference("FileSystem"))
        .with(
            "PosixUser",
            Property { value: Value::map([("Uid", uid.value), ("Gid", gid.value)]), origin: uid.origin },
        )
        .with("RootDirectory", Property { value: root, origin: path.origin });
    ctx.add(&scope, logical_id.clone(), resource);
    let description = format!("The id of the access point {name}.");
    ctx.export(&scope, logical_id.clone(), description, Value::Ref(logical_id));
}
