//! Any block by its schema: what may stand in it, what must, and how often.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::conditions::Guard;
use super::context::{Checker, Enclosing};
use super::each::Element;
use super::foreign::{Around, Unknown};
use super::labels::constant_text;
use crate::diagnostics::catalog::advice::no_effect::removed_attribute;
use crate::diagnostics::catalog::types::missing_attribute::Begins;
use crate::diagnostics::catalog::{names, types};
use crate::diagnostics::did_you_mean;
use crate::ir::{BlockId, Expr, ExprKind, Type};
use crate::language::{BlockSchema, FieldSchema, Multiplicity, Places, RawBlock, RawNested, Shape, meta};
use crate::resolve::{BlockEntry, Target, plain_text};
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
        id: BlockId,
        schema: &'static BlockSchema,
    ) -> Option<CheckedBlock> {
        let block = &entry.block;
        self.extra_labels(block, 1);
        let guard = self.guard_of(entry, id);
        let around = Enclosing { name: schema.name, body: &block.body, guardable: true };
        // What is in an absent block is checked all the same: it may exist with another `--var`.
        let (raw, tags) = self.under_guard(&guard, &block.body, |checker| {
            let whole = Around { body: &block.body, schema, path: schema.name, nested: None };
            checker.inside(around, |checker| {
                let raw = checker.body(whole, block.head());
                (raw, checker.where_repeated(whole, |checker| checker.tags(&block.body)))
            })
        });
        let guard = match guard {
            Guard::Never => return None,
            Guard::Always | Guard::Unknown => None,
            Guard::When(condition) => Some(condition),
        };
        Some(CheckedBlock { raw, guard, tags })
    }

    /// What stands in a body.
    pub(super) fn body(&mut self, around: Around<'a, '_>, head: Span) -> RawBlock {
        let mut unknown = Vec::new();
        let raw = self.where_repeated(around, |checker| checker.entries(around, head, &mut unknown));
        let meant = self.report_unknown(around, &unknown);
        self.required(around, head, &raw, &meant);
        self.moved(around.body, around.schema);
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
        let Around { body, schema, path: owner, .. } = around;
        let key = &attribute.key;
        if let Some(field) = schema.attribute(&key.value) {
            let limited = self.limited(field, body, schema);
            let length = field.rules.length.and_then(|length| body.attribute(length)).map(|it| &it.value);
            let value = self.attribute(attribute, &limited, owner, length);
            // The keys are CloudFormation's: those of properties, and logical ids.
            if matches!(field.ty(), Some(Type::Map(_))) {
                self.places_in(&attribute.value, &mut BTreeSet::new(), &mut raw.places);
            }
            raw.attributes.insert(field.name, value);
            return true;
        }
        if let Some(meta) = meta::find(&key.value) {
            if around.has_meta(meta) {
                return true;
            }
            if meta.name == meta::FOR_EACH {
                self.refuse_repetition(attribute, schema.name);
                return true;
            }
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

    /// Where keys and units in a value stand; also those in the `let`s that it names, and in what `each` is an element of.
    fn places_in(&self, value: &'a ast::Expr, seen: &mut BTreeSet<&'a str>, places: &mut Places) {
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
            if let Some((name, source)) = self.source_of(expr)
                && seen.insert(name)
            {
                self.places_in(source, seen, places);
            }
        });
    }

    /// The value of a `let`, or the collection of which `each` is an element.
    fn source_of(&self, expr: &'a ast::Expr) -> Option<(&'a str, &'a ast::Expr)> {
        if let Some(Target::Let(name, item)) = self.names.target_of(expr) {
            return Some((name, &item.value));
        }
        let ast::ExprKind::Path(path) = &expr.kind else { return None };
        if path.first()?.value != meta::EACH {
            return None;
        }
        let mut around = self.around.enclosing.iter().rev();
        let for_each = around.find_map(|block| block.body.attribute(meta::FOR_EACH))?;
        Some((meta::EACH, &for_each.value))
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
            self.report(names::wrong_existence::nested_existing(existing, block.kind.span, name));
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
        let guard = match multiplicity {
            Multiplicity::Defaulted => Some(NoGuard::Defaulted),
            _ if field.rules.guard == Some("constant") => Some(NoGuard::Constant),
            _ => None,
        };
        let around = Around { body: &block.body, schema: inner, path: &owner, nested: Some(multiplicity) };
        let nested = NestedBlock { block, field, around, guard };
        let copies = self.copies_of_nested(&nested, raw.blocks.get(field.name));
        raw.blocks.entry(field.name).or_default().extend(copies);
        true
    }

    /// What a nested block makes: itself, or a block for each element of its `for_each`.
    fn copies_of_nested(
        &mut self,
        nested: &NestedBlock<'a, '_>,
        before: Option<&Vec<RawNested>>,
    ) -> Vec<RawNested> {
        let for_each = nested.block.body.attribute(meta::FOR_EACH);
        let Some(for_each) = for_each else {
            return self.one_nested(nested, false, before).into_iter().collect();
        };
        if nested.field.rules.declares.is_some() {
            let name = nested.field.name;
            self.report(types::repeated_declaration(for_each.key.span, name, for_each.span));
            return self.with_each(None, |it| it.one_nested(nested, true, before)).into_iter().collect();
        }
        if !nested.field.may_be_repeated() {
            // That is reported where its attributes are checked.
            return self.with_each(None, |it| it.one_nested(nested, true, before)).into_iter().collect();
        }
        let elements = self.elements(&for_each.value);
        let Some(elements) = elements.filter(|elements| !elements.is_empty()) else {
            // With another `--var` there may be some.
            self.with_each(None, |checker| checker.one_nested(nested, true, before));
            return Vec::new();
        };
        let name = nested.field.name;
        let copies = self.for_copies(name, &elements, |checker, _| checker.one_nested(nested, true, before));
        let copies = elements.iter().zip(copies).filter_map(|(element, copy)| Some((element, copy?)));
        self.with_own_labels(nested.block, copies.collect())
    }

    /// The copies of a nested block whose labels are different: those of a label without `each.key` are the same, and that is reported.
    fn with_own_labels(
        &mut self,
        block: &'a ast::Block,
        copies: Vec<(&Element, RawNested)>,
    ) -> Vec<RawNested> {
        let mut seen: IndexMap<String, &str> = IndexMap::new();
        let mut kept = Vec::new();
        for (element, copy) in copies {
            let key = element.key.value.as_str();
            let label = copy.label.as_ref().and_then(|label| Some((label.span, constant_text(label)?)));
            if let Some((span, label)) = label {
                if let Some(first) = seen.get(label) {
                    let plain = block.labels.first().and_then(|label| plain_text(&label.value));
                    let name = &block.kind.value;
                    self.report(names::copies_of_one_label(span, name, label, [first, key], plain.is_some()));
                    break;
                }
                seen.insert(label.to_owned(), key);
            }
            kept.push(copy);
        }
        kept
    }

    fn refuse_repetition(&mut self, attribute: &'a ast::Attribute, name: &str) {
        self.expr(&attribute.value);
        self.report(names::for_each_refused(attribute.key.span, name, attribute.span));
    }

    /// A nested block, or one of its copies; `None` where its constant guard is false.
    fn one_nested(
        &mut self,
        nested: &NestedBlock<'a, '_>,
        repeated: bool,
        before: Option<&Vec<RawNested>>,
    ) -> Option<RawNested> {
        let &NestedBlock { block, field, around, guard: refused } = nested;
        let enclosing = Enclosing { name: field.name, body: &block.body, guardable: refused.is_none() };
        let label = self.inside(enclosing, |checker| checker.label(block, around.schema, repeated, before));
        let label = label.filter(|label| self.label_is_one_of(field, label, around.path));
        // What may stand in an `alarm` depends on which it is.
        let schema = field.labelled(label.as_ref().and_then(constant_text)).unwrap_or(around.schema);
        let around = Around { schema, ..around };
        let guard = self.guard(&block.body, refused.map(|refused| (refused, field.name)));
        let content = self.under_guard(&guard, &block.body, |checker| {
            checker.inside(enclosing, |checker| checker.body(around, block.head()))
        });
        let guard = match guard {
            // What the block has without it, too, is switched off by it.
            Guard::Never if field.rules.labels.is_some() => {
                Some(Expr::new(ExprKind::Bool(false), Type::Bool, block.head()))
            }
            Guard::Never => return None,
            Guard::Always | Guard::Unknown => None,
            Guard::When(condition) => Some(condition),
        };
        Some(RawNested { label, guard, block: content })
    }

    /// `size { min = 2, max = 4 }` as the range that it is here.
    fn range_of_block(&self, block: &'a ast::Block, schema: &'static BlockSchema) -> Option<String> {
        let field = schema.attribute(&block.kind.value)?;
        self.range_of_body(&block.body).filter(|_| matches!(field.ty(), Some(Type::Range(_))))
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
            || self.unread.overlaps(body.span)
            || body.entries.iter().any(|entry| self.has_unread_key(entry, schema));
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
            self.report(types::missing_attribute(head, owner, &missing, body.open, self.begins(body)));
        }
    }

    /// Whether the name of an attribute cannot be one, as the syntax says already: which attribute was meant is unknown.
    fn has_unread_key(&self, entry: &ast::Entry, schema: &BlockSchema) -> bool {
        matches!(entry, ast::Entry::Attribute(attribute)
            if self.hidden.covers(attribute.key.span) && schema.attribute(&attribute.key.value).is_none())
    }

    /// What follows the opening brace of a body.
    pub(super) fn begins(&self, body: &ast::Body) -> Begins {
        let is_empty = body.close.is_some_and(|close| close.start == body.open.end);
        let first = body.entries.first().map(|entry| Node::from(entry).span());
        match first.map(|first| self.text(Span { end: first.start, ..body.open.after() })) {
            Some(between) if !between.contains('\n') => Begins::OnItsLine,
            None if is_empty => Begins::Empty,
            _ => Begins::BelowIt,
        }
    }

    /// The `when` of a body.
    pub(super) fn guard(&mut self, body: &'a ast::Body, refused: Option<(NoGuard, &str)>) -> Guard {
        let Some(attribute) = body.attribute("when") else {
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

/// Whether a body has a nested block of an attribute's name, which is reported.
fn written_as_block(body: &ast::Body, name: &str) -> bool {
    body.entries.iter().any(|entry| matches!(entry, ast::Entry::Block(block) if block.kind.value == name))
}

/// A nested block with what its schema says.
struct NestedBlock<'a, 'o> {
    block: &'a ast::Block,
    field: &'static FieldSchema,
    /// Its body, with its path in messages: `cluster.mount`.
    around: Around<'a, 'o>,
    /// Why it takes no deploy-time guard, if it takes none.
    guard: Option<NoGuard>,
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
