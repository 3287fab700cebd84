//! Mounts of a task: each of one source, through an access point, on a path of its own, and of a volume that the instances may reach.

use std::collections::BTreeMap;

use crate::cfn::naming::pascal_case;
use crate::diagnostics::catalog::names::name_collision::name_collision;
use crate::diagnostics::catalog::platform::{
    container_path::{self, Fault, container_path},
    duplicate_mount::duplicate_mount,
    mount_attribute::{self, mount_attribute},
    mount_source::{self, mount_source},
    mount_without_access_point::{self, mount_without_access_point},
    volume_out_of_reach::volume_out_of_reach,
};
use crate::diagnostics::{Edit, Sink};
use crate::ir::{ClusterRef, Declared, ExprKind, Nested, Program, Ref, State, Value, VolumeRef};
use crate::language::kinds::{Cluster, TaskMount, Volume, Workload};
use crate::source::Span;
use crate::types::SecurityGroupId;
use crate::validate::{access_points, mounts};

/// Checks what a workload mounts, which a message calls `name`.
pub(super) fn check(program: &Program, name: &str, workload: &Workload, sink: &mut Sink) {
    // Of an existing cluster the groups of the instances are not known.
    let cluster = match program.cluster(workload.cluster) {
        Some(ClusterRef::Created(cluster)) => Some(cluster),
        _ => None,
    };
    for mounts in workload.mounts() {
        paths(mounts, sink);
    }
    for mount in workload.mounts().flatten() {
        let one = source(mount, sink);
        let Some(volume) = mount.block.volume.filter(|_| one) else { continue };
        access_point(program, mount, volume, sink);
        if let Some(cluster) = cluster
            && mounts::reachable(program, cluster, volume, sink)
            && !workload.has_addresses()
        {
            in_client_group(program, (name, volume), cluster, sink);
        }
    }
}

/// The attributes of an access point that is made.
fn of_own(mount: &TaskMount) -> [(&'static str, Option<Span>); 4] {
    let TaskMount { path, uid, gid, permissions, .. } = mount;
    [
        ("path", path.as_ref().map(|it| it.span)),
        ("uid", uid.as_ref().map(|it| it.span)),
        ("gid", gid.as_ref().map(|it| it.span)),
        ("permissions", permissions.written()),
    ]
}

/// Whether a mount has one source, and no attribute that this has no use for.
fn source(mount: &Nested<TaskMount>, sink: &mut Sink) -> bool {
    let TaskMount { volume, scratch, host, access_point, .. } = &mount.block;
    let sources = [
        ("volume", volume.map(|it| it.span)),
        ("scratch", scratch.as_ref().map(|it| it.span)),
        ("host", host.as_ref().map(|it| it.span)),
    ];
    let mut given = sources.iter().filter_map(|(name, span)| Some((*name, (*span)?)));
    let Some(first) = given.next() else {
        sink.push(mount_source(mount.span));
        return false;
    };
    if let Some((name, span)) = given.next() {
        sink.push(mount_source::twice(span, name, first));
        return false;
    }
    let own = of_own(&mount.block);
    let point = access_point.as_ref().map(|it| ("access_point", it.span()));
    let mut unused = own.iter().filter_map(|(name, span)| Some((*name, (*span)?)));
    if volume.is_none() {
        if let Some((name, span)) = point.or_else(|| unused.next()) {
            sink.push(mount_attribute(span, name, first));
        }
        return false;
    }
    match (point, unused.next()) {
        (Some(point), Some((name, span))) => {
            sink.push(mount_attribute(span, name, point));
            false
        }
        (None, Some((name, span))) if mount.block.path.is_none() => {
            sink.push(mount_attribute::without_path(span, name));
            false
        }
        _ => true,
    }
}

/// There is always one, and of this volume.
fn access_point(program: &Program, mount: &Nested<TaskMount>, volume: Ref<Volume>, sink: &mut Sink) {
    let TaskMount { path, uid, gid, permissions, access_point, .. } = &mount.block;
    if let Some(path) = path {
        let missing = match (uid, gid) {
            (Some(_), Some(_)) => None,
            (None, Some(_)) => Some("a `uid`"),
            (Some(_), None) => Some("a `gid`"),
            (None, None) => Some("a `uid` and a `gid`"),
        };
        if let Some(missing) = missing {
            sink.push(mount_without_access_point::without_user(path.span, missing));
        }
        access_points::folder(path, permissions, sink);
        return;
    }
    let name = program.volume(volume).map(VolumeRef::reference).unwrap_or_default();
    if name.is_empty() || has_root(program, volume) {
        return;
    }
    match access_point {
        None => sink.push(mount_without_access_point(volume.span, &name)),
        Some(point) => {
            mounts::access_point(program, point, volume, sink);
            if point.deployed().is_some_and(|expr| expr.ty.is_nullable()) {
                sink.push(mount_without_access_point::absent(point.span(), &name));
            }
        }
    }
}

/// Whether a volume has a `root` that is there whenever the volume is.
fn has_root(program: &Program, volume: Ref<Volume>) -> bool {
    match program.volume(volume) {
        Some(VolumeRef::Created(created)) => {
            created.block.root.as_ref().is_some_and(|root| root.guard.is_none())
        }
        _ => false,
    }
}

/// The paths of one container.
fn paths(mounts: &[Nested<TaskMount>], sink: &mut Sink) {
    let mut seen: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for mount in mounts {
        if let Some(host) = &mount.block.host
            && let Some(path) = host.known()
        {
            path_of(path, host.span, true, sink);
        }
        if let Some(scratch) = &mount.block.scratch
            && let Some(name) = scratch.known()
            && !is_name(name)
        {
            sink.push(container_path::name(scratch.span, name));
        }
        let Some(label) = &mount.label else { continue };
        let Some(path) = mount.label_text() else {
            if !label.is_unknown() {
                sink.push(container_path::late(label.span));
            }
            continue;
        };
        if !path_of(path, label.span, false, sink) {
            continue;
        }
        // Access points are named after them.
        let id = pascal_case(&path.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
        match seen.get(&id) {
            Some((other, place)) if *other == path => sink.push(duplicate_mount(label.span, path, *place)),
            Some((other, place)) => {
                sink.push(name_collision(label.span, "mount", path, *place, other, &id));
            }
            None => {
                seen.insert(id, (path, label.span));
            }
        }
    }
}

/// Source: `name` of `Volume` in the API of ECS.
fn is_name(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    !name.is_empty() && name.len() <= 200 && name.chars().all(is_plain)
}

/// Whether a path is as ECS and Docker take it. The root of the instance can be mounted, that of a container cannot.
fn path_of(path: &str, span: Span, is_host: bool, sink: &mut Sink) -> bool {
    let Some((fault, better)) = find_fault(path, is_host) else { return true };
    sink.push(container_path(span, path, fault, better.as_deref()));
    false
}

fn find_fault(path: &str, is_host: bool) -> Option<(Fault, Option<String>)> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let normalized = format!("/{}", parts.join("/"));
    if let Some(character) = path.chars().find(|c| *c == ':' || c.is_control()) {
        return Some((Fault::Character(character), None));
    }
    if parts.iter().any(|part| matches!(*part, "." | "..")) {
        return Some((Fault::Dots, None));
    }
    if parts.is_empty() && path.starts_with('/') {
        return (!is_host || path != "/").then_some((Fault::Root, None));
    }
    let better = (!parts.is_empty()).then(|| normalized.clone());
    if !path.starts_with('/') {
        return Some((Fault::Relative, better));
    }
    (path != normalized).then_some((Fault::Slashes, better))
}

/// Without addresses of the tasks the instance mounts the volume, so its groups count.
fn in_client_group(
    program: &Program,
    (name, reference): (&str, Ref<Volume>),
    cluster: &Declared<Cluster>,
    sink: &mut Sink,
) {
    let Some(volume) = program.volume(reference) else { return };
    let Cluster { instances, mount, .. } = &cluster.block;
    let is_mounted = mount.iter().any(|mount| mount.block.volume.id == reference.id);
    if is_mounted || instances.block.security_groups.items.iter().any(|group| may_be_of(group, volume)) {
        return;
    }
    let place = if instances.written { instances.span } else { cluster.head };
    let group = format!("{}.security_group", volume.reference());
    sink.push(volume_out_of_reach(
        reference.span,
        (name, &volume.reference()),
        (&cluster.reference(), place),
        admission(&cluster.block, &group),
    ));
}

/// The edit by which the instances get a group, where it is clear where they have their groups.
fn admission(cluster: &Cluster, group: &str) -> Option<Edit> {
    let Cluster { instances, network, .. } = cluster;
    let groups = &instances.block.security_groups;
    if groups.state == State::Written {
        // security_groups = [param.group]
        let last = groups.items.last().map(Value::span).filter(|last| groups.span.contains(*last));
        let further = last.map(|last| Edit { span: last.after(), text: format!(", {group}") });
        let only = || groups.items.is_empty().then(|| Edit { span: groups.span, text: format!("[{group}]") });
        return further.or_else(only);
    }
    // Of other attributes of `instances` it is not known which is the last.
    let text = format!("\n\n  instances {{\n    security_groups = [{group}]\n  }}");
    (!instances.written).then(|| Edit { span: network.span.after(), text })
}

/// Whether a group is, or may be, that of the clients of a volume.
fn may_be_of(group: &Value<SecurityGroupId>, volume: VolumeRef) -> bool {
    let own = match volume {
        VolumeRef::Created(_) => None,
        VolumeRef::Existing(existing) => existing.block.security_group.as_ref(),
    };
    match group {
        Value::Const(group) => match own {
            // That of another stack has an id that the program does not know.
            Some(Value::Const(own)) => own.value == group.value,
            Some(Value::Deploy(_)) => true,
            None => matches!(volume, VolumeRef::Existing(_)),
        },
        Value::Deploy(expr) => {
            let mut may_be = false;
            expr.outcomes(&mut |part| match &part.kind {
                ExprKind::Result(owner, ..) => may_be |= *owner == volume.id(),
                ExprKind::Param(_) => may_be = true,
                _ => {}
            });
            may_be
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_are_taken_and_others_corrected() {
        for path in ["/data", "/var/run/docker.sock", "/my files"] {
            assert_eq!(find_fault(path, false), None, "{path}");
        }
        assert_eq!(find_fault("/", true), None);
        assert_eq!(find_fault("/", false), Some((Fault::Root, None)));
        assert_eq!(find_fault("data/", false), Some((Fault::Relative, Some("/data".into()))));
        assert_eq!(find_fault("//data", false), Some((Fault::Slashes, Some("/data".into()))));
        assert_eq!(find_fault("/a:ro", false), Some((Fault::Character(':'), None)));
        assert_eq!(find_fault("/a/../b", false), Some((Fault::Dots, None)));
    }
}
