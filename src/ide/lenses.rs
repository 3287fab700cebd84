//! What stands above a block: what it becomes, and how often it is named.

use std::collections::BTreeMap;

use super::{Analysis, Declaration, Occurrence, Resolver, Role, occurrences};
use crate::language::kinds;
use crate::source::{FileId, Span};
use crate::syntax::ast;

/// A line above a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// The head of the block.
    pub span: Span,
    /// What the line says.
    pub kind: LensKind,
}

/// What a line above a block says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LensKind {
    /// What it becomes: `stack platform-cluster-web: 21 resources`.
    Becomes(String),
    /// Where it is named; its own name stands at `name`.
    References {
        /// The name in the label.
        name: Span,
        /// The references.
        places: Vec<Span>,
    },
}

/// The lines above the blocks of a file, in order. What a program with errors becomes is unknown.
pub fn lenses(analysis: &Analysis, file: FileId) -> Vec<Lens> {
    let Some(tree) = analysis.tree(file) else { return Vec::new() };
    let references = references(analysis);
    let resolver = Resolver::new(analysis);
    let stacks = if analysis.has_errors() { &[] } else { analysis.lowered().stacks.as_slice() };
    let all = analysis.trees().iter().flat_map(|tree| &tree.items);
    // Above the project, or else above the first declaration.
    let whole = all.clone().find(|item| is_project(item)).or(all.clone().next()).map(ast::Item::span);
    let mut lenses = Vec::new();
    for item in &tree.items {
        if whole == Some(item.span()) && !stacks.is_empty() {
            let resources = stacks.iter().map(|stack| stack.template.resources.len()).sum();
            let counts = format!("{}, {}", counted(stacks.len(), "stack"), counted(resources, "resource"));
            let text = format!("project {}: {counts}", analysis.program().name);
            lenses.push(Lens { span: head(item), kind: LensKind::Becomes(text) });
        }
        let ast::Item::Block(block) = item else { continue };
        let parts: Vec<(&str, usize)> = stacks
            .iter()
            .filter_map(|stack| {
                let origins = stack.template.resources.values().map(|it| it.origin.unwrap_or(stack.origin));
                let own = origins.filter(|origin| block.span.contains(*origin)).count();
                (own > 0).then_some((stack.name.as_str(), own))
            })
            .collect();
        if let Some(text) = becomes(&parts) {
            lenses.push(Lens { span: block.head(), kind: LensKind::Becomes(text) });
        }
        let declaration = kinds::find(&block.kind.value)
            .map(|kind| Declaration::Block(block, kind))
            .filter(|it| resolver.declaration(it.space(), it.name()).is_some());
        if let Some(name) = declaration.map(|it| it.name_span())
            && let Some(places) = references.get(&name)
        {
            let kind = LensKind::References { name, places: places.clone() };
            lenses.push(Lens { span: block.head(), kind });
        }
    }
    lenses
}

/// How many stacks are named: the copies of a block may have many.
const MAX_STACKS: usize = 4;

/// The stacks that a block becomes, with the numbers of their resources.
fn becomes(stacks: &[(&str, usize)]) -> Option<String> {
    let (first, _) = stacks.first()?;
    if stacks.len() > MAX_STACKS {
        let resources = stacks.iter().map(|(_, own)| own).sum();
        let all = counted(stacks.len(), "stack");
        return Some(format!("{all}, {first} and others: {}", counted(resources, "resource")));
    }
    let part = |(name, own): &(&str, usize)| format!("stack {name}: {}", counted(*own, "resource"));
    Some(stacks.iter().map(part).collect::<Vec<_>>().join("; "))
}

/// The references of the whole program, by the name that they lead to.
fn references(analysis: &Analysis) -> BTreeMap<Span, Vec<Span>> {
    let mut found: BTreeMap<Span, Vec<Span>> = BTreeMap::new();
    let all = analysis.trees().iter().flat_map(|tree| occurrences(analysis, tree.id));
    for Occurrence { span, entity, role } in all {
        if let Some(definition) = entity.definition().filter(|_| role == Role::Reference) {
            found.entry(definition).or_default().push(span);
        }
    }
    found
}

fn is_project(item: &ast::Item) -> bool {
    matches!(item, ast::Item::Block(block) if block.kind.value == kinds::PROJECT.name)
}

fn head(item: &ast::Item) -> Span {
    match item {
        ast::Item::Block(block) => block.head(),
        other => other.span().before(),
    }
}

/// `1 resource`, `2 resources`
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
