//! In a string that is an instance type: the types that begin as what is written, with their hardware.

use super::Context;
use super::item::{Completion, CompletionKind};
use crate::aws::instance_types;
use crate::ide::cursor::FrameKind;
use crate::source::Span;
use crate::types::Type;

/// The part of a string in which an instance type is written: all of it. `None` in another string.
pub(super) fn string(ctx: &Context<'_>) -> Option<Span> {
    let frame = ctx.cursor.innermost().filter(|frame| frame.kind == FrameKind::String)?;
    let takes = |ty: &Type| matches!(ty, Type::InstanceType);
    let is_wanted = match ctx.expected_of_string().ty.non_null() {
        Type::Union(types) => types.iter().any(takes),
        ty => takes(&ty),
    };
    let word = ctx.cursor.word;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let behind = ctx.cursor.rest.len() - ctx.cursor.rest.trim_start_matches(is_part).len();
    let end = word.range().end + behind;
    is_wanted.then(|| Span::from_range(word.file, frame.open + 1..end))
}

/// The types; those of an earlier generation last.
pub(super) fn items(ctx: &Context<'_>, string: Span) -> Vec<Completion> {
    let before = Span { end: ctx.cursor.word.end, ..string };
    let written = ctx.analysis.source(before);
    let fits = instance_types::all().iter().filter(|row| row.name.starts_with(written));
    let item = |row: &instance_types::InstanceType| {
        let item = Completion::new(row.name, CompletionKind::Constant).detail(row.to_string());
        item.rank(u8::from(!row.current))
    };
    fits.map(item).collect()
}
