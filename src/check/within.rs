//! What nested blocks declare: `listener "public"` in an `existing cluster` is a listener as one at the top level. It is checked with its
//! cluster.

use super::stack_order::References;
use crate::ir::kinds::ExistingListener;
use crate::ir::{BlockId, Declared, Expr, Nested, Program, Type};
use crate::resolve::{BlockEntry, Names};
use crate::source::Spanned;
use crate::types::ExprKind;

/// Adds what the nested blocks of a program declare.
pub(super) fn declare(names: &Names, references: &mut References, program: &mut Program) {
    let mut found = Vec::new();
    for entry in names.blocks.values() {
        let Some(host) = entry.within else { continue };
        for cluster in program.existing_clusters.iter().filter(|cluster| cluster.id.declared() == host) {
            let nested = cluster.block.listener.iter();
            let mut nested = nested.filter(|nested| nested.label_text() == Some(entry.name()));
            if let Some(listener) = nested.next().and_then(|nested| listener(entry, cluster, nested)) {
                references.push((listener.id, cluster.id, listener.head));
                found.push(listener);
            }
        }
    }
    program.existing_listeners.extend(found);
    program.existing_listeners.sort_by_key(|listener| listener.id);
}

fn listener<B>(
    entry: &BlockEntry,
    host: &Declared<B>,
    nested: &Nested<ExistingListener>,
) -> Option<Declared<ExistingListener>> {
    let label = entry.block.labels.first()?;
    Some(Declared {
        id: entry.copy_of(host.id),
        name: Spanned::new(entry.name().to_owned(), label.value.span),
        key: host.key.clone(),
        within: Some(host.id),
        former: None,
        docs: entry.block.docs.as_ref().map(|docs| docs.value.clone()),
        guard: both(host.guard.clone(), nested.guard.clone()),
        tags: indexmap::IndexMap::new(),
        head: entry.block.head(),
        span: entry.block.span,
        block: nested.block.clone(),
    })
}

fn both(outer: Option<Expr>, inner: Option<Expr>) -> Option<Expr> {
    match (outer, inner) {
        (Some(outer), Some(inner)) => {
            let span = inner.span;
            Some(Expr::new(ExprKind::And(vec![outer, inner]), Type::Bool, span))
        }
        (outer, inner) => outer.or(inner),
    }
}

impl BlockEntry {
    /// The block of the declaration that belongs to a copy of another one: what is declared in it, or around it.
    pub(super) fn copy_of(&self, other: BlockId) -> BlockId {
        other.copy_index().map_or(self.id, |at| self.id.copy(at))
    }
}
