//! What conditions prove of constants: that a `var`, a `let` or the variable of a `for` is not null.
//!
//! A constant condition is folded, so its value does not say what it asked for. That is read from the source, and so the same is
//! proved whatever value comes from outside.

use super::context::{Checker, Proved};
use crate::ir::{Expr, ExprKind, Type};
use crate::syntax::ast::{self, BinaryOp, UnaryOp};

/// How many operands, and `let`s behind them, are looked at: two `let`s that use each the one before twice make a tree of any size.
const MAX_STEPS: usize = 4_096;
/// How many `let`s a value is followed through.
const MAX_ALIASES: usize = 64;

impl<'a> Checker<'a, '_> {
    /// The names that are not null where a condition holds, or where it does not.
    pub(super) fn proofs(&self, condition: &'a ast::Expr, holds: bool) -> Vec<Proved<'a>> {
        let mut open = vec![(condition, holds)];
        let mut proved = Vec::new();
        for _ in 0..MAX_STEPS {
            let Some((expr, holds)) = open.pop() else { break };
            match &expr.kind {
                ast::ExprKind::Paren(inner) => open.push((inner, holds)),
                ast::ExprKind::Unary(op, inner) if op.value == UnaryOp::Not => open.push((inner, !holds)),
                ast::ExprKind::Binary(left, op, right) => match (op.value, holds) {
                    // Where `a && b` holds both hold, and where `a || b` does not, neither does.
                    // The other two cases leave open which side it is, so they prove nothing.
                    (BinaryOp::And, true) | (BinaryOp::Or, false) => {
                        open.extend([(&**left, holds), (&**right, holds)]);
                    }
                    (BinaryOp::NotEqual, true) | (BinaryOp::Equal, false) => {
                        proved.extend(self.compared_with_null(left, right));
                        proved.extend(self.compared_with_null(right, left));
                    }
                    _ => {}
                },
                ast::ExprKind::Path(path) => open.extend(self.let_behind(path).map(|value| (value, holds))),
                _ => {}
            }
        }
        proved
    }

    fn compared_with_null(&self, value: &'a ast::Expr, other: &'a ast::Expr) -> Vec<Proved<'a>> {
        match without_parens(other).kind {
            ast::ExprKind::Null => self.names_of(value),
            _ => Vec::new(),
        }
    }

    /// The names that an expression is: a `let` that only names a `var` is both.
    fn names_of(&self, expr: &'a ast::Expr) -> Vec<Proved<'a>> {
        let mut found = Vec::new();
        let mut at = expr;
        for _ in 0..MAX_ALIASES {
            let ast::ExprKind::Path(path) = &without_parens(at).kind else { break };
            match path.as_slice() {
                [name] => found.push(("", name.value.as_str())),
                [space, name] => found.push((space.value.as_str(), name.value.as_str())),
                _ => {}
            }
            let Some(value) = self.let_behind(path) else { break };
            at = value;
        }
        found
    }

    /// The value of the `let` that a path is.
    fn let_behind(&self, path: &'a [ast::Name]) -> Option<&'a ast::Expr> {
        let [space, name] = path else { return None };
        let item = self.names.lets.get(name.value.as_str()).filter(|_| space.value == "let")?;
        Some(&item.value)
    }

    /// The value of a `let`, without its `?` where a condition around proves that it, or what it only names, is not null.
    pub(super) fn narrow_let(&self, name: &'a str, source: &'a ast::Expr, value: Expr) -> Expr {
        let mut names = self.names_of(source);
        names.push(("let", name));
        self.narrow_constant(&names, value)
    }

    /// A constant without its `?` where a condition around proves that one of its names is not null. What is switched off is not asked
    /// for null: with another value from outside there may be one. That is not so where the condition asks about this very name:
    /// `var.a != null ? "none" : upper(var.a)` is wrong whatever the value is.
    pub(super) fn narrow_constant(&self, names: &[Proved<'a>], value: Expr) -> Expr {
        let among = |all: &[Proved<'a>]| names.iter().any(|name| all.contains(name));
        let excused = self.proves_all() && !among(&self.around.asked);
        if !matches!(value.ty, Type::Nullable(_)) || !(among(&self.around.proved) || excused) {
            return value;
        }
        // The branch is not chosen now, or it would not be null. Unknown lets what is around it be
        // checked as if there were a value.
        let kind = if value.kind == ExprKind::Null { ExprKind::Unknown } else { value.kind };
        Expr { kind, ty: value.ty.non_null(), span: value.span }
    }

    /// Runs `body` where a condition holds, or does not.
    pub(super) fn where_holds<T>(
        &mut self,
        condition: &'a ast::Expr,
        holds: bool,
        body: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = (self.around.proved.len(), self.around.asked.len());
        let proofs = self.proofs(condition, holds);
        self.around.proved.extend(proofs);
        let opposite = self.proofs(condition, !holds);
        self.around.asked.extend(opposite);
        let result = body(self);
        self.around.proved.truncate(before.0);
        self.around.asked.truncate(before.1);
        result
    }

    /// Runs `body` on what a constant condition switches off.
    pub(super) fn switched_off<T>(&mut self, off: bool, body: impl FnOnce(&mut Self) -> T) -> T {
        self.around.unknown_guards += u32::from(off);
        let result = body(self);
        self.around.unknown_guards -= u32::from(off);
        result
    }
}

fn without_parens(expr: &ast::Expr) -> &ast::Expr {
    let mut inner = expr;
    while let ast::ExprKind::Paren(within) = &inner.kind {
        inner = within;
    }
    inner
}
