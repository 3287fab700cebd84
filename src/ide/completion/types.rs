//! Behind the colon of a `param` or `var`: types.

use super::Context;
use super::item::{Completion, CompletionKind};
use crate::ide::cursor::{Lexeme, LexemeKind};
use crate::ide::manual::Topic;
use crate::types::Type;

/// The types that may stand behind what has been read of one.
pub(super) fn items(_: &Context<'_>, space: &str, read: &[Lexeme<'_>]) -> Vec<Completion> {
    let inside = match read.last() {
        None => false,
        Some(last) if last.is("<") => true,
        // Behind a bar stand symbols, which are the writer's own.
        Some(last) if last.kind == LexemeKind::Operator => return Vec::new(),
        Some(_) => return Vec::new(),
    };
    let named = Type::NAMED.iter().map(|(name, ..)| {
        Completion::new(*name, CompletionKind::Type).about(Topic::Type((*name).to_owned()))
    });
    let mut items: Vec<Completion> = named.collect();
    // No param is a map.
    let made: &[&str] = if space == "var" { &["list", "map"] } else { &["list"] };
    if !inside || space == "var" {
        items.extend(made.iter().map(|name| {
            let item = Completion::new(*name, CompletionKind::Type).inserting(format!("{name}<")).rank(1);
            item.snippet(format!("{name}<${{1:string}}>")).about(Topic::Type((*name).to_owned()))
        }));
    }
    items
}
