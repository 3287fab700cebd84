//! In a file with values of `var`s: the names without a value, and after `=` the values of a type that has only few.

use super::item::{Completion, CompletionKind};
use super::operands::literals;
use super::{Context, snippets};
use crate::ide::cursor::{Frame, FrameKind};
use crate::ide::manual::Topic;
use crate::ide::{Declaration, Position, known};

/// The items at the position.
pub(super) fn items(ctx: &Context<'_>, position: Position) -> Vec<Completion> {
    let frame = ctx.cursor.innermost().filter(|frame| frame.kind == FrameKind::Program);
    let Some(Frame { line, .. }) = frame else { return Vec::new() };
    match line.as_slice() {
        [] => names(ctx, position),
        [name, equals] if equals.is("=") => values(ctx, name.text),
        _ => Vec::new(),
    }
}

/// At the beginning of a line.
fn names(ctx: &Context<'_>, position: Position) -> Vec<Completion> {
    let lines = ctx.analysis.assignments(position.file);
    // The line of the cursor does not count: its name is being typed.
    let elsewhere = lines.iter().map(|line| &line.key).filter(|key| !position.touches(key.span));
    let given: Vec<&str> = elsewhere.map(|key| key.value.as_str()).collect();
    let variables = ctx.resolver.declarations().filter(|declaration| declaration.space() == "var");
    let free = variables.filter(|declaration| !given.contains(&declaration.name()));
    let item = |declaration: Declaration<'_>| {
        let name = declaration.name();
        let ty = known::declared(ctx.analysis, &declaration).ty;
        let topic = Topic::Declaration(declaration.space().to_owned(), name.to_owned());
        let item = Completion::new(name, CompletionKind::Variable).of_type(&ty).about(topic);
        if snippets::goes_on(ctx.cursor.rest) { item } else { item.inserting(format!("{name} = ")) }
    };
    free.map(item).collect()
}

/// After `name =`.
fn values(ctx: &Context<'_>, name: &str) -> Vec<Completion> {
    let mut items = Vec::new();
    if let Some(declaration) = ctx.resolver.variable(name) {
        literals(&known::declared(ctx.analysis, &declaration).ty, &mut items);
    }
    items
}
