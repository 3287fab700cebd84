//! What references are known to be: the types of declarations, and of what is reached from them with dots. All of it is the checker's;
//! where a line is being written there is no expression yet that the model could know, only the names of a path.

use super::{Analysis, Declaration};
use crate::ir::{Expr, ExprKind};
use crate::language::kinds;
use crate::resolve::{Namespace, Target};
use crate::syntax::ast;
use crate::types::Type;

/// What something is known to be.
#[derive(Debug, Clone, Default)]
pub(super) struct Reached<'a> {
    /// Its type.
    pub(super) ty: Type,
    /// Its value, or what CloudFormation is given.
    value: Option<&'a Expr>,
    /// Its members, where no value has them.
    fields: Vec<(&'a str, Reached<'a>)>,
}

impl<'a> Reached<'a> {
    /// Something of which only the type is known.
    pub(super) fn typed(ty: Type) -> Self {
        Self { ty, ..Self::default() }
    }

    fn of(value: &'a Expr) -> Self {
        Self { value: Some(value), ..Self::typed(value.ty.clone()) }
    }

    /// `each` in a block whose `for_each` is this.
    pub(super) fn each(&self) -> Self {
        let value = if matches!(self.ty, Type::List(_)) { Self::typed(Type::String) } else { self.element() };
        let fields = vec![("key", Self::typed(Type::String)), ("value", value)];
        Self { fields, ..Self::typed(Type::map(Type::Unknown)) }
    }

    /// The members that can be named behind a dot, with what each is: keys of a map, results of a block.
    pub(super) fn members(&self) -> Vec<(&'a str, Self)> {
        match (self.value.map(|value| &value.kind), self.ty.clone().non_null()) {
            _ if !self.fields.is_empty() => self.fields.clone(),
            (Some(ExprKind::Map(entries)), _) => {
                entries.iter().map(|(key, value)| (key.as_str(), Self::of(value))).collect()
            }
            (_, Type::Kind(kind)) => {
                let results = kinds::find(kind).into_iter().flat_map(|kind| kind.results);
                results.map(|result| (result.name, Self::typed((result.ty)()))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The member of a name.
    pub(super) fn member(&self, name: &str) -> Option<Self> {
        self.members().into_iter().find(|(known, _)| *known == name).map(|(_, member)| member)
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
            fields: Vec::new(),
        },
        Declaration::Let(item) => value(item.value.span).map(Reached::of).unwrap_or_default(),
        Declaration::Output(output) => value(output.value.span).map(Reached::of).unwrap_or_default(),
        Declaration::Block(block, kind) if is_repeated(analysis, declaration) => {
            copies(analysis, block, kind.name)
        }
        Declaration::Block(_, kind) => Reached::typed(Type::Kind(kind.name)),
        Declaration::Project(_) => Reached::default(),
    }
}

/// Whether a declaration stands for a block for each key.
pub(super) fn is_repeated(analysis: &Analysis, declaration: &Declaration<'_>) -> bool {
    let names = analysis.names();
    let Some(kind) = kinds::find(declaration.space()) else { return false };
    names.block(kind.name, declaration.name()).is_some_and(|entry| entry.repeated)
}

/// A block with `for_each`: the map of its copies.
fn copies<'a>(analysis: &'a Analysis, block: &ast::Block, kind: &'static str) -> Reached<'a> {
    let own = analysis.program().blocks().filter(|copy| copy.span == block.span);
    let keys = own.filter_map(|copy| copy.key.as_ref()).map(|key| key.value.as_str());
    let fields = keys.map(|key| (key, Reached::typed(Type::Kind(kind)))).collect();
    Reached { fields, ..Reached::typed(Type::map(Type::Kind(kind))) }
}

/// The value of the `for_each` of a block.
pub(super) fn for_each<'a>(analysis: &'a Analysis, source: &ast::Expr) -> Reached<'a> {
    let known = analysis.model().expression(source.span);
    known.map(|known| Reached::of(known.value)).unwrap_or_default()
}

/// What a path reaches: `param.zones`, `cluster.web.arn`, `let.sizes.small`.
pub(super) fn path<'a>(analysis: &'a Analysis, path: &[&str]) -> Option<Reached<'a>> {
    let [space, name, members @ ..] = path else { return None };
    let target = analysis.names().target(Namespace::of(space)?, name)?;
    match (target, members) {
        (Target::Pseudo(pseudo), _) => Some(Reached::typed(pseudo.ty())),
        (Target::Block(entry), [_, ..]) if !entry.repeated => {
            Some(Reached::typed((entry.result(&members.join("."))?.ty)()))
        }
        _ => {
            let reached = declared(analysis, &Declaration::of(target)?);
            Some(members.iter().fold(reached, |it, name| it.member(name).unwrap_or_else(|| it.element())))
        }
    }
}
