//! Resolves names: collects the declarations of all files, in any order, and finds those that are not used.

mod collect;
mod cycles;
mod offered;
mod references;
mod repetition;
mod target;
mod usage;

pub use offered::OfferedListeners;
pub use target::{Namespace, Target, nested_blocks, reference};
pub use usage::report_unused;

pub(crate) use collect::{identifier_fix, plain_text};
pub(crate) use references::{References, references};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::{Equivalent, IndexMap};

use crate::aws::resource_types::{self, ResourceType};
use crate::diagnostics::Sink;
use crate::language::kinds::resource_results;
use crate::language::{BlockSchema, KindSchema, Only, ResultSchema, meta};
use crate::source::Span;
use crate::syntax::{Node, ast};
use crate::types::{BlockId, BlockKind};

/// A top-level block that a reference can name.
#[derive(Debug, Clone)]
pub struct BlockEntry {
    /// Its id in the typed program.
    pub id: BlockId,
    /// The declaration.
    pub block: Arc<ast::Block>,
    /// Its kind.
    pub kind: &'static KindSchema,
    /// Whether it has a `for_each`, so that it stands for a block for each key.
    pub repeated: bool,
    /// The block in which it is declared, where that is not the program, and whose `for_each` it has.
    pub within: Option<BlockId>,
    /// Whether it is declared by the manifest of another program, and not in a source of this one.
    pub offered: bool,
}

impl BlockEntry {
    /// The reference to it: `volume.data`.
    pub fn reference(&self) -> String {
        let label = self.block.labels.first().and_then(|label| plain_text(&label.value));
        format!("{}.{}", self.kind.name, label.unwrap_or_default())
    }

    /// What may stand in it, created or existing as it is.
    pub fn schema(&self) -> Option<&'static BlockSchema> {
        if self.id.kind().is_existing() { self.kind.existing } else { self.kind.created }
    }

    /// The value of its `for_each`.
    pub fn for_each(&self) -> Option<&ast::Expr> {
        if self.repeated { attribute(&self.block.body, meta::FOR_EACH) } else { None }
    }
}

/// Whether an entry of a body is a nested block of a name.
fn is_block(entry: &ast::Entry, name: &str) -> bool {
    matches!(entry, ast::Entry::Block(nested) if nested.kind.value == name)
}

/// The value of an attribute of a body.
pub(crate) fn attribute<'a>(body: &'a ast::Body, name: &str) -> Option<&'a ast::Expr> {
    body.attribute(name).map(|attribute| &attribute.value)
}

/// The enum value that an expression is, if it is written out.
fn bare_word(value: &ast::Expr) -> Option<&str> {
    match &value.kind {
        ast::ExprKind::Path(names) => match names.as_slice() {
            [only] => Some(&only.value),
            _ => None,
        },
        _ => None,
    }
}

impl BlockEntry {
    /// Its label, as far as it is written out.
    pub fn name(&self) -> &str {
        self.block.labels.first().and_then(|label| plain_text(&label.value)).unwrap_or_default()
    }

    /// What a dot behind the block reaches: what its kind has and, of a resource, what its type has.
    pub fn results(&self) -> impl Iterator<Item = &'static ResultSchema> {
        let of_type = self.resource_type().map_or(&[][..], resource_results);
        self.kind.results.iter().copied().chain(of_type)
    }

    /// Whether the block, as it is written, may have the output without a key: `listener.web.https` exists only with a nested block
    /// `https` without a label, `network.main.data_subnets` only with `data = true`.
    pub fn offers(&self, result: &ResultSchema) -> bool {
        let body = &self.block.body;
        let has_nested = |name: &str| {
            body.entries.iter().any(|entry| match entry {
                ast::Entry::Block(nested) => nested.kind.value == name && nested.labels.is_empty(),
                _ => false,
            })
        };
        let may_be_true = |name: &str| {
            attribute(body, name).is_some_and(|value| !matches!(value.kind, ast::ExprKind::Bool(false)))
        };
        let is_word = |(name, word): (&str, &str)| {
            attribute(body, name).is_some_and(|value| bare_word(value) == Some(word))
        };
        let may_be = |only: Only| match only {
            Only::Instances => {
                let written = |name: &str| body.entries.iter().any(|entry| is_block(entry, name));
                !written("fargate") || written("instances")
            }
            Only::Awsvpc => ["network_mode", "runs_on"].iter().any(|name| attribute(body, name).is_some()),
            Only::Awslogs => {
                let mut logs = body.entries.iter().filter_map(|entry| match entry {
                    ast::Entry::Block(nested) if nested.kind.value == "logs" => Some(&nested.body),
                    _ => None,
                });
                let is_another =
                    |logs| attribute(logs, "driver").is_some_and(|it| bare_word(it) == Some("splunk"));
                !logs.any(is_another)
            }
        };
        let is_existing = self.id.kind().is_existing();
        // Of what another stack owns nothing is known but that it exports it.
        let has_all = |needs: &str| is_existing || has_nested(needs);
        result.needs.is_none_or(has_all)
            && result.with.is_none_or(may_be_true)
            && !result.without.is_some_and(is_word)
            && (is_existing || result.only.is_none_or(may_be))
            && self.lacking(result).is_none()
    }

    /// The attribute, if there is one, without which an `existing` block that is given without its stack has no such output.
    pub fn lacking(&self, result: &ResultSchema) -> Option<Option<&'static str>> {
        let given = self.id.kind().given()?;
        let has = |name: &str| attribute(&self.block.body, name).is_some();
        // Which of them it is given by is reported if it is none or both.
        let own = self.id.kind().given_by().iter().filter(|attribute| **attribute != "stack");
        if has("stack") || !own.copied().any(has) {
            return None;
        }
        let attribute = given.iter().find(|(output, _)| *output == result.name);
        let attribute = attribute.map(|(_, attribute)| *attribute);
        (!attribute.is_some_and(has)).then_some(attribute)
    }

    /// The output of a name.
    pub fn result(&self, name: &str) -> Option<&'static ResultSchema> {
        self.results().find(|result| result.name == name)
    }

    /// The output that the beginning of a path names, and what follows it: `Endpoint.Address` is one output of a database.
    pub fn reach<'m>(&self, members: &'m [ast::Name]) -> Option<(&'static ResultSchema, &'m [ast::Name])> {
        let begins = |result: &'static ResultSchema| {
            let mut members = members.iter();
            let is_it =
                result.name.split('.').all(|part| members.next().is_some_and(|name| name.value == part));
            is_it.then_some((result, members.as_slice()))
        };
        self.results().filter_map(begins).min_by_key(|(_, rest)| rest.len())
    }

    /// The type of a `resource`, as it is written; `None` of other kinds, and of a type that there is not.
    pub fn resource_type(&self) -> Option<ResourceType> {
        resource_types::find(plain_text(self.resource_type_value()?)?)
    }

    /// Where a `resource` says its type.
    fn resource_type_value(&self) -> Option<&ast::Expr> {
        (self.id.kind() == BlockKind::Resource).then_some(())?;
        attribute(&self.block.body, "type")
    }
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
    /// Blocks whose `for_each` depends on themselves (reported): they have no copies.
    cyclic_copies: BTreeSet<BlockId>,
    /// What may have declared something, but was reported instead: lines that could not be parsed, and the heads of blocks without kind
    /// or name. A name that is not declared may be in one of them.
    pub unread: Vec<Span>,
    /// Kinds of which manifests that are wrong, and reported, may have declared something.
    pub unread_kinds: BTreeSet<&'static str>,
}

impl Names {
    /// The block of a kind and a name.
    pub fn block(&self, kind: &'static str, name: &str) -> Option<&BlockEntry> {
        let meant = || self.blocks.get(&BlockName(kind, self.respelt.get(&(kind, name.to_owned()))?));
        self.blocks.get(&BlockName(kind, name)).or_else(meant)
    }

    /// The declaration of the block of an id.
    pub fn entry(&self, id: BlockId) -> Option<&BlockEntry> {
        let index = *self.ids.get(&id.declared())?;
        self.blocks.get_index(index).map(|(_, entry)| entry)
    }

    /// The declaration in which a block is declared, where that is not the program.
    pub fn host(&self, entry: &BlockEntry) -> Option<&BlockEntry> {
        self.entry(entry.within?)
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
        // What is declared in another block is a part of that.
        let blocks = self.blocks.values().filter(|entry| entry.within.is_none());
        let blocks = blocks.map(|entry| &entry.block).chain(&self.project).chain(&self.moved);
        params.chain(lets).chain(outputs).chain(asserts).chain(blocks.map(|block| Node::Block(block)))
    }

    /// Whether any block has a `for_each`.
    fn has_repeated_blocks(&self) -> bool {
        self.blocks.values().any(|entry| entry.repeated)
    }

    /// Whether a `for_each` depends on its own blocks.
    pub fn has_cyclic_copies(&self, entry: &BlockEntry) -> bool {
        self.cyclic_copies.contains(&entry.id)
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
    if names.has_repeated_blocks() {
        names.cyclic_copies = repetition::cyclic_copies(&names, sink);
    }
    names
}
