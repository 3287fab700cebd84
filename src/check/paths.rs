//! References: what a path of names means.

use super::collections::nested_labels;
use super::context::Checker;
use super::existence::{Existence, not_null};
use crate::diagnostics::catalog::{names as catalog, types};
use crate::diagnostics::{Diagnostic, kind_of};
use crate::ir::{BlockKind, Expr, ExprKind, ParamId, Pseudo, Type};
use crate::language::foreign::paths::{self, Beginning};
use crate::language::foreign::snake_case;
use crate::language::{kinds, words};
use crate::resolve::{BlockEntry, Namespace, Target};
use crate::source::Span;
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    /// `param.zones`, `cluster.web.arn`, `internet_facing`
    pub(super) fn path(&mut self, path: &'a [ast::Name], span: Span) -> Expr {
        let Some((first, rest)) = path.split_first() else { return Expr::unknown(span) };
        // `cluster.` while it is being typed: the parser has reported that a name is missing.
        if path.iter().any(|name| name.value.is_empty()) {
            return Expr::unknown(span);
        }
        if let Some(value) = self.local(&first.value) {
            let value = Expr { span: first.span, ..value.clone() };
            let value = self.copied(value, first.span);
            let value = self.narrow_constant(&[("", first.value.as_str())], value);
            return self.members(value, rest, span);
        }
        let Some((name, members)) = rest.split_first() else {
            return Expr::new(ExprKind::Symbol(first.value.clone()), Type::word(&first.value), span);
        };
        let head = first.span.to(name.span);
        let Some(namespace) = Namespace::of(&first.value) else {
            return self.no_namespace(path, first, span);
        };
        let value = match self.names.target(namespace, &name.value) {
            Some(Target::Param(id, _)) => self.param_value(id, head),
            Some(Target::Var(name, item)) => {
                let value = self.var_named(name, item);
                let value = self.copied(Expr { span: head, ..value }, head);
                self.narrow_constant(&[("var", name)], value)
            }
            Some(Target::Let(name, item)) => self.let_value(name, item, head),
            Some(Target::Pseudo(pseudo)) => Expr::new(ExprKind::Pseudo(pseudo), pseudo.ty(), head),
            Some(Target::Block(entry)) => return self.block_path(entry, name, members, span),
            None => return self.no_target(namespace, name, head, span),
        };
        self.members(value, members, span)
    }

    /// A path that begins with nothing that has names.
    fn no_namespace(&mut self, path: &'a [ast::Name], first: &'a ast::Name, span: Span) -> Expr {
        let second = path.get(1).map(|name| name.value.as_str()).unwrap_or_default();
        // What a word certainly stands for is said, whatever else could not be read.
        let respelt = matches!(paths::beginning(&first.value), Some(Beginning::Word(_)));
        if self.unread.may_declare(&first.value, second) && !respelt {
            return Expr::unknown(span);
        }
        let text = joined(path);
        let diagnostic = self.foreign_path(path, first, span).unwrap_or_else(|| {
            let known: Vec<&str> = words::namespaces().collect();
            catalog::unknown_namespace((first.span, &first.value), (span, &text), &known)
        });
        self.wrong(diagnostic, span)
    }

    /// What a path of another language is here.
    fn foreign_path(&self, path: &[ast::Name], first: &ast::Name, span: Span) -> Option<Diagnostic> {
        let word = (first.span, first.value.as_str());
        if let Some(meant) = self.block_for(path) {
            return Some(catalog::unknown_namespace::respelt(word, span, &meant, false));
        }
        let rest = path.get(1..).unwrap_or_default();
        Some(match paths::beginning(&first.value)? {
            Beginning::Word(ours) => {
                let meant = format!("{ours}.{}", joined(rest));
                catalog::unknown_namespace::respelt(word, first.span.to(span), &meant, true)
            }
            Beginning::Nothing => {
                let source = rest.first().zip(rest.last());
                let data = source.and_then(|(kind, last)| paths::data_source(&kind.value, &last.value));
                let known = rest.first().is_some_and(|name| Namespace::of(&name.value).is_some());
                let own = known.then(|| joined(rest));
                let meant = data.map(str::to_owned).or_else(|| self.block_for(rest)).or(own);
                match meant {
                    Some(meant) => catalog::unknown_namespace::respelt(word, span, &meant, false),
                    None => catalog::unknown_namespace::foreign(
                        first.span,
                        &first.value,
                        "refer to a block by its kind and its name, such as `cluster.web.arn` or `network.main`",
                    ),
                }
            }
            Beginning::Advice(text) => catalog::unknown_namespace::foreign(first.span, &first.value, text),
        })
    }

    /// A name that its namespace does not have.
    fn no_target(&mut self, namespace: Namespace, name: &'a ast::Name, head: Span, span: Span) -> Expr {
        match namespace {
            Namespace::Aws => {
                let known = Pseudo::ALL.map(|(_, name, ..)| name);
                let diagnostic = catalog::unknown_name(&[(name.span, head)], "aws", &name.value, &known);
                self.wrong(diagnostic, span)
            }
            Namespace::Kind(kind) => self.undeclared(kind.name, name, span),
            Namespace::Param | Namespace::Var | Namespace::Let => {
                Expr { span, ..self.undeclared(namespace.word(), name, head) }
            }
        }
    }

    fn members(&mut self, value: Expr, members: &'a [ast::Name], span: Span) -> Expr {
        let mut value = value;
        for member in members {
            let place = value.span.to(member.span);
            value = self.member(&value, member, place);
        }
        Expr { span, ..value }
    }

    fn param_value(&mut self, id: ParamId, span: Span) -> Expr {
        let param = self.params.get(id.0 as usize);
        // While the params themselves are checked there is no type yet: a bound or default must be constant anyway.
        let ty = param.map_or(Type::Unknown, |param| param.ty.clone());
        if ty == Type::Unknown && param.is_some() {
            return Expr::unknown(span);
        }
        self.narrow(Expr::new(ExprKind::Param(id), ty, span))
    }

    /// Takes the `?` away where a guard around proves the value to be there.
    pub(super) fn narrow(&mut self, value: Expr) -> Expr {
        if !matches!(value.ty, Type::Nullable(_)) {
            return value;
        }
        let fact = not_null(value.clone()).placeless();
        if self.proves(&[fact]) { Expr { ty: value.ty.non_null(), ..value } } else { value }
    }

    fn let_value(&mut self, name: &'a str, item: &'a ast::Let, span: Span) -> Expr {
        let value = self.let_named(name, item);
        let value = self.copied(Expr { span, ..value }, span);
        if value.is_const() { self.narrow_let(name, &item.value, value) } else { self.renarrow(value) }
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

    /// `cluster.web`, `cluster.web.arn`
    fn block_path(
        &mut self,
        entry: &'a BlockEntry,
        name: &'a ast::Name,
        members: &'a [ast::Name],
        span: Span,
    ) -> Expr {
        let kind = entry.kind.name;
        let Some(result) = members.first() else {
            let value = Expr::new(ExprKind::Block(entry.id), Type::Kind(kind), span);
            return self.nullable_block(entry, value);
        };
        let Some((schema, more)) = entry.reach(members) else {
            return self.no_result(entry, members, span);
        };
        if let Some(nested) = schema.keyed_by {
            let diagnostic = types::key_needed::key_missing(
                result.span,
                &result.value,
                nested,
                &nested_labels(&entry.block.body, nested),
            );
            return self.wrong(diagnostic, span);
        }
        let last = members.get(members.len() - more.len() - 1).unwrap_or(result);
        let head = name.span.to(last.span);
        let value = Expr::new(
            ExprKind::Result(entry.id, schema.name, None),
            (schema.ty)(),
            Span { start: span.start, ..head },
        );
        let value = self.result_of(entry, value, schema.needs);
        self.members(value, more, span)
    }

    /// A path behind a block that names none of its outputs.
    fn no_result(&mut self, entry: &'a BlockEntry, members: &'a [ast::Name], span: Span) -> Expr {
        let (Some(first), Some(last)) = (members.first(), members.last()) else { return Expr::unknown(span) };
        let kind = entry.kind.name;
        if kind == BlockKind::Resource.name() {
            let Some(resource_type) = entry.resource_type() else {
                // What its type is, is reported there.
                return Expr::unknown(span);
            };
            let path: Vec<&str> = members.iter().map(|name| name.value.as_str()).collect();
            let known: Vec<&str> = entry.results().map(|result| result.name).collect();
            let at = first.span.to(last.span);
            let diagnostic =
                catalog::unknown_result::of_resource(at, resource_type.name, &path.join("."), &known);
            return self.wrong(diagnostic, span);
        }
        let known: Vec<&str> = entry.results().map(|result| result.name).collect();
        if let Some(meant) = respelt_result(entry, &first.value) {
            let whole = format!("{kind}.{}.{meant}", entry.name());
            let diagnostic = catalog::unknown_result::respelt(first.span, kind, &first.value, &meant, &whole);
            return self.wrong(diagnostic, span);
        }
        let is_attribute = entry.kind.created.or(entry.kind.existing).is_some_and(|schema| {
            schema.attribute(&first.value).is_some() || schema.nested(&first.value).is_some()
        });
        let diagnostic = catalog::unknown_result(first.span, kind, &first.value, &known, is_attribute);
        self.wrong(diagnostic, span)
    }

    /// `aws_ecs_cluster.web.arn`: the result of the block that stands for a resource of Terraform; `Cluster.Arn`: of one of
    /// CloudFormation.
    fn block_for(&self, path: &[ast::Name]) -> Option<String> {
        let (resource, rest) = path.split_first()?;
        let named = kind_of(&resource.value).and_then(kinds::find);
        let kind = named.or_else(|| kinds::find(&snake_case(&resource.value)))?;
        let (name, rest) = if named.is_some() { rest.split_first()? } else { (resource, rest) };
        let known: Vec<&str> = self.names.block_names(kind.name).collect();
        let block = match known.as_slice() {
            [only] => only,
            several => several.iter().find(|known| **known == name.value)?,
        };
        let wanted = rest.last().and_then(|last| kind.result(&snake_case(&last.value)));
        if rest.is_empty() {
            return Some(format!("{}.{block}", kind.name));
        }
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
            // Both the use and the block are switched off by constants. With another `--var` both
            // may be there, so that null would be reported for nothing.
            Existence::Never if self.proves_all() => Expr::unknown(value.span),
            Existence::Never => Expr { kind: ExprKind::Null, ty: value.ty.nullable(), span: value.span },
            Existence::When(parts) if self.proves(&parts) => value,
            Existence::When(_) => Expr { ty: value.ty.nullable(), ..value },
        }
    }

    /// `value` where its existence is proved, else `exists ? value : null`.
    fn under(&mut self, existence: Existence, value: Expr) -> Expr {
        let span = value.span;
        match existence {
            Existence::Never if self.proves_all() => Expr::unknown(span),
            Existence::Never => Expr::new(ExprKind::Null, value.ty.nullable(), span),
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
            _ if value.is_const() => Expr::new(ExprKind::Bool(true), Type::Bool, value.span),
            _ => not_null(value.clone()),
        }
    }
}

/// The names of a path with dots between them.
fn joined(path: &[ast::Name]) -> String {
    path.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(".")
}

/// The output that another spelling means: `cluster.web.ClusterName`, `volume.shared.uploads`.
fn respelt_result(entry: &BlockEntry, name: &str) -> Option<String> {
    let keyed = entry.kind.results.iter().find_map(|known| {
        let nested = known.keyed_by?;
        let is_label = nested_labels(&entry.block.body, nested).contains(&name);
        is_label.then(|| format!("{}[\"{name}\"]", known.name))
    });
    let spelt = snake_case(name);
    let is_it = |known: &&str| spelt == **known || spelt == format!("{}_{known}", entry.kind.name);
    keyed.or_else(|| entry.results().map(|result| result.name).find(is_it).map(str::to_owned))
}
