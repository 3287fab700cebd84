//! Walks a tree with what is known at each place: which block is around, which variables are bound, what each word stands for.

use super::entity::{Declaration, Entity, Occurrence, Role, label};
use super::reached_block::{Elements, result};
use super::{Analysis, Resolver, Scope};
use crate::language::meta::{EACH, FOR_EACH};
use crate::language::{LabelRule, functions, kinds, meta, words};
use crate::source::{FileId, Span, offset};
use crate::syntax::Node;
use crate::syntax::ast::{self, ExprKind};

/// What is done at the nodes and words of a tree.
pub trait Visitor<'a> {
    /// A node begins, in its scope. Whether what is inside matters.
    fn enter(&mut self, node: Node<'a>, scope: &Scope<'a>) -> bool;

    /// A word and what it stands for: one after its node was entered.
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
    let own = match item {
        ast::Item::Block(block) => Declaration::of_block(block),
        _ => None,
    };
    let moved = matches!(item, ast::Item::Block(block) if block.kind.value == kinds::MOVED.name);
    Walk { resolver, visitor, own, variables: Vec::new(), for_each: Vec::new(), moved, former: false }
        .node(Node::from(item), &Scope::Program);
}

struct Walk<'a, 'w, V> {
    resolver: &'w Resolver<'a>,
    visitor: &'w mut V,
    /// The block at the top level that is walked.
    own: Option<Declaration<'a>>,
    /// The variables of the `for`s around.
    variables: Vec<(&'a ast::Name, &'a ast::For)>,
    /// The `for_each` of the blocks around.
    for_each: Vec<&'a ast::Attribute>,
    /// Whether a `moved` is walked.
    moved: bool,
    /// Whether names are those of former blocks, although there may be blocks of these names now.
    former: bool,
}

impl<'a, V: Visitor<'a>> Walk<'a, '_, V> {
    fn node(&mut self, node: Node<'a>, scope: &Scope<'a>) {
        if !self.visitor.enter(node, scope) {
            return;
        }
        let inside = scope.inside(node);
        self.words(node, scope, &inside);
        let before = (self.variables.len(), self.for_each.len());
        self.for_each.extend(node.block().and_then(for_each));
        // Its own value is what the blocks are made of.
        let own = match node {
            Node::Attribute(attribute) => self.for_each.pop_if(|own| std::ptr::eq(*own, attribute)),
            _ => None,
        };
        let mut bound = match node {
            Node::Expr(ast::Expr { kind: ExprKind::For(item), .. }) => Some(item),
            _ => None,
        };
        node.children(&mut |child| {
            self.node(child, if matches!(child, Node::Body(_)) { &inside } else { scope });
            // The first is the collection of a `for`, which does not know its variables.
            if let Some(item) = bound.take() {
                self.variables.extend(item.variables.iter().map(|name| (name, &**item)));
            }
        });
        self.variables.truncate(before.0);
        self.for_each.extend(own);
        self.for_each.truncate(before.1);
    }

    /// The words of a node that are not in a node inside of it.
    fn words(&mut self, node: Node<'a>, scope: &Scope<'a>, inside: &Scope<'a>) {
        match node {
            Node::Param(param) => {
                self.head(param.keyword, Entity::Keyword(param.kind.keyword()));
                self.declare(Declaration::Param(param));
            }
            Node::Let(item) => {
                self.keyword(item.span, "let");
                self.declare(Declaration::Let(item));
            }
            Node::Output(output) => {
                self.keyword(output.span, "output");
                self.declare(Declaration::Output(output));
            }
            Node::Assert(assert) => self.keyword(assert.span, "assert"),
            Node::Block(block) if matches!(scope, Scope::Program) => self.top_level_block(block),
            Node::Block(block) => self.nested_block(block, scope, inside),
            Node::Attribute(attribute) => {
                self.former = self.moved && attribute.key.value == "from";
                self.refer(attribute.key.span, key(attribute, scope));
            }
            Node::Type(ty) => self.ty(ty),
            Node::Expr(expr) => self.expr(expr),
            Node::Body(_) | Node::Error(_) => {}
        }
    }

    fn found(&mut self, span: Span, entity: Entity<'a>, role: Role) {
        if !span.is_empty() {
            self.visitor.occurrence(Occurrence { span, entity, role });
        }
    }

    fn refer(&mut self, span: Span, entity: Entity<'a>) {
        self.found(span, entity, Role::Reference);
    }

    /// A word with which a declaration begins.
    fn head(&mut self, span: Span, entity: Entity<'a>) {
        self.found(span, entity, Role::Definition);
    }

    fn keyword(&mut self, item: Span, word: &'static str) {
        self.head(item.part(0..word.len()), Entity::Keyword(word));
    }

    fn declare(&mut self, declaration: Declaration<'a>) {
        self.found(declaration.name_span(), Entity::Declaration(declaration), Role::Definition);
    }

    fn top_level_block(&mut self, block: &'a ast::Block) {
        if let Some(existing) = block.existing {
            self.head(existing, Entity::Keyword(words::EXISTING));
        }
        let entity = match self.own {
            Some(Declaration::Block(_, schema)) => {
                Entity::Kind { schema, existing: block.existing.is_some() }
            }
            Some(_) => Entity::Keyword(kinds::PROJECT.name),
            None => match kinds::other(&block.kind.value) {
                Some(other) => Entity::Keyword(other.name),
                None => Entity::Unresolved { space: "", name: &block.kind.value },
            },
        };
        self.head(block.kind.span, entity);
        match self.own {
            Some(own) if label(block).is_some() => self.declare(own),
            Some(_) => {}
            None => self.unknown_label(block),
        }
    }

    /// A label that would declare something if the kind of its block were known.
    fn unknown_label(&mut self, block: &'a ast::Block) {
        if let Some((name, span)) = label(block) {
            self.found(span, Entity::Unresolved { space: &block.kind.value, name }, Role::Definition);
        }
    }

    fn nested_block(&mut self, block: &'a ast::Block, scope: &Scope<'a>, inside: &Scope<'a>) {
        let entity = match scope.nested(&block.kind.value) {
            Some((field, _)) => Entity::Block { field, path: scope.path().to_owned() },
            None => Entity::Unresolved { space: "", name: &block.kind.value },
        };
        self.refer(block.kind.span, entity);
        // existing cluster "web" { listener "public" {} }
        if let Some(kind) =
            scope.nested(&block.kind.value).and_then(|(field, _)| kinds::find(field.rules.declares?))
            && label(block).is_some()
        {
            return self.declare(Declaration::Block(block, kind));
        }
        let Some(schema) = inside.schema() else { return self.unknown_label(block) };
        let named =
            matches!(schema.label, LabelRule::Name | LabelRule::OptionalName | LabelRule::NameOfOthers);
        if let (Some(of), Some((_, span)), true) = (self.own, label(block), named) {
            self.found(span, Entity::Nested { of, block }, Role::Definition);
        }
    }

    fn ty(&mut self, ty: &'a ast::TypeExpr) {
        for alternative in &ty.alternatives {
            if let ast::TypeAlternativeKind::Name(name, _) = &alternative.kind {
                let word = ty.alternatives.len() > 1 && !words::is_type(&name.value);
                let entity = if word { Entity::Symbol(&name.value) } else { Entity::Type(&name.value) };
                self.refer(name.span, entity);
            }
        }
    }

    fn expr(&mut self, expr: &'a ast::Expr) {
        match &expr.kind {
            ExprKind::Number(number) => {
                if let Some(unit) = number.unit {
                    let length = offset(unit.text().len());
                    let start = expr.span.end.saturating_sub(length).max(expr.span.start);
                    self.refer(Span { start, ..expr.span }, Entity::Unit(unit));
                }
            }
            ExprKind::For(item) => {
                for name in &item.variables {
                    self.found(name.span, Entity::Variable { name, of: item }, Role::Definition);
                }
            }
            ExprKind::Path(path) => self.path(path),
            ExprKind::Call(call) => {
                let name = &call.function;
                let entity = match functions::find(&name.value) {
                    Some(function) => Entity::Function(function),
                    None => Entity::Unresolved { space: "", name: &name.value },
                };
                self.refer(name.span, entity);
            }
            ExprKind::Member(inner, name) => {
                let block = self.resolver.block_of(inner, &self.elements());
                let entity = block.map_or(Entity::Member(&name.value), |it| result(it, name));
                self.refer(name.span, entity);
            }
            ExprKind::Index(inner, index) => {
                let keyed = self.resolver.keyed(inner, index, &self.elements());
                if let Some((span, entity)) = keyed.filter(|_| !self.former) {
                    self.refer(span, entity);
                }
            }
            _ => {}
        }
    }

    fn path(&mut self, path: &'a [ast::Name]) {
        let Some((first, rest)) = path.split_first() else { return };
        let variable = self.variables.iter().rev().find(|(name, _)| name.value == first.value).copied();
        if let Some((name, of)) = variable {
            self.refer(first.span, Entity::Variable { name, of });
            self.members(path, 1);
        } else if let (EACH, Some(for_each)) = (first.value.as_str(), self.for_each.last().copied()) {
            self.refer(first.span, Entity::Each(for_each));
            self.members(path, 2);
        } else if rest.is_empty() {
            self.refer(first.span, Entity::Symbol(&first.value));
        } else {
            let count = if self.former { 1 } else { path.len() };
            for (span, entity) in self.resolver.path(path).into_iter().take(count) {
                self.refer(span, entity);
            }
        }
    }

    /// The names of a path behind its variable; if the first `element` of them are a block, its results.
    fn members(&mut self, path: &'a [ast::Name], element: usize) {
        let around = self.elements();
        let block = path.get(..element).and_then(|path| self.resolver.block_of_path(path, &around, 0));
        for (at, member) in path.iter().enumerate().skip(1) {
            let entity = match block {
                Some(block) if at == element => result(block, member),
                _ => Entity::Member(&member.value),
            };
            self.refer(member.span, entity);
        }
    }

    /// What the variables around are elements of.
    fn elements(&self) -> Elements<'a> {
        let values = self.variables.iter().filter_map(|(name, of)| {
            // Of two variables the first is the key.
            let is_value = of.variables.last().is_some_and(|last| last.span == name.span);
            is_value.then_some((name.value.as_str(), &of.collection))
        });
        Elements { variables: values.collect(), for_each: self.for_each.last().map(|it| &it.value) }
    }
}

/// The `for_each` of a block.
fn for_each(block: &ast::Block) -> Option<&ast::Attribute> {
    block.body.entries.iter().find_map(|entry| match entry {
        ast::Entry::Attribute(attribute) if attribute.key.value == FOR_EACH => Some(attribute),
        _ => None,
    })
}

/// What the key of an attribute stands for.
fn key<'a>(attribute: &'a ast::Attribute, scope: &Scope<'a>) -> Entity<'a> {
    let name = attribute.key.value.as_str();
    if let Some(field) = scope.attribute(name) {
        return Entity::Attribute { field, path: scope.path().to_owned() };
    }
    let known = match scope {
        Scope::Map(_) => return Entity::Key(name),
        Scope::Block { .. } => scope.meta().find(|meta| meta.name == name).map(Entity::Meta),
        Scope::Unknown(_) => meta::find(name).map(Entity::Meta),
        Scope::Program | Scope::Param(_) | Scope::Output(_) => {
            let mut all = scope.declaration_attributes().iter();
            all.find(|known| known.name == name).map(Entity::DeclarationAttribute)
        }
    };
    known.unwrap_or(Entity::Unresolved { space: "", name })
}
