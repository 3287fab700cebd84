//! One stack in the making: where its resources, outputs and dependencies are collected.

use std::collections::{BTreeSet, HashMap};

use super::stack::{Key, Stack};
use super::{decided, unused};
use crate::cfn::{self, Template, Value};
use crate::ir::{BlockId, Program};
use crate::plan::Plan;

/// Where the metadata of a template has what the compiler says of itself.
const METADATA: &str = "ecsc";

/// The stack that is being lowered. What it offers is spread over the files of this pass: values (`values.rs`, `expr.rs`,
/// `text.rs`), guards (`conditions.rs`), what all resources of a block have (`scope.rs`), references to other stacks (`imports.rs`), params (`params.rs`).
pub(in crate::lower) struct Lowering<'a> {
    /// The whole program.
    pub(in crate::lower) program: &'a Program,
    /// What the program leaves out.
    pub(in crate::lower) plan: &'a Plan,
    /// The stack.
    pub(in crate::lower) stack: Stack<'a>,
    /// Its template so far.
    pub(in crate::lower) template: Template,
    /// The outputs of resources that it imports: their stacks export those and no others.
    pub(in crate::lower) imported: BTreeSet<(BlockId, &'static str)>,
    /// The stacks of this program that it imports from.
    pub(in crate::lower) depends_on: Vec<Stack<'a>>,
}

impl<'a> Lowering<'a> {
    /// The beginning of a stack, with the description of its template.
    pub(in crate::lower) fn new(
        program: &'a Program,
        plan: &'a Plan,
        stack: Stack<'a>,
        description: String,
    ) -> Self {
        let mut template = Template { description: Some(description), ..Template::default() };
        template
            .metadata
            .insert(METADATA.into(), Value::map([("Version", Value::from(env!("CARGO_PKG_VERSION")))]));
        Self { program, plan, stack, template, imported: BTreeSet::new(), depends_on: Vec::new() }
    }

    /// Adds something to what the compiler says of itself.
    pub(in crate::lower) fn add_metadata(&mut self, key: &'static str, value: Value) {
        if let Some(Value::Map(entries)) = self.template.metadata.get_mut(METADATA) {
            entries.insert(key.into(), value);
        }
    }

    /// The stack, with what must be deployed before it in the order of deployment.
    pub(super) fn finish(mut self, places: &HashMap<Key, usize>) -> cfn::Stack {
        decided::replace(&mut self.template);
        // Only now is all there that may use a parameter or a condition: outputs and rules of the
        // program come after the blocks.
        unused::remove(&mut self.template);
        self.depends_on.sort_by_key(|stack| places.get(&stack.key()));
        cfn::Stack {
            name: self.stack.stack_name(self.program),
            depends_on: self.depends_on.iter().map(|stack| stack.stack_name(self.program)).collect(),
            template: self.template,
            origin: self.stack.origin(),
        }
    }

    /// Notes that another stack of this program must be deployed before.
    pub(in crate::lower) fn depend_on(&mut self, stack: Stack<'a>) {
        if !self.depends_on.contains(&stack) {
            self.depends_on.push(stack);
        }
    }
}
