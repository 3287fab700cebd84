//! Walks a tree with what is known at each place: which block is around, which variables are bound, what each word stands for.

use super::entity::{Declaration, Entity, Occurrence, Role, label};
use super::{Analysis, Node, Resolver, Scope};
use crate::language::{LabelRule, functions, kinds, meta};
use crate::source::{FileId, Span, offset};
use crate::syntax::ast::{self, ExprKind, TextPart};

/// What is done at the nodes and words of a tree.
pub trait Visitor<'a> {
    /// A node begins, in its scope. Whether what is inside matters.
    fn enter(&mut self, node: Node<'a>, scope: &Scope<'a>) -> bool;

    /// A word and what it stands for; they come in the order of the source, but for those of one head.
    fn occurrence(&mut self, occurrence: Occurrence<'a>);
}

/// All words of a file that stand for something, in the order of the source.
pub fn occurrences(analysis: &Analysis, file: FileId) -> Vec<Occurrence<'_>> {
    struct Collect<'a>(Vec<Occurrence<'a>>);
    impl<'a> Visitor<'a> for Collect<'a> {
        fn enter(&mut self, _: Node<'a>, _: &Scope<'a>) -> bool {
            true
        }
        fn occurrence(&mut self, occurrence: Occurrence<'a>) {
            self.0.push(occurrence);
        }
    }
    let mut found = Collect(Vec::new());
    if let Some(tree) = analysis.tree(file) {
        walk_file(&Resolver::new(analysis), tree, &mut found);
    }
    found.0.sort_by_key(|occurrence| occurrence.span);
    found.0
}

/// Walks a file.
pub fn walk_file<'a>(resolver: &Resolver<'a>, file: &'a ast::File, visitor: &mut impl Visitor<'a>) {
    file.items.iter().for_each(|item| walk_item(resolver, item, visitor));
}

/// Walks a declaration.
pub fn walk_item<'a>(resolver: &Resolver<'a>, item: &'a ast::Item, visitor: &mut impl Visitor<'a>) {
    Walk { resolver, visitor, variables: Vec::new() }.item(item);
}

struct Walk<'a, 'w, V> {
    resolver: &'w Resolver<'a>,
    visitor: &'w mut V,
    /// The variables of the `for`s around.
    variables: Vec<(&'a ast::Name, &'a ast::For)>,
}

impl<'a, V: Visitor<'a>> Walk<'a, '_, V> {
    fn found(&mut self, span: Span, entity: Entity<'a>, role: Role) {
        if !span.is_empty() {
            self.visitor.occurrence(Occurrence { span, entity, role });
        }
    }

    fn refer(&mut self, span: Span, entity: Entity<'a>) {
        self.found(span, entity, Role::Reference);
    }

    /// The word with which a declaration begins.
    fn keyword(&mut self, item: Span, word: &'static str) {
        self.refer(item.part(0..word.len()), Entity::Keyword(word));
    }

    fn declare(&mut self, declaration: Declaration<'a>) {
        self.found(declaration.name_span(), Entity::Declaration(declaration), Role::Definition);
    }

    fn item(&mut self, item: &'a ast::Item) {
        if !self.visitor.enter(Node::Item(item), &Scope::Program) {
            return;
        }
        match item {
            ast::Item::Param(param) => {
                self.refer(param.keyword, Entity::Keyword(param.kind.keyword()));
                self.declare(Declaration::Param(param));
                if let Some(ty) = &param.ty {
                    self.ty(ty, &Scope::Program);
                }
                if let Some(default) = &param.default {
                    self.expr(default, &Scope::Program);
                }
                if let Some(body) = &param.body {
                    self.body(body, &Scope::Param(param));
                }
            }
            ast::Item::Let(item) => {
                self.keyword(item.span, "let");
                self.declare(Declaration::Let(item));
                self.expr(&item.value, &Scope::Program);
            }
            ast::Item::Output(output) => {
                self.keyword(output.span, "output");
                self.declare(Declaration::Output(output));
                self.expr(&output.value, &Scope::Program);
                if let Some(body) = &output.body {
                    self.body(body, &Scope::Output(output));
                }
            }
            ast::Item::Assert(assert) => {
                self.keyword(assert.span, "assert");
                self.expr(&assert.condition, &Scope::Program);
                self.expr(&assert.message, &Scope::Program);
            }
            ast::Item::Block(block) => self.top_level_block(block),
            ast::Item::Error(_) => {}
        }
    }

    fn top_level_block(&mut self, block: &'a ast::Block) {
        if let Some(existing) = block.existing {
            self.refer(existing, Entity::Keyword("existing"));
        }
        let name = block.kind.value.as_str();
        let kind = kinds::find(name);
        let entity = match kind {
            Some(schema) => Entity::Kind { schema, existing: block.existing.is_some() },
            None if name == kinds::PROJECT.name => Entity::Keyword("project"),
            None => Entity::Unresolved { space: "", name },
        };
        self.refer(block.kind.span, entity);
        if label(block).is_some() {
            match kind {
                Some(kind) => self.declare(Declaration::Block(block, kind)),
                None if name == kinds::PROJECT.name => self.declare(Declaration::Project(block)),
                None => {}
            }
        }
        let own = kind.map(|kind| Declaration::Block(block, kind));
        self.block_inside(block, &Scope::of_item(block), own);
    }

    fn nested_block(&mut self, block: &'a ast::Block, scope: &Scope<'a>, of: Option<Declaration<'a>>) {
        if !self.visitor.enter(Node::Block(block), scope) {
            return;
        }
        let entity = match scope.nested(&block.kind.value) {
            Some((field, _)) => Entity::Block { field, path: scope.path().to_owned() },
            None => Entity::Unresolved { space: "", name: &block.kind.value },
        };
        self.refer(block.kind.span, entity);
        let inner = scope.of_nested(block);
        let rule = inner.schema().map_or(LabelRule::None, |schema| schema.label);
        match (of, label(block)) {
            (Some(of), Some((_, span))) if matches!(rule, LabelRule::Name | LabelRule::OptionalName) => {
                self.found(span, Entity::Nested { of, block }, Role::Definition);
            }
            _ => block.labels.iter().for_each(|label| self.expr(&label.value, scope)),
        }
        self.block_inside(block, &inner, of);
    }

    fn block_inside(&mut self, block: &'a ast::Block, scope: &Scope<'a>, of: Option<Declaration<'a>>) {
        if !self.visitor.enter(Node::Body(&block.body), scope) {
            return;
        }
        for entry in &block.body.entries {
            match entry {
                ast::Entry::Attribute(attribute) => self.attribute(attribute, scope),
                ast::Entry::Block(nested) => self.nested_block(nested, scope, of),
                ast::Entry::Error(_) => {}
            }
        }
    }

    /// The body of a declaration.
    fn body(&mut self, body: &'a ast::Body, scope: &Scope<'a>) {
        if !self.visitor.enter(Node::Body(body), scope) {
            return;
        }
        for entry in &body.entries {
            match entry {
                ast::Entry::Attribute(attribute) => self.attribute(attribute, scope),
                ast::Entry::Block(block) => self.nested_block(block, scope, None),
                ast::Entry::Error(_) => {}
            }
        }
    }

    fn attribute(&mut self, attribute: &'a ast::Attribute, scope: &Scope<'a>) {
        if !self.visitor.enter(Node::Attribute(attribute), scope) {
            return;
        }
        let key = &attribute.key;
        let field = scope.attribute(&key.value);
        let entity = match (scope, field) {
            (_, Some(field)) => Entity::Attribute { field, path: scope.path().to_owned() },
            (Scope::Map(_), None) => Entity::Key(&key.value),
            (Scope::Block { .. }, None) => match scope.meta().find(|meta| meta.name == key.value) {
                Some(meta) => Entity::Meta(meta),
                None => Entity::Unresolved { space: "", name: &key.value },
            },
            (Scope::Unknown(_), None) => match meta::find(&key.value) {
                Some(meta) => Entity::Meta(meta),
                None => Entity::Unresolved { space: "", name: &key.value },
            },
            (_, None) => match scope.declaration_attributes().iter().find(|known| known.name == key.value) {
                Some(known) => Entity::DeclarationAttribute(known),
                None => Entity::Unresolved { space: "", name: &key.value },
            },
        };
        self.refer(key.span, entity);
        self.expr(&attribute.value, scope);
    }

    fn ty(&mut self, ty: &'a ast::TypeExpr, scope: &Scope<'a>) {
        if !self.visitor.enter(Node::Type(ty), scope) {
            return;
        }
        for alternative in &ty.alternatives {
            if let ast::TypeAlternativeKind::Name(name, argument) = &alternative.kind {
                self.refer(name.span, Entity::Type(&name.value));
                if let Some(argument) = argument {
                    self.ty(argument, scope);
                }
            }
        }
    }

    fn expr(&mut self, expr: &'a ast::Expr, scope: &Scope<'a>) {
        if !self.visitor.enter(Node::Expr(expr), scope) {
            return;
        }
        match &expr.kind {
            ExprKind::Null | ExprKind::Bool(_) | ExprKind::Error => {}
            ExprKind::Number(number) => {
                if let Some(unit) = number.unit {
                    let length = offset(unit.text().len());
                    let start = expr.span.end.saturating_sub(length).max(expr.span.start);
                    self.refer(Span { start, ..expr.span }, Entity::Unit(unit));
                }
            }
            ExprKind::Text(parts) => {
                for part in parts {
                    if let TextPart::Interpolation(inner) = part {
                        self.expr(inner, scope);
                    }
                }
            }
            ExprKind::List(items) => items.iter().for_each(|item| self.expr(item, scope)),
            ExprKind::Map(body) => self.map(body),
            ExprKind::For(item) => self.for_each(item, scope),
            ExprKind::Path(path) => self.path(path),
            ExprKind::Call(call) => {
                let name = &call.function;
                let entity = match functions::find(&name.value) {
                    Some(function) => Entity::Function(function),
                    None => Entity::Unresolved { space: "", name: &name.value },
                };
                self.refer(name.span, entity);
                call.arguments.iter().for_each(|argument| self.expr(argument, scope));
            }
            ExprKind::Member(inner, name) => {
                self.expr(inner, scope);
                self.refer(name.span, Entity::Member(&name.value));
            }
            ExprKind::Index(inner, index) => {
                self.expr(inner, scope);
                self.expr(index, scope);
                if let Some((span, entity)) = self.resolver.keyed(inner, index) {
                    self.refer(span, entity);
                }
            }
            ExprKind::Unary(_, inner) | ExprKind::Paren(inner) => self.expr(inner, scope),
            ExprKind::Binary(left, _, right) => {
                self.expr(left, scope);
                self.expr(right, scope);
            }
            ExprKind::Conditional(condition, then, otherwise) => {
                self.expr(condition, scope);
                self.expr(then, scope);
                self.expr(otherwise, scope);
            }
        }
    }

    fn map(&mut self, body: &'a ast::Body) {
        self.body(body, &Scope::Map(body));
    }

    fn for_each(&mut self, item: &'a ast::For, scope: &Scope<'a>) {
        for name in &item.variables {
            self.found(name.span, Entity::Variable { name, of: item }, Role::Definition);
        }
        self.expr(&item.collection, scope);
        let before = self.variables.len();
        self.variables.extend(item.variables.iter().map(|name| (name, item)));
        self.expr(&item.value, scope);
        if let Some(condition) = &item.condition {
            self.expr(condition, scope);
        }
        self.variables.truncate(before);
    }

    fn path(&mut self, path: &'a [ast::Name]) {
        let Some((first, rest)) = path.split_first() else { return };
        let variable = self.variables.iter().rev().find(|(name, _)| name.value == first.value).copied();
        if let Some((name, of)) = variable {
            self.refer(first.span, Entity::Variable { name, of });
            for member in rest {
                self.refer(member.span, Entity::Member(&member.value));
            }
            return;
        }
        if rest.is_empty() {
            self.refer(first.span, Entity::Symbol(&first.value));
            return;
        }
        for (span, entity) in self.resolver.path(path) {
            self.refer(span, entity);
        }
    }
}
