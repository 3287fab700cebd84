//! All places where a name is written.

use super::{Analysis, Declaration, Entity, Occurrence, Position, Role, at, occurrences};
use crate::source::Span;
use crate::syntax::ast::ParamKind;

/// A place where a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The name; in a label without quotes.
    pub span: Span,
    /// Whether it declares.
    pub role: Role,
}

/// Every place in the program where what the word at a place stands for is named, with its declaration; in the order of the
/// files. Empty for what no program declares.
pub fn references(analysis: &Analysis, position: Position) -> Vec<Reference> {
    let Some(occurrence) = at(analysis, position).occurrence else { return Vec::new() };
    references_to(analysis, &occurrence.entity)
}

/// Every place where something that the program declares is named.
pub(super) fn references_to(analysis: &Analysis, entity: &Entity<'_>) -> Vec<Reference> {
    let Some(definition) = entity.definition() else { return Vec::new() };
    let files = analysis.trees().iter().map(|tree| tree.id);
    let named = files.flat_map(|file| occurrences(analysis, file));
    let named = named.filter(|other| other.entity.definition() == Some(definition));
    let named = named.map(|other| reference(&other));
    named.chain(values(analysis, entity)).collect()
}

/// The places in one file that mean the same as the word at a place: also words of the language.
pub fn highlights(analysis: &Analysis, position: Position) -> Vec<Reference> {
    let Some(occurrence) = at(analysis, position).occurrence else { return Vec::new() };
    let entity = &occurrence.entity;
    let same =
        occurrences(analysis, position.file).into_iter().filter(|other| is_same(entity, &other.entity));
    same.map(|other| reference(&other)).collect()
}

fn reference(occurrence: &Occurrence<'_>) -> Reference {
    Reference { span: occurrence.span, role: occurrence.role }
}

/// Whether two words mean the same.
fn is_same(left: &Entity<'_>, right: &Entity<'_>) -> bool {
    if let Some(definition) = left.definition() {
        return right.definition() == Some(definition);
    }
    match (left, right) {
        (Entity::Unresolved { space, name }, Entity::Unresolved { space: other_space, name: other_name }) => {
            (space, name) == (other_space, other_name)
        }
        (Entity::Function(left), Entity::Function(right)) => left.name == right.name,
        (Entity::Result { of, schema }, Entity::Result { of: other, schema: same }) => {
            of.name_span() == other.name_span() && schema.name == same.name
        }
        (Entity::Attribute { field, path }, Entity::Attribute { field: other, path: same })
        | (Entity::Block { field, path }, Entity::Block { field: other, path: same }) => {
            (field.name, path) == (other.name, same)
        }
        (Entity::Symbol(word), Entity::Symbol(other)) => word == other,
        (Entity::Pseudo(left), Entity::Pseudo(right)) => left == right,
        _ => false,
    }
}

/// Where files with values give one to a `var`.
fn values(analysis: &Analysis, entity: &Entity<'_>) -> Vec<Reference> {
    let Entity::Declaration(Declaration::Param(param)) = entity else { return Vec::new() };
    if param.kind != ParamKind::Var {
        return Vec::new();
    }
    let lines = analysis.sources().files().flat_map(|(file, _)| analysis.assignments(file));
    lines
        .filter(|line| line.key.value == param.name.value)
        .map(|line| Reference { span: line.key.span, role: Role::Reference })
        .collect()
}
