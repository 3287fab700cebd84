//! What is known of the declarations that were asked for.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexSet;

use super::conditions::{Existence, Guard};
use super::each::Elements;
use super::found::{Checked, Found};
use crate::ir::{BlockId, Expr};

/// The declarations that were asked for, as `memo.rs` fills it.
#[derive(Default)]
pub(super) struct Memo<'a> {
    /// The values of `let`s.
    pub(super) lets: BTreeMap<&'a str, Checked<'a, Expr>>,
    /// The values of `var`s.
    pub(super) vars: BTreeMap<&'a str, Checked<'a, Expr>>,
    /// The guards of blocks, until the blocks themselves are checked.
    pub(super) guards: BTreeMap<BlockId, Checked<'a, Guard>>,
    /// When the blocks are there; `None` while that is being found out.
    pub(super) existence: BTreeMap<BlockId, Option<Existence>>,
    /// The elements of the `for_each` of blocks; `None` while they are being found out.
    copies: BTreeMap<BlockId, Option<Checked<'a, Elements>>>,
    /// How many answers about blocks are being found out.
    pub(super) pending: usize,
    /// Whose answers depend on answers that were not there yet, in the order in which they came: guards that ask for each other.
    pub(super) circular: IndexSet<BlockId>,
    /// Whose dependencies are evaluated.
    pub(super) prepared: BTreeSet<Dependency<'a>>,
}

impl<'a> Memo<'a> {
    /// Whether it is known which copies a block has, or being found out.
    pub(super) fn has_copies(&self, id: BlockId) -> bool {
        self.copies.contains_key(&id)
    }

    /// Whether it is being found out.
    pub(super) fn copies_are_open(&self, id: BlockId) -> bool {
        matches!(self.copies.get(&id), Some(None))
    }

    /// The copies of a block; none while they are being found out.
    pub(super) fn copies(&self, id: BlockId) -> Elements {
        self.copies.get(&id)?.as_ref()?.value.clone()
    }

    /// The copies of a block are being found out from now on.
    pub(super) fn begin_copies(&mut self, id: BlockId) {
        self.copies.insert(id, None);
    }

    /// Keeps the copies of a block.
    pub(super) fn set_copies(&mut self, id: BlockId, checked: Checked<'a, Elements>) {
        self.copies.insert(id, Some(checked));
    }

    /// What was found in the `for_each` of a block, once.
    pub(super) fn take_found_copies(&mut self, id: BlockId) -> Option<Found<'a>> {
        self.copies.get_mut(&id)?.as_mut().map(|checked| std::mem::take(&mut checked.found))
    }

    /// The value of a `let` that was asked for.
    pub(super) fn value_of_let(&self, name: &str) -> Option<&Expr> {
        self.lets.get(name).map(|checked| &checked.value)
    }

    /// Whether it is still to be found out when a block is there; it is being found out from now on.
    pub(super) fn begin(&mut self, id: BlockId) -> bool {
        let Entry::Vacant(slot) = self.existence.entry(id) else { return false };
        slot.insert(None);
        self.pending += 1;
        true
    }

    /// The value of a `var` that was asked for.
    pub(super) fn value_of_var(&self, name: &str) -> Option<&Expr> {
        self.vars.get(name).map(|checked| &checked.value)
    }
}

/// A declaration that others ask for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dependency<'a> {
    Let(&'a str),
    Var(&'a str),
    /// Whether the block is there.
    Existence(BlockId),
}
