//! A node of the tree, of any kind, and what is directly inside of it: whoever walks a tree walks it by this.

use super::ast::{
    Assert, Attribute, Block, Body, Entry, Expr, ExprKind, Item, Let, Output, Param, TextPart,
    TypeAlternativeKind, TypeExpr,
};
use crate::source::Span;

/// A node of the tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Node<'a> {
    /// `param` or `var`
    Param(&'a Param),
    /// `let`
    Let(&'a Let),
    /// `output`
    Output(&'a Output),
    /// `assert`
    Assert(&'a Assert),
    /// A block, at the top level or nested.
    Block(&'a Block),
    /// What stands between braces: of a block, a declaration, or a map.
    Body(&'a Body),
    /// `key = value`, in a block or in a map.
    Attribute(&'a Attribute),
    /// A type as written.
    Type(&'a TypeExpr),
    /// An expression.
    Expr(&'a Expr),
    /// Text that is neither a declaration nor an entry; reported already.
    Error(Span),
}

impl<'a> From<&'a Item> for Node<'a> {
    fn from(item: &'a Item) -> Self {
        match item {
            Item::Param(param) => Self::Param(param),
            Item::Let(item) => Self::Let(item),
            Item::Output(output) => Self::Output(output),
            Item::Assert(assert) => Self::Assert(assert),
            Item::Block(block) => Self::Block(block),
            Item::Error(span) => Self::Error(*span),
        }
    }
}

impl Item {
    /// The whole declaration.
    pub fn span(&self) -> Span {
        Node::from(self).span()
    }
}

impl<'a> From<&'a Entry> for Node<'a> {
    fn from(entry: &'a Entry) -> Self {
        match entry {
            Entry::Attribute(attribute) => Self::Attribute(attribute),
            Entry::Block(block) => Self::Block(block),
            Entry::Error(span) => Self::Error(*span),
        }
    }
}

impl<'a> Node<'a> {
    /// All of it.
    pub fn span(self) -> Span {
        match self {
            Self::Param(param) => param.span,
            Self::Let(item) => item.span,
            Self::Output(output) => output.span,
            Self::Assert(assert) => assert.span,
            Self::Block(block) => block.span,
            Self::Body(body) => body.span,
            Self::Attribute(attribute) => attribute.span,
            Self::Type(ty) => ty.span,
            Self::Expr(expr) => expr.span,
            Self::Error(span) => span,
        }
    }

    /// The block, if it is one.
    pub fn block(self) -> Option<&'a Block> {
        match self {
            Self::Block(block) => Some(block),
            _ => None,
        }
    }

    /// Calls `visit` on the nodes directly inside, in the order of the source.
    pub fn children(self, visit: &mut impl FnMut(Self)) {
        match self {
            Self::Param(param) => {
                param.ty.iter().map(Self::Type).for_each(&mut *visit);
                param.default.iter().map(Self::Expr).for_each(&mut *visit);
                param.body.iter().map(Self::Body).for_each(visit);
            }
            Self::Let(item) => visit(Self::Expr(&item.value)),
            Self::Output(output) => {
                visit(Self::Expr(&output.value));
                output.body.iter().map(Self::Body).for_each(visit);
            }
            Self::Assert(assert) => {
                visit(Self::Expr(&assert.condition));
                visit(Self::Expr(&assert.message));
            }
            Self::Block(block) => {
                block.labels.iter().map(|label| Self::Expr(&label.value)).for_each(&mut *visit);
                visit(Self::Body(&block.body));
            }
            Self::Body(body) => body.entries.iter().map(Self::from).for_each(visit),
            Self::Attribute(attribute) => visit(Self::Expr(&attribute.value)),
            Self::Type(ty) => arguments(ty).map(Self::Type).for_each(visit),
            Self::Expr(expr) => parts(expr, visit),
            Self::Error(_) => {}
        }
    }

    /// Calls `visit` on every expression in it, outer ones first; also on itself.
    pub fn exprs(self, visit: &mut impl FnMut(&'a Expr)) {
        if let Self::Expr(expr) = self {
            visit(expr);
        }
        self.children(&mut |child| child.exprs(visit));
    }
}

/// The types in the angle brackets of a type.
fn arguments(ty: &TypeExpr) -> impl Iterator<Item = &TypeExpr> {
    ty.alternatives.iter().filter_map(|alternative| match &alternative.kind {
        TypeAlternativeKind::Name(_, argument) => argument.as_deref(),
        _ => None,
    })
}

/// What is directly inside of an expression.
fn parts<'a>(expr: &'a Expr, visit: &mut impl FnMut(Node<'a>)) {
    match &expr.kind {
        ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::Path(_) | ExprKind::Error => {}
        ExprKind::Text(parts) => {
            for part in parts {
                if let TextPart::Interpolation(inner) = part {
                    visit(Node::Expr(inner));
                }
            }
        }
        ExprKind::List(items) => items.iter().map(Node::Expr).for_each(visit),
        ExprKind::Map(body) => visit(Node::Body(body)),
        ExprKind::For(item) => {
            visit(Node::Expr(&item.collection));
            visit(Node::Expr(&item.value));
            item.condition.iter().map(Node::Expr).for_each(visit);
        }
        ExprKind::Call(call) => call.arguments.iter().map(Node::Expr).for_each(visit),
        ExprKind::Member(inner, _) | ExprKind::Unary(_, inner) | ExprKind::Paren(inner) => {
            visit(Node::Expr(inner));
        }
        ExprKind::Index(left, right) | ExprKind::Binary(left, _, right) => {
            visit(Node::Expr(left));
            visit(Node::Expr(right));
        }
        ExprKind::Conditional(condition, then, otherwise) => {
            visit(Node::Expr(condition));
            visit(Node::Expr(then));
            visit(Node::Expr(otherwise));
        }
    }
}
