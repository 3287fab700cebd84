//! Operators: folded over constants; those that CloudFormation can carry stay over deploy values.

use super::arithmetic::{self, Failure};
use super::choice::undecided;
use super::conditions::{negate, parts, parts_of_negation};
use super::context::Checker;
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
            BinaryOp::Coalesce => self.coalesce(left, right, None, span),
            BinaryOp::Equal => self.equal(left, right, op.span, span),
            BinaryOp::NotEqual => {
                let equal = self.equal(left, right, op.span, span);
                if equal.is_unknown() { equal } else { negate(equal) }
            }
            BinaryOp::Range => self.range(left, right, span),
            BinaryOp::Add => self.sum(left, op, right, span),
            BinaryOp::Less
            | BinaryOp::LessEqual
            | BinaryOp::Greater
            | BinaryOp::GreaterEqual
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
        for (value, text) in [(&a, &b), (&b, &a)] {
            if value.ty.is_nullable() && matches!(&text.kind, ExprKind::Text(text) if text.is_empty()) {
                let diagnostic = catalog::incomparable::never_empty(text.span, self.text(value.span));
                return self.wrong(diagnostic, span);
            }
        }
        for (word, other) in [(&a, &b), (&b, &a)] {
            if let Some(wrong) = self.forgotten_space(word, other, span) {
                return wrong;
            }
        }
        if let Some(wrong) = self.too_late(&[&a, &b], span) {
            return wrong;
        }
        if let Some(diagnostic) = [&a, &b].into_iter().find_map(undecided) {
            return self.wrong(diagnostic, span);
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
        let fitted = match self.fit_quietly(b.clone().present(), &want_a) {
            Ok(b) => (a, b),
            // At deployment a symbol is spelt as CloudFormation spells it: no text would be equal to it.
            Err(refusal) if want_a.is_listed() && b.is_const() => {
                let diagnostic = self.explain(&refusal, None);
                return self.wrong(diagnostic, span);
            }
            Err(refusal) => match self.fit_quietly(a.clone().present(), &want_b) {
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
        let ty = super::common_types::join_types(from.ty.clone(), to.ty.clone());
        if ty == Type::Unknown {
            let diagnostic = catalog::operand_type(span, "..", &[&from, &to], "two values of the same type");
            return self.wrong(diagnostic, span);
        }
        Expr::new(ExprKind::Range(Box::new(from), Box::new(to)), Type::Range(Box::new(ty)), span)
    }

    /// A sum, all operands of which are looked at together: of strings it is one mistake.
    fn sum(&mut self, left: &'a ast::Expr, op: Spanned<BinaryOp>, right: &'a ast::Expr, span: Span) -> Expr {
        let mut steps = vec![(op, right, span)];
        let mut first = left;
        while let ast::ExprKind::Binary(left, op, right) = &first.kind
            && op.value == BinaryOp::Add
        {
            steps.push((*op, right, first.span));
            first = left;
        }
        let start = self.expr(first);
        let steps: Vec<_> =
            steps.into_iter().rev().map(|(op, right, span)| (op, right, self.expr(right), span)).collect();
        let values: Vec<&Expr> =
            std::iter::once(&start).chain(steps.iter().map(|(_, _, value, _)| value)).collect();
        if values.iter().any(|value| value.is_unknown()) {
            return Expr::unknown(span);
        }
        if are_strings(&values) {
            let operands = std::iter::once(first).chain(steps.iter().map(|(_, right, ..)| *right));
            let texts: Vec<&str> = operands.map(|operand| self.text(operand.span)).collect();
            let at = steps.first().map_or(op.span, |(op, ..)| op.span);
            return self.wrong(catalog::text_addition(at, span, &texts), span);
        }
        let mut sum = start;
        let mut source = first;
        for (op, right, value, span) in steps {
            sum = self.calculated((sum, source), op, (value, right), span);
            self.record(span, &sum);
            source = right;
        }
        sum
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
        self.calculated((a, left), op, (b, right), span)
    }

    /// The same of values, with what they are written as.
    fn calculated(
        &mut self,
        (a, left): (Expr, &'a ast::Expr),
        op: Spanned<BinaryOp>,
        (b, right): (Expr, &'a ast::Expr),
        span: Span,
    ) -> Expr {
        if a.is_unknown() || b.is_unknown() {
            return Expr::unknown(span);
        }
        for (value, source) in [(&a, left), (&b, right)] {
            if !value.is_const() {
                return match self.bound_instead(&a, op.value, &b) {
                    Some(bound) => self.wrong(catalog::deploy_operand::as_bound(span, &bound), span),
                    None => self.needs_constant(source, op.value.text(), span),
                };
            }
            if let Some(wrong) = self.null_operand(value, span) {
                return wrong;
            }
        }
        match arithmetic::calculate(&a.kind, op.value, &b.kind) {
            Ok((kind, ty)) => Expr::new(kind, ty, span),
            Err(Failure::ByZero) => self.wrong(values::division_by_zero(b.span, op.value.text()), span),
            Err(Failure::Overflow) => self.wrong(values::overflow(span), span),
            Err(Failure::Part { number, percent }) => {
                let sides = [self.text(left.span), self.text(right.span)];
                self.wrong(values::part_or_multiple(span, sides, number, percent), span)
            }
            Err(Failure::Types(wanted)) => {
                let diagnostic = catalog::operand_type(op.span, op.value.text(), &[&a, &b], wanted);
                self.wrong(diagnostic, span)
            }
        }
    }
}

/// Whether the operands of a sum are strings, with what else the deployment can write into one.
fn are_strings(operands: &[&Expr]) -> bool {
    let fits = |value: &&Expr| value.ty.is_text() || !value.is_const() && is_written_in_text(&value.ty);
    operands.iter().any(|value| value.ty.is_text()) && operands.iter().all(fits)
}

/// Whether a deploy-time value of a type can be part of a string.
fn is_written_in_text(ty: &Type) -> bool {
    ty.is_listed()
        || matches!(ty, Type::Bool | Type::Int | Type::Number | Type::Port | Type::Cpu | Type::Percent)
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
