//! Attribute values in the typed blocks. The phase that an attribute allows is in its type.

use std::marker::PhantomData;
use std::ops::Deref;

use super::{BlockId, Expr};
use crate::source::Span;

/// How a value came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum State {
    /// The program says it.
    Written,
    /// The schema's default.
    Default,
    /// Missing or wrong, and reported: the value is a placeholder.
    #[default]
    Unknown,
}

/// A value that the compiler knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Const<T> {
    /// The value; a placeholder where the state is [`State::Unknown`].
    pub value: T,
    /// Where it was written; the head of the block for a default.
    pub span: Span,
    /// Where it comes from.
    pub state: State,
}

impl<T> Const<T> {
    /// The value, unless it is a placeholder: what proofs reason about.
    pub fn known(&self) -> Option<&T> {
        (self.state != State::Unknown).then_some(&self.value)
    }

    /// Whether the program says it.
    pub fn is_written(&self) -> bool {
        self.state == State::Written
    }

    /// Where it was written, if it was.
    pub fn written(&self) -> Option<Span> {
        self.is_written().then_some(self.span)
    }
}

/// A value that may also come at deployment.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<T> {
    /// Known to the compiler.
    Const(Const<T>),
    /// Known to CloudFormation.
    Deploy(Expr),
}

impl<T> Value<T> {
    /// The value, if the compiler knows it.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Const(value) => value.known(),
            Self::Deploy(_) => None,
        }
    }

    /// Where it was written; the head of the block for a default.
    pub fn span(&self) -> Span {
        match self {
            Self::Const(value) => value.span,
            Self::Deploy(expr) => expr.span,
        }
    }

    /// Whether the program says it.
    pub fn is_written(&self) -> bool {
        match self {
            Self::Const(value) => value.is_written(),
            Self::Deploy(_) => true,
        }
    }

    /// Where it was written, if it was.
    pub fn written(&self) -> Option<Span> {
        self.is_written().then(|| self.span())
    }

    /// Whether only the deployment knows it.
    pub fn is_deploy(&self) -> bool {
        matches!(self, Self::Deploy(_))
    }

    /// What gives it at deployment, if only the deployment knows it.
    pub fn deployed(&self) -> Option<&Expr> {
        match self {
            Self::Const(_) => None,
            Self::Deploy(expr) => Some(expr),
        }
    }
}

/// A list of constant length whose elements may come at deployment.
#[derive(Debug, Clone, PartialEq)]
pub struct Values<T> {
    /// The elements.
    pub items: Vec<Value<T>>,
    /// Where the list was written; the head of the block for a default.
    pub span: Span,
    /// Where it comes from.
    pub state: State,
}

/// A list that the compiler knows: `endpoints = [s3, ecr]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Consts<T> {
    /// The elements.
    pub items: Vec<Const<T>>,
    /// Where the list was written; the head of the block for a default.
    pub span: Span,
    /// Where it comes from.
    pub state: State,
}

impl<T: PartialEq> Consts<T> {
    /// Whether a value is among them.
    pub fn has(&self, value: &T) -> bool {
        self.items.iter().any(|item| item.known() == Some(value))
    }
}

/// One value, or a list of them: `type = "m5.large"`, `type = ["m5.large", "m5a.large"]`.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOrMore<T> {
    /// The elements.
    pub items: Vec<Value<T>>,
    /// Where it was written; the head of the block for a default.
    pub span: Span,
    /// Where it comes from.
    pub state: State,
}

/// A reference to a block of kind `K`, created or `existing`: `network.main`.
#[derive(Debug)]
pub struct Ref<K> {
    /// The block; `None` where the reference is missing or wrong (reported).
    pub id: Option<BlockId>,
    /// Where it was written.
    pub span: Span,
    pub(super) kind: PhantomData<K>,
}

impl<K> Ref<K> {
    /// A reference.
    pub fn new(id: Option<BlockId>, span: Span) -> Self {
        Self { id, span, kind: PhantomData }
    }
}

impl<K> Clone for Ref<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Ref<K> {}

impl<K> PartialEq for Ref<K> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// A reference to a block of kind `K` that the program creates: the block that refers to it changes its stack, so that an `existing` one
/// is refused.
#[derive(Debug)]
pub struct Own<K>(pub Ref<K>);

impl<K> Clone for Own<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Own<K> {}

impl<K> PartialEq for Own<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K> Deref for Own<K> {
    type Target = Ref<K>;

    fn deref(&self) -> &Ref<K> {
        &self.0
    }
}

/// A nested block.
#[derive(Debug, Clone, PartialEq)]
pub struct Nested<B> {
    /// What the program says in it, with defaults for the rest.
    pub block: B,
    /// Its label, a checked string.
    pub label: Option<Expr>,
    /// Its deploy-time guard; constant guards are decided already.
    pub guard: Option<Expr>,
    /// Its head (`mount "/mnt/efs"`); the head of the block around it where it is left out.
    pub span: Span,
    /// Whether the program has it.
    pub written: bool,
}

impl<B> Nested<B> {
    /// The label's text, if it is a constant one.
    pub fn label_text(&self) -> Option<&str> {
        match &self.label.as_ref()?.kind {
            super::ExprKind::Text(text) => Some(text),
            _ => None,
        }
    }
}
