//! The outline of a file, and the declarations of a program by name.

use super::entity::label;
use super::{Analysis, Declaration};
use crate::language::kinds;
use crate::source::{FileId, Span};
use crate::syntax::ast;

/// The kinds of entries of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// `param`, `var`
    Param,
    /// `let`
    Let,
    /// `output`
    Output,
    /// A top-level block.
    Block,
    /// `project`
    Project,
    /// A block inside of a block.
    Nested,
    /// `key = value`
    Attribute,
}

/// An entry of an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// How it is called: `cluster.web`, `http`, `encrypted`.
    pub name: String,
    /// Its type, or its value if that is short.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// Its name.
    pub name_span: Span,
    /// What stands in it.
    pub children: Vec<Symbol>,
}

/// The outline of a file.
pub fn outline(analysis: &Analysis, file: FileId) -> Vec<Symbol> {
    let items = analysis.tree(file).into_iter().flat_map(|tree| &tree.items);
    items.filter_map(|item| declared(analysis, item)).collect()
}

/// The declarations of a program whose name has the letters of a query, in this order; nearer matches first.
pub fn search(analysis: &Analysis, query: &str) -> Vec<Symbol> {
    let items = analysis.trees().iter().flat_map(|tree| &tree.items);
    let mut found: Vec<(usize, Symbol)> = items
        .filter_map(|item| {
            let symbol = Symbol { children: Vec::new(), ..declared(analysis, item)? };
            Some((distance(&symbol.name, query)?, symbol))
        })
        .collect();
    found.sort_by_key(|(distance, _)| *distance);
    found.into_iter().map(|(_, symbol)| symbol).collect()
}

/// How many letters of a name lie between those of a query; `None` if the name has not all of them.
fn distance(name: &str, query: &str) -> Option<usize> {
    let name = name.to_lowercase();
    let mut rest = name.as_str();
    let mut skipped = 0;
    for letter in query.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase) {
        let at = rest.find(letter)?;
        skipped += at;
        rest = rest.get(at + letter.len_utf8()..).unwrap_or_default();
    }
    Some(skipped)
}

fn declared(analysis: &Analysis, item: &ast::Item) -> Option<Symbol> {
    let symbol = |declaration: Declaration<'_>, kind, detail, children| Symbol {
        name: match declaration {
            Declaration::Project(_) => "project".to_owned(),
            _ => format!("{}.{}", declaration.space(), declaration.name()),
        },
        detail,
        kind,
        span: declaration.span(),
        name_span: declaration.name_span(),
        children,
    };
    match item {
        ast::Item::Param(param) => {
            let ty = param.ty.as_ref().map(|ty| analysis.source(ty.span).to_owned());
            Some(symbol(Declaration::Param(param), SymbolKind::Param, ty, Vec::new()))
        }
        ast::Item::Let(item) => {
            let value = short(analysis, &item.value);
            Some(symbol(Declaration::Let(item), SymbolKind::Let, value, Vec::new()))
        }
        ast::Item::Output(output) => {
            let value = short(analysis, &output.value);
            Some(symbol(Declaration::Output(output), SymbolKind::Output, value, Vec::new()))
        }
        ast::Item::Block(block) => {
            let children = entries(analysis, &block.body);
            if block.kind.value == kinds::PROJECT.name {
                return Some(symbol(Declaration::Project(block), SymbolKind::Project, None, children));
            }
            let existing = block.existing.map(|span| analysis.source(span).to_owned());
            match kinds::find(&block.kind.value) {
                Some(kind) => {
                    Some(symbol(Declaration::Block(block, kind), SymbolKind::Block, existing, children))
                }
                // A kind that nobody knows is still part of the file.
                None => Some(nested(analysis, block)),
            }
        }
        ast::Item::Assert(_) | ast::Item::Error(_) => None,
    }
}

fn entries(analysis: &Analysis, body: &ast::Body) -> Vec<Symbol> {
    let entries = body.entries.iter().filter_map(|entry| match entry {
        ast::Entry::Attribute(attribute) => Some(Symbol {
            name: attribute.key.value.clone(),
            detail: short(analysis, &attribute.value),
            kind: SymbolKind::Attribute,
            span: attribute.span,
            name_span: attribute.key.span,
            children: match &attribute.value.kind {
                ast::ExprKind::Map(body) => entries(analysis, body),
                _ => Vec::new(),
            },
        }),
        ast::Entry::Block(block) => Some(nested(analysis, block)),
        ast::Entry::Error(_) => None,
    });
    entries.filter(|symbol| !symbol.name.is_empty()).collect()
}

fn nested(analysis: &Analysis, block: &ast::Block) -> Symbol {
    let name = label(block);
    Symbol {
        name: match name {
            Some((name, _)) => format!("{} \"{name}\"", block.kind.value),
            None => block.kind.value.clone(),
        },
        detail: None,
        kind: SymbolKind::Nested,
        span: block.span,
        name_span: block.head(),
        children: entries(analysis, &block.body),
    }
}

/// The longest value that an outline shows.
const MAX_LENGTH: usize = 40;

/// A value as it is written, if it is short.
fn short(analysis: &Analysis, value: &ast::Expr) -> Option<String> {
    let text = analysis.source(value.span);
    (text.len() <= MAX_LENGTH && !text.contains('\n') && !text.is_empty()).then(|| text.to_owned())
}
