//! What the words of an expression stand for.

use super::Analysis;
use super::entity::{Declaration, Entity};
use crate::resolve::{Names, Namespace, Target};
use crate::source::Span;
use crate::syntax::ast;

/// Knows all declarations of a program.
#[derive(Debug)]
pub struct Resolver<'a> {
    /// The declarations by name.
    pub names: &'a Names,
}

impl<'a> Resolver<'a> {
    /// The resolver of a program.
    pub fn new(analysis: &'a Analysis) -> Self {
        Self { names: analysis.names() }
    }

    /// The declaration of a name in a namespace.
    pub fn declaration(&self, space: &str, name: &str) -> Option<Declaration<'a>> {
        Declaration::of(self.names.target(Namespace::of(space)?, name)?)
    }

    /// The declaration of a `var`.
    pub fn variable(&self, name: &str) -> Option<Declaration<'a>> {
        self.names.target(Namespace::Var, name).and_then(Declaration::of)
    }

    /// All declarations that a reference can name, by space: first `param`, `var` and `let`, then blocks.
    pub fn declarations(&self) -> impl Iterator<Item = Declaration<'a>> {
        let params = self.names.params.values().chain(self.names.vars.values());
        let lets = self.names.lets.values();
        let blocks = self.names.blocks.values();
        params
            .map(|param| Declaration::Param(param))
            .chain(lets.map(|item| Declaration::Let(item)))
            .chain(blocks.map(|entry| Declaration::Block(&entry.block, entry.kind)))
    }

    /// What each name of a path stands for; a path that begins with a variable of a `for` is not asked here.
    pub(super) fn path(&self, path: &'a [ast::Name]) -> Vec<(Span, Entity<'a>)> {
        let [space, name, members @ ..] = path else { return Vec::new() };
        let unresolved = Entity::Unresolved { space: &space.value, name: &name.value };
        let members = members.iter().map(|member| (member.span, Entity::Member(&member.value)));
        let Some(namespace) = Namespace::of(&space.value) else {
            let head = (space.span, Entity::Unresolved { space: "", name: &space.value });
            return [head, (name.span, unresolved)].into_iter().chain(members).collect();
        };
        let head = match namespace {
            Namespace::Kind(schema) => Entity::Kind { schema, existing: false },
            namespace => Entity::Keyword(namespace.word()),
        };
        let target = self.names.target(namespace, &name.value);
        let named = target.map_or(unresolved, Entity::of);
        let mut found: Vec<_> = [(space.span, head), (name.span, named)].into_iter().chain(members).collect();
        let Some(Target::Block(entry)) = target else { return found };
        // What follows the name of a block is one of its results, not a member of a value.
        let of = Declaration::Block(&entry.block, entry.kind);
        // `volume.data.media.id`: the first name behind a block with `for_each` is a key.
        let first = if entry.repeated { 3 } else { 2 };
        let result = path.get(first..).and_then(|members| Some((members.len(), entry.reach(members)?)));
        // One result may have several names: `Endpoint.Address`.
        let count = result.map_or(1, |(count, (_, rest))| count - rest.len());
        for (_, member) in found.iter_mut().skip(first).take(count) {
            *member = match (result, member.clone()) {
                (Some((_, (schema, _))), _) => Entity::Result { of, schema },
                (None, Entity::Member(result)) => Entity::Unresolved { space: &name.value, name: result },
                (None, other) => other,
            };
        }
        found
    }
}
