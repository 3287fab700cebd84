//! What the containers of a task mount: volumes of the task, access points of its own, and what its role needs for them.

use super::{Main, sidecars};
use crate::cfn::Value;
use crate::cfn::naming::pascal_case;
use crate::ir::kinds::{TaskMount, Volume, Workload};
use crate::ir::{self, Nested, VolumeRef};
use crate::lower::policy::allow_where;
use crate::lower::values::as_text;
use crate::lower::volume::access_point::{self, Folder};
use crate::lower::{Lowering, Scope, naming, text, volume};

/// A volume of the task, and where a container has it.
#[derive(Debug, Clone)]
struct Mounted {
    /// The name of the container.
    container: String,
    /// The name of the volume.
    volume: String,
    path: String,
    read_only: bool,
}

/// The volumes of a task.
#[derive(Debug, Default)]
pub(super) struct Mounts {
    /// `Volumes`
    pub(super) volumes: Vec<Value>,
    /// The statements of the task role.
    pub(super) statements: Vec<Value>,
    mounted: Vec<Mounted>,
}

impl Mounts {
    /// `MountPoints` of a container.
    pub(super) fn of(&self, container: &str) -> Vec<Value> {
        let point = |mounted: &Mounted| {
            let read_only = mounted.read_only.then(|| ("ReadOnly", Value::Bool(true)));
            let fields = [
                ("SourceVolume", Value::from(&mounted.volume)),
                ("ContainerPath", Value::from(&mounted.path)),
            ];
            Value::map(fields.into_iter().chain(read_only))
        };
        self.mounted.iter().filter(|mounted| mounted.container == container).map(point).collect()
    }

    fn add(&mut self, container: &str, mount: &Nested<TaskMount>, volume: String) {
        let path = mount.label_text().unwrap_or_default().to_owned();
        let read_only = mount.block.read_only.value;
        self.mounted.push(Mounted { container: container.to_owned(), volume, path, read_only });
    }
}

/// The volumes of all containers, with the access points that the workload makes.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, workload: &Workload, main: &Main) -> Mounts {
    let mut mounts = Mounts::default();
    let mut names: Vec<String> = Vec::new();
    for (at, path) in workload.writable_paths().into_iter().enumerate() {
        let volume = format!("writable{at}");
        mounts.volumes.push(Value::map([("Name", Value::from(&volume))]));
        names.push(volume.clone());
        let container = main.name.clone();
        mounts.mounted.push(Mounted { container, volume, path: path.to_owned(), read_only: false });
    }
    let mut scratch: Vec<(String, String)> = Vec::new();
    for mount in workload.mount {
        each(ctx, scope, (&main.name, "", mount), &mut mounts, (&mut names, &mut scratch));
    }
    for container in workload.container {
        let (name, prefix) = (sidecars::name(container), container.label_text().unwrap_or_default());
        for mount in &container.block.mount {
            each(ctx, scope, (&name, prefix, mount), &mut mounts, (&mut names, &mut scratch));
        }
    }
    mounts
}

/// A mount of a container: its name, and what its access points are named after beside their paths.
type Place<'a> = (&'a str, &'a str, &'a Nested<TaskMount>);

fn each(
    ctx: &mut Lowering,
    scope: &Scope,
    (container, prefix, mount): Place,
    mounts: &mut Mounts,
    (names, scratch): (&mut Vec<String>, &mut Vec<(String, String)>),
) {
    let path = mount.label_text().unwrap_or_default();
    let mut name = |wanted: &str| {
        let name = naming::free(wanted, |name| !names.iter().any(|known| known == name));
        names.push(name.clone());
        name
    };
    let TaskMount { volume, host, scratch: shared, .. } = &mount.block;
    if let Some(shared) = shared {
        let known =
            scratch.iter().find(|(known, _)| *known == shared.value).map(|(_, volume)| volume.clone());
        let volume = known.unwrap_or_else(|| {
            let volume = name(&shared.value);
            mounts.volumes.push(Value::map([("Name", Value::from(&volume))]));
            scratch.push((shared.value.clone(), volume.clone()));
            volume
        });
        return mounts.add(container, mount, volume);
    }
    let volume_name = name(&format!("{container}{}", path.replace(|c: char| !is_plain(c), "-")));
    let source = match (host, volume) {
        (Some(host), _) => ("Host", Value::map([("SourcePath", Value::from(&host.value))])),
        (None, Some(volume)) => {
            let Some(file_system) = FileSystem::of(ctx, scope, *volume, prefix, mount) else { return };
            mounts.statements.push(file_system.statement(mount.block.read_only.value));
            ("EFSVolumeConfiguration", file_system.configuration())
        }
        (None, None) => return,
    };
    mounts.volumes.push(Value::map([("Name", Value::from(&volume_name)), source]));
    mounts.add(container, mount, volume_name);
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// A file system as a task mounts it.
struct FileSystem {
    id: Value,
    arn: Value,
    access_point: Value,
    /// Whether the access point has a user, as which all act.
    has_user: bool,
}

impl FileSystem {
    fn of(
        ctx: &mut Lowering,
        scope: &Scope,
        volume: ir::Ref<Volume>,
        prefix: &str,
        mount: &Nested<TaskMount>,
    ) -> Option<Self> {
        let block = volume.id?;
        let id = ctx.result(block, &Volume::RESULTS.id, None);
        let arn = ctx.result(block, &Volume::RESULTS.arn, None);
        let root = || match ctx.program.volume(volume) {
            Some(VolumeRef::Created(created)) if created.block.root.is_some() => Some(created.id),
            _ => None,
        };
        let (access_point, has_user) = match (own(ctx, scope, &id, prefix, mount), &mount.block.access_point)
        {
            (Some(own), _) => (own, true),
            (None, Some(given)) => {
                let test = ctx.given(Some(given));
                let point = ctx.plain(given);
                let root = root().map(|root| ctx.exported(root, volume::ROOT));
                (ctx.choose(&test, point, root.unwrap_or_else(Value::no_value)), true)
            }
            (None, None) => (ctx.exported(root()?, volume::ROOT), false),
        };
        Some(Self { id, arn, access_point, has_user })
    }

    fn configuration(&self) -> Value {
        let authorization =
            Value::map([("AccessPointId", self.access_point.clone()), ("IAM", Value::from("ENABLED"))]);
        Value::map([
            ("FilesystemId", self.id.clone()),
            ("TransitEncryption", Value::from("ENABLED")),
            ("AuthorizationConfig", authorization),
        ])
    }

    /// What the task may do, through this access point only.
    fn statement(&self, read_only: bool) -> Value {
        let mut actions = vec!["elasticfilesystem:ClientMount"];
        if !read_only {
            actions.push("elasticfilesystem:ClientWrite");
        }
        if !self.has_user {
            // Containers are root unless they say otherwise, and each keeps its own user.
            actions.push("elasticfilesystem:ClientRootAccess");
        }
        let key = "elasticfilesystem:AccessPointArn";
        let through =
            text::arn("elasticfilesystem", [Value::from("access-point/"), self.access_point.clone()]);
        allow_where(&actions, self.arn.clone(), "StringEquals", key, through)
    }
}

/// The access point that a mount makes.
fn own(
    ctx: &mut Lowering,
    scope: &Scope,
    file_system: &Value,
    prefix: &str,
    mount: &Nested<TaskMount>,
) -> Option<Value> {
    let TaskMount { path, uid, gid, permissions, .. } = &mount.block;
    let (path, uid, gid) = (path.as_ref()?, uid.as_ref()?, gid.as_ref()?);
    let owner = (as_text(ctx.constant(uid)), as_text(ctx.constant(gid)));
    let user = access_point::user(&owner);
    let folder = Folder { path: ctx.constant(path), owner, permissions: ctx.constant(permissions) };
    let at = mount.label_text().unwrap_or_default().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let name = format!("AccessPoint{}{}", pascal_case(prefix), pascal_case(&at));
    let resource = access_point::resource(file_system.clone(), Some(user), folder);
    let scope = ctx.nested(scope, mount);
    ctx.add(&scope, &name, resource);
    Some(ctx.reference(scope.block, &name))
}
