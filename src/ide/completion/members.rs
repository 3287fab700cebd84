//! After a dot: names of a namespace or kind, results of a block, members of a map.

use super::Context;
use super::expected::path_at_end;
use super::item::{Completion, CompletionKind};
use super::results::{is_without_key, keys_of, topic};
use crate::ide::Declaration;
use crate::ide::cursor::Lexeme;
use crate::ide::known;
use crate::ide::manual::Topic;
use crate::language::{KindSchema, kinds};
use crate::resolve::nested_blocks;
use crate::syntax::ast;
use crate::types::Pseudo;

/// The items after the dot that was read last.
pub(super) fn items<'a>(ctx: &Context<'a>, read: &[Lexeme<'a>]) -> Vec<Completion> {
    let path = path_at_end(read);
    let variable = ctx.variables().into_iter().any(|(name, _)| Some(&name) == path.first());
    match path.as_slice() {
        // A variable of a `for` hides a namespace or kind of its name.
        _ if variable => of_map(ctx, read),
        ["aws"] => pseudos(),
        [namespace @ ("param" | "var" | "let")] => declared(ctx, namespace),
        [kind] if kinds::find(kind).is_some() => declared(ctx, kind),
        [kind, name, begun @ ..] if kinds::find(kind).is_some() => {
            kinds::find(kind).map(|kind| results(ctx, read, kind, name, begun)).unwrap_or_default()
        }
        _ => of_map(ctx, read),
    }
}

fn declared(ctx: &Context<'_>, namespace: &str) -> Vec<Completion> {
    let expected = ctx.expected();
    let own = ctx.resolver.declarations().filter(|declaration| declaration.space() == namespace);
    own.filter(|declaration| !declaration.name().is_empty() && !ctx.is_within(declaration))
        .map(|declaration| {
            let ty = known::declared(ctx.analysis, &declaration).ty;
            let kind = match declaration {
                Declaration::Block(..) => CompletionKind::Reference,
                _ => CompletionKind::Variable,
            };
            let topic = Topic::Declaration(namespace.to_owned(), declaration.name().to_owned());
            let item = Completion::new(declaration.name(), kind).of_type(&ty).about(topic);
            // What does not fit is still offered, but later: the user may go on with a member of it.
            item.rank(u8::from(!expected.takes(&ty)))
        })
        .collect()
}

fn pseudos() -> Vec<Completion> {
    let all = Pseudo::ALL.into_iter();
    all.map(|(pseudo, name, ..)| {
        let item = Completion::new(name, CompletionKind::Member).detail(pseudo.ty().to_string());
        item.about(Topic::Pseudo(name.to_owned()))
    })
    .collect()
}

/// The results of a block, or of one of its copies, whose key comes first then; where the name of a result is `begun`, what is left of
/// it. The keys of a block that has copies.
fn results<'a>(
    ctx: &Context<'a>,
    read: &[Lexeme<'a>],
    kind: &'static KindSchema,
    name: &str,
    begun: &[&str],
) -> Vec<Completion> {
    let expected = ctx.expected();
    let Some(entry) = ctx.resolver.names.block(kind.name, name) else { return Vec::new() };
    let begun = if entry.repeated { begun.get(1..) } else { Some(begun) };
    let Some(begun) = begun else { return of_map(ctx, read) };
    let block = &entry.block;
    let begun: String = begun.iter().flat_map(|part| [*part, "."]).collect();
    let mut items = Vec::new();
    for result in entry.results() {
        let Some(name) = result.name.strip_prefix(&begun) else { continue };
        let ty = (result.ty)();
        let item = Completion::new(name, CompletionKind::Member).of_type(&ty).about(topic(entry, result));
        let item = item.rank(u8::from(!expected.takes(&ty)));
        if let Some(nested) = keys_of(block, result) {
            items.push(with_key(item.clone(), result.name, block, nested));
        }
        if is_without_key(entry, result) {
            items.push(item);
        }
    }
    items
}

/// A result with the key that follows it.
fn with_key(item: Completion, name: &str, block: &ast::Block, nested: &str) -> Completion {
    let keys: Vec<&str> = nested_blocks(&block.body, nested).map(|(label, _)| label).collect();
    let choices = keys.join(",");
    let item = item.inserting(format!("{name}[\""));
    // A choice of nothing is not a valid snippet.
    if keys.is_empty() {
        item.snippet(format!("{name}[\"$1\"]"))
    } else {
        item.snippet(format!("{name}[\"${{1|{choices}|}}\"]"))
    }
}

fn of_map<'a>(ctx: &Context<'a>, read: &[Lexeme<'a>]) -> Vec<Completion> {
    let members = ctx.reached(read).into_iter().flat_map(|reached| reached.members());
    let expected = ctx.expected();
    // `"Cost-Center"` is not an identifier and can only be an index: `tags["Cost-Center"]`.
    let named = members.filter(|(name, _)| {
        name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    });
    named
        .map(|(name, reached)| {
            let item = Completion::new(name, CompletionKind::Member).of_type(&reached.ty);
            item.rank(u8::from(!expected.takes(&reached.ty)))
        })
        .collect()
}
