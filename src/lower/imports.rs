//! Results of blocks: in the same stack a reference, from another one an import of its export.

use super::ids::{self, keyed};
use super::{Lowering, Scope, kinds, naming, network, params, stack::Stack, text};
use crate::cfn::naming::pascal_case;
use crate::cfn::{self, Value};
use crate::ir::kinds::ExistingCluster;
use crate::ir::{self, BlockId, BlockKind, Declared, Type};
use crate::language::{ResultSchema, ResultSource};
use crate::types::StackName;

impl<'a> Lowering<'a> {
    /// The value of `cluster.web.arn`.
    pub(in crate::lower) fn result(
        &mut self,
        block: BlockId,
        result: &ResultSchema,
        key: Option<&str>,
    ) -> Value {
        // An existing block has no stack in this program. Its values are given, or are the exports
        // of a stack that someone else deploys.
        let Some(owner) = Stack::of(self.program, block) else {
            return kinds::existing(self, block, result, key);
        };
        let Some(source) = result.source else { return network::listed(self, block, result) };
        if owner == self.stack {
            return self.local(block, source, key);
        }
        let export = ids::of(self.program, block, &keyed(source.export, key));
        if block.kind() == BlockKind::Resource {
            self.imported.insert((block, result.name));
        }
        let import = self.import_from(owner, &export);
        // An export is a string.
        if matches!((result.ty)(), Type::List(_)) {
            Value::Split(",".into(), Box::new(import))
        } else {
            import
        }
    }

    /// A resource of a block that owns its stack; in another stack by the export that has its name.
    pub(in crate::lower) fn exported(&mut self, block: BlockId, name: &str) -> Value {
        match Stack::of(self.program, block) {
            Some(owner) if owner != self.stack => self.import_from(owner, name),
            _ => self.reference(block, name),
        }
    }

    /// The same of a result by its name.
    pub(in crate::lower) fn result_named(&mut self, block: BlockId, name: &str, key: Option<&str>) -> Value {
        match self.program.result(block, name) {
            Some(result) => self.result(block, result, key),
            None => Value::no_value(),
        }
    }

    /// A result in the template of its block.
    pub(super) fn local(&self, block: BlockId, source: ResultSource, key: Option<&str>) -> Value {
        let name = keyed(source.resource, key);
        match source.attribute {
            Some(attribute) => self.attribute(block, &name, attribute),
            None => self.reference(block, &name),
        }
    }

    /// Exports the results that every block of a kind has.
    pub(in crate::lower) fn export_results(&mut self, scope: &Scope) {
        let results = scope.block.kind().results().iter();
        let program = self.program;
        let is_there = |result: &ResultSchema| {
            result.keyed_by.is_none()
                && result.needs.is_none()
                && result.only.is_none_or(|only| program.is(scope.block, only))
        };
        for result in results.filter(|result| is_there(result)) {
            self.export_result(scope, result, None);
        }
    }

    /// Exports a result under the scope's guard: that of a nested block with the label `key`, if there is one.
    pub(in crate::lower) fn export_result(
        &mut self,
        scope: &Scope,
        result: &ResultSchema,
        key: Option<&str>,
    ) {
        let Some(source) = result.source else { return };
        let value = self.local(scope.block, source, key);
        let docs = match key {
            // The ARN of an HTTP listener: admin.
            Some(key) => format!("{}: {key}.", result.docs.trim_end_matches('.')),
            None => result.docs.to_owned(),
        };
        self.export(scope, keyed(source.export, key), docs, value);
    }

    /// The name of the stack that owns an `existing` block. One that the program says is the default of a parameter, so that another
    /// platform of the same kind needs no other template.
    pub(in crate::lower) fn stack_elsewhere<B>(
        &mut self,
        block: &Declared<B>,
        stack: &ir::Value<StackName>,
    ) -> Value {
        let ir::Value::Const(name) = stack else { return self.plain(stack) };
        let kind = block.id.kind().name();
        let logical_id = format!("{}{}Stack", pascal_case(&block.full_name()), pascal_case(kind));
        self.stack_parameter(&logical_id, name.value.0.clone(), &format!("the {kind} {}", block.full_name()));
        Value::Ref(logical_id)
    }

    /// The stack that owns the network of an existing cluster, as a manifest names it.
    pub(in crate::lower) fn network_stack(
        &mut self,
        cluster: &Declared<ExistingCluster>,
        name: String,
    ) -> Value {
        let cluster = cluster.full_name();
        let logical_id = format!("{}NetworkStack", pascal_case(&cluster));
        self.stack_parameter(&logical_id, name, &format!("the network of the cluster {cluster}"));
        Value::Ref(logical_id)
    }

    /// The same, where only a name that a manifest says is the default of a parameter.
    pub(in crate::lower) fn stack_of_manifest<B>(
        &mut self,
        block: &Declared<B>,
        stack: &ir::Value<StackName>,
    ) -> Value {
        match self.program.foreign(block.id) {
            Some(_) => self.stack_elsewhere(block, stack),
            None => self.plain(stack),
        }
    }

    /// What another stack of this program exports; that stack is named by a parameter.
    pub(in crate::lower) fn import_from(&mut self, owner: Stack<'a>, export: &str) -> Value {
        // CloudFormation refuses an import of an export that does not exist yet, so the stacks have an order.
        self.depend_on(owner);
        let logical_id = owner.parameter();
        self.stack_parameter(&logical_id, owner.stack_name(self.program), &owner.subject());
        text::import(Value::Ref(logical_id), export)
    }

    /// Adds the parameter that names the stack of `subject`.
    fn stack_parameter(&mut self, logical_id: &str, name: String, subject: &str) {
        let there = self.template.parameters.get(logical_id);
        // A param of the program with this name gives way. By that `verify` sees that the name is
        // taken.
        if there.is_none_or(|parameter| parameter.group != cfn::ParameterGroup::Stacks) {
            let label = format!("stack_of_{}", subject.trim_start_matches("the ").replace(' ', "_"));
            let parameter = params::stack(name, format!("Stack that owns {subject}."), naming::label(&label));
            self.template.parameters.insert(logical_id.to_owned(), parameter);
        }
    }
}
