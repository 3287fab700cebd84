//! Which block an expression is, as far as the source tells: a reference, one of the copies of a block with `for_each`, or an element
//! that is one.

use super::Resolver;
use super::entity::{Declaration, Entity};
use crate::resolve::{BlockEntry, Target, nested_blocks, plain_text};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind};

/// How many `let`s are followed.
const MAX_DEPTH: usize = 16;

/// What the variables around are elements of: of `for`s, and `each.value`.
pub(super) struct Elements<'a> {
    /// The variables that stand for elements, the innermost last, with the collections.
    pub(super) variables: Vec<(&'a str, &'a ast::Expr)>,
    /// The value of the nearest `for_each`.
    pub(super) for_each: Option<&'a ast::Expr>,
}

impl<'a> Resolver<'a> {
    /// The block that an expression is.
    pub(super) fn block_of(&self, expr: &'a ast::Expr, around: &Elements<'a>) -> Option<&'a BlockEntry> {
        match &expr.kind {
            ExprKind::Path(path) => self.block_of_path(path, around, 0),
            ExprKind::Index(inner, _) => self.copies_of(inner),
            ExprKind::Paren(inner) => self.block_of(inner, around),
            _ => None,
        }
    }

    /// The block that a path is.
    pub(super) fn block_of_path(
        &self,
        path: &'a [ast::Name],
        around: &Elements<'a>,
        depth: usize,
    ) -> Option<&'a BlockEntry> {
        let (first, rest) = path.split_first()?;
        if let Some((_, collection)) = around.variables.iter().rev().find(|(name, _)| *name == first.value) {
            return if rest.is_empty() { self.copies_of(collection) } else { None };
        }
        match (path, self.target_of(path)) {
            ([_, value], None) if around.for_each.is_some() && value.value == "value" => {
                self.copies_of(around.for_each?)
            }
            ([_, _], Some(Target::Let(_, item))) if depth < MAX_DEPTH => {
                let none = Elements { variables: Vec::new(), for_each: None };
                match &item.value.kind {
                    ExprKind::Path(path) => self.block_of_path(path, &none, depth + 1),
                    _ => self.block_of(&item.value, &none),
                }
            }
            ([_, _], Some(Target::Block(entry))) => Some(entry).filter(|entry| !entry.repeated),
            ([_, _, _], Some(Target::Block(entry))) => Some(entry).filter(|entry| entry.repeated),
            _ => None,
        }
    }

    /// The block whose copies an expression is a map of.
    fn copies_of(&self, expr: &'a ast::Expr) -> Option<&'a BlockEntry> {
        let ExprKind::Path(path) = &expr.kind else { return None };
        match (path.as_slice(), self.target_of(path)?) {
            ([_, _], Target::Block(entry)) => Some(entry).filter(|entry| entry.repeated),
            _ => None,
        }
    }

    fn target_of(&self, path: &'a [ast::Name]) -> Option<Target<'a>> {
        let [space, name, ..] = path else { return None };
        self.names.target(crate::resolve::Namespace::of(&space.value)?, &name.value)
    }

    /// The nested block of `volume.shared.access_point["uploads"]`.
    pub(super) fn keyed(
        &self,
        inner: &'a ast::Expr,
        index: &'a ast::Expr,
        around: &Elements<'a>,
    ) -> Option<(Span, Entity<'a>)> {
        let (entry, result) = match &inner.kind {
            ExprKind::Path(path) => {
                let (result, before) = path.split_last()?;
                (self.block_of_path(before, around, 0)?, result)
            }
            ExprKind::Member(inner, result) => (self.block_of(inner, around)?, result),
            _ => return None,
        };
        let nested = entry.kind.result(&result.value)?.keyed_by?;
        let key = plain_text(index)?;
        let (_, block) = nested_blocks(&entry.block.body, nested).find(|(label, _)| *label == key)?;
        let of = Declaration::Block(&entry.block, entry.kind);
        let span = index.span;
        let inside = Span::new(span.file, span.start.saturating_add(1), span.end.saturating_sub(1));
        Some((inside, Entity::Nested { of, block }))
    }
}

/// A result of a block; a member of which nothing is known if it has none of that name.
pub(super) fn result<'a>(entry: &'a BlockEntry, name: &'a ast::Name) -> Entity<'a> {
    match entry.kind.result(&name.value) {
        Some(schema) => Entity::Result { of: Declaration::Block(&entry.block, entry.kind), schema },
        None => Entity::Member(&name.value),
    }
}
