//! In the label of a nested block of which there is a closed set: `alarm "memory"`.

use super::item::{Completion, CompletionKind};
use super::{Braces, Context};
use crate::ide::cursor::FrameKind;
use crate::ide::manual::Topic;

/// The labels that the block around does not have yet; `None` elsewhere.
pub(super) fn items(ctx: &Context<'_>) -> Option<Vec<Completion>> {
    let outer = ctx.cursor.frames.len().checked_sub(2)?;
    let frame = ctx.cursor.frames.get(outer).filter(|frame| frame.kind == FrameKind::Body)?;
    let [word] = frame.line.as_slice() else { return None };
    let Braces::Block { schema, path, .. } = ctx.braces(outer) else { return None };
    let field = schema.nested(word.text)?;
    let labels = field.rules.labels?;
    let path = format!("{path}.{}", field.name);
    let item = |name: &str| {
        let item = Completion::new(name, CompletionKind::Constant);
        item.about(Topic::Label(path.clone(), name.to_owned()))
    };
    Some(labels.iter().map(|label| item(label.name)).collect())
}
