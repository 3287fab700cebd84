//! Where what a word stands for is declared.

use super::{Analysis, Declaration, Entity, Occurrence, Place, Position, at};
use crate::source::Span;
use crate::syntax::ast;

/// Where what a word stands for is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// The word that was asked about.
    pub origin: Span,
    /// The name in the declaration.
    pub name: Span,
    /// The whole declaration.
    pub whole: Span,
}

/// Where the word at a place is declared; `None` if it is a word of the language, or nothing declares it.
pub fn definition(analysis: &Analysis, position: Position) -> Option<Definition> {
    let place = at(analysis, position);
    let occurrence = place.occurrence.as_ref()?;
    let (name, whole) = match &occurrence.entity {
        Entity::Declaration(declaration) => (declaration.name_span(), declaration.span()),
        Entity::Nested { block, .. } => (occurrence.entity.definition()?, block.span),
        Entity::Variable { name, .. } => (name.span, name.span),
        Entity::Each(for_each) => (for_each.key.span, for_each.span),
        // The kind in `cluster.web.arn` leads where the name does: people click on either.
        Entity::Kind { .. } | Entity::Keyword(_) | Entity::Result { .. } => {
            let declaration = referred(&place, occurrence)?;
            (declaration.name_span(), declaration.span())
        }
        Entity::Member(_) => {
            let attribute = member(&place, occurrence)?;
            (attribute.key.span, attribute.span)
        }
        _ => return None,
    };
    Some(Definition { origin: occurrence.span, name, whole })
}

/// The path around a word, and which of its names the word is.
fn path_of<'a>(place: &Place<'a>, occurrence: &Occurrence<'_>) -> Option<(&'a [ast::Name], usize)> {
    place.exprs().find_map(|expr| match &expr.kind {
        ast::ExprKind::Path(path) => {
            let index = path.iter().position(|name| name.span == occurrence.span)?;
            Some((path.as_slice(), index))
        }
        _ => None,
    })
}

/// The declaration of the path that a word belongs to.
fn referred<'a>(place: &Place<'a>, occurrence: &Occurrence<'_>) -> Option<Declaration<'a>> {
    let (path, _) = path_of(place, occurrence)?;
    let [space, name, ..] = path else { return None };
    place.resolver.declaration(&space.value, &name.value)
}

/// Where the member of a `let` is written: `small` of `let.sizes.small` in `let sizes = { small = 1 }`.
fn member<'a>(place: &Place<'a>, occurrence: &Occurrence<'_>) -> Option<&'a ast::Attribute> {
    let (path, index) = path_of(place, occurrence)?;
    let Declaration::Let(item) = referred(place, occurrence)? else { return None };
    let mut value = &item.value;
    let mut found = None;
    for name in path.get(2..=index)? {
        let ast::ExprKind::Map(body) = &plain(value).kind else { return None };
        let attribute = body.attribute(&name.value)?;
        value = &attribute.value;
        found = Some(attribute);
    }
    found
}

/// An expression without the parentheses around it.
fn plain(expr: &ast::Expr) -> &ast::Expr {
    match &expr.kind {
        ast::ExprKind::Paren(inner) => plain(inner),
        _ => expr,
    }
}
