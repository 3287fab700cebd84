//! What each expression was found to be, by its place.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::ir::Expr;
use crate::source::Span;

/// An expression as it was checked, before it is fitted to what is wanted of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Its type, and its value or what CloudFormation is given; of several evaluations the first.
    pub value: Expr,
    /// Whether it was evaluated several times with different results: inside of a `for`.
    pub varies: bool,
}

/// What each expression of a program is.
#[derive(Debug, Clone, Default)]
pub struct Values {
    by_span: BTreeMap<Span, Known>,
}

impl Values {
    /// What the expression at exactly this place is; `None` if it was never evaluated.
    pub fn get(&self, span: Span) -> Option<&Known> {
        self.by_span.get(&span)
    }

    pub(super) fn add(&mut self, span: Span, value: &Expr) {
        match self.by_span.entry(span) {
            Entry::Vacant(slot) => {
                slot.insert(Known { value: value.clone(), varies: false });
            }
            Entry::Occupied(mut slot) => {
                let known = slot.get_mut();
                known.varies |= known.value.kind != value.kind;
            }
        }
    }

    pub(super) fn extend(&mut self, others: Self) {
        for (span, other) in others.by_span {
            match self.by_span.entry(span) {
                Entry::Vacant(slot) => {
                    slot.insert(other);
                }
                Entry::Occupied(mut slot) => {
                    let known = slot.get_mut();
                    known.varies |= other.varies || known.value.kind != other.value.kind;
                }
            }
        }
    }
}
