//! `override`: what a block changes in the resources that the compiler makes of it.

use indexmap::IndexMap;

use crate::language::fields::decided_entries;
use crate::language::symbols::symbols;
use crate::language::{Field, Phase, Places, RawBlock, Shape};
use crate::source::{Span, Spanned};
use crate::types::{Const, Expr, ExprKind, Type};

symbols! {
    /// What happens to a resource when its stack is deleted.
    pub enum DeletionPolicy {
        /// It is deleted.
        Delete "delete" => "Delete",
        /// It is retained.
        Retain "retain" => "Retain",
        /// It is retained, unless its creation failed.
        RetainExceptOnCreate "retain_except_on_create" => "RetainExceptOnCreate",
        /// It is deleted after a snapshot was taken.
        Snapshot "snapshot" => "Snapshot",
    }
}

symbols! {
    /// What happens to a resource that is replaced.
    pub enum UpdateReplacePolicy {
        /// The old one is deleted.
        Delete "delete" => "Delete",
        /// The old one is retained.
        Retain "retain" => "Retain",
        /// The old one is deleted after a snapshot was taken.
        Snapshot "snapshot" => "Snapshot",
    }
}

block! {
    /// Changes one resource that the compiler makes of the block: what the language has no attribute for. The
    /// label is the logical id of the resource; `ecsc build -v` lists those of each stack.
    ///
    /// A map is merged with what the compiler wrote, a list replaces it, and `null` removes a property. To the
    /// `LoadBalancerAttributes` of a load balancer, elements with another `Key` are added.
    pub struct Override "override" [LogicalId] {
        /// Properties by the names that CloudFormation has for them. They are checked against the schema of the
        /// resource type: `ecsc explain AWS::AutoScaling::AutoScalingGroup` lists its properties. A property
        /// that an attribute of the block determines cannot be overridden.
        properties: Properties = "{}",
        /// What happens to the resource when the stack is deleted.
        deletion_policy: Option<Const<DeletionPolicy>> [becomes: "DeletionPolicy"],
        /// What happens to the resource when an update replaces it.
        update_replace_policy: Option<Const<UpdateReplacePolicy>> [becomes: "UpdateReplacePolicy"],
        /// Logical ids of resources of the same stack that must exist before this one.
        depends_on: LogicalIds = "[]" [becomes: "DependsOn"],
        /// Metadata of the resource, merged with what the compiler wrote.
        metadata: Properties = "{}" [becomes: "Metadata"],
    }
}

/// A map by CloudFormation's names, with the places of its keys. What its values may be, the schema of a resource type says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Properties {
    /// The entries, in the order of the source.
    pub entries: IndexMap<String, Expr>,
    /// Where the whole was written; the head of the block where it was not.
    pub span: Span,
    places: Places,
}

impl Properties {
    /// Where the key of an entry was written, or its value if the map was not written out where it is used.
    pub fn key(&self, value: &Expr) -> Span {
        self.places.key(value.span)
    }

    /// Where the unit of a number was written.
    pub fn unit(&self, value: &Expr) -> Option<Span> {
        self.places.units.get(&value.span).copied()
    }
}

impl Field for Properties {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::map(Type::Unknown), phase: Phase::Elements, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        match raw.attributes.get(name) {
            Some(Expr { kind: ExprKind::Map(entries), span, .. }) => {
                Self { entries: entries.clone(), span: *span, places: raw.places.clone() }
            }
            _ => Self { span: raw.head, ..Self::default() },
        }
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        let (entries, places) = decided_entries(&self.entries, &self.places, decide);
        Self { entries, places, ..*self }
    }
}

/// Logical ids that the compiler knows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LogicalIds {
    /// Each with its place.
    pub ids: Vec<Spanned<String>>,
}

impl Field for LogicalIds {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::list(Type::String), phase: Phase::Const, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let Some(Expr { kind: ExprKind::List(items), .. }) = raw.attributes.get(name) else {
            return Self::default();
        };
        let id = |item: &Expr| match &item.kind {
            ExprKind::Text(text) => Some(Spanned::new(text.clone(), item.span)),
            _ => None,
        };
        Self { ids: items.iter().filter_map(id).collect() }
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.clone()
    }
}
