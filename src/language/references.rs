//! Attributes that are references to blocks: how they are read.

use super::fields::written_or_default;
use super::{Block, Field, Phase, RawBlock, Shape};
use crate::types::{Expr, ExprKind, Own, Ref, Refs, Type};

impl<K: Block> Field for Ref<K> {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::Kind(K::SCHEMA.name), phase: Phase::Const, optional: false };

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        let (expr, _) = written_or_default(raw, name, default);
        let id = match expr.kind {
            ExprKind::Block(id) => Some(id),
            _ => None,
        };
        Self::new(id, expr.span)
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        *self
    }
}

impl<K: Block> Field for Refs<K> {
    const SHAPE: Shape = Shape::Attribute {
        ty: || Type::list(Type::Kind(K::SCHEMA.name)),
        phase: Phase::Const,
        optional: false,
    };

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        let (expr, _) = written_or_default(raw, name, default);
        let reference = |item: &Expr| match item.kind {
            ExprKind::Block(id) => Some(Ref::new(Some(id), item.span)),
            _ => None,
        };
        let items = match &expr.kind {
            ExprKind::List(items) => items.iter().filter_map(reference).collect(),
            _ => Vec::new(),
        };
        Self { items }
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        Self { items: self.items.clone() }
    }
}

impl<K: Block> Field for Option<Ref<K>> {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::Kind(K::SCHEMA.name), phase: Phase::Const, optional: true };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let is_given = |value: &&Expr| value.kind != ExprKind::Null;
        raw.attributes.get(name).filter(is_given).map(|_| Ref::read(raw, name, None))
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        *self
    }
}

impl<K: Block> Field for Own<K> {
    const SHAPE: Shape = Ref::<K>::SHAPE;
    const CREATED: bool = true;

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        Self(Ref::read(raw, name, default))
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        *self
    }
}
