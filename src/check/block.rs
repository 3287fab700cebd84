//! Any block by its schema: what may stand in it, what must, and how often.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::context::Checker;
use super::foreign::{Around, Unknown};
use super::guard::{Enclosing, Guard};
use crate::diagnostics::catalog::advice::no_effect::removed_attribute;
use crate::diagnostics::catalog::{names, types};
use crate::diagnostics::did_you_mean;
use crate::ir::{Expr, ExprKind, Type};
use crate::language::{BlockSchema, LabelRule, Multiplicity, Places, RawBlock, RawNested, Shape, meta};
use crate::resolve::{BlockEntry, Target, identifier_fix, plain_text};
use crate::source::{Span, offset};
use crate::syntax::{Node, ast};

/// A checked block with its meta-attributes.
pub(super) struct CheckedBlock {
    pub(super) raw: RawBlock,
    /// Its deploy-time guard.
    pub(super) guard: Option<Expr>,
    pub(super) tags: IndexMap<String, Expr>,
}

impl<'a> Checker<'a, '_> {
    /// A top-level block; `None` where its constant guard is false.
    pub(super) fn block(
        &mut self,
        entry: &'a BlockEntry,
        schema: &'static BlockSchema,
    ) -> Option<CheckedBlock> {
        let block = &entry.block;
        self.extra_labels(block, 1);
        let guard = self.guard_of(entry);
        let around = Enclosing { name: schema.name, body: &block.body, guardable: true };
        // What is in an absent block is checked all the same: it may exist with another `--var`.
        let (raw, tags) = self.under_guard(&guard, &block.body, |checker| {
            let raw = checker.inside(around, |checker| {
                checker.body(&block.body, schema, block.head(), schema.name, false)
            });
            let whole = Around { body: &block.body, schema, path: schema.name, nested: false };
            (raw, checker.where_repeated(whole, |checker| checker.tags(&block.body)))
        });
        let guard = match guard {
            Guard::Never => return None,
            Guard::Always | Guard::Unknown => None,
            Guard::When(condition) => Some(condition),
        };
        Some(CheckedBlock { raw, guard, tags })
    }

    /// What stands in a body.
    pub(super) fn body(
        &mut self,
        body: &'a ast::Body,
        schema: &'static BlockSchema,
        head: Span,
        owner: &str,
        nested: bool,
    ) -> RawBlock {
        let around = Around { body, schema, path: owner, nested };
        let mut unknown = Vec::new();
        let raw = self.where_repeated(around, |checker| checker.entries(around, head, &mut unknown));
        let meant = self.report_unknown(around, &unknown);
        self.required(around, head, &raw, &meant);
        self.moved(body, schema);
        raw
    }

    /// The entries of a body; those that its block does not have are added to `unknown`.
    fn entries(&mut self, around: Around<'a, '_>, head: Span, unknown: &mut Vec<Unknown<'a>>) -> RawBlock {
        let mut raw = RawBlock { head, ..RawBlock::default() };
        let mut places: IndexMap<&str, Span> = IndexMap::new();
        for entry in &around.body.entries {
            match entry {
                ast::Entry::Attribute(attribute) => {
                    let key = &attribute.key;
                    if let Entry::Occupied(first) = places.entry(key.value.as_str()) {
                        // The first one counts. Checking the value of the second would report its
                        // mistakes for an entry that the fix removes.
                        self.report(names::duplicate_attribute(
                            key.span,
                            &key.value,
                            *first.get(),
                            attribute.span,
                        ));
                        continue;
                    }
                    places.insert(&key.value, key.span);
                    if !self.field(attribute, around, &mut raw) {
                        unknown.push(Unknown::Attribute(attribute));
                    }
                }
                ast::Entry::Block(block) => {
                    if !self.nested(block, around, &mut raw, &mut places) {
                        unknown.push(Unknown::Block(block));
                    }
                }
                ast::Entry::Error(_) => {}
            }
        }
        raw
    }

    /// An attribute; whether the block has it.
    fn field(&mut self, attribute: &'a ast::Attribute, around: Around<'a, '_>, raw: &mut RawBlock) -> bool {
        let Around { body, schema, path: owner, nested } = around;
        let key = &attribute.key;
        if let Some(field) = schema.attribute(&key.value) {
            let limited = self.limited(field, body, schema);
            let value = self.attribute(attribute, &limited, owner);
            // The keys are CloudFormation's: those of properties, and logical ids.
            if matches!(field.ty(), Some(Type::Map(_))) {
                self.places_in(&attribute.value, &mut BTreeSet::new(), &mut raw.places);
            }
            raw.attributes.insert(field.name, value);
            return true;
        }
        if let Some(meta) = meta::find(&key.value)
            && (meta.nested || !nested)
            && (schema.name != "project" || meta.name != "when")
        {
            return true;
        }
        if let Some(field) = schema.nested(&key.value) {
            let value = &attribute.value;
            let braces = matches!(value.kind, ast::ExprKind::Map(_)).then_some(value.span);
            self.report(names::block_as_attribute(key.span, field.name, owner, braces));
            return true;
        }
        if meta::moved(schema.name, &key.value).is_some() {
            // `moved` reports all of a block together.
            self.expr(&attribute.value);
            return true;
        }
        if let Some(removed) = meta::removed(schema.name, &key.value) {
            self.report(removed_attribute(attribute.span, key.span, removed.name, removed.why));
            return true;
        }
        false
    }

    /// Where keys and units in a value stand; also those in the `let`s that it names.
    fn places_in(&self, value: &'a ast::Expr, lets: &mut BTreeSet<&'a str>, places: &mut Places) {
        Node::Expr(value).exprs(&mut |expr| {
            if let ast::ExprKind::Number(ast::Number { unit: Some(unit), .. }) = &expr.kind {
                let start = expr.span.end.saturating_sub(offset(unit.text().len()));
                places.units.insert(expr.span, Span { start, ..expr.span });
            }
            if let ast::ExprKind::Map(body) = &expr.kind {
                places.keys.extend(body.entries.iter().filter_map(|entry| match entry {
                    ast::Entry::Attribute(attribute) => Some((attribute.value.span, attribute.key.span)),
                    _ => None,
                }));
            }
            if let Some(Target::Let(name, item)) = self.names.target_of(expr)
                && lets.insert(name)
            {
                self.places_in(&item.value, lets, places);
            }
        });
    }

    /// A nested block; whether the block around has it.
    fn nested(
        &mut self,
        block: &'a ast::Block,
        around: Around<'a, '_>,
        raw: &mut RawBlock,
        places: &mut IndexMap<&'a str, Span>,
    ) -> bool {
        let Around { schema, path: owner, .. } = around;
        let name = &block.kind.value;
        if let Some(existing) = block.existing {
            self.report(names::wrong_existence::nested_existing(existing, name));
        }
        let Some(field) = schema.nested(name) else {
            if schema.attribute(name).is_none() && meta::find(name).is_none() {
                return false;
            }
            let range = self.range_of_block(block, schema);
            self.report(names::attribute_as_block(
                (block.kind.span, block.span),
                name,
                owner,
                range.as_deref(),
            ));
            return true;
        };
        let Shape::Block { multiplicity, schema: inner } = field.shape else {
            unreachable!("BlockSchema::nested gives blocks")
        };
        let inner = inner();
        if multiplicity != Multiplicity::Many {
            if let Some(first) = places.get(name.as_str()) {
                self.report(names::duplicate_nested(block.head(), name, *first, block.span));
                return true;
            }
            places.insert(name, block.head());
        }
        let owner = format!("{owner}.{name}");
        // A block with defaults cannot be left out, since its absence would mean them. Where proofs
        // count the blocks, the compiler has to know whether they are there.
        let when = match multiplicity {
            Multiplicity::Defaulted => Some(NoGuard::Defaulted),
            _ if field.rules.guard == Some("constant") => Some(NoGuard::Constant),
            _ => None,
        };
        let around = Enclosing { name: field.name, body: &block.body, guardable: when.is_none() };
        let label = self.inside(around, |checker| checker.label(block, inner, raw.blocks.get(field.name)));
        let guard = self.guard(&block.body, when.map(|when| (when, name.as_str())));
        let content = self.under_guard(&guard, &block.body, |checker| {
            checker.inside(around, |checker| checker.body(&block.body, inner, block.head(), &owner, true))
        });
        let guard = match guard {
            Guard::Never => return true,
            Guard::Always | Guard::Unknown => None,
            Guard::When(condition) => Some(condition),
        };
        raw.blocks.entry(field.name).or_default().push(RawNested { label, guard, block: content });
        true
    }

    /// `size { min = 2, max = 4 }` as the range that it is here.
    fn range_of_block(&self, block: &'a ast::Block, schema: &'static BlockSchema) -> Option<String> {
        let field = schema.attribute(&block.kind.value)?;
        self.range_of_body(&block.body).filter(|_| matches!(field.ty(), Some(Type::Range(_))))
    }

    /// The label of a nested block, as its schema wants it.
    fn label(
        &mut self,
        block: &'a ast::Block,
        schema: &'static BlockSchema,
        before: Option<&Vec<RawNested>>,
    ) -> Option<Expr> {
        let most = usize::from(schema.label != LabelRule::None);
        self.extra_labels(block, most);
        let first = block.labels.first();
        match (schema.label, first) {
            (LabelRule::None, _) | (LabelRule::OptionalName, None) => None,
            (LabelRule::Name | LabelRule::Path | LabelRule::LogicalId | LabelRule::Project, None) => {
                let attribute = label_attribute(&block.body, schema);
                let text = attribute.and_then(|attribute| plain_text(&attribute.value));
                self.around.label_in =
                    attribute.filter(|_| text.is_some()).map(|attribute| attribute.key.span);
                let diagnostic = match text.zip(attribute) {
                    Some((text, attribute)) => names::missing_label::in_body(
                        block.kind.span,
                        &block.kind.value,
                        text,
                        attribute.span,
                    ),
                    None => names::missing_label(block.kind.span, &block.kind.value),
                };
                self.report(diagnostic);
                None
            }
            (LabelRule::Path, Some(label)) => {
                let value = self.expr(&label.value);
                Some(self.fit(value, &Type::String, Some("the label")))
            }
            (
                rule
                @ (LabelRule::Name | LabelRule::OptionalName | LabelRule::LogicalId | LabelRule::Project),
                Some(label),
            ) => {
                let Some(text) = plain_text(&label.value) else {
                    self.report(names::label_not_plain(label.value.span));
                    return None;
                };
                let wrong = identifier_fix(text).filter(|_| rule != LabelRule::LogicalId);
                if let Some(fixed) = wrong {
                    self.report(names::not_an_identifier(label.value.span, text, &fixed, true));
                }
                let same = before.into_iter().flatten().find(|other| {
                    matches!(&other.label, Some(Expr { kind: ExprKind::Text(other), .. }) if other == text)
                });
                if let Some(other) = same {
                    self.report(names::duplicate_declaration(
                        block.head(),
                        other.block.head,
                        &format!("{} \"{text}\"", block.kind.value),
                    ));
                }
                Some(Expr::new(ExprKind::Text(text.into()), Type::String, label.value.span))
            }
        }
    }

    pub(super) fn extra_labels(&mut self, block: &'a ast::Block, most: usize) {
        if let Some(label) = block.labels.get(most) {
            self.report(names::extra_label(
                label.value.span,
                &block.kind.value,
                most,
                block
                    .labels
                    .get(most.wrapping_sub(1))
                    .map(|first| (first.value.span, self.text(first.value.span))),
            ));
        }
    }

    fn required(
        &mut self,
        around: Around<'a, '_>,
        head: Span,
        raw: &RawBlock,
        meant: &BTreeSet<&'static str>,
    ) {
        let Around { body, schema, path: owner, .. } = around;
        let broken = body.entries.iter().any(|entry| matches!(entry, ast::Entry::Error(_)))
            || body.close.is_none()
            // What seems to be missing may stand in the line that could not be read.
            || self.unread.overlaps(body.span);
        if broken {
            return;
        }
        // A required attribute that is misspelt is there, and reported.
        let misspelt: Vec<&str> = body
            .entries
            .iter()
            .filter_map(|entry| match entry {
                ast::Entry::Attribute(attribute) if schema.attribute(&attribute.key.value).is_none() => {
                    did_you_mean(&attribute.key.value, schema.attribute_names())
                }
                _ => None,
            })
            .collect();
        let missing: Vec<(&str, Type)> = schema
            .fields
            .iter()
            .filter(|field| field.is_required() && !raw.attributes.contains_key(field.name))
            // `throughput { ... }` stands for `throughput = ...`
            .filter(|field| !raw.blocks.contains_key(field.name) && !misspelt.contains(&field.name))
            .filter(|field| !meant.contains(field.name) && !written_as_block(body, field.name))
            .filter_map(|field| Some((field.name, field.ty()?)))
            .collect();
        if !missing.is_empty() {
            let is_empty = body.close.is_some_and(|close| close.start == body.open.end);
            self.report(types::missing_attribute(head, owner, &missing, body.open, is_empty));
        }
    }

    /// The `when` of a body.
    pub(super) fn guard(&mut self, body: &'a ast::Body, refused: Option<(NoGuard, &str)>) -> Guard {
        let Some(attribute) = body.entries.iter().find_map(|entry| match entry {
            ast::Entry::Attribute(attribute) if attribute.key.value == "when" => Some(attribute),
            _ => None,
        }) else {
            return if misspelt_guard(body) { Guard::Unknown } else { Guard::Always };
        };
        if let Some((NoGuard::Defaulted, name)) = refused {
            self.report(types::guard_refused(attribute.key.span, name, attribute.span));
            return Guard::Always;
        }
        let condition = self.condition(&attribute.value);
        match condition.kind {
            ExprKind::Bool(true) => Guard::Always,
            ExprKind::Unknown => Guard::Unknown,
            ExprKind::Bool(false) => Guard::Never,
            _ => match refused {
                Some((NoGuard::Constant, name)) => {
                    let subject = format!("{name}.when");
                    let diagnostic = self.constant_needed(&condition, &attribute.value, &subject);
                    self.report(diagnostic);
                    Guard::Always
                }
                _ => Guard::When(condition),
            },
        }
    }

    /// The `tags` of a top-level block.
    fn tags(&mut self, body: &'a ast::Body) -> IndexMap<String, Expr> {
        let Some(value) = super::existence::attribute(body, "tags") else { return IndexMap::new() };
        let want = Type::map(Type::String);
        let value = self.wanted(value, Some(&want));
        match self.fit(value, &want, Some("tags")).kind {
            ExprKind::Map(entries) => entries,
            _ => IndexMap::new(),
        }
    }
}

/// The attribute of a body that has what should be the label of the block: `mount { path = "/mnt/v" }`.
fn label_attribute<'a>(body: &'a ast::Body, schema: &BlockSchema) -> Option<&'a ast::Attribute> {
    body.entries.iter().find_map(|entry| match entry {
        ast::Entry::Attribute(attribute) => {
            let name = attribute.key.value.as_str();
            let is_label =
                matches!(name, "path" | "name" | "label" | "target" | "mount_path" | "container_path");
            (is_label && schema.attribute(name).is_none()).then_some(attribute)
        }
        _ => None,
    })
}

/// Whether a body has a nested block of an attribute's name, which is reported.
fn written_as_block(body: &ast::Body, name: &str) -> bool {
    body.entries.iter().any(|entry| matches!(entry, ast::Entry::Block(block) if block.kind.value == name))
}

/// Why a nested block takes no deploy-time guard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoGuard {
    /// Its absence would mean its defaults.
    Defaulted,
    /// Proofs count it.
    Constant,
}

/// Whether a body has an attribute that was meant to be `when`; that is reported.
fn misspelt_guard(body: &ast::Body) -> bool {
    body.entries.iter().any(|entry| match entry {
        ast::Entry::Attribute(attribute) => did_you_mean(&attribute.key.value, ["when"]).is_some(),
        _ => false,
    })
}
