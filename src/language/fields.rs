//! Typed blocks and their fields: how each is read from what the program wrote.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::read::{all_decided, constant, decided, elements, list_type, value};
use super::{BlockSchema, Multiplicity, Phase, Shape};
use crate::source::Span;
use crate::types::{
    Const, Consts, Expr, ExprKind, Nested, OneOrMore, Reflect, State, Type, Value, Values, literal,
};

/// A checked block before it is typed: what the program wrote, by name.
#[derive(Debug, Clone, Default)]
pub struct RawBlock {
    /// Where its head stands.
    pub head: Span,
    /// The attributes; an [`ExprKind::Unknown`] value was wrong and reported.
    pub attributes: IndexMap<&'static str, Expr>,
    /// The nested blocks, by name.
    pub blocks: IndexMap<&'static str, Vec<RawNested>>,
    /// Places in the values of attributes whose keys are not the language's.
    pub places: Places,
}

/// Places that a checked value does not have itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Places {
    /// Where the key of an entry stands, by its value.
    pub keys: BTreeMap<Span, Span>,
    /// Where the unit of a number stands, by the whole.
    pub units: BTreeMap<Span, Span>,
}

impl Places {
    /// Where the key of the entry stands that has a value; the value, if it was not written in an entry.
    pub fn key(&self, value: Span) -> Span {
        self.keys.get(&value).copied().unwrap_or(value)
    }

    /// Takes over the places of a value for what is left of it where it is decided: a branch stands elsewhere than the whole.
    fn follow(&mut self, whole: &Expr, decided: &Expr) {
        if whole.span != decided.span
            && let Some(key) = self.keys.get(&whole.span).copied()
        {
            self.keys.entry(decided.span).or_insert(key);
        }
        match (&whole.kind, &decided.kind) {
            (ExprKind::Map(before), ExprKind::Map(after)) => {
                for (key, value) in after {
                    before.get(key).into_iter().for_each(|before| self.follow(before, value));
                }
            }
            (ExprKind::List(before), ExprKind::List(after)) if before.len() == after.len() => {
                before.iter().zip(after).for_each(|(before, after)| self.follow(before, after));
            }
            (ExprKind::If(_, then, otherwise), _) => {
                let branches = [then, otherwise].into_iter().filter(|branch| branch.span == decided.span);
                branches.for_each(|branch| self.follow(branch, decided));
            }
            _ => {}
        }
    }
}

/// Entries with what is decided of their values, and their places.
pub(super) fn decided_entries(
    entries: &IndexMap<String, Expr>,
    places: &Places,
    decide: &mut dyn FnMut(&Expr) -> Expr,
) -> (IndexMap<String, Expr>, Places) {
    let mut places = places.clone();
    let entries = entries.iter().map(|(key, value)| {
        let decided = decide(value);
        places.follow(value, &decided);
        (key.clone(), decided)
    });
    (entries.collect(), places)
}

/// A checked nested block before it is typed.
#[derive(Debug, Clone)]
pub struct RawNested {
    /// Its label.
    pub label: Option<Expr>,
    /// Its deploy-time guard.
    pub guard: Option<Expr>,
    /// What stands in it.
    pub block: RawBlock,
}

/// A typed block.
pub trait Block: Sized {
    /// What may stand in it.
    const SCHEMA: &'static BlockSchema;

    /// The typed block of a checked one; placeholders stand for what was wrong and reported.
    fn read(raw: &RawBlock) -> Self;

    /// The deploy-time guard of a nested block: of the one with a label, or of the only one.
    fn nested_guard(&self, name: &str, label: Option<&str>) -> Option<&Expr>;

    /// The block with what `decide` makes of each deploy-time value.
    #[must_use]
    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self;
}

/// A field of a typed block: an attribute or a nested block.
pub trait Field: Sized {
    /// What it is in the schema.
    const SHAPE: Shape;

    /// The unit in which a template has its value.
    const UNIT: Option<&'static str> = None;

    /// Whether it takes only a block that the program creates: see [`crate::types::Own`].
    const CREATED: bool = false;

    /// The field's value in a checked block.
    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self;

    /// The field with what `decide` makes of its deploy-time values: see [`Block::decided`].
    #[must_use]
    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self;

    /// Of a nested block its deploy-time guard: see [`Block::nested_guard`].
    fn guard(&self, _label: Option<&str>) -> Option<&Expr> {
        None
    }
}

/// The attribute as written, or its default.
pub(super) fn written_or_default(raw: &RawBlock, name: &str, default: Option<&str>) -> (Expr, State) {
    match (raw.attributes.get(name), default) {
        (Some(expr), _) if expr.is_unknown() => (expr.clone(), State::Unknown),
        (Some(expr), _) => (expr.clone(), State::Written),
        (None, Some(default)) => (literal(default, raw.head), State::Default),
        (None, None) => (Expr::unknown(raw.head), State::Unknown),
    }
}

impl<T: Reflect> Field for Const<T> {
    const SHAPE: Shape = Shape::Attribute { ty: T::ty, phase: Phase::Const, optional: false };
    const UNIT: Option<&'static str> = T::UNIT;

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        let (expr, state) = written_or_default(raw, name, default);
        constant(&expr, state)
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.clone()
    }
}

impl<T: Reflect> Field for Option<Const<T>> {
    const SHAPE: Shape = Shape::Attribute { ty: T::ty, phase: Phase::Const, optional: true };
    const UNIT: Option<&'static str> = T::UNIT;

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        let (expr, state) = written_or_default(raw, name, default.or(Some("null")));
        (expr.kind != ExprKind::Null).then(|| constant(&expr, state))
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.clone()
    }
}

impl<T: Reflect> Field for Value<T> {
    const SHAPE: Shape = Shape::Attribute { ty: T::ty, phase: Phase::Deploy, optional: false };
    const UNIT: Option<&'static str> = T::UNIT;

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        let (expr, state) = written_or_default(raw, name, default);
        value(expr, state)
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        decided(self, decide)
    }
}

impl<T: Reflect> Field for Option<Value<T>> {
    const SHAPE: Shape = Shape::Attribute { ty: T::ty, phase: Phase::Deploy, optional: true };
    const UNIT: Option<&'static str> = T::UNIT;

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        let (expr, state) = written_or_default(raw, name, default.or(Some("null")));
        (expr.kind != ExprKind::Null).then(|| value(expr, state))
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.as_ref().map(|value| decided(value, decide))
    }
}

impl<T: Reflect> Field for Values<T> {
    const SHAPE: Shape = Shape::Attribute { ty: list_type::<T>, phase: Phase::Elements, optional: false };

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        let (expr, state) = written_or_default(raw, name, default);
        Self { span: expr.span, state, items: elements(expr, state) }
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        Self { items: all_decided(&self.items, decide), ..self.clone() }
    }
}

impl<T: Reflect> Field for Consts<T> {
    const SHAPE: Shape = Shape::Attribute { ty: list_type::<T>, phase: Phase::Const, optional: false };

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        let (expr, state) = written_or_default(raw, name, default);
        let items = match &expr.kind {
            ExprKind::List(items) => items.iter().map(|item| constant(item, state)).collect(),
            _ => Vec::new(),
        };
        Self { span: expr.span, state, items }
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.clone()
    }
}

impl<T: Reflect> Field for Option<Values<T>> {
    const SHAPE: Shape = Shape::Attribute { ty: list_type::<T>, phase: Phase::Elements, optional: true };

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        let (expr, state) = written_or_default(raw, name, default.or(Some("null")));
        (expr.kind != ExprKind::Null).then(|| Values { span: expr.span, state, items: elements(expr, state) })
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.as_ref().map(|values| values.decided(decide))
    }
}

impl<T: Reflect> Field for OneOrMore<T> {
    const SHAPE: Shape = Shape::Attribute {
        ty: || Type::Union(vec![T::ty(), Type::list(T::ty())]),
        phase: Phase::Elements,
        optional: false,
    };

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        let (expr, state) = written_or_default(raw, name, default);
        Self { span: expr.span, state, items: elements(expr, state) }
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        Self { items: all_decided(&self.items, decide), ..self.clone() }
    }
}

fn nested<B: Block>(raw: &RawNested) -> Nested<B> {
    Nested {
        block: B::read(&raw.block),
        label: raw.label.clone(),
        guard: raw.guard.clone(),
        span: raw.block.head,
        written: true,
    }
}

impl<B: Block> Field for Nested<B> {
    const SHAPE: Shape = Shape::Block { multiplicity: Multiplicity::Defaulted, schema: || B::SCHEMA };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        match raw.blocks.get(name).and_then(|blocks| blocks.first()) {
            Some(block) => nested(block),
            None => Nested {
                block: B::read(&RawBlock { head: raw.head, ..RawBlock::default() }),
                label: None,
                guard: None,
                span: raw.head,
                written: false,
            },
        }
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        Self {
            block: self.block.decided(decide),
            label: self.label.as_ref().map(decide),
            guard: self.guard.clone(),
            span: self.span,
            written: self.written,
        }
    }
}

impl<B: Block> Field for Option<Nested<B>> {
    const SHAPE: Shape = Shape::Block { multiplicity: Multiplicity::Optional, schema: || B::SCHEMA };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        raw.blocks.get(name).and_then(|blocks| blocks.first()).map(nested)
    }

    fn guard(&self, _label: Option<&str>) -> Option<&Expr> {
        self.as_ref()?.guard.as_ref()
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.as_ref().map(|nested| nested.decided(decide))
    }
}

impl<B: Block> Field for Vec<Nested<B>> {
    const SHAPE: Shape = Shape::Block { multiplicity: Multiplicity::Many, schema: || B::SCHEMA };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        raw.blocks.get(name).map(|blocks| blocks.iter().map(nested).collect()).unwrap_or_default()
    }

    fn guard(&self, label: Option<&str>) -> Option<&Expr> {
        self.iter().find(|block| block.label_text() == label)?.guard.as_ref()
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.iter().map(|nested| nested.decided(decide)).collect()
    }
}
