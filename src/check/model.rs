//! What checking found a program to be, expression by expression and declaration by declaration: what editors ask about. It is recorded
//! while the program is checked, where someone is going to ask.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use crate::ir::{Expr, Type};
use crate::source::Span;
use crate::types::EnumSchema;

/// An expression as it was checked, before it is fitted to what is wanted of it.
#[derive(Debug, Clone, Copy)]
pub struct Known<'m> {
    /// Its type, and its value or what CloudFormation is given; of several evaluations the first.
    pub value: &'m Expr,
    /// Whether it was evaluated several times with different results: inside of a `for`, or of a block with `for_each`.
    pub varies: bool,
}

/// What a program was found to be.
#[derive(Debug, Default)]
pub struct Model {
    recorded: Recorded,
    /// Where the expressions stand in what was recorded, from the first question on: most programs are checked for their diagnostics
    /// alone.
    positions: OnceLock<HashMap<Span, (usize, bool)>>,
}

impl Model {
    pub(super) fn new(recorded: Recorded) -> Self {
        Self { recorded, positions: OnceLock::new() }
    }

    /// What the expression at exactly this range is; `None` if it was never evaluated.
    pub fn expression(&self, span: Span) -> Option<Known<'_>> {
        if let Some((value, varies)) = self.recorded.rounds.get(&span) {
            return Some(Known { value, varies: *varies });
        }
        let (at, varies) = *self.positions.get_or_init(|| self.recorded.positions()).get(&span)?;
        let (_, value) = self.recorded.once.get(at)?;
        Some(Known { value, varies })
    }

    /// The enumeration of which the expression at this range was to give a value, or a list of values.
    pub fn wanted(&self, span: Span) -> Option<&'static EnumSchema> {
        self.recorded.wanted.get(&span).copied()
    }

    /// The type that a `param` or `var` was given, by the range of its name.
    pub fn declared(&self, name: Span) -> Option<&Type> {
        self.recorded.types.get(&name)
    }
}

/// What was recorded so far, or in one declaration.
#[derive(Debug, Default)]
pub(super) struct Recorded {
    /// Expressions that are evaluated once, as they came.
    once: Vec<(Span, Expr)>,
    /// Expressions inside of `for`s and copies, and whether the rounds differ.
    rounds: BTreeMap<Span, (Expr, bool)>,
    /// The types of `param`s and `var`s.
    types: BTreeMap<Span, Type>,
    /// Where a value of an enumeration was wanted.
    wanted: BTreeMap<Span, &'static EnumSchema>,
}

impl Recorded {
    pub(super) fn add(&mut self, span: Span, value: &Expr) {
        self.once.push((span, value.clone()));
    }

    pub(super) fn add_round(&mut self, span: Span, value: &Expr) {
        self.add_rounds(span, value.clone(), false);
    }

    fn add_rounds(&mut self, span: Span, value: Expr, differs: bool) {
        match self.rounds.entry(span) {
            Entry::Vacant(slot) => {
                slot.insert((value, differs));
            }
            Entry::Occupied(mut slot) => {
                let (first, varies) = slot.get_mut();
                *varies |= differs || !first.means_the_same_as(&value);
            }
        }
    }

    pub(super) fn add_type(&mut self, name: Span, ty: &Type) {
        self.types.insert(name, ty.clone());
    }

    pub(super) fn add_wanted(&mut self, span: Span, want: &Type) {
        self.wanted.extend(want.enumeration().map(|schema| (span, schema)));
    }

    pub(super) fn extend(&mut self, more: Self) {
        self.once.extend(more.once);
        for (span, (value, varies)) in more.rounds {
            self.add_rounds(span, value, varies);
        }
        self.types.extend(more.types);
        self.wanted.extend(more.wanted);
    }

    fn positions(&self) -> HashMap<Span, (usize, bool)> {
        let mut positions: HashMap<Span, (usize, bool)> = HashMap::with_capacity(self.once.len());
        for (at, (span, value)) in self.once.iter().enumerate() {
            let (first, varies) = positions.entry(*span).or_insert((at, false));
            *varies |= self.once.get(*first).is_some_and(|(_, known)| !known.means_the_same_as(value));
        }
        positions
    }
}
