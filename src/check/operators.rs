//! Operators: folded over constants; those that CloudFormation can carry stay over deploy values.

use super::arithmetic::{self, Failure};
use super::context::Checker;
use super::existence::{negate, parts, parts_of_negation};
use crate::diagnostics::catalog::{types as catalog, values};
use crate::ir::{Expr, ExprKind, Type};
use crate::resolve::Target;
use crate::source::{Span, Spanned};
use crate::syntax::ast::{self, BinaryOp, UnaryOp};

impl<'a> Checker<'a, '_> {
    /// An expression that must be `true` or `false`.
    pub(super) fn condition(&mut self, expr: &'a ast::Expr) -> Expr {
        let value = self.expr(expr);
        let cause = match self.names.target_of(expr) {
            Some(Target::Let(_, item)) => Some(item.value.span),
            _ => None,
        };
        self.as_bool(value, cause)
    }

    /// `cause` is where the value is written.
    fn as_bool(&mut self, value: Expr, cause: Option<Span>) -> Expr {
        match &value.ty {
            Type::Bool | Type::Unknown => value,
            Type::Nullable(inner) if **inner == Type::Bool => {
                let text = self.text(value.span);
                let diagnostic = catalog::maybe_absent(value.span, text, &Type::Bool).suggestion(
                    "use `false` when it is `null`",
                    value.span,
                    format!("({text} ?? false)"),
                );
                self.wrong(diagnostic, value.span)
            }
            ty => {
                let diagnostic = catalog::condition_not_bool(value.span, self.text(value.span), ty)
                    .label_at(cause, ty.with_article());
                self.wrong(diagnostic, value.span)
            }
        }
    }

    pub(super) fn unary(&mut self, op: Spanned<UnaryOp>, inner: &'a ast::Expr, span: Span) -> Expr {
        match op.value {
            UnaryOp::Not => {
                let value = self.condition(inner);
                if value.is_unknown() { value } else { Expr { span, ..negate(value) } }
            }
            UnaryOp::Negate => {
                let value = self.expr(inner);
                if value.is_unknown() {
                    return Expr::unknown(span);
                }
                if let Some(wrong) = self.null_operand(&value, span) {
                    return wrong;
                }
                match arithmetic::negate(&value.kind) {
                    Some(kind) => Expr::new(kind, value.ty, span),
                    None if !value.is_const() => self.needs_constant(inner, "-", span),
                    None => {
                        let diagnostic =
                            catalog::operand_type(op.span, "-", &[&value], "a number or a quantity");
                        self.wrong(diagnostic, span)
                    }
                }
            }
        }
    }

    pub(super) fn binary(
        &mut self,
        left: &'a ast::Expr,
        op: Spanned<BinaryOp>,
        right: &'a ast::Expr,
        span: Span,
    ) -> Expr {
        match op.value {
            BinaryOp::And => self.logical(true, left, right, span),
            BinaryOp::Or => self.logical(false, left, right, span),
            BinaryOp::Coalesce => self.coalesce(left, right, span),
            BinaryOp::Equal => self.equal(left, right, op.span, span),
            BinaryOp::NotEqual => {
                let equal = self.equal(left, right, op.span, span);
                if equal.is_unknown() { equal } else { negate(equal) }
            }
            BinaryOp::Range => self.range(left, right, span),
            BinaryOp::Less
            | BinaryOp::LessEqual
            | BinaryOp::Greater
            | BinaryOp::GreaterEqual
            | BinaryOp::Add
            | BinaryOp::Subtract
            | BinaryOp::Multiply
            | BinaryOp::Divide
            | BinaryOp::Remainder => self.calculate(left, op, right, span),
        }
    }

    /// `a && b` and `a || b`. The right side is asked only where the left one leaves it open, so what that says holds in it.
    fn logical(&mut self, is_and: bool, left: &'a ast::Expr, right: &'a ast::Expr, span: Span) -> Expr {
        let a = self.condition(left);
        let facts = if is_and { parts(&a) } else { parts_of_negation(&a) };
        // `false && b` is false, `true || b` is true; the other constant leaves the other side.
        let decides = ExprKind::Bool(!is_and);
        // The right side is checked even where the left one decides: with another `--var` it may
        // count.
        let b = self.switched_off(a.kind == decides, |checker| {
            checker.where_holds(left, is_and, |checker| {
                checker.with_facts(facts, |checker| checker.condition(right))
            })
        });
        match (&a.kind, &b.kind) {
            // Before the unknown: a wrong right side has been reported, and does not change what
            // the left one has decided.
            (one, _) if *one == decides => Expr::new(decides, Type::Bool, span),
            (ExprKind::Unknown, _) | (_, ExprKind::Unknown) => Expr::unknown(span),
            (_, other) if *other == decides => Expr::new(decides, Type::Bool, span),
            (ExprKind::Bool(_), _) => Expr { span, ..b },
            (_, ExprKind::Bool(_)) => Expr { span, ..a },
            _ => {
                // Flat, so that `a && (b && c)` and `(a && b) && c` are one condition: facts are
                // compared as they are built.
                let items = [a, b].into_iter().flat_map(|side| match side.kind {
                    ExprKind::And(inner) if is_and => inner,
                    ExprKind::Or(inner) if !is_and => inner,
                    _ => vec![side],
                });
                let items = items.collect();
                let kind = if is_and { ExprKind::And(items) } else { ExprKind::Or(items) };
                Expr::new(kind, Type::Bool, span)
            }
        }
    }

    /// `a ?? b`
    fn coalesce(&mut self, left: &'a ast::Expr, right: &'a ast::Expr, span: Span) -> Expr {
        let a = self.expr(left);
        let b = self.expr(right);
        match (&a.kind, &a.ty) {
            (ExprKind::Unknown, _) => Expr::unknown(span),
            (ExprKind::Null, Type::Null) => Expr { span, ..b },
            (_, Type::Nullable(_)) => {
                let condition = self.presence(&a);
                let value = present(a);
                let ty = super::collections::join_types(value.ty.clone(), b.ty.clone());
                if ty == Type::Unknown && !b.is_unknown() {
                    let diagnostic = catalog::branches_differ(&value, &b);
                    return self.wrong(diagnostic, span);
                }
                match condition.kind {
                    ExprKind::Bool(true) => chosen(value, ty, span),
                    ExprKind::Bool(false) => chosen(b, ty, span),
                    _ => Expr::new(ExprKind::If(Box::new(condition), Box::new(value), Box::new(b)), ty, span),
                }
            }
            _ => Expr { span, ..a },
        }
    }

    pub(super) fn conditional(
        &mut self,
        condition: &'a ast::Expr,
        then: &'a ast::Expr,
        otherwise: &'a ast::Expr,
        span: Span,
    ) -> Expr {
        let test = self.condition(condition);
        let then = self.branch(condition, &test, true, then);
        let otherwise = self.branch(condition, &test, false, otherwise);
        // The value that is not chosen is checked all the same: it may be with another `--var`.
        let whole = !then.is_unknown() && !otherwise.is_unknown();
        let ty = super::collections::join_types(then.ty.clone(), otherwise.ty.clone());
        // Two lists of which only one has elements, or one of a mixture, have no common type: where one is chosen now, it fits alone.
        let alone = test.is_const() && same_kind(&then.ty, &otherwise.ty);
        // CloudFormation has no maps whose keys only the deployment knows, so that nothing could
        // read from the result.
        if whole && !test.is_const() && matches!((&then.ty, &otherwise.ty), (Type::Map(_), Type::Map(_))) {
            return self.needs_constant(condition, "? { } : { }", span);
        }
        if whole && ty == Type::Unknown && !alone {
            let diagnostic = catalog::branches_differ(&then, &otherwise);
            return self.wrong(diagnostic, span);
        }
        match test.kind {
            ExprKind::Unknown => Expr::unknown(span),
            ExprKind::Bool(true) => chosen(then, ty, span),
            ExprKind::Bool(false) => chosen(otherwise, ty, span),
            _ if !whole => Expr::unknown(span),
            _ => Expr::new(ExprKind::If(Box::new(test), Box::new(then), Box::new(otherwise)), ty, span),
        }
    }

    /// A branch of a choice: what the condition says holds in it, and the one that a constant condition does not choose is not asked
    /// for null.
    fn branch(&mut self, condition: &'a ast::Expr, test: &Expr, holds: bool, branch: &'a ast::Expr) -> Expr {
        let facts = if holds { parts(test) } else { parts_of_negation(test) };
        self.switched_off(test.kind == ExprKind::Bool(!holds), |checker| {
            checker.where_holds(condition, holds, |checker| {
                checker.with_facts(facts, |checker| checker.expr(branch))
            })
        })
    }

    fn equal(&mut self, left: &'a ast::Expr, right: &'a ast::Expr, op: Span, span: Span) -> Expr {
        let a = self.expr(left);
        let b = self.expr(right);
        if a.is_unknown() || b.is_unknown() {
            return Expr::unknown(span);
        }
        match (&a.kind, &b.kind) {
            (_, ExprKind::Null) => return self.null_test(&a, left, span),
            (ExprKind::Null, _) => return self.null_test(&b, right, span),
            _ => {}
        }
        for (word, other) in [(&a, &b), (&b, &a)] {
            if let Some(wrong) = self.forgotten_space(word, other, span) {
                return wrong;
            }
        }
        if let Some(wrong) = self.too_late(&[&a, &b], span) {
            return wrong;
        }
        self.same_value(a, b, op, span)
    }

    /// Reports `env == prod` where there is a `var.env`, and the other side has no value `env`.
    fn forgotten_space(&mut self, value: &Expr, other: &Expr, span: Span) -> Option<Expr> {
        let ExprKind::Symbol(word) = &value.kind else { return None };
        let is_value = !self.is_bare_word(other) && other.ty.alternatives_text().contains(word);
        let space = self.declared_space(word).filter(|_| self.is_bare_word(value) && !is_value)?;
        let diagnostic = catalog::bare_word(value.span, word, &other.ty, Some(space));
        Some(self.wrong(diagnostic, span))
    }

    /// `value == null`, where `value` is written as `source`: asking whether a literal is null is a slip.
    fn null_test(&mut self, value: &Expr, source: &'a ast::Expr, span: Span) -> Expr {
        let literal = match &source.kind {
            ast::ExprKind::Bool(_)
            | ast::ExprKind::Number(_)
            | ast::ExprKind::Text(_)
            | ast::ExprKind::List(_)
            | ast::ExprKind::Map(_)
            | ast::ExprKind::For(_)
            | ast::ExprKind::Unary(..) => true,
            ast::ExprKind::Binary(_, op, _) => op.value != ast::BinaryOp::Coalesce,
            ast::ExprKind::Path(_) => self.is_bare_word(value),
            _ => false,
        };
        if literal {
            let diagnostic = catalog::incomparable::never_null(value.span, self.text(value.span));
            return self.wrong(diagnostic, span);
        }
        self.is_null(value, span)
    }

    /// `value == null`
    fn is_null(&mut self, value: &Expr, span: Span) -> Expr {
        match (&value.kind, &value.ty) {
            (ExprKind::Null, _) => Expr::new(ExprKind::Bool(true), Type::Bool, span),
            (_, Type::Nullable(_)) => {
                let presence = self.presence(value);
                Expr { span, ..negate(presence) }
            }
            _ => Expr::new(ExprKind::Bool(false), Type::Bool, span),
        }
    }

    fn same_value(&mut self, a: Expr, b: Expr, op: Span, span: Span) -> Expr {
        // The constant is checked against the other's type: `param.scheme == internl` is a misspelt symbol.
        let (a, b) = if a.is_const() && !b.is_const() { (b, a) } else { (a, b) };
        let (want_a, want_b) = (a.ty.clone().non_null(), b.ty.clone().non_null());
        let fitted = match self.fit_quietly(present(b.clone()), &want_a) {
            Ok(b) => (a, b),
            // At deployment a symbol is spelt as CloudFormation spells it: no text would be equal to it.
            Err(refusal) if want_a.is_listed() && b.is_const() => {
                let diagnostic = self.explain(&refusal, None);
                return self.wrong(diagnostic, span);
            }
            Err(refusal) => match self.fit_quietly(present(a.clone()), &want_b) {
                Ok(a) => (a, b),
                Err(_) if want_a == want_b => {
                    let diagnostic = self.explain(&refusal, None);
                    return self.wrong(diagnostic, span);
                }
                Err(_) => {
                    let diagnostic = catalog::incomparable(op, &a, &b);
                    return self.wrong(diagnostic, span);
                }
            },
        };
        let (a, b) = fitted;
        if a.is_const() && b.is_const() {
            let equal = a.means_the_same_as(&b);
            return Expr::new(ExprKind::Bool(equal), Type::Bool, span);
        }
        if matches!(a.ty, Type::List(_) | Type::Map(_) | Type::Range(_) | Type::Kind(_)) {
            let diagnostic = catalog::incomparable::deploy_collection(op, &a);
            return self.wrong(diagnostic, span);
        }
        // The same param on both sides is equal whatever is chosen, and cfn-lint warns of such a
        // condition (W8003).
        if a.placeless() == b.placeless() {
            return Expr::new(ExprKind::Bool(true), Type::Bool, span);
        }
        Expr::new(ExprKind::Equal(Box::new(a), Box::new(b)), Type::Bool, span)
    }

    /// Reports a constant that may be null where a value is needed to go on.
    pub(super) fn null_operand(&mut self, value: &Expr, span: Span) -> Option<Expr> {
        let Type::Nullable(inner) = &value.ty else { return None };
        let diagnostic = catalog::maybe_absent(value.span, self.text(value.span), inner);
        let diagnostic = self.offer_guard(diagnostic, value);
        Some(self.wrong(diagnostic, span))
    }

    fn range(&mut self, left: &'a ast::Expr, right: &'a ast::Expr, span: Span) -> Expr {
        let from = self.expr(left);
        let to = self.expr(right);
        if from.is_unknown() || to.is_unknown() {
            return Expr::unknown(span);
        }
        let ty = super::collections::join_types(from.ty.clone(), to.ty.clone());
        if ty == Type::Unknown {
            let diagnostic = catalog::operand_type(span, "..", &[&from, &to], "two values of the same type");
            return self.wrong(diagnostic, span);
        }
        Expr::new(ExprKind::Range(Box::new(from), Box::new(to)), Type::Range(Box::new(ty)), span)
    }

    /// Arithmetic and order, which only the compiler can do.
    fn calculate(
        &mut self,
        left: &'a ast::Expr,
        op: Spanned<BinaryOp>,
        right: &'a ast::Expr,
        span: Span,
    ) -> Expr {
        let a = self.expr(left);
        let b = self.expr(right);
        if a.is_unknown() || b.is_unknown() {
            return Expr::unknown(span);
        }
        for (value, source) in [(&a, left), (&b, right)] {
            if !value.is_const() {
                return self.needs_constant(source, op.value.text(), span);
            }
            if let Some(wrong) = self.null_operand(value, span) {
                return wrong;
            }
        }
        if op.value == BinaryOp::Add
            && let (ExprKind::Text(_), ExprKind::Text(_)) = (&a.kind, &b.kind)
        {
            let diagnostic =
                catalog::text_addition(op.span, span, self.text(left.span), self.text(right.span));
            return self.wrong(diagnostic, span);
        }
        match arithmetic::calculate(&a.kind, op.value, &b.kind) {
            Ok((kind, ty)) => Expr::new(kind, ty, span),
            Err(Failure::ByZero) => self.wrong(values::division_by_zero(b.span, op.value.text()), span),
            Err(Failure::Overflow) => self.wrong(values::overflow(span), span),
            Err(Failure::Types(wanted)) => {
                let diagnostic = catalog::operand_type(op.span, op.value.text(), &[&a, &b], wanted);
                self.wrong(diagnostic, span)
            }
        }
    }
}

/// The branch that a constant condition chooses. With another value from outside it may be the other one, which may be null.
fn chosen(value: Expr, joined: Type, span: Span) -> Expr {
    let ty = match (value.ty, joined) {
        (Type::Null, joined @ Type::Nullable(_)) => joined,
        (own, Type::Nullable(_)) => own.nullable(),
        (own, _) => own,
    };
    Expr { kind: value.kind, ty, span }
}

/// A nullable value where it is there.
pub(super) fn present(value: Expr) -> Expr {
    match value.kind {
        ExprKind::If(_, then, otherwise) if otherwise.kind == ExprKind::Null => {
            Expr { span: value.span, ..*then }
        }
        kind => Expr { ty: value.ty.non_null(), kind, span: value.span },
    }
}

/// Whether two types are both lists, or both maps, or one of them is not known.
fn same_kind(a: &Type, b: &Type) -> bool {
    matches!(
        (a, b),
        (Type::List(_), Type::List(_))
            | (Type::Map(_), Type::Map(_))
            | (Type::Unknown, _)
            | (_, Type::Unknown)
    )
}

impl Checker<'_, '_> {
    /// Reports the part of what `==` compares that is known only once the conditions are decided.
    pub(super) fn too_late(&mut self, operands: &[&Expr], span: Span) -> Option<Expr> {
        let late =
            operands.iter().find_map(|operand| late_part(operand)).filter(|_| !self.around.asserting)?;
        let diagnostic = catalog::deploy_operand::too_late(late, self.text(late));
        Some(self.wrong(diagnostic, span))
    }
}

/// The part of an operand of `==` that is known only once the conditions are decided.
fn late_part(value: &Expr) -> Option<Span> {
    let mut late = None;
    value.walk(&mut |part| {
        let is_late = matches!(
            part.kind,
            ExprKind::Result(..)
                | ExprKind::ImportValue(_)
                | ExprKind::Zones
                | ExprKind::Ssm(_)
                | ExprKind::SecretValue(..)
                | ExprKind::Base64(_)
                | ExprKind::CidrSubnets(..)
        );
        if is_late {
            late = late.or(Some(part.span));
        }
    });
    late
}
