//! Checked expressions as typed values.

use crate::types::{Const, Expr, ExprKind, Reflect, State, Type, Value};

/// A constant of a type; what does not fit was reported.
pub(super) fn constant<T: Reflect>(expr: &Expr, state: State) -> Const<T> {
    match T::from_const(expr) {
        Some(value) => Const { value, span: expr.span, state },
        None => Const { value: T::default(), span: expr.span, state: State::Unknown },
    }
}

pub(super) fn value<T: Reflect>(expr: Expr, state: State) -> Value<T> {
    if expr.is_const() { Value::Const(constant(&expr, state)) } else { Value::Deploy(expr) }
}

/// A value as it is decided. One that may be left out and is null stays as it is: there is nothing to check.
pub(super) fn decided<T: Reflect>(value: &Value<T>, decide: &mut dyn FnMut(&Expr) -> Expr) -> Value<T> {
    match value {
        Value::Const(_) => value.clone(),
        Value::Deploy(expr) => match decide(expr) {
            Expr { kind: ExprKind::Null, .. } => value.clone(),
            known => self::value(known, State::Written),
        },
    }
}

pub(super) fn all_decided<T: Reflect>(
    items: &[Value<T>],
    decide: &mut dyn FnMut(&Expr) -> Expr,
) -> Vec<Value<T>> {
    items.iter().map(|item| decided(item, decide)).collect()
}

pub(super) fn elements<T: Reflect>(expr: Expr, state: State) -> Vec<Value<T>> {
    match expr.kind {
        // A null is no element: where one may be, it is left out.
        ExprKind::List(items) => {
            let given = items.into_iter().filter(|item| item.kind != ExprKind::Null);
            given.map(|item| value(item, state)).collect()
        }
        ExprKind::Unknown => Vec::new(),
        _ => vec![value(expr, state)],
    }
}

pub(super) fn list_type<T: Reflect>() -> Type {
    Type::list(T::ty())
}
