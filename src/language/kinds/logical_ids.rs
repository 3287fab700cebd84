//! `logical_ids`: the names that resources have in the templates that are deployed already.

use crate::language::{Field, Phase, RawBlock, Shape};
use crate::source::{Span, Spanned};
use crate::types::{Expr, ExprKind, Type};

/// A logical id that the compiler gives, and the one that the resource has instead.
#[derive(Debug, Clone, PartialEq)]
pub struct DeployedId {
    /// The compiler's, at its key.
    pub generated: Spanned<String>,
    /// The deployed one.
    pub deployed: Spanned<String>,
}

/// The value of `logical_ids`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeployedIds {
    /// The entries, in the order of the source.
    pub entries: Vec<DeployedId>,
}

impl Field for DeployedIds {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::map(Type::String), phase: Phase::Const, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let Some(Expr { kind: ExprKind::Map(entries), .. }) = raw.attributes.get(name) else {
            return Self::default();
        };
        let key = |value: &Expr| raw.places.key(value.span);
        let entry = |(generated, value): (&String, &Expr)| match &value.kind {
            ExprKind::Text(deployed) => Some(DeployedId {
                generated: Spanned::new(generated.clone(), key(value)),
                deployed: Spanned::new(deployed.clone(), value.span),
            }),
            _ => None,
        };
        Self { entries: entries.iter().filter_map(entry).collect() }
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.clone()
    }
}

impl DeployedId {
    /// Where the entry stands.
    pub fn span(&self) -> Span {
        self.generated.span.to(self.deployed.span)
    }
}
