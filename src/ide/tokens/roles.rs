//! What the tree and the schema say of the words of a file.

use crate::language::scopes::TokenClass;
use crate::language::{BlockSchema, FieldSchema, LabelRule, functions, kinds, words};
use crate::source::Span;
use crate::syntax::ast;

/// What is known of a file beyond its text.
#[derive(Debug, Default)]
pub(super) struct Roles {
    /// Words and what they are, in the order of the text.
    pub(super) words: Vec<(Span, TokenClass)>,
    /// Strings that declare a name: `"web"` in `cluster "web" {`.
    pub(super) labels: Vec<Span>,
    /// Lists with `for`, in which `in` and `if` are keywords.
    pub(super) clauses: Vec<Span>,
    /// Types, in which `<` is a bracket.
    pub(super) types: Vec<Span>,
}

/// The roles of a file's words.
pub(super) fn of(file: &ast::File) -> Roles {
    let mut walk = Walk { roles: Roles::default(), work: Vec::new(), bound: Vec::new() };
    for item in &file.items {
        walk.item(item);
        walk.finish();
    }
    let Roles { words, labels, clauses, types } = &mut walk.roles;
    clauses.sort_unstable();
    words.sort_unstable_by_key(|(span, _)| span.start);
    labels.sort_unstable();
    types.sort_unstable();
    walk.roles
}

/// What is still to be looked at. A list of work instead of recursion: `a + b + ...` may be as long as a file.
enum Work<'a> {
    Expr(&'a ast::Expr),
    Entry(&'a ast::Entry, Option<&'static BlockSchema>),
}

struct Walk<'a> {
    roles: Roles,
    work: Vec<Work<'a>>,
    /// The variables of the `for`s around, and where each of these ends.
    bound: Vec<(&'a [ast::Name], u32)>,
}

impl<'a> Walk<'a> {
    fn item(&mut self, item: &'a ast::Item) {
        match item {
            ast::Item::Param(param) => {
                self.word(param.keyword, TokenClass::Keyword);
                self.word(param.name.span, TokenClass::Declaration);
                if let Some(ty) = &param.ty {
                    self.roles.types.push(ty.span);
                    self.ty(ty);
                }
                self.body(param.body.as_ref(), None);
                self.work.extend(param.default.as_ref().map(Work::Expr));
            }
            ast::Item::Let(item) => {
                self.keyword(item.span, "let");
                self.word(item.name.span, TokenClass::Declaration);
                self.work.push(Work::Expr(&item.value));
            }
            ast::Item::Output(output) => {
                self.keyword(output.span, "output");
                self.word(output.name.span, TokenClass::Declaration);
                self.body(output.body.as_ref(), None);
                self.work.push(Work::Expr(&output.value));
            }
            ast::Item::Assert(assert) => {
                self.keyword(assert.span, "assert");
                self.work.push(Work::Expr(&assert.message));
                self.work.push(Work::Expr(&assert.condition));
            }
            ast::Item::Block(block) => self.top_level(block),
            ast::Item::Error(_) => {}
        }
    }

    fn finish(&mut self) {
        while let Some(work) = self.work.pop() {
            match work {
                Work::Expr(expr) => self.expr(expr),
                Work::Entry(entry, schema) => self.entry(entry, schema),
            }
        }
        self.bound.clear();
    }

    fn top_level(&mut self, block: &'a ast::Block) {
        if let Some(existing) = block.existing {
            self.word(existing, TokenClass::Keyword);
        }
        let name = block.kind.value.as_str();
        let (class, schema) = if name == kinds::PROJECT.name {
            (Some(TokenClass::Keyword), Some(kinds::PROJECT))
        } else {
            let kind = kinds::find(name);
            let schema =
                kind.and_then(|kind| if block.existing.is_some() { kind.existing } else { kind.created });
            (kind.map(|_| TokenClass::Kind), schema)
        };
        self.block(block, class, schema);
    }

    /// A block of a known kind or name; a misspelt one has no colour.
    fn block(
        &mut self,
        block: &'a ast::Block,
        class: Option<TokenClass>,
        schema: Option<&'static BlockSchema>,
    ) {
        if let Some(class) = class {
            self.word(block.kind.span, class);
        }
        self.body(Some(&block.body), schema);
        let named = schema.is_none_or(|schema| {
            matches!(schema.label, LabelRule::Name | LabelRule::OptionalName | LabelRule::Project)
        });
        for label in block.labels.iter().rev() {
            match &label.value.kind {
                ast::ExprKind::Text(parts) if named && !parts.iter().any(is_interpolation) => {
                    self.roles.labels.push(label.value.span);
                }
                _ => self.work.push(Work::Expr(&label.value)),
            }
        }
    }

    fn body(&mut self, body: Option<&'a ast::Body>, schema: Option<&'static BlockSchema>) {
        let entries = body.into_iter().flat_map(|body| body.entries.iter().rev());
        self.work.extend(entries.map(|entry| Work::Entry(entry, schema)));
    }

    fn entry(&mut self, entry: &'a ast::Entry, schema: Option<&'static BlockSchema>) {
        match entry {
            ast::Entry::Attribute(attribute) => {
                if !attribute.quoted {
                    self.word(attribute.key.span, TokenClass::Attribute);
                }
                self.work.push(Work::Expr(&attribute.value));
            }
            ast::Entry::Block(block) => {
                let nested = schema.and_then(|schema| schema.nested(&block.kind.value));
                let class = nested.map(|_| TokenClass::NestedBlock);
                self.block(block, class, nested.and_then(FieldSchema::block));
            }
            ast::Entry::Error(_) => {}
        }
    }

    fn expr(&mut self, expr: &'a ast::Expr) {
        while self.bound.last().is_some_and(|(_, end)| expr.span.start >= *end) {
            self.bound.pop();
        }
        match &expr.kind {
            ast::ExprKind::Null | ast::ExprKind::Bool(_) => self.word(expr.span, TokenClass::Constant),
            ast::ExprKind::Number(_) | ast::ExprKind::Error => {}
            ast::ExprKind::Text(parts) => {
                for part in parts.iter().rev() {
                    if let ast::TextPart::Interpolation(inner) = part {
                        self.work.push(Work::Expr(inner));
                    }
                }
            }
            ast::ExprKind::List(items) => self.work.extend(items.iter().rev().map(Work::Expr)),
            ast::ExprKind::Map(body) => self.body(Some(body), None),
            ast::ExprKind::For(clause) => self.for_clause(clause, expr.span),
            ast::ExprKind::Path(names) => self.path(names),
            ast::ExprKind::Call(call) => {
                if functions::find(&call.function.value).is_some() {
                    self.word(call.function.span, TokenClass::Function);
                }
                self.work.extend(call.arguments.iter().rev().map(Work::Expr));
            }
            ast::ExprKind::Member(value, name) => {
                self.word(name.span, TokenClass::Property);
                self.work.push(Work::Expr(value));
            }
            ast::ExprKind::Unary(_, value) | ast::ExprKind::Paren(value) => self.work.push(Work::Expr(value)),
            ast::ExprKind::Index(left, right) | ast::ExprKind::Binary(left, _, right) => {
                self.work.extend([Work::Expr(right), Work::Expr(left)]);
            }
            ast::ExprKind::Conditional(condition, yes, no) => {
                self.work.extend([Work::Expr(no), Work::Expr(yes), Work::Expr(condition)]);
            }
        }
    }

    // [for name, value in var.tags: value if name != "x"]
    fn for_clause(&mut self, clause: &'a ast::For, span: Span) {
        self.roles.clauses.push(span);
        for name in &clause.variables {
            self.word(name.span, TokenClass::Declaration);
        }
        // The collection stands before the variables are bound, but whoever uses one there means it.
        self.bound.push((&clause.variables, span.end));
        self.work.extend(clause.condition.as_ref().map(Work::Expr));
        self.work.extend([Work::Expr(&clause.value), Work::Expr(&clause.collection)]);
    }

    // param.zones    cluster.web.arn    internet_facing    name, of a `for`
    fn path(&mut self, names: &[ast::Name]) {
        let Some((first, rest)) = names.split_first() else { return };
        let variable = self.bound.iter().any(|(names, _)| names.iter().any(|name| name.value == first.value));
        let Some((second, members)) = rest.split_first() else {
            self.word(first.span, if variable { TokenClass::Reference } else { TokenClass::Symbol });
            return;
        };
        if variable {
            self.word(first.span, TokenClass::Reference);
            self.word(second.span, TokenClass::Property);
        } else if is_namespace(&first.value) {
            self.word(first.span, TokenClass::Namespace);
            let param = first.value == ast::ParamKind::Param.keyword();
            self.word(second.span, if param { TokenClass::Parameter } else { TokenClass::Reference });
        } else {
            self.word(second.span, TokenClass::Property);
        }
        for member in members {
            self.word(member.span, TokenClass::Property);
        }
    }

    // internet_facing | internal    list<string>?
    fn ty(&mut self, ty: &ast::TypeExpr) {
        for alternative in &ty.alternatives {
            let ast::TypeAlternativeKind::Name(name, inner) = &alternative.kind else { continue };
            if words::is_type(&name.value) {
                self.word(name.span, TokenClass::Type);
            } else if ty.alternatives.len() > 1 {
                self.word(name.span, TokenClass::Symbol);
            }
            if let Some(inner) = inner {
                self.ty(inner);
            }
        }
    }

    /// The word with which a declaration begins.
    fn keyword(&mut self, declaration: Span, word: &str) {
        let length = u32::try_from(word.len()).unwrap_or(0);
        let end = (declaration.start + length).min(declaration.end);
        self.word(Span::new(declaration.file, declaration.start, end), TokenClass::Keyword);
    }

    fn word(&mut self, span: Span, class: TokenClass) {
        if !span.is_empty() {
            self.roles.words.push((span, class));
        }
    }
}

fn is_interpolation(part: &ast::TextPart) -> bool {
    matches!(part, ast::TextPart::Interpolation(_))
}

/// Whether a word reaches what was declared: `param`, `aws`, `cluster`.
fn is_namespace(word: &str) -> bool {
    words::NAMESPACES.contains(&word) || kinds::find(word).is_some()
}
