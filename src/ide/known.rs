//! What references are known to be: the types of declarations, and of what is reached from them with dots. All of it is the checker's;
//! where a line is being written there is no expression yet that the model could know, only the names of a path.

use super::{Analysis, Declaration};
use crate::ir::{Expr, ExprKind};
use crate::resolve::{Namespace, Target};
use crate::types::Type;

/// What something is known to be.
#[derive(Debug, Clone, Default)]
pub(super) struct Reached<'a> {
    /// Its type.
    pub(super) ty: Type,
    /// Its value, or what CloudFormation is given.
    value: Option<&'a Expr>,
}

impl<'a> Reached<'a> {
    /// Something of which only the type is known.
    pub(super) fn typed(ty: Type) -> Self {
        Self { ty, value: None }
    }

    fn of(value: &'a Expr) -> Self {
        Self { ty: value.ty.clone(), value: Some(value) }
    }

    /// The members that can be named behind a dot, with what each is.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'a str, Self)> + use<'a> {
        let entries = match self.value.map(|value| &value.kind) {
            Some(ExprKind::Map(entries)) => Some(entries),
            _ => None,
        };
        entries.into_iter().flatten().map(|(key, value)| (key.as_str(), Self::of(value)))
    }

    /// The member of a name.
    pub(super) fn member(&self, name: &str) -> Option<Self> {
        self.members().find(|(known, _)| *known == name).map(|(_, member)| member)
    }

    /// What one of its elements is.
    pub(super) fn element(&self) -> Self {
        let first = match self.value.map(|value| &value.kind) {
            Some(ExprKind::List(items)) => items.first(),
            Some(ExprKind::Map(entries)) => entries.values().next(),
            _ => None,
        };
        match (first, self.ty.clone().non_null()) {
            (Some(first), _) => Self::of(first),
            (None, Type::List(element) | Type::Map(element)) => Self::typed(*element),
            (None, _) => Self::default(),
        }
    }
}

/// What a declaration is, as references reach it.
pub(super) fn declared<'a>(analysis: &'a Analysis, declaration: &Declaration<'_>) -> Reached<'a> {
    let model = analysis.model();
    let value = |span| model.expression(span).map(|known| known.value);
    match declaration {
        // What a var is set to is another matter, but its default tells its members.
        Declaration::Param(param) => Reached {
            ty: model.declared(param.name.span).cloned().unwrap_or_default(),
            value: param.default.as_ref().and_then(|default| value(default.span)),
        },
        Declaration::Let(item) => value(item.value.span).map(Reached::of).unwrap_or_default(),
        Declaration::Output(output) => value(output.value.span).map(Reached::of).unwrap_or_default(),
        Declaration::Block(_, kind) => Reached::typed(Type::Kind(kind.name)),
        Declaration::Project(_) => Reached::default(),
    }
}

/// What a path reaches: `param.zones`, `cluster.web.arn`, `let.sizes.small`.
pub(super) fn path<'a>(analysis: &'a Analysis, path: &[&str]) -> Option<Reached<'a>> {
    let [space, name, members @ ..] = path else { return None };
    let target = analysis.names().target(Namespace::of(space)?, name)?;
    match (target, members) {
        (Target::Pseudo(pseudo), _) => Some(Reached::typed(pseudo.ty())),
        (Target::Block(entry), [_, ..]) => Some(Reached::typed((entry.result(&members.join("."))?.ty)())),
        _ => {
            let reached = declared(analysis, &Declaration::of(target)?);
            Some(members.iter().fold(reached, |it, name| it.member(name).unwrap_or_else(|| it.element())))
        }
    }
}
