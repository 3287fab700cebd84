//! `project`: the settings of a whole program.

use indexmap::IndexMap;

use super::Notify;
use crate::language::{Field, Phase, RawBlock, Shape};
use crate::types::{Expr, ExprKind, Region, Type, Values};

block! {
    /// The program. Its name is the prefix of the name of every stack. Without a `project`, the name is that
    /// of the folder or file.
    pub struct Project "project" [Project] {
        /// Tags for all resources in all stacks that support tags.
        tags: Tags = "{}",
        /// The regions that the program is deployed to. Instance types must be offered in all of them, and
        /// ARNs must be in one of them. If the list is empty, the region is not checked.
        regions: Values<Region> = "[]",
        /// Who is told when an alarm of any block goes off, unless the block says otherwise. Without it, nobody is.
        alerts: Notify [default_note: "nobody"],
    }
}

/// A map of tags: keys are constant, values may be deploy-time values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tags {
    /// Key and value, in the order of the source.
    pub entries: IndexMap<String, Expr>,
}

impl Field for Tags {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::map(Type::String), phase: Phase::Deploy, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        match raw.attributes.get(name).map(|expr| &expr.kind) {
            Some(ExprKind::Map(entries)) => Self { entries: entries.clone() },
            _ => Self::default(),
        }
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        let decided = self.entries.iter().map(|(key, value)| (key.clone(), decide(value)));
        Self { entries: decided.collect() }
    }
}
