//! Existing volumes: found by a stack or by an id, and reachable.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::no_effect::no_effect;
use crate::diagnostics::catalog::platform::{
    empty_export::empty_export, file_system_id::file_system_id, volume_named_twice::volume_named_twice,
    volume_unnamed::volume_unnamed, volume_without_security_group::volume_without_security_group,
};
use crate::ir::{Declared, Program};
use crate::language::kinds::{ExistingVolume, VolumeExports};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for volume in &program.existing_volumes {
        check_volume(volume, sink);
    }
}

fn check_volume(volume: &Declared<ExistingVolume>, sink: &mut Sink) {
    let ExistingVolume { stack, file_system, security_group, exports, .. } = &volume.block;
    // By its stack: that exports the id and the group, so an id beside it could contradict it.
    if let Some(stack) = stack {
        let other = file_system.as_ref().map(|id| ("file_system", id.span()));
        let other = other.or_else(|| security_group.as_ref().map(|id| ("security_group", id.span())));
        if let Some((attribute, span)) = other {
            sink.push(volume_named_twice(span, attribute, stack.span()));
        }
        check_exports(&exports.block, sink);
        return;
    }
    let Some(file_system) = file_system else {
        sink.push(volume_unnamed(volume.head, &volume.name.value));
        return;
    };
    if exports.written {
        let (why, help) = ("the volume is given by its id", "remove `exports`");
        sink.push(no_effect(exports.span, "exports", why, Some(file_system.span()), help));
    }
    if let Some(text) = file_system.known()
        && !is_file_system(text)
    {
        sink.push(file_system_id(file_system.span(), text));
    }
    // The id alone does not open the file system: an instance must be in a group that its mount targets admit.
    if security_group.is_none() {
        sink.push(volume_without_security_group(volume.head, &volume.name.value, file_system.span()));
    }
}

fn check_exports(exports: &VolumeExports, sink: &mut Sink) {
    let VolumeExports { id, arn, security_group } = exports;
    let all = [("id", Some(id)), ("arn", arn.as_ref()), ("security_group", Some(security_group))];
    for (attribute, export) in all {
        if let Some(export) = export.filter(|export| export.known().is_some_and(String::is_empty)) {
            sink.push(empty_export(export.span, attribute));
        }
    }
}

fn is_file_system(text: &str) -> bool {
    // The ids of older file systems have 8 digits, those of newer ones 17.
    text.strip_prefix("fs-").is_some_and(|id| {
        matches!(id.len(), 8 | 17) && id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}
