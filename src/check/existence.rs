//! When a block is there: its guard, and for what another stack owns, the stack's name.

use super::conditions::{Existence, Guard, not_null};
use super::context::Checker;
use crate::ir::{BlockId, Expr, ExprKind, Type};
pub(super) use crate::resolve::attribute;
use crate::resolve::{BlockEntry, plain_text};
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    /// When a block is there, as a reference to it may copy that.
    pub(super) fn existence_of(&mut self, entry: &'a BlockEntry, id: BlockId) -> Existence {
        let existence = self.memoised_existence(entry, id);
        let place = entry.block.head();
        let copied = |checker: &mut Self, part: &Expr| !checker.copied(part.clone(), place).is_unknown();
        match &existence {
            // The guard is copied into every reference to the block, so its size counts each time.
            // If there is no more room, that is reported, and the block is taken for one that is
            // always there.
            Existence::When(parts) if !parts.iter().all(|part| copied(self, part)) => Existence::ALWAYS,
            _ => existence,
        }
    }

    /// When a nested block of a block is there, the one with the label or the one without; `None` if there is no such.
    pub(super) fn existence_of_nested(
        &mut self,
        entry: &'a BlockEntry,
        id: BlockId,
        name: &str,
        label: Option<&str>,
    ) -> Option<Existence> {
        // Its mistakes are reported where the block itself is checked. This is only a question.
        let guard = self.ask_in(entry, id, |checker| {
            nested_of(&entry.block.body, name).find_map(|nested| checker.guard_of_nested(nested, label))
        })?;
        Some(Existence::of(&guard))
    }

    /// The guard of a nested block, or of one of its copies, if that has the label.
    fn guard_of_nested(&mut self, nested: &'a ast::Block, label: Option<&str>) -> Option<Guard> {
        let written = nested.labels.first();
        let Some(elements) = self.nested_copies(&nested.body) else {
            let own = written.map(|label| plain_text(&label.value));
            return (own == label.map(Some)).then(|| self.guard(&nested.body, None));
        };
        elements.iter().flat_map(|elements| elements.iter()).find_map(|element| {
            self.with_each(Some(element), |checker| {
                let own = written.map(|label| checker.expr(&label.value).kind);
                let is_it = match (own, label) {
                    (Some(ExprKind::Text(own)), Some(label)) => own == label,
                    (None, None) => true,
                    _ => false,
                };
                is_it.then(|| checker.guard(&nested.body, None))
            })
        })
    }

    /// When what an `existing` block is given by is there: `stack = param.efs_stack` may be null.
    pub(super) fn existence_of_owner(&mut self, entry: &'a BlockEntry, id: BlockId) -> Existence {
        let given = id.kind().given_by().iter().filter_map(|name| attribute(&entry.block.body, name));
        given.fold(Existence::ALWAYS, |existence, value| {
            let value = self.ask_in(entry, id, |checker| checker.expr(value));
            match (&value.kind, &value.ty) {
                // `stack = null` says which block it is as little as no `stack`: that is reported.
                (ExprKind::Null, _) => existence,
                (_, Type::Nullable(_)) => existence.and(Existence::When(vec![not_null(value).placeless()])),
                _ => existence,
            }
        })
    }

    /// Whether a guard around is wrong or never holds: then it may prove anything.
    pub(super) fn proves_all(&self) -> bool {
        self.around.unknown_guards > 0
    }

    /// Whether the guards around prove all of these.
    pub(super) fn proves(&self, parts: &[Expr]) -> bool {
        self.proves_all() || parts.iter().all(|part| self.around.facts.contains(part))
    }
}

/// The nested blocks of a name.
pub(super) fn nested_of<'a>(body: &'a ast::Body, name: &str) -> impl Iterator<Item = &'a ast::Block> {
    body.entries.iter().filter_map(move |entry| match entry {
        ast::Entry::Block(block) if block.kind.value == name => Some(block),
        _ => None,
    })
}
