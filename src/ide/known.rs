//! What references are known to be: the types of declarations, and of what is reached from them with dots.

use super::{Analysis, Declaration, Resolver};
use crate::ir::{Expr, ExprKind};
use crate::types::{Pseudo, Type};

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
    let by_value = |span| analysis.model().expression(span).map(|known| Reached::of(known.value));
    let unknown = Reached { ty: Type::Unknown, value: None };
    match declaration {
        Declaration::Param(param) => {
            let ty = analysis.model().declared(param.name.span).cloned().unwrap_or_default();
            // What a var is set to is another matter, but its default tells its members.
            let default =
                param.default.as_ref().and_then(|default| analysis.model().expression(default.span));
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
        return Pseudo::named(name).map(|pseudo| Reached { ty: pseudo.ty(), value: None });
    }
    let declaration = resolver.declaration(space, name)?;
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
