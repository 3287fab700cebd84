//! Instances that mount a volume run only in zones in which it has a mount target: elsewhere its name does not resolve.

use super::facts::zones;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::zone_without_mount_target::{Zones, zone_without_mount_target};
use crate::ir::{Declared, NetworkRef, Program, Value};
use crate::language::kinds::{Cluster, ExistingNetwork, Volume};
use crate::source::Span;

/// About two blocks that are one VPC, of which that of the cluster has more zones. Each has one subnet in a zone, so that more subnets
/// are more zones, whatever their ids are.
pub(super) fn check(
    program: &Program,
    (volume, mounted): (&Declared<Volume>, Span),
    cluster: &Declared<Cluster>,
    sink: &mut Sink,
) {
    let (there, here) = (program.network(volume.block.network), program.network(cluster.block.network));
    let (Some(NetworkRef::Existing(there)), Some(NetworkRef::Existing(here))) = (there, here) else { return };
    let (Some(of_volume), Some(of_cluster)) = (volume.block.subnets.known(), cluster.block.subnets.known())
    else {
        return;
    };
    let (Some((targets, targets_at)), Some((instances, instances_at))) =
        (zones(there, *of_volume), zones(here, *of_cluster))
    else {
        return;
    };
    if there.id != here.id && are_one(&there.block, &here.block) && instances > targets {
        let (volume, cluster) = (volume.reference(), cluster.reference());
        sink.push(zone_without_mount_target(
            mounted,
            Zones { of: &volume, zones: targets, at: targets_at },
            Zones { of: &cluster, zones: instances, at: instances_at },
        ));
    }
}

/// Whether two blocks are certain to be the same network.
fn are_one(a: &ExistingNetwork, b: &ExistingNetwork) -> bool {
    match (&a.stack, &b.stack, &a.vpc, &b.vpc) {
        (Some(a), Some(b), None, None) => is_same(a, b),
        (None, None, Some(a), Some(b)) => is_same(a, b),
        _ => false,
    }
}

fn is_same<T: PartialEq + crate::types::Reflect>(a: &Value<T>, b: &Value<T>) -> bool {
    match (a, b) {
        (Value::Const(a), Value::Const(b)) => a.known().is_some() && a.known() == b.known(),
        (Value::Deploy(a), Value::Deploy(b)) => a.means_the_same_as(b),
        _ => false,
    }
}
