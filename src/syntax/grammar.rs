//! The parser that pest makes of `grammar/ecs.pest`.
// What pest's derive generates is neither documented nor as private as it could be.
#![allow(missing_docs, unreachable_pub)]

/// The parser.
#[derive(pest_derive::Parser)]
#[grammar = "../grammar/ecs.pest"]
pub(super) struct Grammar;

/// A node of the parse.
pub(super) type Pair<'s> = pest::iterators::Pair<'s, Rule>;

/// The children of a node without the comments, which `scan` has collected already.
pub(super) fn inner(pair: Pair<'_>) -> impl Iterator<Item = Pair<'_>> + Clone {
    pair.into_inner().filter(|child| !matches!(child.as_rule(), Rule::comment | Rule::block_comment))
}
