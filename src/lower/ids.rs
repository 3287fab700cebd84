//! Logical ids: what a block's resources and exports are called in the template.

use std::borrow::Cow;

use super::Lowering;
use crate::cfn::Value;
use crate::cfn::naming::pascal_case;
use crate::ir::{BlockId, Const, Home, Program};

impl Lowering<'_> {
    /// The logical id of a resource of a block, by its name among the resources of that block.
    pub(in crate::lower) fn id(&self, block: BlockId, name: &str) -> String {
        of(self.program, block, name)
    }

    /// The logical id that a resource of a block is deployed under, for what names it as text: everything else refers to it by
    /// [`Lowering::id`], and is renamed with it.
    pub(in crate::lower) fn deployed_id(&self, block: BlockId, name: &str) -> String {
        let generated = self.id(block, name);
        let given = self.program.get(block).map_or(&[][..], |block| block.block.logical_ids());
        let given = given.iter().find(|id| id.generated.value == generated);
        given.map_or(generated, |id| id.deployed.value.clone())
    }

    /// `Ref` to a resource of a block.
    pub(in crate::lower) fn reference(&self, block: BlockId, name: &str) -> Value {
        Value::Ref(self.id(block, name))
    }

    /// An attribute of a resource of a block.
    pub(in crate::lower) fn attribute(&self, block: BlockId, name: &str, attribute: &str) -> Value {
        Value::attribute(self.id(block, name), attribute)
    }
}

/// A block that owns its stack has the names of the template to itself. Of those that stand in it there may be several, so that each
/// begins its names with its own.
pub(super) fn of(program: &Program, block: BlockId, name: &str) -> String {
    match block.kind().home() {
        Home::Own(_) | Home::Elsewhere => name.to_owned(),
        Home::Host | Home::Shared(_) => {
            // The resource itself has no name beside that of its block.
            let given = program.get(block).filter(|_| name.is_empty());
            if let Some(id) = given.and_then(|block| block.block.logical_id()).and_then(Const::known) {
                return id.clone();
            }
            let own = program.get(block).map(|block| pascal_case(&block.deployed_name()));
            own.unwrap_or_default() + name
        }
    }
}

/// The name of what a block has several of: `AccessPointUploads`.
pub(in crate::lower) fn keyed<'n>(name: &'n str, key: Option<&str>) -> Cow<'n, str> {
    match key {
        Some(key) => Cow::Owned(format!("{name}{}", pascal_case(key))),
        None => Cow::Borrowed(name),
    }
}
