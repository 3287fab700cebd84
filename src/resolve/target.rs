//! What a path of names refers to. The checker and the editor ask here, and so does whoever follows references: that `cluster.web` is the
//! block `web` is decided in one place, also of an expression that is never evaluated.

use super::{BlockEntry, Names, plain_text};
use crate::language::{KindSchema, ResultSchema, kinds};
use crate::syntax::ast::{self, ExprKind};
use crate::types::{ParamId, Pseudo};

/// What the first name of a path says about the second.
#[derive(Debug, Clone, Copy)]
pub enum Namespace {
    /// `param`
    Param,
    /// `var`
    Var,
    /// `let`
    Let,
    /// `aws`
    Aws,
    /// `cluster`
    Kind(&'static KindSchema),
}

impl Namespace {
    /// The namespace of a word.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "param" => Self::Param,
            "var" => Self::Var,
            "let" => Self::Let,
            "aws" => Self::Aws,
            kind => Self::Kind(kinds::find(kind)?),
        })
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Param => "param",
            Self::Var => "var",
            Self::Let => "let",
            Self::Aws => "aws",
            Self::Kind(kind) => kind.name,
        }
    }
}

/// What the first two names of a path refer to.
#[derive(Debug, Clone, Copy)]
pub enum Target<'n> {
    /// `param.zones`
    Param(ParamId, &'n ast::Param),
    /// `var.zones`, by its name in the table.
    Var(&'n str, &'n ast::Param),
    /// `let.zones`, by its name in the table.
    Let(&'n str, &'n ast::Let),
    /// `aws.region`
    Pseudo(Pseudo),
    /// `cluster.web`
    Block(&'n BlockEntry),
}

impl Names {
    /// What a name in a namespace refers to.
    pub fn target(&self, namespace: Namespace, name: &str) -> Option<Target<'_>> {
        Some(match namespace {
            Namespace::Param => {
                let (index, _, param) = self.params.get_full(name)?;
                Target::Param(ParamId(u32::try_from(index).unwrap_or(u32::MAX)), param)
            }
            Namespace::Var => {
                let (name, var) = self.vars.get_key_value(name)?;
                Target::Var(name, var)
            }
            Namespace::Let => {
                let (name, item) = self.lets.get_key_value(name)?;
                Target::Let(name, item)
            }
            Namespace::Aws => Target::Pseudo(Pseudo::named(name)?),
            Namespace::Kind(kind) => Target::Block(self.block(kind.name, name)?),
        })
    }

    /// What an expression refers to, if it is a path.
    pub fn target_of(&self, expr: &ast::Expr) -> Option<Target<'_>> {
        let (namespace, name) = reference(expr)?;
        self.target(Namespace::of(namespace)?, name)
    }

    /// The block of a result whose keys are the names of nested blocks, with the kind of those: `volume.shared.access_point`.
    pub fn keyed(
        &self,
        [kind, name, result]: [&str; 3],
    ) -> Option<(&BlockEntry, &'static ResultSchema, &'static str)> {
        let entry = self.block(kinds::find(kind)?.name, name)?;
        let schema = entry.result(result)?;
        Some((entry, schema, schema.keyed_by?))
    }
}

/// The first two names of a path.
pub fn reference(expr: &ast::Expr) -> Option<(&str, &str)> {
    let ExprKind::Path(path) = &expr.kind else { return None };
    let [namespace, name, ..] = path.as_slice() else { return None };
    Some((&namespace.value, &name.value))
}

/// The nested blocks of a kind that have a name, with that: `access_point "uploads" { }`.
pub fn nested_blocks<'a>(body: &'a ast::Body, kind: &str) -> impl Iterator<Item = (&'a str, &'a ast::Block)> {
    body.entries.iter().filter_map(move |entry| match entry {
        ast::Entry::Block(block) if block.kind.value == kind => {
            Some((plain_text(&block.labels.first()?.value)?, block))
        }
        _ => None,
    })
}
