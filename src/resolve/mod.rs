//! Resolves names: collects the declarations of all files, in any order, and finds those that are not used.

mod collect;
mod cycles;
mod references;
mod usage;
pub mod walk;

pub use usage::report_unused;

pub(crate) use collect::{identifier_fix, plain_text};
pub(crate) use references::{References, references};

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::diagnostics::Sink;
use crate::language::KindSchema;
use crate::source::Span;
use crate::syntax::ast;
use crate::types::BlockId;

/// A top-level block that a reference can name.
#[derive(Debug, Clone, Copy)]
pub struct BlockEntry<'a> {
    /// Its id in the typed program.
    pub id: BlockId,
    /// The declaration.
    pub block: &'a ast::Block,
    /// Its kind.
    pub kind: &'static KindSchema,
}

/// Every declaration of a program by its name.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// `param`s; the position is the id.
    pub params: IndexMap<&'a str, &'a ast::Param>,
    /// `var`s.
    pub vars: IndexMap<&'a str, &'a ast::Param>,
    /// `let`s.
    pub lets: IndexMap<&'a str, &'a ast::Let>,
    /// `output`s.
    pub outputs: IndexMap<&'a str, &'a ast::Output>,
    /// Blocks by kind and name.
    pub blocks: IndexMap<(&'static str, &'a str), BlockEntry<'a>>,
    /// The indices of the blocks in [`Names::blocks`].
    ids: BTreeMap<BlockId, usize>,
    /// The names of blocks that are not identifiers (reported), by the name that they should have: references may use either.
    pub respelt: BTreeMap<(&'static str, String), &'a str>,
    /// The `project` block.
    pub project: Option<&'a ast::Block>,
    /// The `assert`s.
    pub asserts: Vec<&'a ast::Assert>,
    /// `let`s and `var`s that depend on themselves (reported), by namespace: they have no value.
    pub cyclic: BTreeSet<(&'static str, &'a str)>,
    /// What may have declared something, but was reported instead: lines that could not be parsed, and the heads of blocks without kind
    /// or name. A name that is not declared may be in one of them.
    pub unread: Vec<Span>,
}

impl<'a> Names<'a> {
    /// The block of a kind and a name.
    pub fn block(&self, kind: &'static str, name: &'a str) -> Option<&BlockEntry<'a>> {
        let meant = || self.blocks.get(&(kind, *self.respelt.get(&(kind, name.to_owned()))?));
        self.blocks.get(&(kind, name)).or_else(meant)
    }

    /// The block of an id.
    pub fn entry(&self, id: BlockId) -> Option<BlockEntry<'a>> {
        let index = *self.ids.get(&id)?;
        self.blocks.get_index(index).map(|(_, entry)| *entry)
    }

    /// The names of the blocks of a kind.
    pub fn block_names(&self, kind: &'static str) -> impl Iterator<Item = &'a str> {
        self.blocks.keys().filter(move |(known, _)| *known == kind).map(|(_, name)| *name)
    }
}

/// Collects the declarations of all files. Reports names that are declared twice, and kinds that do not exist.
pub fn resolve<'a>(files: &'a [ast::File], sink: &mut Sink) -> Names<'a> {
    let mut names = collect::collect(files, sink);
    names.cyclic = cycles::cyclic_values(&names, sink);
    names
}
