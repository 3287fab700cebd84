//! What is shown at a word: what it stands for, its type and value, and the manual.

use super::{Analysis, Declaration, Entity, Position, at};
use crate::generate::reference;
use crate::text::Span;

/// What is shown at a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The word.
    pub span: Span,
    /// What is said of it, in Markdown.
    pub markdown: String,
}

/// What is shown at a place, if there is something to say.
pub fn hover(analysis: &Analysis, position: Position) -> Option<Hover> {
    let place = at(analysis, position);
    let occurrence = place.occurrence?;
    let markdown = match &occurrence.entity {
        Entity::Declaration(declaration) => declared(analysis, declaration),
        Entity::Result { of, schema } => {
            let docs = schema.docs;
            format!("```ecs\n{}.{}.{}: {}\n```\n\n{docs}", of.space(), of.name(), schema.name, (schema.ty)())
        }
        Entity::Kind { schema, .. } => page(schema.name)?,
        Entity::Block { field, path } | Entity::Attribute { field, path } => {
            page(&format!("{path}.{}", field.name))?
        }
        Entity::Meta(meta) => page(meta.name)?,
        Entity::Function(function) => page(function.name)?,
        Entity::DeclarationAttribute(attribute) => attribute.docs.to_owned(),
        Entity::Pseudo(pseudo) => format!("CloudFormation's `{}`.", pseudo.parameter()),
        Entity::Keyword("project") => page("project")?,
        Entity::Nested { .. }
        | Entity::Variable { .. }
        | Entity::Member(_)
        | Entity::Key(_)
        | Entity::Symbol { .. }
        | Entity::Type(_)
        | Entity::Unit(_)
        | Entity::Keyword(_)
        | Entity::Unresolved { .. } => return None,
    };
    Some(Hover { span: occurrence.span, markdown })
}

/// The first line of a declaration, and its doc comment.
fn declared(analysis: &Analysis, declaration: &Declaration<'_>) -> String {
    let whole = analysis.source(declaration.span());
    let head = whole.lines().next().unwrap_or_default().trim_end_matches(['{', ' ']);
    let docs = declaration.docs().map(|docs| format!("\n\n{}", docs.value)).unwrap_or_default();
    format!("```ecs\n{head}\n```{docs}")
}

/// A page of the reference.
fn page(path: &str) -> Option<String> {
    reference::page(path).ok()
}
