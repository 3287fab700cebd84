//! Evaluation always ends: what a program may make is counted and limited, whatever it asks for.

use super::budget::{TEXT_PER_VALUE, measure};
use super::context::Checker;
use crate::diagnostics::catalog::values as catalog;
use crate::ir::Expr;
use crate::source::Span;

/// How long a text may be: no template has room for more.
pub const MAX_TEXT: usize = 1_048_576;
/// How deep values may lie in each other: whoever walks them recurses.
const MAX_DEPTH: usize = 128;

impl Checker<'_, '_> {
    /// Counts work; `false`, once reported, if the program asks for too much.
    pub(super) fn spend(&mut self, amount: usize, span: Span) -> bool {
        self.budget.spend(amount, span)
    }

    /// Counts the copy of a value that is used at `span`; it is unknown, once reported, if there are too many or it is too deep.
    pub(super) fn copied(&mut self, value: Expr, span: Span) -> Expr {
        let (weight, depth) = measure(&value);
        if depth > MAX_DEPTH {
            return self.wrong(catalog::too_nested(span, MAX_DEPTH), span);
        }
        if self.spend(weight, span) { value } else { Expr::unknown(span) }
    }

    /// Whether there is room for a string of this number of bytes; `false`, once reported, if there is not.
    pub(super) fn has_room(&mut self, bytes: usize, span: Span) -> bool {
        if bytes > MAX_TEXT {
            self.report(catalog::too_long(span, bytes, MAX_TEXT));
            return false;
        }
        self.spend(bytes / TEXT_PER_VALUE, span)
    }

    /// Whether a value can be written as a text, as far as its size tells.
    pub(super) fn can_be_encoded(&mut self, value: &Expr, span: Span) -> bool {
        let (weight, _) = measure(value);
        // Each value takes a byte of text at least. Whether fewer values fit is known once they are
        // written.
        let bytes = if weight > MAX_TEXT { weight } else { 0 };
        self.has_room(bytes, span)
    }
}
