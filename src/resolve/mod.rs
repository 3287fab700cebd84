//! Resolves names: collects the declarations of all files, in any order, and finds those that are not used.

mod collect;
mod cycles;
mod references;
mod target;
mod usage;

pub use target::{Namespace, Target, nested_blocks, reference};
pub use usage::report_unused;

pub(crate) use collect::{identifier_fix, plain_text};
pub(crate) use references::{References, references};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::{Equivalent, IndexMap};

use crate::diagnostics::Sink;
use crate::language::KindSchema;
use crate::source::Span;
use crate::syntax::{Node, ast};
use crate::types::BlockId;

/// A top-level block that a reference can name.
#[derive(Debug, Clone)]
pub struct BlockEntry {
    /// Its id in the typed program.
    pub id: BlockId,
    /// The declaration.
    pub block: Arc<ast::Block>,
    /// Its kind.
    pub kind: &'static KindSchema,
}

/// Every declaration of a program by its name.
#[derive(Debug, Default)]
pub struct Names {
    /// `param`s; the position is the id.
    pub params: IndexMap<String, Arc<ast::Param>>,
    /// `var`s.
    pub vars: IndexMap<String, Arc<ast::Param>>,
    /// `let`s.
    pub lets: IndexMap<String, Arc<ast::Let>>,
    /// `output`s.
    pub outputs: IndexMap<String, Arc<ast::Output>>,
    /// Blocks by kind and name.
    pub blocks: IndexMap<(&'static str, String), BlockEntry>,
    /// The indices of the blocks in [`Names::blocks`].
    ids: BTreeMap<BlockId, usize>,
    /// The names of blocks that are not identifiers (reported), by the name that they should have: references may use either.
    respelt: BTreeMap<(&'static str, String), String>,
    /// The `project` block.
    pub project: Option<Arc<ast::Block>>,
    /// The `moved` blocks.
    pub moved: Vec<Arc<ast::Block>>,
    /// The `assert`s.
    pub asserts: Vec<Arc<ast::Assert>>,
    /// `let`s and `var`s that depend on themselves (reported), by namespace: they have no value.
    cyclic: BTreeMap<&'static str, BTreeSet<String>>,
    /// What may have declared something, but was reported instead: lines that could not be parsed, and the heads of blocks without kind
    /// or name. A name that is not declared may be in one of them.
    pub unread: Vec<Span>,
}

impl Names {
    /// The block of a kind and a name.
    pub fn block(&self, kind: &'static str, name: &str) -> Option<&BlockEntry> {
        let meant = || self.blocks.get(&BlockName(kind, self.respelt.get(&(kind, name.to_owned()))?));
        self.blocks.get(&BlockName(kind, name)).or_else(meant)
    }

    /// The block of an id.
    pub fn entry(&self, id: BlockId) -> Option<&BlockEntry> {
        let index = *self.ids.get(&id)?;
        self.blocks.get_index(index).map(|(_, entry)| entry)
    }

    /// The names of the blocks of a kind.
    pub fn block_names(&self, kind: &'static str) -> impl Iterator<Item = &str> {
        self.blocks.keys().filter(move |(known, _)| *known == kind).map(|(_, name)| name.as_str())
    }

    /// Every declaration, by kind: what has a name, and what has none.
    fn declarations(&self) -> impl Iterator<Item = Node<'_>> {
        let params = self.params.values().chain(self.vars.values()).map(|param| Node::Param(param));
        let lets = self.lets.values().map(|item| Node::Let(item));
        let outputs = self.outputs.values().map(|output| Node::Output(output));
        let asserts = self.asserts.iter().map(|assert| Node::Assert(assert));
        let blocks = self.blocks.values().map(|entry| &entry.block).chain(&self.project).chain(&self.moved);
        params.chain(lets).chain(outputs).chain(asserts).chain(blocks.map(|block| Node::Block(block)))
    }

    /// Whether a `let` or `var` depends on itself.
    pub fn is_cyclic(&self, space: &str, name: &str) -> bool {
        self.cyclic.get(space).is_some_and(|names| names.contains(name))
    }
}

/// A kind and a name to look a block up by.
#[derive(Hash)]
struct BlockName<'a>(&'static str, &'a str);

impl Equivalent<(&'static str, String)> for BlockName<'_> {
    fn equivalent(&self, (kind, name): &(&'static str, String)) -> bool {
        self.0 == *kind && self.1 == name
    }
}

/// Collects the declarations of all files. Reports names that are declared twice, and kinds that do not exist.
pub fn resolve(files: &[ast::File], sink: &mut Sink) -> Names {
    let mut names = collect::collect(files, sink);
    names.cyclic = cycles::cyclic_values(&names, sink);
    names
}
