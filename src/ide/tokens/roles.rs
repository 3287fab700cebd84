//! What the tree and the schema say of the words of a file.

use crate::ide::{Analysis, Declaration, Entity, Occurrence, Resolver, Role, Scope, Visitor, walk_file};
use crate::language::scopes::TokenClass;
use crate::language::words;
use crate::resolve::Namespace;
use crate::source::{FileId, Span};
use crate::syntax::Node;
use crate::syntax::ast::{self, ExprKind, ParamKind};

/// What is known of a file beyond its text.
#[derive(Debug, Default)]
pub(super) struct Roles {
    /// Words and what they are, in the order of the text.
    pub(super) words: Vec<(Span, TokenClass)>,
    /// Lists with `for`, in which `in` and `if` are keywords.
    pub(super) clauses: Vec<Span>,
    /// Types, in which `<` is a bracket.
    pub(super) types: Vec<Span>,
    /// Where the last `each` ends.
    each: u32,
}

/// The roles of a file's words.
pub(super) fn of(analysis: &Analysis, file: FileId) -> Roles {
    let mut roles = Roles::default();
    if let Some(tree) = analysis.tree(file) {
        walk_file(&Resolver::new(analysis), tree, &mut roles);
    }
    roles.words.sort_unstable_by_key(|(span, _)| span.start);
    roles
}

impl<'a> Visitor<'a> for Roles {
    fn enter(&mut self, node: Node<'a>, _: &Scope<'a>) -> bool {
        match node {
            Node::Type(ty) => self.types.push(ty.span),
            // A misspelt one is one, too.
            Node::Attribute(ast::Attribute { key, quoted: false, .. }) if !key.span.is_empty() => {
                self.words.push((key.span, TokenClass::Attribute));
            }
            Node::Expr(expr) => match expr.kind {
                ExprKind::Null | ExprKind::Bool(_) => self.words.push((expr.span, TokenClass::Constant)),
                ExprKind::For(_) => self.clauses.push(expr.span),
                _ => {}
            },
            _ => {}
        }
        true
    }

    fn occurrence(&mut self, occurrence: Occurrence<'a>) {
        let class = match occurrence.entity {
            Entity::Each(_) => {
                self.each = occurrence.span.end;
                class(&occurrence)
            }
            // `each.value`: the `value` of this block, as `var.size` is the `size` of this program.
            Entity::Member(_) if self.each > 0 && occurrence.span.start == self.each + 1 => {
                Some(TokenClass::Reference)
            }
            _ => class(&occurrence),
        };
        self.words.extend(class.map(|class| (occurrence.span, class)));
    }
}

/// The class of a word, where what it stands for says it.
fn class(occurrence: &Occurrence<'_>) -> Option<TokenClass> {
    let Occurrence { entity, role, .. } = occurrence;
    if *role == Role::Definition {
        return Some(match entity {
            Entity::Keyword(_) => TokenClass::Keyword,
            Entity::Kind { .. } => TokenClass::Kind,
            Entity::Unresolved { space: "", .. } => return None,
            _ => TokenClass::Declaration,
        });
    }
    Some(match entity {
        Entity::Keyword(_) | Entity::Kind { .. } | Entity::Each(_) => TokenClass::Namespace,
        Entity::Declaration(Declaration::Param(param)) if param.kind == ParamKind::Param => {
            TokenClass::Parameter
        }
        Entity::Declaration(_) | Entity::Variable { .. } | Entity::Pseudo(_) => TokenClass::Reference,
        Entity::Result { .. } | Entity::Member(_) => TokenClass::Property,
        Entity::Block { .. } => TokenClass::NestedBlock,
        Entity::Function(_) => TokenClass::Function,
        Entity::Symbol(_) => TokenClass::Symbol,
        Entity::Type(name) if words::is_type(name) => TokenClass::Type,
        Entity::Unresolved { space, .. } if !space.is_empty() => match Namespace::of(space) {
            Some(Namespace::Param) => TokenClass::Parameter,
            Some(_) => TokenClass::Reference,
            None => TokenClass::Property,
        },
        // Keys are classified where they are written; units are part of their numbers, and names in quotes of their strings.
        Entity::Attribute { .. }
        | Entity::Meta(_)
        | Entity::DeclarationAttribute(_)
        | Entity::Key(_)
        | Entity::Unit(_)
        | Entity::Nested { .. }
        | Entity::Type(_)
        | Entity::Unresolved { .. } => return None,
    })
}
