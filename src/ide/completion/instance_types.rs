//! In a string that is an instance type: the types and families that begin as what is written, with their hardware.

use super::Context;
use super::item::{Completion, CompletionKind};
use crate::aws::instance_types::{self, InstanceType};
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

/// The types that begin as what is written, or where nothing is, the families: all types are too many for a list. Those of an earlier
/// generation come last.
pub(super) fn items(ctx: &Context<'_>, string: Span) -> Vec<Completion> {
    let written = ctx.analysis.source(Span { end: ctx.cursor.word.end, ..string });
    let all = instance_types::all();
    if written.is_empty() {
        let families = all.chunk_by(|a, b| a.family() == b.family()).filter_map(|rows| rows.first());
        let family = |row| item(row, &format!("{}.", row.family()), row.architecture.name());
        return families.map(family).collect();
    }
    let fits = all.iter().filter(|row| row.name.starts_with(written));
    fits.map(|row| item(row, row.name, &row.to_string())).collect()
}

fn item(row: &InstanceType, label: &str, detail: &str) -> Completion {
    Completion::new(label, CompletionKind::Constant).detail(detail).rank(u8::from(!row.current))
}
