//! References: what a path of names means.

use super::conditions::{Existence, all_of, not_null, parts};
use super::context::Checker;
use super::existence::nested_of;
use crate::diagnostics::catalog::platform::{
    no_data_subnets::{self, Owner, Without},
    no_state_machine::no_state_machine,
};
use crate::diagnostics::catalog::{names as catalog, types};
use crate::diagnostics::{Diagnostic, kind_of};
use crate::ir::{BlockId, BlockKind, Expr, ExprKind, ParamId, Pseudo, Type};
use crate::language::foreign::paths::{self, Beginning};
use crate::language::foreign::snake_case;
use crate::language::meta::EACH;
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
            return self.members_of_variable(first, value, rest, span);
        }
        if first.value == EACH {
            return self.each_outside(path, span);
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
        let has_each = self.local(EACH).is_some();
        let diagnostic = self.foreign_path(path, first, span).unwrap_or_else(|| {
            let known: Vec<&str> = words::namespaces().filter(|word| has_each || *word != EACH).collect();
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
                let meant = data.map(str::to_owned).or(own).or_else(|| self.block_for(rest));
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

    pub(super) fn members(&mut self, value: Expr, members: &[ast::Name], span: Span) -> Expr {
        let (mut value, mut rest) = (value, members);
        while let Some((member, more)) = rest.split_first() {
            if let Some(result) = self.member_of_block(&value, rest) {
                (value, rest) = result;
                continue;
            }
            let place = value.span.to(member.span);
            value = self.member(&value, member, place);
            rest = more;
        }
        Expr { span, ..value }
    }

    /// The members of a variable. That of an element was evaluated without the guards around its use: they may prove more.
    fn members_of_variable(
        &mut self,
        variable: &'a ast::Name,
        value: Expr,
        members: &'a [ast::Name],
        span: Span,
    ) -> Expr {
        let Some((member, more)) = members.split_first() else {
            return self.renarrow(Expr { span, ..value });
        };
        let place = value.span.to(member.span);
        if variable.value == EACH && !matches!(member.value.as_str(), "key" | "value") {
            return self.wrong(catalog::unknown_key::of_each(member.span, &member.value), span);
        }
        if matches!(value.kind, ExprKind::Block(_))
            && let Some((value, more)) = self.member_of_block(&value, members)
        {
            let value = self.renarrow(value);
            return self.members(value, more, span);
        }
        let value = self.members(value, std::slice::from_ref(member), place);
        let value = self.narrow_constant(&[(variable.value.as_str(), member.value.as_str())], value);
        let value = self.renarrow(value);
        self.members(value, more, span)
    }

    /// `each` where no block around has a `for_each`.
    fn each_outside(&mut self, path: &'a [ast::Name], span: Span) -> Expr {
        let is_hidden = self.has_misspelt_for_each();
        let Some(first) = path.first().filter(|_| !is_hidden) else { return Expr::unknown(span) };
        let around = self.around.enclosing.last().map(|block| (block.name, block.body.open));
        self.wrong(catalog::each_outside(first.span, self.text(span), around), span)
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
        match value.kind {
            ExprKind::Block(_) => self.renarrow(value),
            _ if value.is_const() => self.narrow_let(name, &item.value, value),
            _ => self.renarrow(value),
        }
    }

    /// A `let` was checked without the guards around its use: they may prove more.
    pub(super) fn renarrow(&mut self, value: Expr) -> Expr {
        if !matches!(value.ty, Type::Nullable(_)) {
            return value;
        }
        match &value.kind {
            ExprKind::Block(id) => match self.names.entry(*id) {
                Some(entry) => {
                    let id = *id;
                    self.nullable_block(entry, id, Expr { ty: value.ty.non_null(), ..value })
                }
                None => value,
            },
            ExprKind::If(condition, then, otherwise)
                if otherwise.kind == ExprKind::Null && self.proves(&parts(condition)) =>
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
        if entry.repeated {
            return self.copies_path(entry, name, members, span);
        }
        if members.is_empty() {
            let value = Expr::new(ExprKind::Block(entry.id), Type::Kind(entry.kind.name), span);
            return self.nullable_block(entry, entry.id, value);
        }
        let head = Span { start: span.start, ..name.span };
        let (value, more) = self.block_result(entry, entry.id, members, head);
        self.members(value, more, span)
    }

    /// `volume.data`, `volume.data.media.id`, of a block with `for_each`.
    fn copies_path(
        &mut self,
        entry: &'a BlockEntry,
        name: &'a ast::Name,
        members: &'a [ast::Name],
        span: Span,
    ) -> Expr {
        let head = Span { start: span.start, ..name.span };
        let value = self.copies_value(entry, head);
        if let (ExprKind::Map(copies), Some(member)) = (&value.kind, members.first())
            && !copies.contains_key(&member.value)
        {
            let keys: Vec<&str> = copies.keys().map(String::as_str).collect();
            let diagnostic = self.no_copy(entry, member, head, &keys);
            return self.wrong(diagnostic, span);
        }
        self.members(value, members, span)
    }

    /// The result of a block: `arn` of `cluster.web`, `Endpoint.Address` of a database; and the names that follow it.
    pub(super) fn block_result<'m>(
        &mut self,
        entry: &'a BlockEntry,
        id: BlockId,
        members: &'m [ast::Name],
        block: Span,
    ) -> (Expr, &'m [ast::Name]) {
        let Some((schema, more)) = entry.reach(members) else {
            return (self.no_result(entry, id, members, block), &[]);
        };
        let Some(last) = members.iter().rev().nth(more.len()) else { return (Expr::unknown(block), &[]) };
        let span = block.to(last.span);
        // listener.web.http: of the block without a label, if there is one.
        let optional = schema.has_optional_key();
        if let Some(nested) = schema.keyed_by.filter(|nested| !optional || has_only_named(entry, nested)) {
            let labels = self.nested_labels(entry, id, nested);
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            let diagnostic = types::key_needed::key_missing(last.span, &last.value, nested, &labels);
            return (self.wrong(diagnostic, span), more);
        }
        if let Some(attribute) = schema.with
            && !self.may_be_true(entry, id, attribute)
        {
            let diagnostic = no_data_subnets::output(last.span, &without(entry));
            return (self.wrong(diagnostic, span), more);
        }
        if let Some((attribute, word)) = schema.without
            && let Some(place) = self.is_word(entry, id, attribute, word)
        {
            let diagnostic = no_state_machine(last.span, &entry.reference(), place);
            return (self.wrong(diagnostic, span), more);
        }
        if let Some(reason) = schema.only.and_then(|only| self.lacks(entry, id, only)) {
            let diagnostic =
                catalog::unknown_result::of_another_form(last.span, &entry.reference(), &last.value, &reason);
            return (self.wrong(diagnostic, span), more);
        }
        if let Some(attribute) = entry.lacking(schema) {
            let (name, head) = (entry.reference(), entry.block.head());
            let diagnostic = types::not_given(last.span, &name, schema.name, head, attribute);
            return (self.wrong(diagnostic, span), more);
        }
        let value = Expr::new(ExprKind::Result(id, schema.name, None), (schema.ty)(), span);
        // Of what another stack owns nothing is known but that it exports it.
        let needs = schema.needs.filter(|_| !id.kind().is_existing());
        (self.result_of(entry, id, value, needs.map(|needs| (needs, None))), more)
    }

    /// The output that another spelling means: `cluster.web.ClusterName`, `volume.shared.uploads`.
    fn respelt_result(&mut self, entry: &'a BlockEntry, id: BlockId, name: &str) -> Option<String> {
        for known in entry.kind.results {
            if let Some(nested) = known.keyed_by
                && self.nested_labels(entry, id, nested).iter().any(|label| label == name)
            {
                return Some(format!("{}[\"{name}\"]", known.name));
            }
        }
        let respelt = snake_case(name);
        let kind = entry.kind.name;
        let mut names = entry.kind.results.iter().map(|known| known.name);
        names.find(|known| respelt == *known || respelt == format!("{kind}_{known}")).map(str::to_owned)
    }

    /// A path behind a block that names none of its outputs.
    fn no_result(&mut self, entry: &'a BlockEntry, id: BlockId, members: &[ast::Name], block: Span) -> Expr {
        let (Some(first), Some(last)) = (members.first(), members.last()) else {
            return Expr::unknown(block);
        };
        let span = block.to(last.span);
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
        if let Some(meant) = self.respelt_result(entry, id, &first.value) {
            let whole = format!("{}.{meant}", self.text(block));
            let diagnostic = catalog::unknown_result::respelt(first.span, kind, &first.value, &meant, &whole);
            return self.wrong(diagnostic, span);
        }
        let is_attribute = entry.kind.created.or(entry.kind.existing).is_some_and(|schema| {
            schema.attribute(&first.value).is_some() || schema.nested(&first.value).is_some()
        });
        let diagnostic = catalog::unknown_result(first.span, kind, &first.value, &known, is_attribute);
        self.wrong(diagnostic, span)
    }

    /// Whether an attribute of a block, which is false where it is left out, may be `true`.
    fn may_be_true(&mut self, entry: &'a BlockEntry, id: BlockId, attribute: &str) -> bool {
        let Some(value) = super::existence::attribute(&entry.block.body, attribute) else { return false };
        !matches!(self.ask_in(entry, id, |checker| checker.expr(value)).kind, ExprKind::Bool(false))
    }

    /// Where an attribute of a block is written that has this enum value.
    fn is_word(&mut self, entry: &'a BlockEntry, id: BlockId, attribute: &str, word: &str) -> Option<Span> {
        let value = super::existence::attribute(&entry.block.body, attribute)?;
        let kind = self.ask_in(entry, id, |checker| checker.expr(value)).kind;
        matches!(kind, ExprKind::Symbol(found) if found == word).then_some(value.span)
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
        id: BlockId,
        value: Expr,
        needs: Option<(&'static str, Option<&str>)>,
    ) -> Expr {
        let own = self.existence_of(entry, id);
        let existence = match needs {
            None => own,
            Some((nested, label)) => match self.existence_of_nested(entry, id, nested, label) {
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

    pub(super) fn nullable_block(&mut self, entry: &'a BlockEntry, id: BlockId, value: Expr) -> Expr {
        let existence = self.existence_of(entry, id);
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
                let condition = all_of(parts, span);
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
                let (id, entry) = (*id, self.names.entry(*id));
                match entry.map(|entry| self.existence_of(entry, id)) {
                    Some(Existence::When(parts)) => all_of(parts, value.span),
                    _ => Expr::new(ExprKind::Bool(false), Type::Bool, value.span),
                }
            }
            ExprKind::Null => Expr::new(ExprKind::Bool(false), Type::Bool, value.span),
            _ if value.is_const() => Expr::new(ExprKind::Bool(true), Type::Bool, value.span),
            _ => not_null(value.clone()),
        }
    }
}

/// A network whose attribute `data` is not `true`.
fn without(entry: &BlockEntry) -> Without<'_> {
    let attribute = |name: &str| super::existence::attribute(&entry.block.body, name);
    let edit = match (attribute("data"), attribute("cidr")) {
        (Some(data), _) => Some((data.span, "true")),
        (None, cidr) => cidr.map(|cidr| (cidr.span.after(), "\n  data = true")),
    };
    let is_existing = entry.id.kind().is_existing();
    Without {
        network: entry.reference().into(),
        head: entry.block.head(),
        owner: if is_existing { Owner::Unknown } else { Owner::Program },
        edit: edit.filter(|_| !is_existing),
    }
}

/// The names of a path with dots between them.
fn joined(path: &[ast::Name]) -> String {
    path.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(".")
}

/// Whether a block has nested blocks of a name, and all with labels.
fn has_only_named(entry: &BlockEntry, name: &str) -> bool {
    let blocks = || nested_of(&entry.block.body, name);
    blocks().next().is_some() && blocks().all(|nested| !nested.labels.is_empty())
}
