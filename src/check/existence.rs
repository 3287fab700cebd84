//! When a block is there: its guard, and for what another stack owns, the stack's name.

use std::collections::btree_map::Entry;

use super::context::Checker;
use super::prepare::Dependency;
use crate::ir::{Expr, ExprKind, Type};
use crate::resolve::BlockEntry;
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

/// An expression without its places: two that mean the same are equal.
pub(super) fn placeless(expr: &Expr) -> Expr {
    let mut copy = expr.clone();
    strip(&mut copy);
    copy
}

fn strip(expr: &mut Expr) {
    expr.span = Span::default();
    // Narrowing changes the type of a param from place to place; its meaning is the same.
    expr.ty = Type::Unknown;
    expr.children_mut(&mut strip);
}

/// The parts of a condition that hold when it holds, without places: `a && b` has two.
pub(super) fn parts(condition: &Expr) -> Vec<Expr> {
    match &condition.kind {
        ExprKind::And(items) => items.iter().flat_map(parts).collect(),
        ExprKind::Bool(true) | ExprKind::Unknown => Vec::new(),
        _ => vec![placeless(condition)],
    }
}

/// The parts of a condition that hold when it does not: only `!a` and `a || b` say something.
pub(super) fn parts_of_negation(condition: &Expr) -> Vec<Expr> {
    match &condition.kind {
        ExprKind::Not(inner) => parts(inner),
        ExprKind::Or(items) => items.iter().flat_map(parts_of_negation).collect(),
        _ => vec![placeless(&negate(condition.clone()))],
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
    /// When a block is there.
    pub(super) fn existence_of(&mut self, entry: BlockEntry<'a>) -> Existence {
        if let Entry::Vacant(place) = self.existence.entry(entry.id) {
            place.insert(None);
            self.prepare(Dependency::Existence(entry.id));
            self.find_existence(entry);
        }
        // A guard that asks for its own block: the reference is reported as a cycle of blocks by nobody, so it proves nothing.
        let existence = self.existence.get(&entry.id).cloned().flatten().unwrap_or(Existence::ALWAYS);
        let place = entry.block.head();
        let copied = |checker: &mut Self, part: &Expr| !checker.copied(part.clone(), place).is_unknown();
        match &existence {
            Existence::When(parts) if !parts.iter().all(|part| copied(self, part)) => Existence::ALWAYS,
            _ => existence,
        }
    }

    /// Finds out when a block is there, and remembers it.
    pub(super) fn find_existence(&mut self, entry: BlockEntry<'a>) {
        let existence = self.at_top_level(|checker| {
            let guard = checker.quiet_guard(&entry.block.body);
            match entry.block.existing {
                Some(_) => guard.and(checker.quiet_stack(&entry.block.body)),
                None => guard,
            }
        });
        self.existence.insert(entry.id, Some(existence));
    }

    /// When a nested block of a block is there; `None` if the block has none of that name.
    pub(super) fn existence_of_nested(&mut self, body: &'a ast::Body, name: &str) -> Option<Existence> {
        let nested = body.entries.iter().find_map(|entry| match entry {
            ast::Entry::Block(block) if block.kind.value == name => Some(block),
            _ => None,
        })?;
        Some(self.at_top_level(|checker| checker.quiet_guard(&nested.body)))
    }

    /// The guard of a body; its mistakes are reported where the block itself is checked.
    fn quiet_guard(&mut self, body: &'a ast::Body) -> Existence {
        let Some(value) = attribute(body, "when") else { return Existence::ALWAYS };
        let condition = self.quietly(|checker| checker.expr(value));
        match condition.kind {
            ExprKind::Bool(false) => Existence::Never,
            _ => Existence::When(parts(&condition)),
        }
    }

    /// `stack = param.efs_stack`, which may be null.
    fn quiet_stack(&mut self, body: &'a ast::Body) -> Existence {
        let Some(value) = attribute(body, "stack") else { return Existence::ALWAYS };
        let stack = self.quietly(|checker| checker.expr(value));
        match (&stack.kind, &stack.ty) {
            // `stack = null` says which block it is as little as no `stack`: that is reported.
            (ExprKind::Null, _) => Existence::ALWAYS,
            (_, Type::Nullable(_)) => Existence::When(vec![placeless(&not_null(stack))]),
            _ => Existence::ALWAYS,
        }
    }

    /// Whether a guard around is wrong or never holds: then it may prove anything.
    pub(super) fn proves_all(&self) -> bool {
        self.unknown_guards > 0
    }

    /// Whether the guards around prove all of these.
    pub(super) fn proves(&self, parts: &[Expr]) -> bool {
        self.proves_all() || parts.iter().all(|part| self.facts.contains(part))
    }
}

/// `value != null`
pub(super) fn not_null(value: Expr) -> Expr {
    let span = value.span;
    let is_null = Expr::new(ExprKind::IsNull(Box::new(value)), Type::Bool, span);
    Expr::new(ExprKind::Not(Box::new(is_null)), Type::Bool, span)
}

/// The value of an attribute of a body.
pub(super) fn attribute<'a>(body: &'a ast::Body, name: &str) -> Option<&'a ast::Expr> {
    body.entries.iter().find_map(|entry| match entry {
        ast::Entry::Attribute(attribute) if attribute.key.value == name => Some(&attribute.value),
        _ => None,
    })
}
