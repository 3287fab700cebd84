//! Functions over lists and maps.

use super::super::common_types::{join_types, list_of};
use super::super::context::Checker;
use super::Call;
use crate::diagnostics::catalog::types as catalog;
use crate::ir::{Expr, ExprKind, Type};

impl<'a> Checker<'a, '_> {
    /// `contains(list, value)`
    pub(super) fn contains(&mut self, call: &mut Call<'a>) -> Expr {
        let Some([list, value]) = call.take() else { return call.unknown() };
        let (ExprKind::List(items), Type::List(element)) = (list.kind, list.ty) else {
            return call.unknown();
        };
        if let Some(source) = call.source.arguments.first().filter(|_| !items.iter().all(Expr::is_const)) {
            return self.needs_constant(source, "contains()", call.span);
        }
        let items = match self.comparable(call, items, &element, &value) {
            Ok(items) => items,
            Err(wrong) => return wrong,
        };
        if value.is_const() {
            let found = items.iter().any(|item| item.means_the_same_as(&value));
            return call.gives(ExprKind::Bool(found), Type::Bool);
        }
        if items.is_empty() {
            return call.gives(ExprKind::Bool(false), Type::Bool);
        }
        // A condition, which the call becomes, is evaluated before any resource exists.
        if let Some(wrong) = self.too_late(&[&value], call.span) {
            return wrong;
        }
        call.gives(ExprKind::Contains(items, Box::new(value)), Type::Bool)
    }

    /// The elements as values of the type with which they are compared; or what stands for the call, once it is reported that
    /// one cannot be.
    fn comparable(
        &mut self,
        call: &Call<'a>,
        items: Vec<Expr>,
        element: &Type,
        value: &Expr,
    ) -> Result<Vec<Expr>, Expr> {
        let want = value.ty.clone().non_null();
        let mut fitted = Vec::new();
        for item in items {
            match self.fit_quietly(item.clone(), &want) {
                Ok(item) => fitted.push(item),
                Err(refusal) => {
                    let diagnostic = if *element == want {
                        self.explain(&refusal, None)
                    } else {
                        catalog::incomparable(call.source.function.span, &item, value)
                    };
                    return Err(self.wrong(diagnostic, call.span));
                }
            }
        }
        Ok(fitted)
    }

    /// `concat(list, ...)`
    pub(super) fn concat_lists(&mut self, call: &mut Call<'a>) -> Expr {
        let mut all = Vec::new();
        for list in std::mem::take(&mut call.arguments) {
            if let ExprKind::List(items) = list.kind {
                all.extend(items);
            }
            if !self.spend(all.len(), call.span) {
                return call.unknown();
            }
        }
        list_of(all, call.span)
    }
}

/// `length(value)`
pub(super) fn length(call: &mut Call<'_>) -> Expr {
    let Some([value]) = call.take() else { return call.unknown() };
    let length = match &value.kind {
        ExprKind::List(items) => items.len(),
        ExprKind::Map(entries) => entries.len(),
        ExprKind::Text(text) => text.chars().count(),
        _ => return call.unknown(),
    };
    call.gives(ExprKind::Int(i64::try_from(length).unwrap_or(i64::MAX)), Type::Int)
}

/// `merge(map, ...)`
pub(super) fn merge(call: &mut Call<'_>) -> Expr {
    let mut all = indexmap::IndexMap::new();
    for map in std::mem::take(&mut call.arguments) {
        if let ExprKind::Map(entries) = map.kind {
            all.extend(entries);
        }
    }
    let element = all.values().map(|value: &Expr| value.ty.clone()).reduce(join_types).unwrap_or_default();
    call.gives(ExprKind::Map(all), Type::map(element))
}

/// `keys(map)`
pub(super) fn keys(call: &mut Call<'_>) -> Expr {
    let Some([Expr { kind: ExprKind::Map(entries), .. }]) = call.take() else { return call.unknown() };
    let keys = entries.into_keys().map(|key| call.gives(ExprKind::Text(key), Type::String)).collect();
    call.gives(ExprKind::List(keys), Type::list(Type::String))
}

/// `values(map)`
pub(super) fn values(call: &mut Call<'_>) -> Expr {
    let Some([Expr { kind: ExprKind::Map(entries), .. }]) = call.take() else { return call.unknown() };
    list_of(entries.into_values().collect(), call.span)
}
