//! What may stand between two braces, by the schema.

use crate::language::meta::{self, DeclarationAttribute, MetaAttribute};
use crate::language::{BlockSchema, FieldSchema, Multiplicity, kinds};
use crate::resolve::plain_text;
use crate::syntax::{Node, ast};

/// Where a word stands: what may be written there.
#[derive(Debug, Clone, Default)]
pub enum Scope<'a> {
    /// Between declarations.
    #[default]
    Program,
    /// In a block.
    Block {
        /// What may stand in it.
        schema: &'static BlockSchema,
        /// The block.
        block: &'a ast::Block,
        /// Its path in the reference: `cluster.instances`.
        path: String,
        /// How often it may stand inside of another; none at the top level.
        nested: Option<Multiplicity>,
    },
    /// In the body of a `param` or `var`.
    Param(&'a ast::Param),
    /// In the body of an `output`.
    Output(&'a ast::Output),
    /// In a map.
    Map(&'a ast::Body),
    /// In a block of which nothing is known.
    Unknown(&'a ast::Block),
}

impl<'a> Scope<'a> {
    /// What stands between the braces of a node that stands here.
    #[must_use]
    pub fn inside(&self, node: Node<'a>) -> Self {
        match node {
            Node::Param(param) => Self::Param(param),
            Node::Output(output) => Self::Output(output),
            Node::Block(block) => self.block(block),
            Node::Expr(ast::Expr { kind: ast::ExprKind::Map(body), .. }) => Self::Map(body),
            _ => Self::Program,
        }
    }

    fn block(&self, block: &'a ast::Block) -> Self {
        let name = block.kind.value.as_str();
        let (schema, path, nested) = match self {
            Self::Program => (top_level(name, block.existing.is_some()), name.to_owned(), None),
            _ => {
                let nested = self.nested(name);
                let multiplicity = nested.and_then(|(field, _)| field.multiplicity());
                let label = block.labels.first().and_then(|label| plain_text(&label.value));
                (
                    nested.and_then(|(field, _)| field.labelled(label)),
                    format!("{}.{name}", self.path()),
                    multiplicity,
                )
            }
        };
        match schema {
            Some(schema) => Self::Block { schema, block, path, nested },
            None => Self::Unknown(block),
        }
    }

    /// The path of the block in the reference; empty outside of blocks.
    pub fn path(&self) -> &str {
        match self {
            Self::Block { path, .. } => path,
            _ => "",
        }
    }

    /// The schema of the block.
    pub fn schema(&self) -> Option<&'static BlockSchema> {
        match self {
            Self::Block { schema, .. } => Some(schema),
            _ => None,
        }
    }

    /// The attribute of a name.
    pub fn attribute(&self, name: &str) -> Option<&'static FieldSchema> {
        self.schema().and_then(|schema| schema.attribute(name))
    }

    /// The nested block of a name.
    pub fn nested(&self, name: &str) -> Option<(&'static FieldSchema, &'static BlockSchema)> {
        let field = self.schema()?.nested(name)?;
        Some((field, field.block()?))
    }

    /// The meta-attributes that the block may have.
    pub fn meta(&self) -> impl Iterator<Item = &'static MetaAttribute> {
        let (block, nested, other) = match self {
            Self::Block { schema, nested, .. } => {
                (true, *nested, nested.is_none() && kinds::other(schema.name).is_some())
            }
            _ => (false, None, false),
        };
        // `tags` of the project are an attribute of its own, and it is always there.
        meta::META.iter().filter(move |meta| block && !other && meta.is_on(nested))
    }

    /// What the body of a declaration may have.
    pub fn declaration_attributes(&self) -> &'static [DeclarationAttribute] {
        match self {
            Self::Param(_) => &meta::PARAM,
            Self::Output(_) => &meta::OUTPUT,
            _ => &[],
        }
    }

    /// What stands between the braces.
    pub fn body(&self) -> Option<&'a ast::Body> {
        match self {
            Self::Program => None,
            Self::Block { block, .. } | Self::Unknown(block) => Some(&block.body),
            Self::Param(param) => param.body.as_ref(),
            Self::Output(output) => output.body.as_ref(),
            Self::Map(body) => Some(body),
        }
    }
}

/// What may stand in a block at the top level. Where one may not be created, or not exist, what it has otherwise is a good guess.
pub(super) fn top_level(name: &str, existing: bool) -> Option<&'static BlockSchema> {
    match kinds::find(name) {
        Some(kind) if existing => kind.existing.or(kind.created),
        Some(kind) => kind.created.or(kind.existing),
        None => kinds::other(name),
    }
}
