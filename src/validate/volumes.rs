//! Volumes: combinations of storage classes, throughput, keys and access points that EFS accepts.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{
    no_effect::no_effect, tls_not_required::tls_not_required, unencrypted_volume::unencrypted_volume,
    unprotected_data::unprotected_data,
};
use crate::diagnostics::catalog::platform::{
    access_point_needs_tls::{self, access_point_needs_tls},
    archive_needs_elastic::{self, archive_needs_elastic},
    archive_needs_general_purpose::archive_needs_general_purpose,
    archive_too_early::archive_too_early,
    elastic_needs_general_purpose::elastic_needs_general_purpose,
    iam_needs_tls::iam_needs_tls,
    key_contradiction::{Chosen, key_contradiction},
    key_without_encryption::key_without_encryption,
    named_by_tag::named_by_tag,
    rotation_period_without_rotation::rotation_period_without_rotation,
};
use crate::ir::{Declared, Program};
use crate::language::Block;
use crate::language::kinds::{OnDelete, Performance, Throughput, Volume};
use crate::types::Duration;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for volume in &program.volumes {
        storage_classes(&volume.block, sink);
        throughput(&volume.block, sink);
        access(volume, sink);
        protection(volume, sink);
        name(volume, sink);
    }
}

/// Keys of volumes. A part that the program writes and switches off is a mistake; one that the deployment switches off is a choice.
pub(super) fn check_keys(program: &Program, sink: &mut Sink) {
    for volume in &program.volumes {
        key(&volume.block, sink);
    }
}

/// Archive: later than Infrequent Access, with elastic throughput and `general_purpose`.
fn storage_classes(volume: &Volume, sink: &mut Sink) {
    let lifecycle = &volume.lifecycle.block;
    let infrequent = lifecycle.infrequent_access.as_ref();
    let Some(archive) = lifecycle.archive.as_ref() else {
        if infrequent.is_none() && lifecycle.back_on_access.known() == Some(&true) {
            let help = "remove it, or set when files move (`infrequent_access = 30d`)";
            let why = "files never leave Standard storage";
            sink.push(no_effect(lifecycle.back_on_access.span, "back_on_access", why, None, help));
        }
        return;
    };
    // Archive needs elastic throughput, which needs General Purpose mode, and files move there only after Infrequent Access.
    let Some(days) = archive.known() else { return };
    if volume.performance.known() == Some(&Performance::MaxIo) {
        sink.push(archive_needs_general_purpose(archive.span, volume.performance.span()));
        return;
    }
    if let Some(provisioned) = &volume.provisioned {
        let kind = archive_needs_elastic::Throughput::Provisioned;
        sink.push(archive_needs_elastic(archive.span, kind, provisioned.span));
    } else if volume.throughput.known() == Some(&Throughput::Bursting) {
        let kind = archive_needs_elastic::Throughput::Bursting;
        sink.push(archive_needs_elastic(archive.span, kind, volume.throughput.span));
    }
    if let Some(infrequent) = infrequent
        && let Some(before) = infrequent.known()
        && days <= before
    {
        let later = later(**before);
        sink.push(archive_too_early(
            (&days.to_string(), archive.span),
            (&before.to_string(), infrequent.written()),
            later.map(|later| later.to_string()).as_deref(),
        ));
    }
}

/// The next time that EFS accepts, from the list in the schema.
fn later(before: Duration) -> Option<Duration> {
    let rules = crate::language::kinds::Lifecycle::SCHEMA.attribute("archive")?.rules;
    rules.one_of?.iter().filter_map(|time| time.duration()).find(|time| *time > before)
}

fn throughput(volume: &Volume, sink: &mut Sink) {
    let archive = volume.lifecycle.block.archive.is_some();
    // With an archive, `storage_classes` has reported the same `max_io`.
    if volume.performance.known() == Some(&Performance::MaxIo)
        && volume.throughput.known() == Some(&Throughput::Elastic)
        && volume.provisioned.is_none()
        && !archive
    {
        sink.push(elastic_needs_general_purpose(volume.performance.span(), volume.throughput.written()));
    }
}

/// The key is created with the volume, given by its ARN, or managed by AWS: attributes of one of them do not go with another.
fn key(volume: &Volume, sink: &mut Sink) {
    let nested = &volume.key;
    if !nested.written {
        return;
    }
    if volume.encrypted.known() == Some(&false) {
        sink.push(key_without_encryption(volume.encrypted.span(), nested.span));
        return;
    }
    let key = &nested.block;
    let period = key.rotation_period.as_ref();
    let own = [
        ("customer", key.customer.written()),
        ("rotate", key.rotate.written()),
        ("rotation_period", period.map(|period| period.span)),
    ];
    // customer = false: the key is AWS's, which rotates it every year and lets nobody change that.
    let managed = key.customer.known() == Some(&false);
    let contradiction = match &key.arn {
        Some(arn) => {
            own.iter().find(|(_, span)| span.is_some()).map(|found| (*found, Chosen::Given, arn.span()))
        }
        None if managed => own
            .iter()
            .skip(1)
            .find(|(_, span)| span.is_some())
            .map(|found| (*found, Chosen::Managed, key.customer.span)),
        None => None,
    };
    // A period without rotation is reported only if both belong to this key.
    if let Some(((attribute, Some(span)), chosen, place)) = contradiction {
        sink.push(key_contradiction(span, attribute, chosen, place));
    } else if let Some(period) = period
        && key.rotate.known() == Some(&false)
    {
        sink.push(rotation_period_without_rotation(period.span, key.rotate.span()));
    }
}

/// Without `require_tls` there can be no access point: the mount helper passes its id in the TLS connection.
fn access(volume: &Declared<Volume>, sink: &mut Sink) {
    let require_tls = &volume.block.require_tls;
    if require_tls.known() != Some(&false) {
        return;
    }
    if volume.block.iam.known() == Some(&true) {
        sink.push(iam_needs_tls(require_tls.span, volume.block.iam.span));
        return;
    }
    if let Some(root) = &volume.block.root {
        sink.push(access_point_needs_tls::of_root(require_tls.span, root.span));
        return;
    }
    match volume.block.access_point.first() {
        Some(access_point) => {
            let name = access_point.label_text().unwrap_or_default();
            sink.push(access_point_needs_tls(require_tls.span, name, access_point.span));
        }
        None => sink.push(tls_not_required(require_tls.span, &volume.name.value)),
    }
}

/// The name of a file system is its tag `Name`. One of the project is for all blocks, so that a block may have another.
fn name(volume: &Declared<Volume>, sink: &mut Sink) {
    if let (Some(name), Some(tag)) = (&volume.block.name, volume.tags.get("Name")) {
        sink.push(named_by_tag(name.span(), tag.span));
    }
}

fn protection(volume: &Declared<Volume>, sink: &mut Sink) {
    let Volume { encrypted, on_delete, backup, key, .. } = &volume.block;
    if encrypted.known() == Some(&false) && !key.written {
        sink.push(unencrypted_volume(encrypted.span(), &volume.name.value));
    }
    if on_delete.known() == Some(&OnDelete::Delete) && backup.known() == Some(&false) {
        sink.push(unprotected_data(on_delete.span, &volume.name.value, backup.span()));
    }
}
