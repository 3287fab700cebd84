//! Functions over numbers and quantities.

use std::cmp::Ordering;

use super::super::arithmetic::compare;
use super::super::context::Checker;
use super::Call;
use crate::diagnostics::catalog::values;
use crate::ir::{Expr, ExprKind, Type};

/// From here on not every whole number is a double.
const MAX_ROUNDED: f64 = 9.0e15;

impl<'a> Checker<'a, '_> {
    /// `range(from, to)`
    pub(super) fn numbers(&mut self, call: &mut Call<'a>) -> Expr {
        let Some([Expr { kind: ExprKind::Int(from), .. }, Expr { kind: ExprKind::Int(to), .. }]) =
            call.take()
        else {
            return call.unknown();
        };
        if !self.spend(usize::try_from(to.saturating_sub(from)).unwrap_or(0), call.span) {
            return call.unknown();
        }
        let items = (from..to).map(|value| call.gives(ExprKind::Int(value), Type::Int)).collect();
        call.gives(ExprKind::List(items), Type::list(Type::Int))
    }

    /// `min(value, ...)`, `max(value, ...)`: the value that compares as `wanted` with each of the others.
    pub(super) fn extreme(&mut self, call: &mut Call<'a>, wanted: Ordering) -> Expr {
        let mut items = spread(std::mem::take(&mut call.arguments)).into_iter();
        let Some(mut best) = items.next() else {
            return self.wrong(values::empty_list(call.span, call.function.name), call.span);
        };
        if compare(&best.kind, &best.kind).is_none() {
            return self.incomparable(call, &best);
        }
        for item in items {
            let Some(order) = compare(&item.kind, &best.kind) else {
                return self.incomparable(call, &item);
            };
            if order == wanted {
                best = item;
            }
        }
        Expr { span: call.span, ..best }
    }

    fn incomparable(&mut self, call: &Call<'a>, value: &Expr) -> Expr {
        self.bad_value(call, value.span, "numbers, or quantities of one kind")
    }

    /// `abs(number)`
    pub(super) fn abs(&mut self, call: &mut Call<'a>) -> Expr {
        match call.take().map(|[number]: [Expr; 1]| number.kind) {
            Some(ExprKind::Int(number)) => match number.checked_abs() {
                Some(number) => call.gives(ExprKind::Int(number), Type::Int),
                None => self.wrong(values::overflow(call.span), call.span),
            },
            Some(ExprKind::Number(number)) => call.gives(ExprKind::Number(number.abs()), Type::Number),
            _ => call.unknown(),
        }
    }

    /// `ceil(number)`, `floor(number)`
    #[expect(clippy::cast_possible_truncation, reason = "checked to be in range")]
    pub(super) fn rounded(&mut self, call: &mut Call<'a>, round: fn(f64) -> f64) -> Expr {
        let number = match call.take().map(|[number]: [Expr; 1]| number.kind) {
            Some(ExprKind::Int(number)) => return call.gives(ExprKind::Int(number), Type::Int),
            Some(ExprKind::Number(number)) => round(number),
            _ => return call.unknown(),
        };
        if number.abs() < MAX_ROUNDED {
            call.gives(ExprKind::Int(number as i64), Type::Int)
        } else {
            self.wrong(values::overflow(call.span), call.span)
        }
    }
}

/// The values that are compared: `max([1, 2])` as well as `max(1, 2)`.
fn spread(mut arguments: Vec<Expr>) -> Vec<Expr> {
    match arguments.as_mut_slice() {
        [Expr { kind: ExprKind::List(items), .. }] => std::mem::take(items),
        _ => arguments,
    }
}
