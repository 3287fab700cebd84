//! `access_point "uploads"`: a folder of the file system with its own user. `root`: the folder that clusters mount.

use super::{Lowering, Scope};
use crate::cfn::{Property, Resource, Value};
use crate::ir::Nested;
use crate::ir::kinds::{AccessPoint, RootDirectory};
use crate::lower::ids::keyed;

/// What the access point of `root` is called, and its export.
pub(in crate::lower) const ROOT: &str = "RootAccessPoint";

/// Adds an access point and its export.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, nested: &Nested<AccessPoint>) {
    // access_point "uploads" { when = ... }: the export has the condition, too.
    let scope = ctx.nested(scope, nested);
    let AccessPoint { path, uid, gid, permissions } = &nested.block;
    let label = nested.label_text().unwrap_or_default();
    let name = keyed("AccessPoint", Some(label));

    // CloudFormation wants strings.
    let owner = (ctx.text(uid), ctx.text(gid));
    let user = user(&owner);
    let folder = Folder { path: ctx.value(path), owner, permissions: ctx.value(permissions) };
    let file_system = ctx.reference(scope.block, "FileSystem");
    ctx.add(&scope, &name, resource(file_system, Some(user), folder));
    let access_point = ctx.reference(scope.block, &name);
    ctx.export(&scope, &name, format!("The id of the access point {label}."), access_point);
}

/// Adds the access point that clusters mount, and its export. It has no user: each client keeps its own.
pub(super) fn root(ctx: &mut Lowering, scope: &Scope, nested: &Nested<RootDirectory>) {
    let scope = ctx.nested(scope, nested);
    let RootDirectory { path, uid, gid, permissions } = &nested.block;
    let owner = (ctx.text(uid), ctx.text(gid));
    let folder = Folder { path: ctx.value(path), owner, permissions: ctx.value(permissions) };
    let file_system = ctx.reference(scope.block, "FileSystem");
    ctx.add(&scope, ROOT, resource(file_system, None, folder));
    let access_point = ctx.reference(scope.block, ROOT);
    ctx.export(&scope, ROOT, "The id of the access point that clusters mount.", access_point);
}

/// A folder, as EFS creates it at the first mount.
pub(in crate::lower) struct Folder {
    pub(in crate::lower) path: Property,
    /// User and group.
    pub(in crate::lower) owner: (Property, Property),
    pub(in crate::lower) permissions: Property,
}

/// The user that all clients act as: the owner of a new folder, or they could not write to it.
pub(in crate::lower) fn user((uid, gid): &(Property, Property)) -> Property {
    let user = Value::map([("Uid", uid.value.clone()), ("Gid", gid.value.clone())]);
    Property { value: user, origin: uid.origin }
}

/// An access point of a file system. Without a user, each client keeps its own.
pub(in crate::lower) fn resource(file_system: Value, user: Option<Property>, folder: Folder) -> Resource {
    let Folder { path, owner: (uid, gid), permissions } = folder;
    let creation =
        Value::map([("OwnerUid", uid.value), ("OwnerGid", gid.value), ("Permissions", permissions.value)]);
    let root = Value::map([("Path", path.value), ("CreationInfo", creation)]);
    Resource::new("AWS::EFS::AccessPoint", None)
        .with("FileSystemId", file_system)
        .with_some("PosixUser", user)
        .with("RootDirectory", Property { value: root, origin: path.origin })
}
