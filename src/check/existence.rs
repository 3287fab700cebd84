//! When a block is there: its guard, and for what another stack owns, the stack's name.

use super::context::Checker;
use super::guard::Guard;
use crate::ir::{BlockId, Expr, ExprKind, Type};
pub(super) use crate::resolve::attribute;
use crate::resolve::{BlockEntry, plain_text};
use crate::source::Span;
use crate::syntax::ast;

/// When a block, or one of its results, is there.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Existence {
    /// Its guard is constantly false.
    Never,
    /// When all of these hold (none: always); without places.
    When(Vec<Expr>),
}

impl Existence {
    pub(super) const ALWAYS: Self = Self::When(Vec::new());

    /// When what has this guard is there.
    pub(super) fn of(guard: &Guard) -> Self {
        match guard {
            Guard::Never => Self::Never,
            Guard::When(condition) => Self::When(parts(condition)),
            Guard::Always | Guard::Unknown => Self::ALWAYS,
        }
    }

    /// Both this and the other.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::When(mut parts), Self::When(more)) => {
                for part in more {
                    if !parts.contains(&part) {
                        parts.push(part);
                    }
                }
                Self::When(parts)
            }
            _ => Self::Never,
        }
    }
}

/// The parts of a condition that hold when it holds, without places: `a && b` has two.
pub(super) fn parts(condition: &Expr) -> Vec<Expr> {
    match &condition.kind {
        ExprKind::And(items) => items.iter().flat_map(parts).collect(),
        // `!(a || b)` says as much as `!a && !b`.
        ExprKind::Not(inner) if matches!(inner.kind, ExprKind::Or(_)) => parts_of_negation(inner),
        ExprKind::Bool(true) | ExprKind::Unknown => Vec::new(),
        _ => vec![condition.placeless()],
    }
}

/// The parts of a condition that hold when it does not: only `!a` and `a || b` say something.
pub(super) fn parts_of_negation(condition: &Expr) -> Vec<Expr> {
    match &condition.kind {
        ExprKind::Not(inner) => parts(inner),
        ExprKind::Or(items) => items.iter().flat_map(parts_of_negation).collect(),
        _ => vec![negate(condition.clone()).placeless()],
    }
}

/// `!a`, and `a` for `!!a`.
pub(super) fn negate(condition: Expr) -> Expr {
    match condition.kind {
        ExprKind::Not(inner) => *inner,
        ExprKind::Bool(value) => Expr { kind: ExprKind::Bool(!value), ..condition },
        _ => {
            let span = condition.span;
            Expr::new(ExprKind::Not(Box::new(condition)), Type::Bool, span)
        }
    }
}

/// One condition of several parts.
pub(super) fn all_of(mut parts: Vec<Expr>, span: Span) -> Expr {
    match parts.len() {
        0 => Expr::new(ExprKind::Bool(true), Type::Bool, span),
        1 => parts.pop().unwrap_or_else(|| Expr::unknown(span)),
        _ => Expr::new(ExprKind::And(parts), Type::Bool, span),
    }
}

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

/// `value != null`
pub(super) fn not_null(value: Expr) -> Expr {
    let span = value.span;
    let is_null = Expr::new(ExprKind::IsNull(Box::new(value)), Type::Bool, span);
    Expr::new(ExprKind::Not(Box::new(is_null)), Type::Bool, span)
}
