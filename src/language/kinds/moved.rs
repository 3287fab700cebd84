//! `moved`: a block that keeps the names of its former label.

use crate::language::{Field, Phase, RawBlock, Shape};
use crate::types::{Expr, Type};

block! {
    /// A block that has another label than before keeps the names that are deployed: of its stacks, of its exports
    /// and of resources that are named after it, and other stacks keep the parameter with the name of its stack.
    /// Without it, a new label means a new stack, and the old one stays behind with what it holds.
    pub struct Moved "moved" [None] {
        /// The former name, which nothing has now.
        from: BlockName,
        /// The block that keeps its names.
        to: BlockName,
    }
}

/// A block by its kind and label, whether or not there is such a block: `volume.shared`. The checker reads it from the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BlockName;

impl Field for BlockName {
    const SHAPE: Shape = Shape::Attribute {
        ty: || {
            let created = super::KINDS.iter().filter(|kind| kind.created.is_some());
            Type::Union(created.map(|kind| Type::Kind(kind.name)).collect())
        },
        phase: Phase::Const,
        optional: false,
    };

    fn read(_raw: &RawBlock, _name: &'static str, _default: Option<&'static str>) -> Self {
        Self
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        *self
    }
}
