//! `project`: what all of a program shares.

use indexmap::IndexMap;

use crate::language::{Field, Phase, RawBlock, Shape};
use crate::types::{Expr, ExprKind, Region, Type, Values};

block! {
    /// The program: its name is the prefix of every stack. Without a `project`, a program is called after its folder or file.
    pub struct Project "project" [Project] {
        /// Tags of everything taggable in all stacks.
        tags: Tags = "{}",
        /// The regions that the program is deployed to. Instance types must be offered there, and ARNs must be of one of them. Empty: any region, and nothing is checked.
        regions: Values<Region> = "[]",
    }
}

/// A map of tags: keys are constant, values may come at deployment.
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
}
