//! Mounts: on separate, plain paths, of volumes that can be reached, through access points of the same volume.

use std::borrow::Cow;

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::nested_mounts::nested_mounts;
use crate::diagnostics::catalog::platform::{
    duplicate_mount::duplicate_mount,
    foreign_access_point::foreign_access_point,
    foreign_network::foreign_network,
    mount_over_system::mount_over_system,
    mount_path::{Fault, mount_path},
};
use crate::ir::{BlockId, Declared, Expr, ExprKind, NetworkRef, Program, Ref, Value, VolumeRef};
use crate::language::kinds::{Cluster, Volume};
use crate::source::Span;
use crate::types::AccessPointId;
use crate::validate::mount_zones;

/// Folders that the system, Docker or the agent use: a mount would hide what is in them.
const WHOLE: [&str; 10] =
    ["/", "/home", "/mnt", "/opt", "/root", "/srv", "/tmp", "/var", "/var/lib", "/var/log"];

/// Folders that must not be mounted over, nor anything below them.
const WITH_ALL_INSIDE: [&str; 17] = [
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/lib",
    "/lib64",
    "/proc",
    "/run",
    "/sbin",
    "/sys",
    "/usr",
    "/var/lib/docker",
    "/var/lib/ecs",
    "/var/lib/containerd",
    "/var/lib/cloud",
    "/var/run",
    "/opt/aws",
];

/// Folders that may be mounted over: the system puts nothing in them.
const FREE: [&str; 2] = ["/mnt", "/srv"];

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        paths(cluster, sink);
        for mount in &cluster.block.mount {
            if let Some(point) = &mount.block.access_point {
                access_point(program, point, mount.block.volume, sink);
            }
            reachable(program, cluster, mount.block.volume, sink);
        }
    }
}

fn paths(cluster: &Declared<Cluster>, sink: &mut Sink) {
    let mut seen: Vec<(&str, Span)> = Vec::new();
    let disks = cluster.block.instances.block.disk.iter();
    let disks = disks.map(|disk| (disk.label.as_ref(), disk.label_text()));
    let mounts = cluster.block.mount.iter().map(|mount| (mount.label.as_ref(), mount.label_text()));
    // As they are mounted at boot: the disks come first.
    for (label, text) in disks.chain(mounts) {
        let Some(label) = label else { continue };
        let Some(path) = text else {
            deploy_path(label, sink);
            continue;
        };
        if let Some((fault, better)) = find_fault(path) {
            sink.push(mount_path(label.span, path, fault, better.as_deref()));
            continue;
        }
        // One report for each mount: a folder of the system that is mounted over twice is wrong either way.
        // A path with a syntax error was reported above, and says nothing about where it would be mounted.
        if let Some(folder) = system_folder(path) {
            sink.push(mount_over_system(label.span, path, folder));
        } else if let Some((_, first)) = seen.iter().find(|(other, _)| *other == path) {
            sink.push(duplicate_mount(label.span, path, *first));
        } else if let Some((outer, span)) = seen.iter().find(|(other, _)| inside(path, other)) {
            sink.push(nested_mounts(label.span, path, outer, *span));
        } else if let Some((inner, span)) = seen.iter().find(|(other, _)| inside(other, path)) {
            sink.push(nested_mounts(*span, inner, path, label.span));
        }
        // Also after a report: a third mount on the same path is as wrong as the second.
        seen.push((path, label.span));
    }
}

/// Checks what is known of a label with params in it: its beginning, and the characters of its constant parts.
fn deploy_path(label: &Expr, sink: &mut Sink) {
    let ExprKind::Concat(parts) = &label.kind else { return };
    for (at, part) in parts.iter().enumerate() {
        let ExprKind::Text(text) = &part.kind else { continue };
        let fault = if at == 0 && !text.starts_with('/') { Some(Fault::Relative) } else { None };
        if let Some(fault) = fault.or_else(|| text.chars().find(|c| !is_plain(*c)).map(Fault::Character)) {
            sink.push(mount_path(label.span, &format!("{text}..."), fault, None));
            return;
        }
    }
}

fn find_fault(path: &str) -> Option<(Fault, Option<String>)> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let normalized = format!("/{}", parts.join("/"));
    if let Some(character) = path.chars().find(|c| !is_plain(*c)) {
        let better: String = normalized.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
        return Some((Fault::Character(character), Some(better)));
    }
    if parts.iter().any(|part| matches!(*part, "." | "..")) {
        return Some((Fault::Dots, None));
    }
    let better = (!parts.is_empty()).then(|| normalized.clone());
    if !path.starts_with('/') {
        return Some((Fault::Relative, better));
    }
    (path != normalized).then_some((Fault::Slashes, better))
}

/// Characters that need no escape in `/etc/fstab` and in the boot script.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | '@' | '=' | ':' | ',')
}

fn system_folder(path: &str) -> Option<&'static str> {
    let whole = WHOLE.into_iter().find(|folder| *folder == path && !FREE.contains(folder));
    whole.or_else(|| WITH_ALL_INSIDE.into_iter().find(|folder| *folder == path || inside(path, folder)))
}

fn inside(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

/// An access point belongs to the volume that is mounted: EFS rejects the mount otherwise.
pub(super) fn access_point(
    program: &Program,
    point: &Value<AccessPointId>,
    mounted: Ref<Volume>,
    sink: &mut Sink,
) {
    let Value::Deploy(expr) = point else { return };
    let (ExprKind::Result(owner, ..), Some(volume)) = (&expr.kind, mounted.id) else { return };
    if *owner != volume
        && let (Some(owner), Some(volume)) = (volume_name(program, *owner), volume_name(program, volume))
    {
        sink.push(foreign_access_point(expr.span, &owner, &volume, mounted.span));
    }
}

fn volume_name(program: &Program, id: BlockId) -> Option<Cow<'_, str>> {
    Some(program.get(id)?.indexed_name())
}

/// Whether the volume's mount targets are in the cluster's network: the name of a file system resolves only in its VPC.
pub(super) fn reachable(
    program: &Program,
    cluster: &Declared<Cluster>,
    mounted: Ref<Volume>,
    sink: &mut Sink,
) -> bool {
    let Some(VolumeRef::Created(volume)) = program.volume(mounted) else { return true };
    let (Some(there), Some(here)) =
        (program.network(volume.block.network), program.network(cluster.block.network))
    else {
        return true;
    };
    let apart = there.id() != here.id() && differ(there, here);
    if apart {
        sink.push(foreign_network(
            mounted.span,
            (&volume.indexed_name(), &there.indexed_name(), volume.block.network.span),
            (&cluster.indexed_name(), &here.indexed_name(), cluster.block.network.span),
        ));
    } else {
        mount_zones::check(program, (volume, mounted.span), cluster, sink);
    }
    !apart
}

/// Whether two blocks are certain to be different networks: two params may name the same one.
fn differ(a: NetworkRef, b: NetworkRef) -> bool {
    let (NetworkRef::Existing(a), NetworkRef::Existing(b)) = (a, b) else {
        // One that this program creates is none that exists already.
        return true;
    };
    // Two `existing network` blocks may describe the same network.
    let (a, b) = (&a.block, &b.block);
    let stacks = a.stack.as_ref().and_then(Value::known).zip(b.stack.as_ref().and_then(Value::known));
    let vpcs = a.vpc.as_ref().and_then(Value::known).zip(b.vpc.as_ref().and_then(Value::known));
    stacks.is_some_and(|(a, b)| a != b) || vpcs.is_some_and(|(a, b)| a != b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_the_system_are_refused_and_those_beside_them_are_not() {
        for path in
            ["/", "/etc", "/etc/nginx", "/usr/local", "/var/lib/docker/volumes", "/var", "/opt/aws/bin"]
        {
            assert!(system_folder(path).is_some(), "{path}");
        }
        for path in [
            "/mnt",
            "/mnt/efs",
            "/srv",
            "/data",
            "/var/www",
            "/opt/app",
            "/etcetera",
            "/home/app",
            "/var/lib/app",
        ] {
            assert_eq!(system_folder(path), None, "{path}");
        }
    }

    #[test]
    fn a_normalized_path_is_plain() {
        for path in ["mnt/efs", "/mnt/efs/", "/mnt//efs", "/mnt/my files", "/mnt/é"] {
            let better = find_fault(path).unwrap().1.unwrap();
            assert_eq!(find_fault(&better), None, "{path} became {better}");
        }
        assert_eq!(find_fault("/mnt/../etc").unwrap(), (Fault::Dots, None));
        assert_eq!(find_fault("/mnt/efs-1.a_b"), None);
    }
}
