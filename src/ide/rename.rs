//! Another name for what the program declares, wherever it is named.

use super::entity::label;
use super::references::references_to;
use super::{Analysis, Declaration, Entity, Position, Resolver, Visitor, at, walk_item};
use crate::diagnostics::Edit;
use crate::resolve::identifier_fix;
use crate::source::Span;
use crate::syntax::Node;
use crate::syntax::ast::{self, RESERVED_VARIABLES};
use crate::types::BlockKind;

/// What would be renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renameable {
    /// The word at the place.
    pub span: Span,
    /// The name as it is now.
    pub name: String,
}

/// What is renamed at a place; `None` for a word that no program declares.
pub fn prepare(analysis: &Analysis, position: Position) -> Option<Renameable> {
    let occurrence = at(analysis, position).occurrence?;
    occurrence.entity.definition()?;
    // The project's name is the prefix of all stacks: that is another deployment, not another name.
    // `each` is a word of the language.
    if matches!(occurrence.entity, Entity::Declaration(Declaration::Project(_)) | Entity::Each(_)) {
        return None;
    }
    // What another program declares has its name there.
    if let Entity::Declaration(Declaration::Block(block, kind)) = occurrence.entity
        && let Some((name, _)) = label(block)
        && analysis.names().block(kind.name, name).is_some_and(|entry| entry.offered)
    {
        return None;
    }
    Some(Renameable { span: occurrence.span, name: analysis.source(occurrence.span).to_owned() })
}

/// The edits that give what is named at a place another name.
///
/// # Errors
/// Why it cannot have this name, in one line.
pub fn rename(analysis: &Analysis, position: Position, name: &str) -> Result<Vec<Edit>, String> {
    let place = at(analysis, position);
    let nothing = || "there is nothing here that can be renamed".to_owned();
    let occurrence = place.occurrence.as_ref().ok_or_else(nothing)?;
    prepare(analysis, position).ok_or_else(nothing)?;
    if let Some(fixed) = identifier_fix(name) {
        return Err(format!(
            "`{name}` is not a valid name: use lowercase letters, digits and `_`, such as `{fixed}`"
        ));
    }
    let references = references_to(analysis, &occurrence.entity);
    if let Some(taken) = taken(&place.resolver, &occurrence.entity, name) {
        return Err(taken);
    }
    if let (Entity::Variable { .. }, Some(item)) = (&occurrence.entity, place.item) {
        if RESERVED_VARIABLES.contains(&name) {
            return Err(format!("`{name}` is a reserved word, and cannot be the name of a variable"));
        }
        let spans: Vec<Span> = references.iter().map(|reference| reference.span).collect();
        if let Some(line) = captured(analysis, &place.resolver, item, name, &spans) {
            return Err(format!("`{name}` already means something else on line {line}"));
        }
    }
    Ok(references.into_iter().map(|reference| Edit { span: reference.span, text: name.to_owned() }).collect())
}

/// An edit that a user may want beside a rename.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The edit.
    pub edit: Edit,
    /// What it does, in a few words.
    pub label: String,
    /// Why it is proposed.
    pub description: String,
}

/// The `moved` that keeps the names of what is deployed, where a block gets another name and its stacks would get one, too.
pub fn proposed_move(analysis: &Analysis, position: Position, name: &str) -> Option<Proposed> {
    let place = at(analysis, position);
    let Entity::Declaration(Declaration::Block(block, kind)) = place.occurrence.as_ref()?.entity else {
        return None;
    };
    let block_kind = BlockKind::find(kind.name, block.existing.is_some())?;
    let entry = place.resolver.names.block(kind.name, label(block)?.0)?;
    let mut declared = analysis.program().blocks().filter(|block| block.id.declared() == entry.id);
    // One that was moved keeps the names that it had.
    if block_kind.stacks().is_empty() || declared.any(|declared| declared.former.is_some()) {
        return None;
    }
    let (kind, former) = (kind.name, label(block)?.0);
    let text = format!("\n\nmoved {{\n  from = {kind}.{former}\n  to   = {kind}.{name}\n}}");
    Some(Proposed {
        edit: Edit { span: block.span.after(), text },
        label: "Keep the deployed names".to_owned(),
        description: format!(
            "Without `moved`, the new name is a new stack, and that of `{former}` stays behind."
        ),
    })
}

/// Who has the name already.
fn taken<'a>(resolver: &Resolver<'a>, entity: &Entity<'a>, name: &str) -> Option<String> {
    let own = entity.definition()?;
    let said = |space: &str| {
        let article = if space.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("there is already {article} {space} `{name}`")
    };
    match entity {
        Entity::Declaration(Declaration::Output(_)) => {
            let other = resolver.names.outputs.get(name)?;
            (other.name.span != own).then(|| said("output"))
        }
        Entity::Declaration(declaration) => {
            let other = resolver.declarations().find(|other| {
                other.space() == declaration.space() && other.name() == name && other.name_span() != own
            })?;
            Some(said(other.space()))
        }
        Entity::Nested { of, block } => {
            let siblings = of.block()?.body.entries.iter().filter_map(|entry| match entry {
                ast::Entry::Block(sibling) if sibling.kind.value == block.kind.value => Some(sibling),
                _ => None,
            });
            let mut names = siblings.filter_map(super::entity::label);
            names.any(|(other, span)| other == name && span != own).then(|| said(&block.kind.value))
        }
        _ => None,
    }
}

/// The line of a declaration in which a bare word of this name stands already, or a variable is bound to it: there the two could be
/// taken for one another.
fn captured(
    analysis: &Analysis,
    resolver: &Resolver<'_>,
    item: &ast::Item,
    name: &str,
    own: &[Span],
) -> Option<usize> {
    struct Words<'n> {
        name: &'n str,
        own: &'n [Span],
        found: Option<Span>,
    }
    impl<'a> Visitor<'a> for Words<'_> {
        fn enter(&mut self, _: Node<'a>, _: &super::Scope<'a>) -> bool {
            self.found.is_none()
        }
        fn occurrence(&mut self, occurrence: super::Occurrence<'a>) {
            let word = match &occurrence.entity {
                Entity::Variable { name, .. } => name.value.as_str(),
                Entity::Symbol(word) => word,
                _ => return,
            };
            if word == self.name && !self.own.contains(&occurrence.span) {
                self.found.get_or_insert(occurrence.span);
            }
        }
    }
    let mut words = Words { name, own, found: None };
    // The walk gives back what it was given: the item outlives the visitor.
    walk_item(resolver, item, &mut words);
    words.found.map(|span| analysis.sources().start(span).line)
}
