//! What references are known to be: the types of declarations, and of what is reached from them with dots.

use super::{Analysis, Declaration, Resolver};
use crate::ir::Expr;
use crate::ir::ExprKind;
use crate::language::kinds;
use crate::resolve::plain_text;
use crate::syntax::ast::{Body, Entry, TypeAlternativeKind, TypeExpr};
use crate::types::{Literal, Pseudo, Type};

/// What something is known to be.
#[derive(Debug, Clone)]
pub(super) struct Reached {
    /// Its type.
    pub(super) ty: Type,
    /// Its value, or what CloudFormation is given.
    pub(super) value: Option<Expr>,
}

impl Reached {
    /// The members that can be named behind a dot, with what each is.
    pub(super) fn members(&self) -> Vec<(String, Self)> {
        match self.value.as_ref().map(|value| &value.kind) {
            Some(ExprKind::Map(entries)) => {
                entries.iter().map(|(key, value)| (key.clone(), Self::of(value))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What one of its elements is.
    pub(super) fn element(&self) -> Self {
        match self.value.as_ref().map(|value| &value.kind) {
            Some(ExprKind::List(items)) => items.first().map(Self::of),
            Some(ExprKind::Map(entries)) => entries.values().next().map(Self::of),
            _ => None,
        }
        .unwrap_or_else(|| match self.ty.clone().non_null() {
            Type::List(element) | Type::Map(element) => Self { ty: *element, value: None },
            _ => Self { ty: Type::Unknown, value: None },
        })
    }

    fn of(value: &Expr) -> Self {
        Self { ty: value.ty.clone(), value: Some(value.clone()) }
    }
}

/// What a declaration is, as references reach it.
pub(super) fn declared(analysis: &Analysis, declaration: &Declaration<'_>) -> Reached {
    let by_value = |span| analysis.values().get(span).map(|known| Reached::of(&known.value));
    let unknown = Reached { ty: Type::Unknown, value: None };
    match declaration {
        Declaration::Param(param) => {
            let ty = param.ty.as_ref().map_or(Type::Unknown, written);
            // What a var is set to is another matter, but its default tells its members.
            let default = param.default.as_ref().and_then(|default| analysis.values().get(default.span));
            Reached { ty, value: default.map(|known| known.value.clone()) }
        }
        Declaration::Let(item) => by_value(item.value.span).unwrap_or(unknown),
        Declaration::Output(output) => by_value(output.value.span).unwrap_or(unknown),
        Declaration::Block(_, kind) => Reached { ty: Type::Kind(kind.name), value: None },
        Declaration::Project(_) => unknown,
    }
}

/// What a path reaches: `param.zones`, `cluster.web.arn`, `let.sizes.small`.
pub(super) fn path(analysis: &Analysis, resolver: &Resolver<'_>, path: &[&str]) -> Option<Reached> {
    let [space, name, members @ ..] = path else { return None };
    if *space == "aws" {
        return Pseudo::named(name).map(|pseudo| Reached { ty: pseudo_type(pseudo), value: None });
    }
    let declaration =
        resolver.declarations().find(|known| known.space() == *space && known.name() == *name)?;
    if let (Declaration::Block(_, kind), Some(result)) = (&declaration, members.first()) {
        let result = kind.result(result).filter(|_| members.len() == 1)?;
        return Some(Reached { ty: (result.ty)(), value: None });
    }
    let mut reached = declared(analysis, &declaration);
    for member in members {
        let found = reached.members().into_iter().find(|(name, _)| name == member);
        reached = found.map_or_else(|| reached.element(), |(_, member)| member);
    }
    Some(reached)
}

/// The type of what CloudFormation knows.
pub(super) fn pseudo_type(pseudo: Pseudo) -> Type {
    if pseudo == Pseudo::Region { Type::Region } else { Type::String }
}

/// A type as it was written; what is wrong in it is reported elsewhere.
pub(super) fn written(ty: &TypeExpr) -> Type {
    let literal = |kind: &TypeAlternativeKind| match kind {
        TypeAlternativeKind::Name(name, _) => Some(Literal::Word(name.value.clone())),
        TypeAlternativeKind::Text(text) => Some(Literal::Text(text.clone())),
        TypeAlternativeKind::Int(value) => Some(Literal::Int(*value)),
        TypeAlternativeKind::Error => None,
    };
    let inner = match ty.alternatives.as_slice() {
        [one] => match &one.kind {
            TypeAlternativeKind::Name(name, element) => {
                let element = element.as_deref().map(written).unwrap_or_default();
                match name.value.as_str() {
                    "list" => Type::list(element),
                    "map" => Type::map(element),
                    simple => Type::named(simple)
                        .or_else(|| kinds::find(simple).map(|kind| Type::Kind(kind.name)))
                        .unwrap_or_default(),
                }
            }
            other => Type::OneOf(literal(other).into_iter().collect()),
        },
        many => Type::OneOf(many.iter().filter_map(|one| literal(&one.kind)).collect()),
    };
    if ty.optional.is_some() { inner.nullable() } else { inner }
}

/// The names of the nested blocks of a kind: `uploads` of `access_point "uploads" { }`.
pub(super) fn nested_names<'a>(body: &'a Body, nested: &'a str) -> impl Iterator<Item = &'a str> {
    body.entries.iter().filter_map(move |entry| match entry {
        Entry::Block(block) if block.kind.value == nested => plain_text(&block.labels.first()?.value),
        _ => None,
    })
}

/// Whether something of a type is of use where another is wanted: as the checker has it, but for what only a value decides.
pub(super) fn fits(found: &Type, want: &Type) -> bool {
    match (found, want) {
        (Type::Unknown, _) => false,
        (_, Type::Unknown)
        | (Type::Int, Type::Number | Type::Cpu | Type::Port)
        | (Type::Port | Type::Cpu, Type::Int) => true,
        // Under a guard it is there.
        (Type::Nullable(found), want) => fits(found, want),
        // Of a range it is one end.
        (found, Type::Nullable(want) | Type::Range(want)) => fits(found, want),
        (found, Type::Union(types)) => types.iter().any(|want| fits(found, want)),
        (found, want) if found.is_listed() && want.is_listed() => {
            let allowed = want.alternatives();
            found.alternatives().iter().all(|literal| allowed.contains(literal))
        }
        (Type::List(found), Type::List(want)) | (Type::Map(found), Type::Map(want)) => {
            **found == Type::Unknown || fits(found, want)
        }
        (Type::Secret, want) => *want == Type::Secret,
        (found, Type::String | Type::Secret) => found.is_text(),
        (found, want) => found == want,
    }
}
