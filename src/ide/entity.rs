//! What a word can stand for.

use crate::language::functions::FunctionSchema;
use crate::language::meta::{DeclarationAttribute, MetaAttribute};
use crate::language::{FieldSchema, KindSchema, ResultSchema, kinds};
use crate::resolve::{Target, plain_text};
use crate::source::Span;
use crate::syntax::ast;
use crate::types::Pseudo;

/// A declaration of the program.
#[derive(Debug, Clone, Copy)]
pub enum Declaration<'a> {
    /// `param` or `var`
    Param(&'a ast::Param),
    /// `let`
    Let(&'a ast::Let),
    /// `output`
    Output(&'a ast::Output),
    /// A top-level block.
    Block(&'a ast::Block, &'static KindSchema),
    /// The `project` block.
    Project(&'a ast::Block),
}

impl<'a> Declaration<'a> {
    /// What a path refers to, if the program declares it.
    pub fn of(target: Target<'a>) -> Option<Self> {
        match Entity::of(target) {
            Entity::Declaration(declaration) => Some(declaration),
            _ => None,
        }
    }

    /// What a block at the top level declares; `None` if its kind is unknown.
    pub(super) fn of_block(block: &'a ast::Block) -> Option<Self> {
        let name = block.kind.value.as_str();
        let of_kind = kinds::find(name).map(|kind| Self::Block(block, kind));
        of_kind.or_else(|| (name == kinds::PROJECT.name).then_some(Self::Project(block)))
    }

    /// How it begins, and how references do: `param`, `let`, `cluster`.
    pub fn space(&self) -> &'static str {
        match self {
            Self::Param(param) => param.kind.keyword(),
            Self::Let(_) => "let",
            Self::Output(_) => "output",
            Self::Block(_, kind) => kind.name,
            Self::Project(_) => "project",
        }
    }

    /// Its name.
    pub fn name(&self) -> &'a str {
        match self {
            Self::Param(param) => &param.name.value,
            Self::Let(item) => &item.name.value,
            Self::Output(output) => &output.name.value,
            Self::Block(block, _) | Self::Project(block) => label(block).map_or("", |(name, _)| name),
        }
    }

    /// Where its name stands; of a block without quotes.
    pub fn name_span(&self) -> Span {
        match self {
            Self::Param(param) => param.name.span,
            Self::Let(item) => item.name.span,
            Self::Output(output) => output.name.span,
            Self::Block(block, _) | Self::Project(block) => {
                label(block).map_or_else(|| block.head().after(), |(_, span)| span)
            }
        }
    }

    /// The whole declaration, without its doc comment.
    pub fn span(&self) -> Span {
        match self {
            Self::Param(param) => param.span,
            Self::Let(item) => item.span,
            Self::Output(output) => output.span,
            Self::Block(block, _) | Self::Project(block) => block.span,
        }
    }

    /// Its doc comment.
    pub fn docs(&self) -> Option<&'a ast::Docs> {
        match self {
            Self::Param(param) => param.docs.as_ref(),
            Self::Let(item) => item.docs.as_ref(),
            Self::Output(output) => output.docs.as_ref(),
            Self::Block(block, _) | Self::Project(block) => block.docs.as_ref(),
        }
    }

    /// The block, if it is one.
    pub fn block(&self) -> Option<&'a ast::Block> {
        match self {
            Self::Block(block, _) | Self::Project(block) => Some(block),
            _ => None,
        }
    }
}

/// The name in the label of a block, and where it stands, without quotes; `None` if there is none or it interpolates.
pub(super) fn label(block: &ast::Block) -> Option<(&str, Span)> {
    let label = block.labels.first()?;
    let name = plain_text(&label.value)?;
    let span = label.value.span;
    let marks = (span.len() as usize).saturating_sub(name.len());
    // A bare word has no quotes, and one with escapes more than the two.
    let inner = if marks >= 2 { Span::new(span.file, span.start + 1, span.end - 1) } else { span };
    Some((name, inner))
}

/// What a word stands for.
#[derive(Debug, Clone)]
pub enum Entity<'a> {
    /// A declaration, where it is declared or where it is referred to: `zones` of `param.zones`, `web` of `cluster.web.arn`.
    Declaration(Declaration<'a>),
    /// A result of a block: `arn` of `cluster.web.arn`.
    Result {
        /// Whose.
        of: Declaration<'a>,
        /// Which.
        schema: &'static ResultSchema,
    },
    /// The name of a nested block: `"uploads"` of `access_point "uploads" { }` and of `volume.shared.access_point["uploads"]`.
    Nested {
        /// The block that it stands in.
        of: Declaration<'a>,
        /// The nested block.
        block: &'a ast::Block,
    },
    /// A variable of a `for`, where it is bound or used.
    Variable {
        /// Where it is bound.
        name: &'a ast::Name,
        /// The `for`.
        of: &'a ast::For,
    },
    /// `each`, in a block with this `for_each`.
    Each(&'a ast::Attribute),
    /// A member of a map: `small` of `let.sizes.small`.
    Member(&'a str),
    /// A key of a map, where it is written.
    Key(&'a str),
    /// `region` of `aws.region`
    Pseudo(Pseudo),
    /// A function.
    Function(&'static FunctionSchema),
    /// A bare word that is a value: `internet_facing`.
    Symbol(&'a str),
    /// The name of a type, or a symbol of a type that is written out.
    Type(&'a str),
    /// The name of a kind: `cluster` of `cluster "web" { }` and of `cluster.web.arn`.
    Kind {
        /// The kind.
        schema: &'static KindSchema,
        /// Whether it is the head of an `existing` block.
        existing: bool,
    },
    /// The name of a nested block: `http` of `http { }`.
    Block {
        /// What it is.
        field: &'static FieldSchema,
        /// The path of the block that it stands in: `listener`.
        path: String,
    },
    /// The name of an attribute.
    Attribute {
        /// What it is.
        field: &'static FieldSchema,
        /// The path of the block that it stands in: `cluster.instances`.
        path: String,
    },
    /// `when`, `tags`
    Meta(&'static MetaAttribute),
    /// An attribute in the body of a `param`, `var` or `output`.
    DeclarationAttribute(&'static DeclarationAttribute),
    /// A unit, the end of a number: `MiB`.
    Unit(ast::Unit),
    /// A word of the language itself, at the head of a declaration or of a reference: `param`, `let`, `existing`, `aws`.
    Keyword(&'static str),
    /// A name that nothing declares, with what stands before it: `param`, `cluster`.
    Unresolved {
        /// What stands before the name; empty for a function, an attribute or a kind.
        space: &'a str,
        /// The name.
        name: &'a str,
    },
}

impl<'a> Entity<'a> {
    /// What a path refers to.
    pub(super) fn of(target: Target<'a>) -> Self {
        Self::Declaration(match target {
            Target::Param(_, param) | Target::Var(_, param) => Declaration::Param(param),
            Target::Let(_, item) => Declaration::Let(item),
            Target::Block(entry) => Declaration::Block(&entry.block, entry.kind),
            Target::Pseudo(pseudo) => return Self::Pseudo(pseudo),
        })
    }

    /// Where what it stands for is declared: the name there. Two words mean the same if this is the same.
    pub fn definition(&self) -> Option<Span> {
        match self {
            Self::Declaration(declaration) => Some(declaration.name_span()),
            Self::Nested { block, .. } => label(block).map(|(_, span)| span),
            Self::Variable { name, .. } => Some(name.span),
            Self::Each(for_each) => Some(for_each.key.span),
            _ => None,
        }
    }
}

/// Whether a word declares or refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What it stands for is declared here.
    Definition,
    /// What it stands for is declared elsewhere, or in no program.
    Reference,
}

/// A word and what it stands for.
#[derive(Debug, Clone)]
pub struct Occurrence<'a> {
    /// Where it stands; of a label without quotes.
    pub span: Span,
    /// What it stands for.
    pub entity: Entity<'a>,
    /// Whether it declares or refers.
    pub role: Role,
}
