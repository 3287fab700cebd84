//! A node of the tree, of any kind.

use crate::source::Span;
use crate::syntax::ast;

/// A node of the tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Node<'a> {
    /// A top-level declaration; a top-level block is one, too.
    Item(&'a ast::Item),
    /// A nested block.
    Block(&'a ast::Block),
    /// What stands between braces: of a block, a declaration, or a map.
    Body(&'a ast::Body),
    /// `key = value`, in a block or in a map.
    Attribute(&'a ast::Attribute),
    /// A type as written.
    Type(&'a ast::TypeExpr),
    /// An expression.
    Expr(&'a ast::Expr),
}

impl Node<'_> {
    /// All of it.
    pub fn span(&self) -> Span {
        match self {
            Self::Item(item) => item.span(),
            Self::Block(block) => block.span,
            Self::Body(body) => body.span,
            Self::Attribute(attribute) => attribute.span,
            Self::Type(ty) => ty.span,
            Self::Expr(expr) => expr.span,
        }
    }
}
