//! What the words of an expression stand for.

use super::Analysis;
use super::entity::{Declaration, Entity, label};
use crate::language::kinds;
use crate::resolve::{Names, plain_text};
use crate::source::Span;
use crate::syntax::ast;
use crate::types::Pseudo;

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

    /// The declaration of `space.name`: `param`, `var`, `let`, or a kind.
    pub fn declaration(&self, space: &str, name: &'a str) -> Option<Declaration<'a>> {
        match space {
            "param" => self.names.params.get(name).map(|param| Declaration::Param(param)),
            "var" => self.variable(name),
            "let" => self.names.lets.get(name).map(|item| Declaration::Let(item)),
            kind => {
                let kind = kinds::find(kind)?;
                let entry = self.names.block(kind.name, name)?;
                Some(Declaration::Block(&entry.block, kind))
            }
        }
    }

    /// The declaration of a `var`.
    pub fn variable(&self, name: &str) -> Option<Declaration<'a>> {
        self.names.vars.get(name).map(|param| Declaration::Param(param))
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
        let mut found = Vec::new();
        let [space, name, members @ ..] = path else { return found };
        let kind = kinds::find(&space.value);
        let head = match (space.value.as_str(), kind) {
            (_, Some(schema)) => Entity::Kind { schema, existing: false },
            ("param", _) => Entity::Keyword("param"),
            ("var", _) => Entity::Keyword("var"),
            ("let", _) => Entity::Keyword("let"),
            ("aws", _) => Entity::Keyword("aws"),
            _ => Entity::Unresolved { space: "", name: &space.value },
        };
        found.push((space.span, head));
        let unresolved = Entity::Unresolved { space: &space.value, name: &name.value };
        if space.value == "aws" {
            found.push((name.span, Pseudo::named(&name.value).map_or(unresolved, Entity::Pseudo)));
            return found;
        }
        let declaration = self.declaration(&space.value, &name.value);
        found.push((name.span, declaration.map_or(unresolved, Entity::Declaration)));
        let mut members = members.iter();
        if let (Some(declaration @ Declaration::Block(_, kind)), Some(result)) =
            (declaration, members.clone().next())
        {
            members.next();
            found.push((
                result.span,
                match kind.result(&result.value) {
                    Some(schema) => Entity::Result { of: declaration, schema },
                    None => Entity::Unresolved { space: &name.value, name: &result.value },
                },
            ));
        }
        found.extend(members.map(|member| (member.span, Entity::Member(&member.value))));
        found
    }

    /// The nested block of `volume.shared.access_point["uploads"]`.
    pub(super) fn keyed(&self, inner: &'a ast::Expr, index: &'a ast::Expr) -> Option<(Span, Entity<'a>)> {
        let ast::ExprKind::Path(path) = &inner.kind else { return None };
        let [kind, name, result] = path.as_slice() else { return None };
        let nested = kinds::find(&kind.value)?.result(&result.value)?.keyed_by?;
        let of = self.declaration(&kind.value, &name.value)?;
        let key = plain_text(index)?;
        let block = nested_blocks(of.block()?, nested)
            .find(|block| label(block).is_some_and(|(name, _)| name == key))?;
        let span = index.span;
        let inside = Span::new(span.file, span.start.saturating_add(1), span.end.saturating_sub(1));
        Some((inside, Entity::Nested { of, block }))
    }
}

/// The nested blocks of a name.
fn nested_blocks<'a>(block: &'a ast::Block, name: &str) -> impl Iterator<Item = &'a ast::Block> {
    block.body.entries.iter().filter_map(move |entry| match entry {
        ast::Entry::Block(block) if block.kind.value == name => Some(block),
        _ => None,
    })
}
