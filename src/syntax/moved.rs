//! Moves a tree, or what was found in it, to another place: the text is the same, what stands before it has changed.

use super::ast::{
    Assert, Attribute, Block, Body, Call, Comment, Entry, Expr, ExprKind, For, Item, Label, Let, Output,
    Param, TextPart, TypeAlternative, TypeAlternativeKind, TypeExpr,
};
use crate::diagnostics::{self, Diagnostic, Edit, Fix};
use crate::source::{FileId, Span, Spanned};

/// From where to where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    /// The file in which the text stands now.
    pub(super) file: FileId,
    /// Where the text began.
    pub(super) from: u32,
    /// Where it begins now.
    pub(super) to: u32,
}

/// What has places of its own.
pub(super) trait Movable {
    /// Moves all of them.
    fn shift(&mut self, by: Move);
}

/// Structs by their fields. All are named, so that a new one is either moved or said to have no place.
macro_rules! movable {
    ($($ty:ident { $($field:ident),* $(; $($fixed:ident),*)? })*) => {
        $(impl Movable for $ty {
            fn shift(&mut self, by: Move) {
                let Self { $($field,)* $($($fixed: _,)*)? } = self;
                $($field.shift(by);)*
            }
        })*
    };
}

movable! {
    Comment { span; doc }
    Param { docs, keyword, name, ty, default, body, span; kind }
    Let { docs, name, value, span }
    Output { docs, name, value, body, span }
    Assert { condition, message, span }
    Block { docs, existing, kind, labels, body, span }
    Label { value }
    Body { entries, open, close, span }
    Attribute { key, value, span; quoted }
    TypeExpr { alternatives, optional, span }
    TypeAlternative { kind, span }
    Expr { kind, span }
    For { variables, collection, value, condition }
    Call { function, arguments, parens }
    Diagnostic { primary, secondary, fixes; code, severity, message, help, notes }
    Fix { edits; title, applicability, whole }
    Edit { span; text }
}

impl Movable for diagnostics::Label {
    fn shift(&mut self, by: Move) {
        let Self { span, text: _ } = self;
        span.shift(by);
    }
}

impl Movable for Span {
    fn shift(&mut self, by: Move) {
        let moved = |place: u32| place.wrapping_sub(by.from).wrapping_add(by.to);
        *self = Self { file: by.file, start: moved(self.start), end: moved(self.end) };
    }
}

/// What is spanned has no place of its own: names, operators, texts.
impl<T> Movable for Spanned<T> {
    fn shift(&mut self, by: Move) {
        self.span.shift(by);
    }
}

impl<T: Movable> Movable for Box<T> {
    fn shift(&mut self, by: Move) {
        self.as_mut().shift(by);
    }
}

impl<T: Movable> Movable for Option<T> {
    fn shift(&mut self, by: Move) {
        if let Some(inside) = self {
            inside.shift(by);
        }
    }
}

impl<T: Movable> Movable for Vec<T> {
    fn shift(&mut self, by: Move) {
        for inside in self {
            inside.shift(by);
        }
    }
}

impl Movable for Item {
    fn shift(&mut self, by: Move) {
        match self {
            Self::Param(item) => item.shift(by),
            Self::Let(item) => item.shift(by),
            Self::Output(item) => item.shift(by),
            Self::Assert(item) => item.shift(by),
            Self::Block(item) => item.shift(by),
            Self::Error(span) => span.shift(by),
        }
    }
}

impl Movable for Entry {
    fn shift(&mut self, by: Move) {
        match self {
            Self::Attribute(entry) => entry.shift(by),
            Self::Block(entry) => entry.shift(by),
            Self::Error(span) => span.shift(by),
        }
    }
}

impl Movable for TypeAlternativeKind {
    fn shift(&mut self, by: Move) {
        match self {
            Self::Name(name, argument) => {
                name.shift(by);
                argument.shift(by);
            }
            Self::Text(_) | Self::Int(_) | Self::Error => {}
        }
    }
}

impl Movable for TextPart {
    fn shift(&mut self, by: Move) {
        match self {
            Self::Literal(_) => {}
            Self::Interpolation(value) => value.shift(by),
        }
    }
}

impl Movable for ExprKind {
    fn shift(&mut self, by: Move) {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Error => {}
            Self::Text(parts) => parts.shift(by),
            Self::List(items) => items.shift(by),
            Self::Map(body) => body.shift(by),
            Self::For(clause) => clause.shift(by),
            Self::Path(names) => names.shift(by),
            Self::Call(call) => call.shift(by),
            Self::Member(base, name) => {
                base.shift(by);
                name.shift(by);
            }
            Self::Index(base, index) => {
                base.shift(by);
                index.shift(by);
            }
            Self::Unary(op, value) => {
                op.shift(by);
                value.shift(by);
            }
            Self::Binary(left, op, right) => {
                left.shift(by);
                op.shift(by);
                right.shift(by);
            }
            Self::Conditional(condition, then, otherwise) => {
                condition.shift(by);
                then.shift(by);
                otherwise.shift(by);
            }
            Self::Paren(value) => value.shift(by),
        }
    }
}
