//! Conditions: when something is there, and what holds where they hold.

use crate::ir::{Expr, ExprKind, Type};
use crate::source::Span;

/// When a block is there.
pub(super) enum Guard {
    Always,
    Never,
    When(Expr),
    /// Its condition is wrong, and that is reported.
    Unknown,
}

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

/// `value != null`
pub(super) fn not_null(value: Expr) -> Expr {
    let span = value.span;
    let is_null = Expr::new(ExprKind::IsNull(Box::new(value)), Type::Bool, span);
    Expr::new(ExprKind::Not(Box::new(is_null)), Type::Bool, span)
}
