//! Maps whose keys the program chooses: settings by name, limits by name.

use indexmap::IndexMap;

use crate::language::fields::decided_entries;
use crate::language::{Field, Phase, Places, RawBlock, Shape};
use crate::source::Span;
use crate::types::{Expr, ExprKind, Reflect, Type};

/// A map of strings: its keys are known at compile time, and its values may come at deployment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Strings {
    /// The entries, in the order of the source.
    pub entries: IndexMap<String, Expr>,
    places: Places,
}

impl Strings {
    /// Where the key of an entry was written, or its value if the map was not written out where it is used.
    pub fn key(&self, value: &Expr) -> Span {
        self.places.key(value.span)
    }
}

impl Field for Strings {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::map(Type::String), phase: Phase::Elements, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        match raw.attributes.get(name).map(|expr| &expr.kind) {
            Some(ExprKind::Map(entries)) => Self { entries: entries.clone(), places: raw.places.clone() },
            _ => Self::default(),
        }
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        let (entries, places) = decided_entries(&self.entries, &self.places, decide);
        Self { entries, places }
    }
}

/// A map of references to secrets: its keys are known at compile time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Secrets {
    /// The entries, each the reference and not its value.
    pub references: Strings,
}

impl Field for Secrets {
    const SHAPE: Shape = Shape::Attribute {
        ty: || Type::map(Type::Union(vec![Type::Arn, Type::Secret])),
        phase: Phase::Elements,
        optional: false,
    };

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        Self { references: Strings::read(raw, name, default) }
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        Self { references: self.references.decided(decide) }
    }
}

/// Header fields by name, each with the values that it may have.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Headers {
    /// The fields, in the order of the source.
    pub fields: IndexMap<String, Vec<String>>,
}

impl Field for Headers {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::map(Type::list(Type::String)), phase: Phase::Const, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let Some(ExprKind::Map(entries)) = raw.attributes.get(name).map(|expr| &expr.kind) else {
            return Self::default();
        };
        let field = |(name, values): (&String, &Expr)| Some((name.clone(), Vec::from_const(values)?));
        Self { fields: entries.iter().filter_map(field).collect() }
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.clone()
    }
}

/// Names by other names, all known at compile time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LocalNames {
    /// The entries, in the order of the source.
    pub entries: IndexMap<String, String>,
}

impl Field for LocalNames {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::map(Type::String), phase: Phase::Const, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let Some(ExprKind::Map(entries)) = raw.attributes.get(name).map(|expr| &expr.kind) else {
            return Self::default();
        };
        let entry = |(key, value): (&String, &Expr)| Some((key.clone(), String::from_const(value)?));
        Self { entries: entries.iter().filter_map(entry).collect() }
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.clone()
    }
}

/// A limit with its two ends: the soft one, which a process may raise up to the hard one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SoftAndHard {
    /// The soft limit.
    pub soft: i64,
    /// The hard limit.
    pub hard: i64,
}

impl Reflect for SoftAndHard {
    fn ty() -> Type {
        Type::Union(vec![Type::Int, Type::Range(Box::new(Type::Int))])
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        match &expr.kind {
            ExprKind::Range(soft, hard) => {
                Some(Self { soft: i64::from_const(soft)?, hard: i64::from_const(hard)? })
            }
            _ => i64::from_const(expr).map(|both| Self { soft: both, hard: both }),
        }
    }
}

/// A limit that a program sets, with its places.
#[derive(Debug, Clone, PartialEq)]
pub struct Ulimit {
    /// What is limited: `nofile`.
    pub name: String,
    /// Where its name was written.
    pub key: Span,
    /// The limit.
    pub limit: SoftAndHard,
    /// Where it was written.
    pub span: Span,
}

/// Limits by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ulimits {
    /// The limits, in the order of the source; one that is wrong and reported is left out.
    pub limits: Vec<Ulimit>,
}

impl Field for Ulimits {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::map(SoftAndHard::ty()), phase: Phase::Const, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let Some(ExprKind::Map(entries)) = raw.attributes.get(name).map(|expr| &expr.kind) else {
            return Self::default();
        };
        let limit = |(name, value): (&String, &Expr)| {
            let key = raw.places.key(value.span);
            Some(Ulimit { name: name.clone(), key, limit: SoftAndHard::from_const(value)?, span: value.span })
        };
        Self { limits: entries.iter().filter_map(limit).collect() }
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        self.clone()
    }
}
