//! How much a program may evaluate, and what a value counts.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::values as catalog;
use crate::ir::{Expr, ExprKind};
use crate::source::Span;

/// How many values the constants of a program may make, copies counted.
const MAX_WORK: usize = 2_000_000;
/// How many bytes of a text count as much as a value.
pub(super) const TEXT_PER_VALUE: usize = 128;

/// How much evaluation has made.
#[derive(Default)]
pub(super) struct Budget {
    spent: usize,
    /// That it was too much: found nowhere else, and so the whole program's, whoever was evaluated.
    pub(super) exhausted: Option<Diagnostic>,
}

impl Budget {
    /// Counts work; `false` if the program asks for too much.
    pub(super) fn spend(&mut self, amount: usize, span: Span) -> bool {
        self.spent = self.spent.saturating_add(amount);
        if self.spent <= MAX_WORK {
            return true;
        }
        // Kept apart from what is found in declarations: a declaration that is only asked for would
        // drop it, and nobody would say why values are missing.
        self.exhausted.get_or_insert_with(|| catalog::too_large(span, MAX_WORK));
        false
    }
}

/// How many values a value is made of, long texts counted by their length; and how deep they lie in each other.
pub(super) fn measure(value: &Expr) -> (usize, usize) {
    let own = match &value.kind {
        ExprKind::Text(text) => 1 + text.len() / TEXT_PER_VALUE,
        _ => 1,
    };
    let (mut weight, mut depth) = (own, 0);
    value.children(&mut |child| {
        let (inner_weight, inner_depth) = measure(child);
        weight += inner_weight;
        depth = depth.max(inner_depth);
    });
    (weight, depth + 1)
}
