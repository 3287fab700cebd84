//! References: what a path of names means.

use super::context::Checker;
use super::existence::{Existence, not_null, placeless};
use crate::diagnostics::catalog::{names as catalog, types};
use crate::diagnostics::kind_of;
use crate::ir::{Expr, ExprKind, ParamId, Pseudo, Type};
use crate::language::{kinds, words};
use crate::resolve::BlockEntry;
use crate::source::Span;
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    /// `param.zones`, `cluster.web.arn`, `internet_facing`
    pub(super) fn path(&mut self, path: &'a [ast::Name], span: Span) -> Expr {
        let Some((first, rest)) = path.split_first() else { return Expr::unknown(span) };
        if path.iter().any(|name| name.value.is_empty()) {
            return Expr::unknown(span);
        }
        if let Some(value) = self.local(&first.value) {
            let value = Expr { span: first.span, ..value.clone() };
            let value = self.copied(value, first.span);
            return self.members(value, rest, span);
        }
        let Some((name, members)) = rest.split_first() else {
            return Expr::new(ExprKind::Symbol(first.value.clone()), Type::word(&first.value), span);
        };
        let head = first.span.to(name.span);
        let value = match first.value.as_str() {
            "param" => self.param_value(name, head),
            "var" => self.var_value(name, head),
            "let" => self.let_value(name, head),
            "aws" => match Pseudo::named(&name.value) {
                Some(pseudo) => Expr::new(ExprKind::Pseudo(pseudo), pseudo.ty(), head),
                None => {
                    let known = Pseudo::ALL.map(|(_, name, ..)| name);
                    let places = [(name.span, head)];
                    let diagnostic = catalog::unknown_name(&places, "aws", &name.value, &known);
                    return self.wrong(diagnostic, span);
                }
            },
            kind => match kinds::find(kind) {
                Some(kind) => return self.block_path(kind.name, name, members, span),
                None => {
                    let meant = self.block_for(path);
                    let meant = meant.as_deref();
                    let names: Vec<&str> = path.iter().map(|name| name.value.as_str()).collect();
                    let diagnostic = catalog::unknown_namespace(
                        (first.span, kind),
                        (span, &names.join(".")),
                        &words::namespaces().collect::<Vec<_>>(),
                        meant,
                    );
                    return self.wrong(diagnostic, span);
                }
            },
        };
        self.members(value, members, span)
    }

    fn members(&mut self, value: Expr, members: &'a [ast::Name], span: Span) -> Expr {
        let mut value = value;
        for member in members {
            let place = value.span.to(member.span);
            value = self.member(&value, member, place);
        }
        Expr { span, ..value }
    }

    fn param_value(&mut self, name: &'a ast::Name, span: Span) -> Expr {
        let Some(index) = self.names.params.get_index_of(name.value.as_str()) else {
            return self.undeclared("param", name, span);
        };
        let id = ParamId(u32::try_from(index).unwrap_or(u32::MAX));
        // While the params themselves are checked there is no type yet: a bound or default must be constant anyway.
        let ty = self.params.get(index).map_or(Type::Unknown, |param| param.ty.clone());
        if ty == Type::Unknown && self.params.get(index).is_some() {
            return Expr::unknown(span);
        }
        self.narrow(Expr::new(ExprKind::Param(id), ty, span))
    }

    /// Takes the `?` away where a guard around proves the value to be there.
    pub(super) fn narrow(&mut self, value: Expr) -> Expr {
        if !matches!(value.ty, Type::Nullable(_)) {
            return value;
        }
        let fact = placeless(&not_null(value.clone()));
        if self.proves(&[fact]) { Expr { ty: value.ty.non_null(), ..value } } else { value }
    }

    fn let_value(&mut self, name: &'a ast::Name, span: Span) -> Expr {
        let Some((key, item)) = self.names.lets.get_key_value(name.value.as_str()) else {
            return self.undeclared("let", name, span);
        };
        let value = self.let_named(key, item);
        let value = self.copied(Expr { span, ..value }, span);
        self.renarrow(value)
    }

    /// A `let` was checked without the guards around its use: they may prove more.
    fn renarrow(&mut self, value: Expr) -> Expr {
        match &value.kind {
            ExprKind::If(condition, then, otherwise)
                if otherwise.kind == ExprKind::Null && self.proves(&super::existence::parts(condition)) =>
            {
                Expr { span: value.span, ..(**then).clone() }
            }
            _ => self.narrow(value),
        }
    }

    fn var_value(&mut self, name: &'a ast::Name, span: Span) -> Expr {
        let Some((key, item)) = self.names.vars.get_key_value(name.value.as_str()) else {
            return self.undeclared("var", name, span);
        };
        let value = self.var_named(key, item);
        self.copied(Expr { span, ..value }, span)
    }

    /// `cluster.web`, `cluster.web.arn`
    fn block_path(
        &mut self,
        kind: &'static str,
        name: &'a ast::Name,
        members: &'a [ast::Name],
        span: Span,
    ) -> Expr {
        let Some(entry) = self.names.block(kind, &name.value) else {
            return self.undeclared(kind, name, span);
        };
        let Some((result, more)) = members.split_first() else {
            let value = Expr::new(ExprKind::Block(entry.id), Type::Kind(kind), span);
            return self.nullable_block(entry, value);
        };
        let Some(schema) = entry.kind.result(&result.value) else {
            let known: Vec<&str> = entry.kind.results.iter().map(|result| result.name).collect();
            let is_attribute = entry.kind.created.or(entry.kind.existing).is_some_and(|schema| {
                schema.attribute(&result.value).is_some() || schema.nested(&result.value).is_some()
            });
            let diagnostic = catalog::unknown_result(result.span, kind, &result.value, &known, is_attribute);
            return self.wrong(diagnostic, span);
        };
        if let Some(nested) = schema.keyed_by {
            let diagnostic = types::key_needed::key_missing(
                result.span,
                &result.value,
                nested,
                &super::collections::nested_labels(&entry.block.body, nested),
            );
            return self.wrong(diagnostic, span);
        }
        let head = name.span.to(result.span);
        let value = Expr::new(
            ExprKind::Result(entry.id, schema.name, None),
            (schema.ty)(),
            Span { start: span.start, ..head },
        );
        let value = self.result_of(entry, value, schema.needs);
        self.members(value, more, span)
    }

    /// `aws_ecs_cluster.web.arn`: the result of the block that stands for a resource of Terraform.
    fn block_for(&self, path: &[ast::Name]) -> Option<String> {
        let [resource, name, rest @ ..] = path else { return None };
        let kind = kinds::find(kind_of(&resource.value)?)?;
        let known: Vec<&str> = self.names.block_names(kind.name).collect();
        let block = match known.as_slice() {
            [only] => only,
            several => several.iter().find(|known| **known == name.value)?,
        };
        let wanted = rest.last().and_then(|last| kind.result(&last.value));
        let result = wanted.or(kind.results.first().copied())?;
        Some(format!("{}.{block}.{}", kind.name, result.name))
    }

    /// A result of a block, which may be absent as the block, or its nested block, may be.
    pub(super) fn result_of(
        &mut self,
        entry: &'a BlockEntry,
        value: Expr,
        needs: Option<&'static str>,
    ) -> Expr {
        let own = self.existence_of(entry);
        let existence = match needs {
            None => own,
            Some(nested) => match self.existence_of_nested(&entry.block.body, nested) {
                Some(existence) => own.and(existence),
                None => {
                    let diagnostic = catalog::unknown_result::needs_nested(
                        value.span,
                        &entry.block.kind.value,
                        nested,
                        entry.block.head(),
                    );
                    return self.wrong(diagnostic, value.span);
                }
            },
        };
        self.under(existence, value)
    }

    fn nullable_block(&mut self, entry: &'a BlockEntry, value: Expr) -> Expr {
        let existence = self.existence_of(entry);
        match existence {
            Existence::Never if self.proves_all() => Expr::unknown(value.span),
            Existence::Never => Expr::new(ExprKind::Null, Type::Null, value.span),
            Existence::When(parts) if self.proves(&parts) => value,
            Existence::When(_) => Expr { ty: value.ty.nullable(), ..value },
        }
    }

    /// `value` where its existence is proved, else `exists ? value : null`.
    fn under(&mut self, existence: Existence, value: Expr) -> Expr {
        let span = value.span;
        match existence {
            Existence::Never if self.proves_all() => Expr::unknown(span),
            Existence::Never => Expr::new(ExprKind::Null, Type::Null, span),
            Existence::When(parts) if self.proves(&parts) => value,
            Existence::When(parts) => {
                let ty = value.ty.clone().nullable();
                let condition = super::existence::all_of(parts, span);
                let null = Expr::new(ExprKind::Null, Type::Null, span);
                Expr::new(ExprKind::If(Box::new(condition), Box::new(value), Box::new(null)), ty, span)
            }
        }
    }

    /// The condition under which a nullable value is there: what a guard must say.
    pub(super) fn presence(&mut self, value: &Expr) -> Expr {
        match &value.kind {
            ExprKind::If(condition, _, otherwise) if otherwise.kind == ExprKind::Null => {
                (**condition).clone()
            }
            ExprKind::Block(id) => {
                let entry = self.names.entry(*id);
                match entry.map(|entry| self.existence_of(entry)) {
                    Some(Existence::When(parts)) => super::existence::all_of(parts, value.span),
                    _ => Expr::new(ExprKind::Bool(false), Type::Bool, value.span),
                }
            }
            ExprKind::Null => Expr::new(ExprKind::Bool(false), Type::Bool, value.span),
            _ => not_null(value.clone()),
        }
    }
}
