//! Between declarations: `param`, `cluster "..." { }`, `existing network "..." { }`.

use super::item::{Completion, CompletionKind};
use super::snippets::{self, Snippet};
use super::{Braces, Context, top_level};
use crate::ide::manual::Topic;
use crate::language::{kinds, words};
use crate::syntax::ast::Item;

/// Snippets of the declarations that are not blocks.
const SHAPES: [(&str, &str); 5] = [
    ("param", "param ${1:name}: ${2:string}"),
    ("var", "var ${1:name}: ${2:string} = ${3:\"\"}"),
    ("let", "let ${1:name} = $0"),
    ("output", "output ${1:name} = $0"),
    ("assert", "assert ${1:condition}, \"${2:what is wrong}\""),
];

/// The items: kinds first, then existing blocks, then the other declarations.
pub(super) fn items(ctx: &Context<'_>) -> Vec<Completion> {
    let mut items: Vec<Completion> = kinds::KINDS
        .iter()
        .filter(|kind| kind.created.is_some())
        .map(|kind| block(ctx, kind.name, false, true))
        .collect();
    if !has_project(ctx) {
        items.push(block(ctx, kinds::PROJECT.name, false, true));
    }
    items.push(block(ctx, kinds::MOVED.name, false, true).rank(2));
    let others = kinds::KINDS.iter().filter(|kind| kind.existing.is_some());
    items.extend(others.map(|kind| block(ctx, kind.name, true, true).rank(1)));
    items.extend(SHAPES.map(|(word, snippet)| {
        Completion::keyword(word).snippet(snippet).about(Topic::Keyword(word.to_owned())).rank(2)
    }));
    items
}

/// After `existing`: the kinds that can exist in another stack.
pub(super) fn existing(ctx: &Context<'_>) -> Vec<Completion> {
    let kinds = kinds::KINDS.iter().filter(|kind| kind.existing.is_some());
    kinds.map(|kind| block(ctx, kind.name, true, false)).collect()
}

fn block(ctx: &Context<'_>, name: &str, existing: bool, whole: bool) -> Completion {
    let label = if existing && whole { format!("{} {name}", words::EXISTING) } else { name.to_owned() };
    let topic = Topic::Kind(name.to_owned(), existing);
    let item = Completion::new(&label, CompletionKind::Block).about(topic);
    if snippets::goes_on(ctx.cursor.rest) {
        return item;
    }
    let Braces::Block { schema, .. } = top_level(name, existing) else { return item };
    let mut snippet = Snippet::default();
    snippet.block(ctx, (&label, None), schema, 0);
    let Snippet { text, plain, .. } = snippet.end();
    item.inserting(plain).snippet(text)
}

fn has_project(ctx: &Context<'_>) -> bool {
    let mut items = ctx.analysis.trees().iter().flat_map(|tree| &tree.items);
    items.any(|item| matches!(item, Item::Block(block) if block.kind.value == kinds::PROJECT.name && !block.labels.is_empty()))
}
