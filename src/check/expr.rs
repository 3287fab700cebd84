//! Expressions: constants are folded, the rest is reduced to what CloudFormation can carry.

use super::context::Checker;
use super::refusal::example_result;
use super::work::MAX_TEXT;
use crate::cfn::naming::kebab_case;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::{types as catalog, values};
use crate::ir::{Expr, ExprKind, Type};
use crate::source::Span;
use crate::syntax::ast;
use crate::syntax::ast::Unit;
use crate::types::{Cpu, Duration, Percent, Size};

impl<'a> Checker<'a, '_> {
    /// The value and type of an expression, whatever is expected of it.
    pub(super) fn expr(&mut self, expr: &'a ast::Expr) -> Expr {
        self.wanted(expr, None)
    }

    /// The same where a type is wanted. The value need not fit it yet, but a choice may be between values that have nothing else in
    /// common: `param.image ?? amazon_linux_2023`.
    pub(super) fn wanted(&mut self, expr: &'a ast::Expr, want: Option<&Type>) -> Expr {
        let value = self.evaluated(expr, want);
        self.record(expr.span, &value);
        value
    }

    fn evaluated(&mut self, expr: &'a ast::Expr, want: Option<&Type>) -> Expr {
        let span = expr.span;
        // Outside of a `for` each expression is evaluated once, or as often as it is written.
        if !self.around.scope.is_empty() && !self.spend(1, span) {
            return Expr::unknown(span);
        }
        match &expr.kind {
            ast::ExprKind::Null => Expr::new(ExprKind::Null, Type::Null, span),
            ast::ExprKind::Bool(value) => Expr::new(ExprKind::Bool(*value), Type::Bool, span),
            ast::ExprKind::Number(number) => self.number(*number, span),
            ast::ExprKind::Text(parts) => self.interpolation(parts, span),
            ast::ExprKind::List(items) => self.list(items, want, span),
            ast::ExprKind::Map(body) => self.map(body, want, span),
            ast::ExprKind::For(item) => self.for_each_element(item, want, span),
            ast::ExprKind::Path(names) => self.path(names, span),
            ast::ExprKind::Call(call) => self.call(call, span),
            ast::ExprKind::Member(inner, name) => self.members_of(inner, name, span),
            ast::ExprKind::Index(inner, index) => self.index(inner, index, span),
            ast::ExprKind::Unary(op, inner) => self.unary(*op, inner, span),
            ast::ExprKind::Binary(left, op, right) if op.value == ast::BinaryOp::Coalesce => {
                self.coalesce(left, right, want, span)
            }
            ast::ExprKind::Binary(left, op, right) => self.binary(left, *op, right, span),
            ast::ExprKind::Conditional(condition, then, otherwise) => {
                self.conditional(condition, [then, otherwise], want, span)
            }
            ast::ExprKind::Paren(inner) => {
                let inner = self.wanted(inner, want);
                Expr { span, ..inner }
            }
            ast::ExprKind::Error => Expr::unknown(span),
        }
    }

    /// `x["a"].b.c`: all names together, since one output of a block may have several (`Endpoint.Address`).
    fn members_of(&mut self, inner: &'a ast::Expr, name: &ast::Name, span: Span) -> Expr {
        let mut names = vec![name.clone()];
        let mut base = inner;
        while let ast::ExprKind::Member(inner, name) = &base.kind {
            names.push(name.clone());
            base = inner;
        }
        names.reverse();
        let value = self.expr(base);
        self.members(value, &names, span)
    }

    fn number(&mut self, number: ast::Number, span: Span) -> Expr {
        let Some(unit) = number.unit else {
            return match number.int {
                Some(value) => Expr::new(ExprKind::Int(value), Type::Int, span),
                None => Expr::new(ExprKind::Number(number.value), Type::Number, span),
            };
        };
        let value = match unit {
            Unit::Seconds | Unit::Minutes | Unit::Hours | Unit::Days => {
                Duration::new(number.value, unit.text())
                    .map(|value| (ExprKind::Duration(value), Type::Duration))
            }
            Unit::Bytes | Unit::Kibibytes | Unit::Mebibytes | Unit::Gibibytes | Unit::Tebibytes => {
                Size::new(number.value, unit.text()).map(|value| (ExprKind::Size(value), Type::Size))
            }
            Unit::Vcpu => Cpu::from_vcpu(number.value).map(|value| (ExprKind::Cpu(value), Type::Cpu)),
            Unit::Percent => Some((ExprKind::Percent(Percent { value: number.value }), Type::Percent)),
        };
        match value {
            Some((kind, ty)) => Expr::new(kind, ty, span),
            None => {
                let diagnostic = values::not_whole::fraction_of_unit(span, self.text(span), unit.text());
                self.wrong(diagnostic, span)
            }
        }
    }

    /// `"${a}-${b}"`
    fn interpolation(&mut self, parts: &'a [ast::TextPart], span: Span) -> Expr {
        let mut pieces = Vec::new();
        // One wrong part does not hide the others.
        let mut wrong = false;
        let mut bytes = 0;
        for part in parts {
            // A text that is too long is not built further. `concat` reports it by the length so
            // far.
            if bytes > MAX_TEXT {
                break;
            }
            match part {
                ast::TextPart::Literal(text) => {
                    bytes += text.len();
                    push_text(&mut pieces, text, span);
                }
                ast::TextPart::Interpolation(inner) => match self.interpolated(inner) {
                    None => wrong = true,
                    Some(piece) => match piece.kind {
                        // A secret stays a piece of its own: joined with its neighbours, it would
                        // lose its type and could be shown.
                        ExprKind::Text(ref text) if piece.ty != Type::Secret => {
                            bytes += text.len();
                            push_text(&mut pieces, text, span);
                        }
                        ExprKind::Concat(inner) => {
                            bytes += length(&inner);
                            pieces.extend(inner);
                        }
                        _ => {
                            bytes += length(std::slice::from_ref(&piece));
                            pieces.push(piece);
                        }
                    },
                },
            }
        }
        if wrong { Expr::unknown(span) } else { self.concat(pieces, span) }
    }

    /// `${a}`; `None` once it is reported that it cannot be written into a text.
    pub(super) fn interpolated(&mut self, inner: &'a ast::Expr) -> Option<Expr> {
        let value = self.expr(inner);
        if value.is_unknown() {
            return None;
        }
        let diagnostic = match (&inner.kind, &value.kind) {
            (ast::ExprKind::Path(_), ExprKind::Symbol(word))
                if self.text(inner.span) == word && !self.is_symbol(word) =>
            {
                self.interpolated_word(inner.span)
            }
            _ => match self.as_text(value) {
                Ok(piece) => return Some(piece),
                Err(diagnostic) => *diagnostic,
            },
        };
        self.report(diagnostic);
        None
    }

    /// `${hostname}`: most often a variable of the script that the text is.
    fn interpolated_word(&self, span: Span) -> Diagnostic {
        let opening = self.input.sources.file(span.file).text().get(..span.range().start);
        let opening = opening.and_then(|before| before.rfind("${"));
        let opening = opening.map_or(span, |at| Span::from_range(span.file, at..at));
        let word = self.text(span);
        catalog::bare_word::in_text(span, word, self.declared_space(word), opening)
    }

    fn null_in_text(&mut self, value: &Expr) -> Diagnostic {
        let diagnostic = catalog::maybe_absent(value.span, self.text(value.span), &Type::String);
        self.offer_guard(diagnostic, value)
    }

    /// A value as it is written in a text: a constant becomes its text.
    pub(super) fn as_text(&mut self, value: Expr) -> Result<Expr, Box<crate::diagnostics::Diagnostic>> {
        if let Some(diagnostic) = super::choice::undecided(&value) {
            return Err(Box::new(diagnostic));
        }
        let text = match &value.kind {
            _ if matches!(value.ty, Type::Nullable(_)) => return Err(Box::new(self.null_in_text(&value))),
            ExprKind::Text(_) => return Ok(value),
            ExprKind::Bool(value) => value.to_string(),
            ExprKind::Int(value) => value.to_string(),
            ExprKind::Number(value) => value.to_string(),
            ExprKind::Symbol(symbol) => kebab_case(symbol),
            // As it is written: `30GiB` stays `30GiB`; a constant of another place is written in its largest unit.
            ExprKind::Duration(value) => value.to_string(),
            ExprKind::Size(value) => value.to_string(),
            ExprKind::Cpu(value) => value.to_string(),
            ExprKind::Percent(value) => value.to_string(),
            _ => {
                return match &value.ty {
                    Type::Null => Err(Box::new(self.null_in_text(&value))),
                    Type::List(_) | Type::Map(_) | Type::Range(_) | Type::Kind(_) => {
                        Err(Box::new(catalog::cannot_interpolate(
                            value.span,
                            self.text(value.span),
                            &value.ty,
                            example_result(&value.ty),
                        )))
                    }
                    Type::Duration | Type::Size => {
                        Err(Box::new(catalog::cannot_interpolate::deploy_quantity(
                            value.span,
                            self.text(value.span),
                            &value.ty,
                        )))
                    }
                    _ => Ok(value),
                };
            }
        };
        Ok(Expr::new(ExprKind::Text(text), Type::String, value.span))
    }
}

fn push_text(pieces: &mut Vec<Expr>, text: &str, span: Span) {
    if let Some(Expr { kind: ExprKind::Text(last), ty: Type::String, .. }) = pieces.last_mut() {
        last.push_str(text);
    } else {
        pieces.push(Expr::new(ExprKind::Text(text.into()), Type::String, span));
    }
}

/// How many bytes the constant pieces of a text have.
fn length(pieces: &[Expr]) -> usize {
    let bytes = |piece: &Expr| match &piece.kind {
        ExprKind::Text(text) => text.len(),
        _ => 0,
    };
    pieces.iter().map(bytes).sum()
}

impl Checker<'_, '_> {
    /// One text of several pieces; a secret in it makes it a secret.
    pub(super) fn concat(&mut self, mut pieces: Vec<Expr>, span: Span) -> Expr {
        if !self.has_room(length(&pieces), span) {
            return Expr::unknown(span);
        }
        pieces.retain(|piece| !matches!(&piece.kind, ExprKind::Text(text) if text.is_empty()));
        let secret = pieces.iter().any(|piece| piece.ty == Type::Secret);
        let ty = if secret { Type::Secret } else { Type::String };
        if pieces.iter().all(|piece| matches!(piece.kind, ExprKind::Text(_))) {
            let text = pieces.iter().filter_map(|piece| match &piece.kind {
                ExprKind::Text(text) => Some(text.as_str()),
                _ => None,
            });
            return Expr::new(ExprKind::Text(text.collect()), ty, span);
        }
        if let [_] = pieces.as_slice()
            && let Some(only) = pieces.pop()
        {
            // `"${param.size}"` is a string, whatever the param is.
            if only.ty.is_text() {
                return Expr { span, ..only };
            }
            return Expr::new(ExprKind::Concat(vec![only]), ty, span);
        }
        Expr::new(ExprKind::Concat(pieces), ty, span)
    }
}
