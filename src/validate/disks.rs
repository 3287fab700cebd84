//! Images and disks of the instances.

use crate::aws::disks::DEVICES;
use crate::aws::limits::{DiskRates, GP3, IO2};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{
    image_of_one_region::image_of_one_region, unencrypted_disk::unencrypted_disk,
};
use crate::diagnostics::catalog::platform::{
    disk_rate::{self, disk_rate},
    disk_setting::disk_setting,
    disk_throughput::disk_throughput,
    key_without_encryption::key_without_encryption,
    too_many_disks::too_many_disks,
};
use crate::ir::{Const, Program, Value};
use crate::language::Enumeration;
use crate::language::kinds::{self, Image, RootVolume, RootVolumeType};
use crate::types::{Counted, Gibibytes, Mebibytes};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    let regions = &program.project.regions;
    for cluster in &program.clusters {
        let instances = &cluster.block.instances.block;
        // Encryption is on by default, so only a written `false` is reported.
        let encrypted = &instances.root_volume.block.encrypted;
        if encrypted.known() == Some(&false) {
            sink.push(unencrypted_disk(encrypted.span, &cluster.name.value));
            if let Some(key) = &instances.root_volume.block.key {
                sink.push(key_without_encryption(encrypted.span, key.span()));
            }
        }
        rates(&Disk::root(&instances.root_volume.block), sink);
        for disk in &instances.disk {
            rates(&Disk::more(&disk.block), sink);
        }
        if let Some(disk) = instances.disk.get(DEVICES.len()) {
            sink.push(too_many_disks(disk.span, instances.disk.len(), DEVICES.len()));
        }
        // An id names the image of one region; a path in Systems Manager (`/aws/...`) is looked up in each.
        if let Some(Image::Given(id)) = instances.image.known()
            && id.0.starts_with("ami-")
            && regions.items.len() > 1
        {
            let span = instances.image.span();
            sink.push(image_of_one_region(span, &id.0, regions.items.len(), regions.span));
        }
    }
}

/// What decides about the rates of a disk.
struct Disk<'a> {
    size: &'a Value<Gibibytes>,
    ty: &'a Const<RootVolumeType>,
    iops: Option<&'a Value<i64>>,
    throughput: Option<&'a Value<Mebibytes>>,
}

impl<'a> Disk<'a> {
    fn root(disk: &'a RootVolume) -> Self {
        let RootVolume { size, ty, encrypted: _, iops, throughput, key: _ } = disk;
        Self { size, ty, iops: iops.as_ref(), throughput: throughput.as_ref() }
    }

    fn more(disk: &'a kinds::Disk) -> Self {
        let kinds::Disk { size, ty, iops, throughput, key: _ } = disk;
        Self { size, ty, iops: iops.as_ref(), throughput: throughput.as_ref() }
    }
}

/// What the disk can do, and what its type lets one choose.
fn rates(disk: &Disk, sink: &mut Sink) {
    let Some(ty) = disk.ty.known() else { return };
    let mut cannot =
        |attribute: &str, span| sink.push(disk_setting(span, attribute, ty.word(), disk.ty.span));
    let limits = match ty {
        RootVolumeType::Gp2 => {
            disk.iops.iter().for_each(|iops| cannot("iops", iops.span()));
            disk.throughput.iter().for_each(|throughput| cannot("throughput", throughput.span()));
            return;
        }
        RootVolumeType::Gp3 => GP3,
        RootVolumeType::Io2 => IO2,
    };
    match (disk.throughput, limits.operations_per_mib) {
        (Some(throughput), None) => cannot("throughput", throughput.span()),
        (Some(_), Some(each)) => throughput_of(disk, &limits, each, sink),
        (None, _) => {}
    }
    operations(disk, *ty, &limits, sink);
}

fn operations(disk: &Disk, ty: RootVolumeType, limits: &DiskRates, sink: &mut Sink) {
    let Some(iops) = disk.iops else { return };
    let Some(&rate) = iops.known() else { return };
    let (low, high) = limits.operations;
    if !(low..=high).contains(&rate) {
        sink.push(disk_rate(iops.span(), rate, ty.word(), limits.operations));
        return;
    }
    let Some(size) = disk.size.known().map(Counted::count) else { return };
    let most = size.saturating_mul(limits.operations_per_gib);
    if rate > most {
        let needed = (rate + limits.operations_per_gib - 1) / limits.operations_per_gib;
        sink.push(disk_rate::too_small(iops.span(), rate, (size, disk.size.written()), most, needed));
    }
}

fn throughput_of(disk: &Disk, limits: &DiskRates, each: i64, sink: &mut Sink) {
    let Some(throughput) = disk.throughput else { return };
    let (iops, place) = match disk.iops {
        Some(iops) => (iops.known().copied(), Some(iops.span())),
        None => (Some(limits.operations.0), None),
    };
    let (Some(mib), Some(iops)) = (throughput.known().map(Counted::count), iops) else { return };
    let needed = mib.saturating_mul(each);
    if needed > iops {
        sink.push(disk_throughput(throughput.span(), (mib, needed), (iops, place), iops / each));
    }
}
