//! In `moved`: the blocks that can keep the names of a former one.

use super::item::{Completion, CompletionKind};
use super::{Braces, Context};
use crate::ide::cursor::FrameKind;
use crate::ide::manual::Topic;
use crate::ir::Declared;
use crate::language::kinds::{KINDS, MOVED};

/// What one end of a move can be; `None` where none is being written.
pub(super) fn items(ctx: &Context<'_>) -> Option<Vec<Completion>> {
    let index = ctx.cursor.frames.len().checked_sub(1)?;
    let frame = ctx.cursor.frames.get(index).filter(|frame| frame.kind == FrameKind::Body)?;
    let Braces::Block { schema, .. } = ctx.braces(index) else { return None };
    if schema.name != MOVED.name {
        return None;
    }
    match frame.line.first()?.text {
        "from" => Some(kinds()),
        "to" => Some(blocks(ctx)),
        _ => None,
    }
}

/// A former block is in the program no more: only its kind is certain.
fn kinds() -> Vec<Completion> {
    let created = KINDS.iter().filter(|kind| kind.created.is_some());
    let item = |name: &str| {
        let item = Completion::new(name, CompletionKind::Block).inserting(format!("{name}."));
        item.about(Topic::Kind(name.to_owned(), false))
    };
    created.map(|kind| item(kind.name)).collect()
}

/// The blocks that the program creates, and each copy of those with `for_each`.
fn blocks(ctx: &Context<'_>) -> Vec<Completion> {
    let entries = ctx.resolver.names.blocks.values().filter(|entry| !entry.id.kind().is_existing());
    let program = ctx.analysis.program();
    let mut items = Vec::new();
    for entry in entries {
        let name = entry.reference();
        let topic =
            name.split_once('.').map(|(kind, name)| Topic::Declaration(kind.to_owned(), name.to_owned()));
        let copies = program.blocks().filter(|block| block.key.is_some() && block.id.declared() == entry.id);
        let all = std::iter::once(name).chain(copies.map(Declared::reference));
        items.extend(all.map(|name| {
            let item = Completion::new(name, CompletionKind::Reference).detail(entry.kind.name);
            Completion { topic: topic.clone(), ..item }
        }));
    }
    items
}

#[cfg(test)]
mod tests {
    use crate::ide::completion::completions;
    use crate::ide::tests::marked;

    /// The labels at the mark.
    fn labels(text: &str) -> Vec<String> {
        let program = "existing network \"main\" {\n  stack = \"vpc\"\n  zones = 2\n}\nvolume \"data\" {\n  for_each = [\"media\"]\n  network = network.main\n}\n";
        let (analysis, position) = marked(&format!("{program}{text}"));
        completions(&analysis, position).items.into_iter().map(|item| item.label).collect()
    }

    #[test]
    fn a_move_ends_at_a_block_that_the_program_creates() {
        assert_eq!(labels("moved {\n  to = |\n}"), ["volume.data", "volume.data[\"media\"]"]);
        assert_eq!(labels("moved { from = volume.old, to = |"), ["volume.data", "volume.data[\"media\"]"]);
    }

    #[test]
    fn a_move_begins_at_a_block_that_is_gone() {
        let kinds = labels("moved {\n  from = |\n}");
        assert!(
            kinds.contains(&"volume".to_owned()) && !kinds.contains(&"volume.data".to_owned()),
            "{kinds:?}"
        );
    }
}
