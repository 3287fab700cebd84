//! `map[param.environment]`: at deployment a map is indexed by a value of which all that it can be is known. It becomes a choice with one
//! entry for each.

use indexmap::IndexMap;

use super::common_types::{join_types, mixed};
use super::context::Checker;
use crate::cfn::naming::{kebab_case, pascal_case};
use crate::diagnostics::catalog::{types as catalog, values};
use crate::ir::{Expr, ExprKind, MapKey, Type};
use crate::source::Span;
use crate::syntax::ast;
use crate::types::Literal;

/// How many values an index may have: each makes the choice one deeper, and whoever walks values recurses.
const MAX_KEYS: usize = 100;

type Entries = IndexMap<String, Expr>;

impl<'a> Checker<'a, '_> {
    /// `map[key]` with a key that comes at deployment; `map` and `index` are how the two are written.
    pub(super) fn look_up(
        &mut self,
        (map, index): (&'a ast::Expr, &'a ast::Expr),
        entries: &Entries,
        key: Expr,
        span: Span,
    ) -> Expr {
        if let Some(wrong) = self.null_operand(&key, span) {
            return wrong;
        }
        let (mut missing, key) = (Vec::new(), unwrapped(key));
        if self.most_keys(&key) > MAX_KEYS {
            return self.wrong(values::too_nested(index.span, MAX_KEYS), span);
        }
        let found = self.entry_at(entries, &key, &map_name(map), &mut missing);
        if !missing.is_empty() {
            let known: Vec<&str> = entries.keys().map(String::as_str).collect();
            let missing: Vec<String> = missing.iter().map(ToString::to_string).collect();
            let source = self.source_of_map(map);
            let diagnostic =
                catalog::missing_keys(index.span, self.text(index.span), &missing, &known, source);
            return self.wrong(diagnostic, span);
        }
        match found {
            Some(found) => self.copied(Expr { span, ..found }, span),
            None => {
                let diagnostic = catalog::open_key(index.span, self.text(index.span));
                self.wrong(diagnostic, span)
            }
        }
    }

    /// The entry at a key; `None` if it is not known which keys there can be. Keys that the map does not have are added to `missing`.
    fn entry_at(&self, entries: &Entries, key: &Expr, map: &str, missing: &mut Vec<Literal>) -> Option<Expr> {
        if let ExprKind::If(condition, then, otherwise) = &key.kind {
            let then = self.entry_at(entries, then, map, missing);
            let otherwise = self.entry_at(entries, otherwise, map, missing);
            return Some(either((**condition).clone(), then?, otherwise?));
        }
        let keys = self.keys(key)?;
        let mut found = Vec::new();
        for literal in keys {
            match entry(entries, &literal) {
                Some(entry) => found.push((constant(&literal, key), entry.clone())),
                None => missing.push(literal),
            }
        }
        if key.is_const() {
            return found.pop().map(|(_, entry)| entry);
        }
        Some(chain(key, found, map)).filter(|_| missing.is_empty())
    }

    /// All that a key can be.
    fn keys(&self, key: &Expr) -> Option<Vec<Literal>> {
        match &key.kind {
            ExprKind::Param(id) => {
                let param = self.params.get(id.0 as usize)?;
                let allowed: Option<Vec<Literal>> = param.allowed.iter().map(literal).collect();
                allowed.filter(|allowed| !allowed.is_empty()).or_else(|| listed(&key.ty))
            }
            _ => literal(key).map(|literal| vec![literal]),
        }
    }

    /// How many values the part of a key has that has the most.
    fn most_keys(&self, key: &Expr) -> usize {
        match &key.kind {
            ExprKind::If(_, then, otherwise) => self.most_keys(then).max(self.most_keys(otherwise)),
            _ => self.keys(key).map_or(0, |keys| keys.len()),
        }
    }

    /// Where the map is written, if it is a `let`.
    fn source_of_map(&self, map: &'a ast::Expr) -> Option<Span> {
        match self.names.target_of(map) {
            Some(crate::resolve::Target::Let(_, item)) => Some(item.name.span),
            _ => None,
        }
    }
}

/// `"${param.x}"` is an index as `param.x` is.
fn unwrapped(key: Expr) -> Expr {
    match key.kind {
        ExprKind::Concat(mut parts) if parts.len() == 1 => parts.remove(0),
        kind => Expr { kind, ..key },
    }
}

/// `let.size` is `Size`.
fn map_name(map: &ast::Expr) -> String {
    match &map.kind {
        ast::ExprKind::Path(names) => names.last().map(|name| pascal_case(&name.value)).unwrap_or_default(),
        ast::ExprKind::Member(_, name) => pascal_case(&name.value),
        ast::ExprKind::Paren(inner) => map_name(inner),
        _ => "Value".into(),
    }
}

fn listed(ty: &Type) -> Option<Vec<Literal>> {
    Some(ty.alternatives()).filter(|all| !all.is_empty())
}

fn literal(value: &Expr) -> Option<Literal> {
    Some(match &value.kind {
        ExprKind::Symbol(word) => Literal::Word(word.clone()),
        ExprKind::Text(text) => Literal::Text(text.clone()),
        ExprKind::Int(number) => Literal::Int(*number),
        _ => return None,
    })
}

fn constant(literal: &Literal, key: &Expr) -> Expr {
    let kind = match literal {
        Literal::Word(word) => ExprKind::Symbol(word.clone()),
        Literal::Text(text) => ExprKind::Text(text.clone()),
        Literal::Int(number) => ExprKind::Int(*number),
    };
    Expr::new(kind, key.ty.clone(), key.span)
}

/// The entry of a key: an enum value is one as it is written in a program, or as a string.
pub(super) fn entry<'e>(entries: &'e Entries, key: &Literal) -> Option<&'e Expr> {
    match key {
        Literal::Word(word) => entries.get(word).or_else(|| entries.get(&kebab_case(word))),
        Literal::Text(text) => entries.get(text),
        Literal::Int(number) => entries.get(&number.to_string()),
    }
}

/// `key is a ? x : key is b ? y : ...`; the last is asked for, too, so that nothing has to know which is left.
fn chain(key: &Expr, entries: Vec<(Expr, Expr)>, map: &str) -> Expr {
    let last = entries.len().saturating_sub(1);
    let mut entries = entries.into_iter().enumerate().rev();
    let Some((_, (end, value))) = entries.next() else { return Expr::unknown(key.span) };
    let is = |constant: Expr, at: usize| {
        let at = MapKey { map: map.to_owned(), is_first: at == 0, is_last: at == last };
        let kind = ExprKind::IsKey(Box::new(key.clone()), Box::new(constant), at);
        Expr::new(kind, Type::Bool, key.span)
    };
    let end = either(is(end, last), value.clone(), value);
    entries.fold(end, |rest, (at, (constant, value))| either(is(constant, at), value, rest))
}

fn either(condition: Expr, then: Expr, otherwise: Expr) -> Expr {
    let ty = match join_types(then.ty.clone(), otherwise.ty.clone()) {
        Type::Unknown => mixed([&then.ty, &otherwise.ty]),
        ty => ty,
    };
    let span = then.span;
    Expr::new(ExprKind::If(Box::new(condition), Box::new(then), Box::new(otherwise)), ty, span)
}
