//! After the colon of a `param` or `var`: types.

use super::Context;
use super::item::{Completion, CompletionKind};
use crate::ide::cursor::Lexeme;
use crate::ide::manual::Topic;
use crate::types::Type;

/// The types that may follow what has been read of one.
pub(super) fn items(_: &Context<'_>, namespace: &str, read: &[Lexeme<'_>]) -> Vec<Completion> {
    let inside = match read.last() {
        None => false,
        Some(last) if last.is("<") => true,
        // After a `|` come enum values, which the author invents.
        Some(_) => return Vec::new(),
    };
    let named = Type::NAMED.iter().map(|(name, ..)| {
        Completion::new(*name, CompletionKind::Type).about(Topic::Type((*name).to_owned()))
    });
    let mut items: Vec<Completion> = named.collect();
    // CloudFormation has no parameters that are maps or lists of lists.
    let made: &[&str] = if namespace == "var" { &["list", "map"] } else { &["list"] };
    if !inside || namespace == "var" {
        items.extend(made.iter().map(|name| {
            let item = Completion::new(*name, CompletionKind::Type).inserting(format!("{name}<")).rank(1);
            item.snippet(format!("{name}<${{1:string}}>")).about(Topic::Type((*name).to_owned()))
        }));
    }
    items
}
