//! Choices: `a ? b : c` and `a ?? b`. Where a type is wanted, it is wanted of each branch.

use super::common_types::{join_types, mixed};
use super::conditions::{parts, parts_of_negation};
use super::context::Checker;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::types as catalog;
use crate::ir::{Expr, ExprKind, Type};
use crate::source::Span;
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    /// `a ?? b`
    pub(super) fn coalesce(
        &mut self,
        left: &'a ast::Expr,
        right: &'a ast::Expr,
        want: Option<&Type>,
        span: Span,
    ) -> Expr {
        let a = self.wanted(left, want);
        let b = self.wanted(right, want);
        match (&a.kind, &a.ty) {
            (ExprKind::Unknown, _) => Expr::unknown(span),
            (ExprKind::Null, Type::Null) => Expr { span, ..b },
            (_, Type::Nullable(_)) => {
                let condition = self.presence(&a);
                self.choice(condition, a.present(), b, want, span)
            }
            _ => Expr { span, ..a },
        }
    }

    /// `a ? b : c`
    pub(super) fn conditional(
        &mut self,
        condition: &'a ast::Expr,
        [then, otherwise]: [&'a ast::Expr; 2],
        want: Option<&Type>,
        span: Span,
    ) -> Expr {
        let test = self.condition(condition);
        let then = self.branch(condition, (&test, true), then, want);
        let otherwise = self.branch(condition, (&test, false), otherwise, want);
        // CloudFormation has no maps whose keys only the deployment knows, so that nothing could
        // read from the result.
        let are_maps = matches!((&then.ty, &otherwise.ty), (Type::Map(_), Type::Map(_)));
        if are_maps && !test.is_const() {
            return self.needs_constant(condition, "? { } : { }", span);
        }
        self.choice(test, then, otherwise, want, span)
    }

    /// A branch of a choice: what the condition says holds in it, and the one that a constant condition does not choose is not asked
    /// for null.
    fn branch(
        &mut self,
        condition: &'a ast::Expr,
        (test, holds): (&Expr, bool),
        branch: &'a ast::Expr,
        want: Option<&Type>,
    ) -> Expr {
        let facts = if holds { parts(test) } else { parts_of_negation(test) };
        self.switched_off(test.kind == ExprKind::Bool(!holds), |checker| {
            checker.where_holds(condition, holds, |checker| {
                checker.with_facts(facts, |checker| checker.wanted(branch, want))
            })
        })
    }

    /// One of two values. They need a common type, unless the place where they go says what each must be.
    fn choice(&mut self, test: Expr, then: Expr, otherwise: Expr, want: Option<&Type>, span: Span) -> Expr {
        // The value that is not chosen is checked all the same: it may be with another `--var`.
        let whole = !then.is_unknown() && !otherwise.is_unknown();
        let mut ty = join_types(then.ty.clone(), otherwise.ty.clone());
        // Two lists of which only one has elements, or one of a mixture, have no common type: where one is chosen now, it fits alone.
        let alone = test.is_const() && same_kind(&then.ty, &otherwise.ty);
        if whole && ty == Type::Unknown && !alone {
            if want.is_none() && !is_word(&then.ty) && !is_word(&otherwise.ty) {
                let diagnostic = catalog::branches_differ(&then, &otherwise);
                return self.wrong(diagnostic, span);
            }
            ty = mixed([&then.ty, &otherwise.ty]);
        }
        match test.kind {
            ExprKind::Unknown => Expr::unknown(span),
            ExprKind::Bool(true) => self.chosen(then, otherwise, ty, want, span),
            ExprKind::Bool(false) => self.chosen(otherwise, then, ty, want, span),
            _ if !whole => Expr::unknown(span),
            _ => Expr::new(ExprKind::If(Box::new(test), Box::new(then), Box::new(otherwise)), ty, span),
        }
    }

    /// The branch that a constant condition chooses. With another value from outside it may be the other one, which may be null, or of
    /// another type that is wanted as well.
    fn chosen(&mut self, value: Expr, other: Expr, joined: Type, want: Option<&Type>, span: Span) -> Expr {
        if let (Type::Union(_), Some(want)) = (joined.clone().non_null(), want)
            && let Err(refusal) = self.fit_quietly(other.present(), &want.clone().non_null())
        {
            let diagnostic = self.explain(&refusal, None);
            return self.wrong(diagnostic, span);
        }
        let ty = match (value.ty, joined) {
            (Type::Null, joined @ Type::Nullable(_)) => joined,
            (own, Type::Nullable(_)) => own.nullable(),
            (own, _) => own,
        };
        Expr { kind: value.kind, ty, span }
    }
}

/// What is wrong with a choice between values of different types where nothing says what each must be.
pub(super) fn undecided(value: &Expr) -> Option<Diagnostic> {
    let Type::Union(_) = value.ty.clone().non_null() else { return None };
    let (then, otherwise) = differing(value)?;
    Some(catalog::branches_differ(then, otherwise))
}

/// The innermost branches that have no common type.
fn differing(value: &Expr) -> Option<(&Expr, &Expr)> {
    let ExprKind::If(_, then, otherwise) = &value.kind else { return None };
    let inner = differing(then).or_else(|| differing(otherwise));
    let own = join_types(then.ty.clone(), otherwise.ty.clone()) == Type::Unknown;
    inner.or_else(|| own.then_some((&**then, &**otherwise)))
}

/// Whether a type has bare words among its values: what such a word means is known only where the value goes.
fn is_word(ty: &Type) -> bool {
    match ty {
        Type::Nullable(inner) => is_word(inner),
        Type::Union(types) => types.iter().any(is_word),
        ty => ty.alternatives().iter().any(|literal| matches!(literal, crate::types::Literal::Word(_))),
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
