//! `moved`: which block keeps the names of which former label.

use std::collections::BTreeMap;
use std::fmt;

use super::context::Checker;
use crate::diagnostics::catalog::names::moved::{self as catalog, End};
use crate::diagnostics::catalog::{names, types};
use crate::diagnostics::{Edit, kind_of};
use crate::ir::{BlockId, Former, Type};
use crate::language::{BlockSchema, KindSchema, kinds};
use crate::resolve::{BlockEntry, plain_text};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind};

/// A block as a `moved` names it: by its kind and label, and a copy of one with `for_each` by its key, too.
#[derive(Debug, Clone, Copy)]
struct Named<'a> {
    kind: &'static KindSchema,
    label: &'a ast::Name,
    key: Option<Key<'a>>,
    span: Span,
}

/// `["media"]` or `.media`
#[derive(Debug, Clone, Copy)]
struct Key<'a> {
    text: &'a str,
    span: Span,
}

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.kind.name, self.label.value)?;
        self.key.map_or(Ok(()), |key| write!(f, "[\"{}\"]", key.text))
    }
}

/// What a `moved` says: the former name, and the block that keeps it.
struct Move<'a> {
    from: Named<'a>,
    to: Named<'a>,
    entry: &'a BlockEntry,
}

impl<'a> Checker<'a, '_> {
    /// The former names that blocks keep. A `moved` that is wrong and reported keeps none.
    pub(super) fn former_names(&mut self) -> Former {
        let mut former = Former::default();
        let mut froms: BTreeMap<String, Span> = BTreeMap::new();
        let mut tos: BTreeMap<(BlockId, Option<&str>), Span> = BTreeMap::new();
        let names = self.names;
        for block in &names.moved {
            let Some(Move { from, to, entry }) = self.move_of(block) else { continue };
            let target = (entry.id, to.key.map(|key| key.text));
            let first = froms.get(&from.to_string()).map(|first| (End::From, from, *first));
            let first = first.or_else(|| tos.get(&target).map(|first| (End::To, to, *first)));
            if let Some((end, named, first)) = first {
                self.report(catalog::moved_twice(named.span, end, &named.to_string(), first));
                continue;
            }
            froms.insert(from.to_string(), from.span);
            tos.insert(target, to.span);
            former.add(target, &from.label.value, from.key.map(|key| key.text));
        }
        former
    }

    fn move_of(&mut self, block: &'a ast::Block) -> Option<Move<'a>> {
        self.extra_labels(block, 0);
        let [from, to] = self.ends(block);
        // What is wrong with both, such as words of another language, is one mistake.
        let from = self.block_name(from?, to)?;
        let to = self.block_name(to?, None)?;
        let entry = self.moved_entry(from, to)?;
        if let Some(there) = self.still_declared(from, to) {
            self.report(catalog::moved_from_existing(from.span, &from.to_string(), there.block.head()));
            return None;
        }
        self.check_keys(from, to, entry).then_some(Move { from, to, entry })
    }

    /// The declaration of the block that keeps the names.
    fn moved_entry(&mut self, from: Named<'a>, to: Named<'a>) -> Option<&'a BlockEntry> {
        let names = self.names;
        let Some(entry) = names.block(to.kind.name, &to.label.value) else {
            let known: Vec<&str> = names.block_names(to.kind.name).collect();
            let places = [(to.label.span, to.span)];
            self.report(names::unknown_name::unknown_block(&places, to.kind.name, &to.label.value, &known));
            return None;
        };
        if from.kind.name != to.kind.name {
            let from = (&*from.to_string(), from.span);
            self.report(catalog::moved_to_another_kind(to.span, &to.to_string(), from));
            return None;
        }
        if entry.id.kind().is_existing() {
            let existing = entry.block.existing.unwrap_or(entry.block.head());
            self.report(catalog::moved_to_existing(to.span, &to.to_string(), existing));
            return None;
        }
        Some(entry)
    }

    /// The declaration of which `from` is a block now. What was one block may be copies now, and the other way round: then the former
    /// block is gone although its label is there.
    fn still_declared(&mut self, from: Named<'a>, to: Named<'a>) -> Option<&'a BlockEntry> {
        let entry = self.names.block(from.kind.name, &from.label.value)?;
        let is_there = match from.key {
            Some(key) => entry.repeated && self.keys_of(entry).iter().any(|known| known == key.text),
            None => !entry.repeated || to.key.is_none(),
        };
        is_there.then_some(entry)
    }

    /// Whether both ends are one block, or all copies of a block. A key that there is not is reported.
    fn check_keys(&mut self, from: Named<'a>, to: Named<'a>, entry: &'a BlockEntry) -> bool {
        let keys = self.keys_of(entry);
        let known: Vec<&str> = keys.iter().map(String::as_str).collect();
        let head = entry.block.head();
        let wrong = match to.key {
            Some(_) if !entry.repeated => catalog::moved_to_no_copy(to.span, &entry.reference(), head),
            // What is wrong with the `for_each` is reported where it is.
            Some(_) if self.copies_of(entry).is_none() => return false,
            Some(key) if !known.contains(&key.text) => {
                names::unknown_copy(key.span, key.text, &entry.reference(), head, &known)
            }
            None if entry.repeated && from.key.is_some() => catalog::moved_to_all_copies(
                to.span,
                (&entry.reference(), head),
                (&from.to_string(), from.span),
            ),
            _ => return true,
        };
        self.report(wrong);
        false
    }

    fn keys_of(&mut self, entry: &'a BlockEntry) -> Vec<String> {
        let elements = entry.repeated.then(|| self.copies_of(entry)).flatten();
        elements
            .iter()
            .flat_map(|elements| elements.iter())
            .map(|element| element.key.value.clone())
            .collect()
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
                        names::Free::all(&["from", "to"]),
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
            let (open, begins) = (block.body.open, self.begins(&block.body));
            self.report(types::missing_attribute(block.head(), schema.name, &missing, open, begins));
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
                self.report(names::unknown_attribute(
                    key.span,
                    &key.value,
                    schema.name,
                    names::Free::all(&known),
                ));
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

    /// The kind, the label and the key of `volume.data["media"]`; reported where it is something else.
    fn block_name(&mut self, value: &'a ast::Expr, other: Option<&'a ast::Expr>) -> Option<Named<'a>> {
        let named = named(value);
        if named.is_none() && value.kind != ExprKind::Error {
            let meant: Vec<Edit> = std::iter::once(value).chain(other).filter_map(meant).collect();
            self.report(catalog::not_a_block_name(value.span, self.text(value.span), meant));
        }
        named
    }
}

/// The block that an address of Terraform's is here: `volume.a` of `aws_efs_file_system.a`.
fn meant(value: &ast::Expr) -> Option<Edit> {
    let ExprKind::Path(path) = &value.kind else { return None };
    let [resource_type, label] = path.as_slice() else { return None };
    let kind = kinds::find(kind_of(&resource_type.value)?).filter(|kind| kind.created.is_some())?;
    Some(Edit { span: value.span, text: format!("{}.{}", kind.name, label.value) })
}

/// The block that an expression names, whether or not there is one.
fn named(value: &ast::Expr) -> Option<Named<'_>> {
    let (path, index) = match &value.kind {
        ExprKind::Index(inner, index) => match &inner.kind {
            ExprKind::Path(path) if path.len() == 2 => {
                (path, Some(Key { text: plain_text(index)?, span: index.span }))
            }
            _ => return None,
        },
        ExprKind::Path(path) => (path, None),
        _ => return None,
    };
    let (kind, label, key) = match path.as_slice() {
        [kind, label] => (kind, label, index),
        [kind, label, key] => (kind, label, Some(Key { text: &key.value, span: key.span })),
        _ => return None,
    };
    let kind = kinds::find(&kind.value).filter(|kind| kind.created.is_some())?;
    Some(Named { kind, label, key, span: value.span })
}
