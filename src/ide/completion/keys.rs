//! In a string between `[` and `]`: `volume.shared.access_point["uploads"]`. Other text is the writer's own.

use super::Context;
use super::item::{Completion, CompletionKind};
use crate::ide::cursor::FrameKind;

/// The keys that the string can be.
pub(super) fn items(ctx: &Context<'_>) -> Vec<Completion> {
    let kinds: Vec<FrameKind<'_>> = ctx.cursor.frames.iter().rev().map(|frame| frame.kind).take(2).collect();
    if kinds != [FrameKind::String, FrameKind::Index] {
        return Vec::new();
    }
    ctx.keys().into_iter().map(|key| Completion::new(key, CompletionKind::Constant)).collect()
}
