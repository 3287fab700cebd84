//! Lists that the deployment chooses: a choice between lists that are written out is a list of choices, so its length is known.

use super::conditions::negate;
use crate::ir::{Expr, ExprKind, Type};

/// The list as it is written out, if its length is known. Where elements may be `optional`, the lists of a choice may differ in length:
/// an element that only one of them has is null in the other.
pub(super) fn written_out(value: Expr, optional: bool) -> Expr {
    match chosen_items(&value, optional) {
        Some(items) => Expr { kind: ExprKind::List(items), ..value },
        None => value,
    }
}

/// The elements of a choice between lists, of which one may be a single value; `None` for another value.
fn chosen_items(value: &Expr, optional: bool) -> Option<Vec<Expr>> {
    let ExprKind::If(condition, then, otherwise) = &value.kind else { return None };
    let has_list = [&**then, &**otherwise].into_iter().any(is_list);
    if !has_list {
        return None;
    }
    let (mut then, mut otherwise) = (items(then, optional)?, items(otherwise, optional)?);
    let shorter = then.len().min(otherwise.len());
    if then.len() == otherwise.len() {
        return Some(then.into_iter().zip(otherwise).map(|(a, b)| either(condition, a, b)).collect());
    }
    // c ? [a, b] : [a]
    let same = then.iter().zip(&otherwise).take_while(|(a, b)| a.means_the_same_as(b)).count();
    let only_then = then.split_off(same.min(shorter));
    let only_otherwise = otherwise.split_off(same.min(shorter));
    let not = negate((**condition).clone());
    let guarded = only_then.into_iter().map(|item| under(condition, item));
    let others = only_otherwise.into_iter().map(|item| under(&not, item));
    optional.then(|| then.into_iter().chain(guarded).chain(others).collect())
}

/// Whether a value is a list, or a choice that has one among its branches.
pub(super) fn is_list(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::If(_, then, otherwise) => is_list(then) || is_list(otherwise),
        kind => matches!(kind, ExprKind::List(_)) || matches!(value.ty, Type::List(_)),
    }
}

fn items(value: &Expr, optional: bool) -> Option<Vec<Expr>> {
    match &value.kind {
        ExprKind::List(items) => Some(items.clone()),
        _ if is_list(value) => chosen_items(value, optional),
        _ if matches!(value.ty, Type::List(_)) => None,
        _ => Some(vec![value.clone()]),
    }
}

fn either(condition: &Expr, then: Expr, otherwise: Expr) -> Expr {
    // The choice of a map stays whole, so that it can become a mapping.
    if then.means_the_same_as(&otherwise) && !matches!(condition.kind, ExprKind::IsKey(..)) {
        return then;
    }
    let nullable = [&then, &otherwise].into_iter().any(|item| item.ty.is_nullable());
    let ty = if nullable { then.ty.clone().non_null().nullable() } else { then.ty.clone() };
    let span = then.span;
    Expr::new(ExprKind::If(Box::new(condition.clone()), Box::new(then), Box::new(otherwise)), ty, span)
}

/// `condition ? item : null`
fn under(condition: &Expr, item: Expr) -> Expr {
    let (span, ty) = (item.span, item.ty.clone().nullable());
    let null = Expr::new(ExprKind::Null, Type::Null, span);
    Expr::new(ExprKind::If(Box::new(condition.clone()), Box::new(item), Box::new(null)), ty, span)
}
