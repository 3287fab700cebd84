//! A top-level block of any kind, with what every block has.

use std::borrow::Cow;

use indexmap::IndexMap;

use super::{BlockId, Expr};
use crate::language::Block;
use crate::source::{Span, Spanned};

/// A top-level block with what every block has.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared<B: ?Sized> {
    /// How references name it.
    pub id: BlockId,
    /// Its label.
    pub name: Spanned<String>,
    /// The key of a copy, that a declaration with `for_each` makes, and where the key was written.
    pub key: Option<Spanned<String>>,
    /// The block in which it is declared, where that is not the program: a listener of an `existing cluster`.
    pub within: Option<BlockId>,
    /// The full name that it had before and whose names it keeps, where a `moved` says so.
    pub former: Option<String>,
    /// Its doc comment.
    pub docs: Option<String>,
    /// Its deploy-time guard; a block whose constant guard is false is not in the program.
    pub guard: Option<Expr>,
    /// Its own tags; the project's are in [`super::Program::project`].
    pub tags: IndexMap<String, Expr>,
    /// Kind and label: what messages about the whole block point at.
    pub head: Span,
    /// All of it.
    pub span: Span,
    /// What it says.
    pub block: B,
}

/// The label of a block, and the key of a copy. A copy's name has no number, so that another copy before it renames nothing.
pub(super) fn full_name(label: &str, key: Option<&str>) -> String {
    key.map_or_else(|| label.to_owned(), |key| format!("{label}_{key}"))
}

impl<B: ?Sized> Declared<B> {
    /// What people know it by: the label, and the key of a copy.
    pub fn full_name(&self) -> Cow<'_, str> {
        self.key.as_ref().map_or(Cow::Borrowed(&self.name.value), |key| {
            Cow::Owned(full_name(&self.name.value, Some(&key.value)))
        })
    }

    /// What its stacks, exports, parameters and logical ids are named after: its full name, or the one that it had before it was
    /// moved.
    pub fn deployed_name(&self) -> Cow<'_, str> {
        self.former.as_deref().map_or_else(|| self.full_name(), Cow::Borrowed)
    }

    /// Its name as a reference says it: `data`, and of a copy `data["media"]`.
    pub fn indexed_name(&self) -> Cow<'_, str> {
        match &self.key {
            None => Cow::Borrowed(&self.name.value),
            Some(key) => Cow::Owned(format!("{}[\"{}\"]", self.name.value, key.value)),
        }
    }

    /// The reference to it: `volume.data["media"]`.
    pub fn reference(&self) -> String {
        format!("{}.{}", self.id.kind().name(), self.indexed_name())
    }
}

impl<B: Block> Declared<B> {
    /// The block with what `decide` makes of its deploy-time values.
    pub(super) fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        Self {
            id: self.id,
            name: self.name.clone(),
            key: self.key.clone(),
            within: self.within,
            former: self.former.clone(),
            docs: self.docs.clone(),
            guard: self.guard.clone(),
            tags: self.tags.iter().map(|(key, value)| (key.clone(), decide(value))).collect(),
            head: self.head,
            span: self.span,
            block: self.block.decided(decide),
        }
    }
}

/// The block of an id: a list is in the order of its ids.
pub fn by_id<B>(blocks: &[Declared<B>], id: BlockId) -> Option<&Declared<B>> {
    blocks.binary_search_by_key(&id, |block| block.id).ok().and_then(|index| blocks.get(index))
}
