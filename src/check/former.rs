//! `moved`: which block keeps the names of which former label.

use std::collections::BTreeMap;

use super::context::Checker;
use crate::diagnostics::catalog::names::moved::{self as catalog, End};
use crate::diagnostics::catalog::{names, types};
use crate::ir::{BlockId, Type};
use crate::language::{BlockSchema, kinds};
use crate::resolve::BlockEntry;
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind};

/// A block by its kind and label, as a `moved` names it.
struct Named<'a> {
    kind: &'a str,
    label: &'a ast::Name,
    span: Span,
}

impl Named<'_> {
    /// `volume.shared`
    fn text(&self) -> String {
        format!("{}.{}", self.kind, self.label.value)
    }
}

impl<'a> Checker<'a, '_> {
    /// The label whose names each moved block keeps. One that is wrong and reported keeps none.
    pub(super) fn former_labels(&mut self) -> BTreeMap<BlockId, String> {
        let mut former = BTreeMap::new();
        let mut froms: BTreeMap<String, Span> = BTreeMap::new();
        let mut tos: BTreeMap<BlockId, Span> = BTreeMap::new();
        let names = self.names;
        for block in &names.moved {
            let Some((from, entry, to)) = self.move_of(block) else { continue };
            let first = froms.get(&from.text()).map(|first| (End::From, from.span, from.text(), *first));
            let first =
                first.or_else(|| tos.get(&entry.id).map(|first| (End::To, to.span, to.text(), *first)));
            if let Some((end, span, name, first)) = first {
                self.report(catalog::moved_twice(span, end, &name, first));
                continue;
            }
            froms.insert(from.text(), from.span);
            tos.insert(entry.id, to.span);
            former.insert(entry.id, from.label.value.clone());
        }
        former
    }

    /// What a `moved` says: the former name, and the block that keeps it.
    fn move_of(&mut self, block: &'a ast::Block) -> Option<(Named<'a>, &'a BlockEntry, Named<'a>)> {
        self.extra_labels(block, 0);
        let [from, to] = self.ends(block);
        let from = from.and_then(|value| self.block_name(value));
        let to = to.and_then(|value| self.block_name(value));
        let (from, to) = (from?, to?);
        let names = self.names;
        if let Some(there) = names.block(kind_of(&from)?, &from.label.value) {
            self.report(catalog::moved_from_existing(from.span, &from.text(), there.block.head()));
            return None;
        }
        let Some(entry) = names.block(kind_of(&to)?, &to.label.value) else {
            let known: Vec<&str> = names.block_names(kind_of(&to)?).collect();
            let places = [(to.label.span, to.span)];
            self.report(names::unknown_name::unknown_block(&places, to.kind, &to.label.value, &known));
            return None;
        };
        if from.kind != to.kind {
            self.report(catalog::moved_to_another_kind(to.span, &to.text(), (&from.text(), from.span)));
            return None;
        }
        if let Some(existing) = entry.block.existing {
            self.report(catalog::moved_to_existing(to.span, &to.text(), existing));
            return None;
        }
        Some((from, entry, to))
    }

    /// The values of `from` and `to`.
    fn ends(&mut self, block: &'a ast::Block) -> [Option<&'a ast::Expr>; 2] {
        let schema = kinds::MOVED;
        let mut found: [Option<&'a ast::Attribute>; 2] = [None, None];
        for entry in &block.body.entries {
            match entry {
                ast::Entry::Attribute(attribute) => self.end(attribute, schema, &mut found),
                ast::Entry::Block(inner) => {
                    let kind = &inner.kind;
                    let is_kind = kinds::find(&kind.value).is_some();
                    self.report(names::unknown_nested(
                        kind.span,
                        &kind.value,
                        schema.name,
                        (&[], &["from", "to"]),
                        is_kind,
                    ));
                }
                ast::Entry::Error(_) => {}
            }
        }
        let broken = block.body.close.is_none()
            || block.body.entries.iter().any(|entry| matches!(entry, ast::Entry::Error(_)));
        let missing: Vec<(&str, Type)> = ["from", "to"]
            .into_iter()
            .zip(&found)
            .filter(|(_, attribute)| attribute.is_none())
            .map(|(name, _)| (name, Type::Kind("volume")))
            .collect();
        if !missing.is_empty() && !broken {
            let is_empty = block.body.close.is_some_and(|close| close.start == block.body.open.end);
            let open = block.body.open;
            self.report(types::missing_attribute(block.head(), schema.name, &missing, open, is_empty));
        }
        found.map(|attribute| attribute.map(|attribute| &attribute.value))
    }

    fn end(
        &mut self,
        attribute: &'a ast::Attribute,
        schema: &'static BlockSchema,
        found: &mut [Option<&'a ast::Attribute>; 2],
    ) {
        let key = &attribute.key;
        let [from, to] = found;
        let slot = match key.value.as_str() {
            "from" => from,
            "to" => to,
            _ => {
                let open = [from.is_none(), to.is_none()];
                let known = schema.attribute_names().zip(open).filter(|(_, open)| *open);
                let known: Vec<&str> = known.map(|(name, _)| name).collect();
                self.report(names::unknown_attribute(key.span, &key.value, schema.name, (&known, &[])));
                return;
            }
        };
        match slot {
            Some(first) => {
                let first = first.key.span;
                self.report(names::duplicate_attribute(key.span, &key.value, first, attribute.span));
            }
            None => *slot = Some(attribute),
        }
    }

    /// The kind and the label of `volume.shared`; reported where it is something else.
    fn block_name(&mut self, value: &'a ast::Expr) -> Option<Named<'a>> {
        match &value.kind {
            ExprKind::Path(path) => {
                if let [kind, label] = path.as_slice()
                    && kinds::find(&kind.value).is_some_and(|kind| kind.created.is_some())
                {
                    return Some(Named { kind: &kind.value, label, span: value.span });
                }
            }
            ExprKind::Error => return None,
            _ => {}
        }
        self.report(catalog::not_a_block_name(value.span, self.text(value.span)));
        None
    }
}

fn kind_of(named: &Named<'_>) -> Option<&'static str> {
    kinds::find(named.kind).map(|kind| kind.name)
}
