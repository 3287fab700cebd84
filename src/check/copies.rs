//! `for_each`: the elements of its value, and what is checked once for each of them.
//!
//! A copy is checked like any other block, with `each` as a variable. What is found in several copies is one mistake, and is reported
//! once; where it is not found in all, it says in which.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::common_types::join_types;
use super::context::Checker;
use super::each::{Element, Elements, each};
use crate::diagnostics::catalog::{names as catalog, types};
use crate::diagnostics::copies::OfCopies;
use crate::diagnostics::{Diagnostic, did_you_mean};
use crate::ir::{BlockId, Expr, ExprKind, Type};
use crate::language::meta::{EACH, FOR_EACH};
use crate::resolve::{BlockEntry, Target, attribute, identifier_fix};
use crate::source::{Span, Spanned};
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    /// The elements of the `for_each` of a top-level block. What is wrong with it is reported by [`Checker::reported_copies`].
    pub(super) fn copies_of(&mut self, entry: &'a BlockEntry) -> Elements {
        // What is declared in another block is there as often as that.
        let entry = self.names.host(entry).unwrap_or(entry);
        if !self.memo.has_copies(entry.id) {
            self.find_copies(entry);
        }
        self.memo.copies(entry.id)
    }

    /// The ids of the copies, in the order of their keys.
    pub(super) fn copy_ids(&mut self, entry: &'a BlockEntry) -> Vec<BlockId> {
        let elements = self.copies_of(entry);
        (0u32..)
            .zip(elements.iter().flat_map(|elements| elements.iter()))
            .map(|(at, _)| entry.id.copy(at))
            .collect()
    }

    /// The same, with what is wrong with it.
    pub(super) fn reported_copies(&mut self, entry: &'a BlockEntry) -> Elements {
        let elements = self.copies_of(entry);
        if let Some(found) = self.memo.take_found_copies(entry.id) {
            self.include_found(found);
        }
        elements
    }

    /// The elements of a `for_each`, which is evaluated where it stands.
    pub(super) fn elements(&mut self, source: &'a ast::Expr) -> Elements {
        let value = self.expr(source);
        if value.is_unknown() {
            return None;
        }
        let found = match &value.kind {
            ExprKind::List(items) => self.keys_of_list(items)?,
            ExprKind::Map(entries) => {
                let places = key_spans(source);
                let element = |(key, value): (&String, &Expr)| Element {
                    key: Spanned::new(key.clone(), places.get(key.as_str()).copied().unwrap_or(value.span)),
                    value: value.clone(),
                };
                entries.iter().map(element).collect()
            }
            _ => {
                self.refuse_for_each(&value, source);
                return None;
            }
        };
        self.checked_keys(found, source)
    }

    /// The elements of a list: each is a string, and its own key.
    fn keys_of_list(&mut self, items: &[Expr]) -> Option<Vec<Element>> {
        let mut found = Vec::new();
        let mut whole = true;
        for item in items {
            match self.key_of(item) {
                Some(key) => found.push(Element {
                    value: Expr::new(ExprKind::Text(key.clone()), Type::String, item.span),
                    key: Spanned::new(key, item.span),
                }),
                None => whole = false,
            }
        }
        whole.then_some(found)
    }

    fn key_of(&mut self, item: &Expr) -> Option<String> {
        if item.is_unknown() {
            return None;
        }
        if !item.is_const() {
            let chain = self.chain(item);
            let text = self.text(item.span);
            self.report(catalog::late_for_each::late_key(item.span, text, &chain));
            return None;
        }
        if item.kind == ExprKind::Null {
            self.report(catalog::not_for_each::null_key(item.span));
            return None;
        }
        if matches!(item.kind, ExprKind::Int(_) | ExprKind::List(_) | ExprKind::Map(_) | ExprKind::Block(_)) {
            self.report(catalog::not_for_each::not_a_key(item.span, self.text(item.span), &item.ty));
            return None;
        }
        match self.fit(item.clone(), &Type::String, Some(FOR_EACH)).kind {
            ExprKind::Text(text) => Some(text),
            _ => None,
        }
    }

    fn refuse_for_each(&mut self, value: &Expr, source: &'a ast::Expr) {
        let text = self.text(source.span);
        let diagnostic = match (&value.kind, &value.ty) {
            (ExprKind::Block(_), _) => catalog::not_for_each::one_block(source.span, text),
            (ExprKind::Null, _) => catalog::not_for_each::null(source.span),
            _ if !value.is_const() => {
                let chain = self.chain_of_source(source);
                let chain = if chain.is_empty() { self.chain(value) } else { chain };
                catalog::late_for_each(source.span, &chain)
            }
            (_, ty) => catalog::not_for_each(source.span, text, ty),
        };
        self.report(diagnostic);
    }

    /// The elements in the order of their keys, which are names, and different.
    fn checked_keys(&mut self, found: Vec<Element>, source: &'a ast::Expr) -> Elements {
        let mut elements: BTreeMap<String, Element> = BTreeMap::new();
        let mut whole = true;
        for element in found {
            let Spanned { value: key, span } = &element.key;
            if let Some(fixed) = key_fix(key) {
                let quoted = self.text(*span) == format!("\"{key}\"");
                self.report(catalog::bad_key(*span, source.span, key, &fixed, quoted));
                whole = false;
            } else if let Some(first) = elements.get(key) {
                self.report(catalog::duplicate_copy(*span, key, first.key.span));
            } else if !self.spend(1, *span) {
                return None;
            } else {
                elements.insert(key.clone(), element);
            }
        }
        whole.then(|| elements.into_values().collect())
    }

    /// Evaluates the `for_each` of a top-level block as at the top level.
    fn find_copies(&mut self, entry: &'a BlockEntry) {
        self.prepare_copies(entry);
        if self.memo.has_copies(entry.id) {
            return;
        }
        self.memo.begin_copies(entry.id);
        let Some(source) = entry.for_each().filter(|_| !self.names.has_cyclic_copies(entry)) else { return };
        let checked = self.declaration(|checker| checker.elements(source));
        self.memo.set_copies(entry.id, checked);
    }

    /// A block with `for_each` as a value: the map of its copies, of which each may be null as its guard says.
    pub(super) fn copies_value(&mut self, entry: &'a BlockEntry, span: Span) -> Expr {
        let Some(elements) = self.copies_of(entry) else {
            self.report_own_copies(entry, span);
            return Expr::unknown(span);
        };
        let mut copies = IndexMap::new();
        for (id, element) in self.copy_ids(entry).into_iter().zip(elements.iter()) {
            if !self.spend(1, span) {
                return Expr::unknown(span);
            }
            copies.insert(element.key.value.clone(), self.copy_value(entry, id, span));
        }
        let kind = Type::Kind(entry.kind.name);
        let element = copies.values().map(|copy: &Expr| copy.ty.clone()).reduce(join_types).unwrap_or(kind);
        Expr::new(ExprKind::Map(copies), Type::map(element), span)
    }

    fn copy_value(&mut self, entry: &'a BlockEntry, id: BlockId, span: Span) -> Expr {
        let value = Expr::new(ExprKind::Block(id), Type::Kind(entry.kind.name), span);
        self.nullable_block(entry, id, value)
    }

    /// `volume.data["media"]`: one of the copies, without making all. `None` if this is something else, or wrong.
    pub(super) fn copy_at(&mut self, inner: &'a ast::Expr, index: &'a ast::Expr, span: Span) -> Option<Expr> {
        let ast::ExprKind::Path(path) = &inner.kind else { return None };
        let ([_, _], Some(Target::Block(entry))) = (path.as_slice(), self.names.target_of(inner)) else {
            return None;
        };
        if !entry.repeated && is_misspelt(&entry.block.body) {
            return Some(Expr::unknown(span));
        }
        let elements = entry.repeated.then(|| self.copies_of(entry)).flatten()?;
        let at = |key: &str| elements.binary_search_by(|it| it.key.value.as_str().cmp(key)).ok();
        let key = self.apart(|checker| checker.expr(index));
        let ExprKind::Text(text) = self.as_key(key.value.clone(), |word| at(word).is_some()).kind else {
            self.forget(key);
            return None;
        };
        let span_of_key = self.include(key).span;
        let Some(at) = at(&text) else {
            let keys: Vec<&str> = elements.iter().map(|it| it.key.value.as_str()).collect();
            let name = entry.reference();
            let head = entry.block.head();
            return Some(self.wrong(catalog::unknown_copy(span_of_key, &text, &name, head, &keys), span));
        };
        let id = entry.id.copy(u32::try_from(at).ok()?);
        Some(self.copy_value(entry, id, span))
    }

    /// A member that is none of the keys: a result of each copy, or a key that there is not.
    pub(super) fn no_copy(
        &self,
        entry: &'a BlockEntry,
        member: &'a ast::Name,
        head: Span,
        keys: &[&str],
    ) -> Diagnostic {
        if entry.kind.result(&member.value).is_some() {
            return types::copy_needed(head, self.text(head), entry.kind.name, keys, self.each_key(keys));
        }
        catalog::unknown_copy(member.span, &member.value, &entry.reference(), entry.block.head(), keys)
    }

    /// Whether `each.key` is a key of all that is reached here: then it is probably meant.
    pub(super) fn each_key(&self, keys: &[&str]) -> bool {
        let Some(ExprKind::Map(each)) = self.local(EACH).map(|each| &each.kind) else { return false };
        matches!(each.get("key").map(|key| &key.kind), Some(ExprKind::Text(key)) if keys.contains(&key.as_str()))
    }

    /// Reports that the copies of a block are asked for while they are found out. Cycles through values are found before; this is
    /// what is left, through the parts of blocks.
    pub(super) fn report_own_copies(&mut self, entry: &'a BlockEntry, span: Span) {
        if !self.names.has_cyclic_copies(entry) && self.memo.copies_are_open(entry.id) {
            let name = entry.reference();
            self.report(catalog::cyclic_for_each(span, &name, entry.block.head(), &[]));
        }
    }

    /// Runs `body` where `each` is what it is in a block: in a copy its element, in a declaration of which there are no copies something
    /// unknown.
    pub(super) fn in_copy<T>(
        &mut self,
        entry: &'a BlockEntry,
        id: BlockId,
        body: impl FnOnce(&mut Self) -> T,
    ) -> T {
        if !entry.repeated {
            return body(self);
        }
        let index = id.copy_index().and_then(|index| usize::try_from(index).ok());
        let elements = index.and_then(|_| self.copies_of(entry));
        let element = elements.iter().zip(index).find_map(|(elements, at)| elements.get(at));
        self.with_each(element, body)
    }

    /// Runs `body` with `each`.
    pub(super) fn with_each<T>(&mut self, element: Option<&Element>, body: impl FnOnce(&mut Self) -> T) -> T {
        let unknown = || each(Expr::unknown(Span::default()), Expr::unknown(Span::default()));
        self.around.scope.push((EACH, element.map_or_else(unknown, Element::each)));
        let result = body(self);
        self.around.scope.pop();
        result
    }

    /// Checks a `kind` of block once for each element; of what is found, the same is reported once. `check` is told the place of the
    /// element among them.
    pub(super) fn for_copies<T>(
        &mut self,
        kind: &str,
        elements: &[Element],
        mut check: impl FnMut(&mut Self, usize) -> T,
    ) -> Vec<T> {
        let mut results = Vec::new();
        let mut all = OfCopies::default();
        for (at, element) in elements.iter().enumerate() {
            if self.budget.exhausted.is_some() {
                break;
            }
            let outer = std::mem::take(&mut self.found);
            results.push(self.with_each(Some(element), |checker| check(checker, at)));
            let mut found = std::mem::replace(&mut self.found, outer);
            for diagnostic in found.take_diagnostics() {
                let severity = diagnostic.severity();
                if !all.add(diagnostic, &element.key.value) {
                    self.give_back(severity);
                }
            }
            self.include_found(found);
        }
        all.into_found(elements.len(), kind).for_each(|diagnostic| self.found.add(diagnostic));
        results
    }

    /// Whether one of the blocks around has an attribute that was meant to be `for_each`; that is reported.
    pub(super) fn has_misspelt_for_each(&self) -> bool {
        self.around.enclosing.iter().any(|block| is_misspelt(block.body))
    }

    /// The copies of a nested block, if it has a `for_each`.
    pub(super) fn nested_copies(&mut self, body: &'a ast::Body) -> Option<Elements> {
        let source = attribute(body, FOR_EACH)?;
        Some(self.elements(source))
    }
}

/// Where the keys stand of a map that is written out.
pub(super) fn key_spans(source: &ast::Expr) -> BTreeMap<&str, Span> {
    let ast::ExprKind::Map(body) = &source.kind else { return BTreeMap::new() };
    let keys = body.entries.iter().filter_map(|entry| match entry {
        ast::Entry::Attribute(attribute) => Some((attribute.key.value.as_str(), attribute.key.span)),
        _ => None,
    });
    keys.collect()
}

/// Whether a body has an attribute that was meant to be `for_each`.
fn is_misspelt(body: &ast::Body) -> bool {
    body.entries.iter().any(|entry| match entry {
        ast::Entry::Attribute(attribute) => {
            attribute.key.value != FOR_EACH && did_you_mean(&attribute.key.value, [FOR_EACH]).is_some()
        }
        _ => false,
    })
}

/// The key that is meant, if this is none: a name that does not begin with `_`.
fn key_fix(key: &str) -> Option<String> {
    let fixed = identifier_fix(key);
    match fixed.as_deref().unwrap_or(key).trim_start_matches('_') {
        // `_` alone, or a digit first: there is a name only with a letter before.
        rest if !rest.starts_with(|c: char| c.is_ascii_lowercase()) => {
            Some(format!("k{}{rest}", if rest.is_empty() { "" } else { "_" }))
        }
        rest if rest == key => None,
        rest => Some(rest.to_owned()),
    }
}
