//! Attributes and nested blocks that a block does not have: those that other languages have, and misspelt ones.

mod groups;
mod values;

use std::collections::BTreeSet;

use super::context::Checker;
use crate::diagnostics::catalog::names;
use crate::ir::{Expr, Type};
use crate::language::foreign::{self, Meaning};
use crate::language::meta::{self, MetaAttribute};
use crate::language::{BlockSchema, FieldSchema, LabelRule, Multiplicity, kinds};
use crate::source::Span;
use crate::syntax::ast;

/// An attribute or a nested block that its block does not have.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unknown<'a> {
    Attribute(&'a ast::Attribute),
    Block(&'a ast::Block),
}

impl<'a> Unknown<'a> {
    fn key(self) -> &'a ast::Name {
        match self {
            Self::Attribute(attribute) => &attribute.key,
            Self::Block(block) => &block.kind,
        }
    }

    fn span(self) -> Span {
        match self {
            Self::Attribute(attribute) => attribute.span,
            Self::Block(block) => block.span,
        }
    }

    fn value(self) -> Option<&'a ast::Expr> {
        match self {
            Self::Attribute(attribute) => Some(&attribute.value),
            Self::Block(_) => None,
        }
    }
}

/// A block whose body is checked.
#[derive(Clone, Copy)]
pub(super) struct Around<'a, 'o> {
    pub(super) body: &'a ast::Body,
    pub(super) schema: &'static BlockSchema,
    /// Its path: `cluster.instances`.
    pub(super) path: &'o str,
    /// How often it may stand, if it is a nested block.
    pub(super) nested: Option<Multiplicity>,
}

impl Around<'_, '_> {
    /// Whether the block has an attribute or nested block of a name already.
    fn has(&self, name: &str) -> bool {
        self.body.entries.iter().any(|entry| match entry {
            ast::Entry::Attribute(attribute) => attribute.key.value == name,
            ast::Entry::Block(block) => block.kind.value == name,
            ast::Entry::Error(_) => false,
        })
    }

    /// Whether the block may have a meta-attribute. `tags` of the project are an attribute of its own, and there is always one.
    pub(super) fn has_meta(&self, meta: &MetaAttribute) -> bool {
        self.schema.name != kinds::PROJECT.name && meta.is_on(self.nested)
    }

    /// Whether it has a `for_each` that it may not have.
    fn has_refused_repetition(&self) -> bool {
        meta::find(meta::FOR_EACH).is_some_and(|meta| !self.has_meta(meta)) && self.has(meta::FOR_EACH)
    }

    /// All attributes that it may have, in the order of the schema.
    fn attributes(&self) -> impl Iterator<Item = &'static str> {
        let meta = meta::META.iter().filter(|meta| self.has_meta(meta)).map(|meta| meta.name);
        self.schema.attribute_names().chain(meta)
    }

    /// All nested blocks that it may have.
    fn blocks(&self) -> impl Iterator<Item = &'static FieldSchema> {
        self.schema.fields.iter().filter(|field| field.block().is_some())
    }

    /// The attributes that may still be written in it, in the order of the schema.
    fn free_attributes(&self) -> Vec<&'static str> {
        self.attributes().filter(|name| !self.has(name)).collect()
    }

    /// The nested blocks that may still be written in it.
    fn free_blocks(&self) -> Vec<&'static str> {
        let free = |field: &&FieldSchema| field.may_be_repeated() || !self.has(field.name);
        self.blocks().filter(free).map(|field| field.name).collect()
    }
}

impl<'a> Checker<'a, '_> {
    /// Reports what a block does not have; gives the names of what is meant by it, which is not missing then.
    pub(super) fn report_unknown(
        &mut self,
        around: Around<'a, '_>,
        unknown: &[Unknown<'a>],
    ) -> BTreeSet<&'static str> {
        let mut meant = BTreeSet::new();
        let mut grouped = Vec::new();
        let label = self.around.label_in.take();
        for &one in unknown.iter().filter(|one| Some(one.key().span) != label) {
            match self.meaning(around, one) {
                groups::Found::Targets(targets) => grouped.push((one, targets)),
                groups::Found::Meaning(Meaning::Within(path)) => grouped.push((one, groups::within(path))),
                groups::Found::Meaning(meaning) => self.report_meaning(around, one, meaning, &mut meant),
                groups::Found::Nothing => self.report_misspelt(around, one),
            }
        }
        self.report_groups(around, &grouped, &mut meant);
        meant
    }

    /// Runs `check` on a block whose head may say that it is repeated: what it says of each copy is not unknown as well.
    pub(super) fn where_repeated<T>(
        &mut self,
        around: Around<'a, '_>,
        check: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let repeats = |entry: &ast::Entry| match entry {
            ast::Entry::Attribute(ast::Attribute { key, .. }) => {
                around.schema.attribute(&key.value).is_none()
                    && meta::find(&key.value).is_none()
                    && foreign::meaning(&key.value, around.path, None) == Some(Meaning::Repeated)
            }
            ast::Entry::Block(_) | ast::Entry::Error(_) => false,
        };
        if !around.body.entries.iter().any(repeats) && !around.has_refused_repetition() {
            return check(self);
        }
        let before = self.around.scope.len();
        for word in ["each", "count"] {
            self.around.scope.push((word, Expr::unknown(around.body.span)));
        }
        let result = check(self);
        self.around.scope.truncate(before);
        result
    }

    fn report_meaning(
        &mut self,
        around: Around<'a, '_>,
        one: Unknown<'a>,
        meaning: Meaning,
        meant: &mut BTreeSet<&'static str>,
    ) {
        let help = match meaning {
            Meaning::Repeated => self.repeated(around, one),
            Meaning::Application => foreign::APPLICATION.to_owned(),
            Meaning::Advice(text) => text.to_owned(),
            Meaning::Values(path, values) => {
                let text = one.value().map(|value| self.text(value.span)).unwrap_or_default();
                let here = values.iter().find(|(there, _)| *there == text).map_or("...", |(_, here)| here);
                let name = path.rsplit('.').next().unwrap_or(path);
                meant.extend(around.schema.attribute(name).map(|field| field.name));
                return self.report_valued(around, one, path, name, here);
            }
            Meaning::Flat => {
                let inside = self.flattened(around, one);
                meant.extend(inside.iter().map(|(field, _)| field.name));
                let lines: Vec<String> = inside.iter().map(|(_, text)| format!("`{text}`")).collect();
                let what = if lines.is_empty() { "what is inside".to_owned() } else { lines.join(", ") };
                format!("write {what} directly in the block `{}`", around.schema.name)
            }
            Meaning::Field(_) | Meaning::Within(_) => return,
        };
        self.report_foreign(around, one, &[], help, None);
    }

    /// `internal = true` is `scheme = internal`.
    fn report_valued(
        &mut self,
        around: Around<'a, '_>,
        one: Unknown<'a>,
        path: &str,
        name: &str,
        here: &str,
    ) {
        let (block, _) = path.rsplit_once('.').unwrap_or_default();
        let text = format!("{name} = {here}");
        if around.has(name) && block == around.path {
            let help = format!("`{name}` is set already: remove `{}`", one.key().value);
            return self.report_foreign(around, one, &[], help, None);
        }
        if block == around.path {
            let fix = (here != "...").then(|| (vec![(one.span(), text.clone())], true));
            return self.report_foreign(around, one, &[], format!("write `{text}`"), fix);
        }
        let place = groups::place(around, block);
        self.report_foreign(around, one, &[], format!("write `{text}` {place}"), None);
    }

    /// What to do about a block that is repeated, or that is there or not.
    fn repeated(&self, around: Around<'a, '_>, one: Unknown<'a>) -> String {
        match one {
            Unknown::Attribute(attribute) => self.counted(around, &attribute.value),
            // dynamic "mount" {
            Unknown::Block(block) => {
                let label = block.labels.first().and_then(|label| crate::resolve::plain_text(&label.value));
                let nested = label.and_then(|label| around.schema.nested(label));
                let elements = super::existence::attribute(&block.body, meta::FOR_EACH);
                let elements = elements.map_or("[...]", |elements| self.text(elements.span));
                let nested = nested.filter(|field| field.may_be_repeated()).and_then(FieldSchema::block);
                nested.map_or_else(
                    || format!("write `{} = [...]` in the block that is repeated", meta::FOR_EACH),
                    |nested| {
                        let label = label_of_copies(nested, elements);
                        format!("write `{}{label} {{ {} = {elements}, ... }}`", nested.name, meta::FOR_EACH)
                    },
                )
            }
        }
    }

    /// `count = 3`, `count = param.shared ? 1 : 0`, `count = length(var.names)`
    fn counted(&self, around: Around<'a, '_>, value: &ast::Expr) -> String {
        let condition = match &value.kind {
            ast::ExprKind::Conditional(condition, then, otherwise) => {
                (self.text(then.span) == "1" && self.text(otherwise.span) == "0").then_some(condition.span)
            }
            _ => None,
        };
        if let Some(condition) = condition {
            return format!("write `when = {}`", self.text(condition));
        }
        if !meta::find(meta::FOR_EACH).is_some_and(|meta| around.has_meta(meta)) {
            return format!("there can be only one `{}`", around.schema.name);
        }
        let elements = match &value.kind {
            ast::ExprKind::Call(call) if call.function.value == "length" => call.arguments.first(),
            _ => None,
        };
        let elements = elements.map_or("[\"first\", \"second\"]", |elements| self.text(elements.span));
        format!("write `{} = {elements}`, and `each.key` for the element", meta::FOR_EACH)
    }

    /// The attributes of the block around that are inside of a nested block that it does not have.
    fn flattened(&self, around: Around<'a, '_>, one: Unknown<'a>) -> Vec<(&'static FieldSchema, String)> {
        let Some(body) = body_of(one) else { return Vec::new() };
        let field = |entry: &'a ast::Entry| {
            let ast::Entry::Attribute(attribute) = entry else { return None };
            let name = foreign::snake_case(&attribute.key.value);
            let field = around.schema.attribute(&name)?;
            let value = self.translated(&attribute.value, field).unwrap_or_else(|| "...".to_owned());
            Some((field, format!("{name} = {value}")))
        };
        body.entries.iter().filter_map(field).collect()
    }

    /// Reports what no other language has, either.
    fn report_misspelt(&mut self, around: Around<'a, '_>, one: Unknown<'a>) {
        let (attributes, blocks) = (around.free_attributes(), around.free_blocks());
        let is_all =
            (attributes.len() == around.attributes().count(), blocks.len() == around.blocks().count());
        let free = names::Free { attributes: &attributes, blocks: &blocks, is_all };
        match one {
            Unknown::Attribute(attribute) if let Some(meta) = respelt_meta(&attribute.key.value) => {
                let value = pairs(&attribute.value).unwrap_or_else(|| "...".to_owned());
                let help = format!("write `{meta} = {value}`");
                let fix =
                    (value != "...").then(|| (vec![(attribute.span, format!("{meta} = {value}"))], true));
                self.report_foreign(around, one, &[], help, fix);
            }
            Unknown::Attribute(attribute) => {
                self.expr(&attribute.value);
                let key = &attribute.key;
                let diagnostic = names::unknown_attribute(key.span, &key.value, around.path, free);
                self.report(diagnostic);
            }
            Unknown::Block(block) => {
                let is_kind = crate::language::kinds::find(&block.kind.value).is_some();
                let diagnostic =
                    names::unknown_nested(block.kind.span, &block.kind.value, around.path, free, is_kind);
                self.report(diagnostic);
            }
        }
    }

    /// Reports an attribute or a nested block of another language.
    fn report_foreign(
        &mut self,
        around: Around<'a, '_>,
        one: Unknown<'a>,
        more: &[Span],
        help: String,
        fix: Option<(Vec<(Span, String)>, bool)>,
    ) {
        let key = one.key();
        let mut diagnostic = match one {
            Unknown::Attribute(_) => {
                names::unknown_attribute::foreign(key.span, &key.value, around.path, more)
            }
            Unknown::Block(_) => names::unknown_nested::foreign(key.span, &key.value, around.path, more),
        }
        .help(help);
        if let Some((edits, safe)) = fix {
            diagnostic = names::unknown_attribute::rewritten(diagnostic, edits, safe);
        }
        self.report(diagnostic);
    }
}

/// A label that is different for each copy, one of each of these elements.
fn label_of_copies(schema: &BlockSchema, elements: &str) -> &'static str {
    match schema.label {
        // The elements are paths themselves.
        LabelRule::Path if elements.contains("\"/") => " \"${each.key}\"",
        LabelRule::Path => " \"/mnt/${each.key}\"",
        LabelRule::Name | LabelRule::NameOfOthers | LabelRule::LogicalId => " \"${each.key}\"",
        LabelRule::None | LabelRule::OptionalName | LabelRule::OneOf | LabelRule::Project => "",
    }
}

/// An attribute that all blocks have, under CloudFormation's name for it.
fn respelt_meta(word: &str) -> Option<&'static str> {
    let name = foreign::snake_case(word);
    meta::find(&name).map(|meta| meta.name).filter(|name| *name != word)
}

/// The map of a list of pairs: `[{ Key = "team", Value = "web" }]`.
fn pairs(value: &ast::Expr) -> Option<String> {
    let ast::ExprKind::List(items) = &value.kind else { return None };
    let text = |body: &ast::Body, name: &str| {
        body.entries.iter().find_map(|entry| match entry {
            ast::Entry::Attribute(attribute) if attribute.key.value.eq_ignore_ascii_case(name) => {
                crate::resolve::plain_text(&attribute.value).map(str::to_owned)
            }
            _ => None,
        })
    };
    let pair = |item: &ast::Expr| match &item.kind {
        ast::ExprKind::Map(body) => Some(format!("{} = {:?}", text(body, "key")?, text(body, "value")?)),
        _ => None,
    };
    let pairs: Option<Vec<String>> = items.iter().map(pair).collect();
    pairs.filter(|pairs| !pairs.is_empty()).map(|pairs| format!("{{ {} }}", pairs.join(", ")))
}

/// What stands between the braces of a block, or of a map.
fn body_of(one: Unknown<'_>) -> Option<&ast::Body> {
    match one {
        Unknown::Block(block) => Some(&block.body),
        Unknown::Attribute(ast::Attribute {
            value: ast::Expr { kind: ast::ExprKind::Map(body), .. },
            ..
        }) => Some(body),
        Unknown::Attribute(_) => None,
    }
}

/// The type of an attribute's value.
fn type_of(field: &FieldSchema) -> Type {
    field.ty().unwrap_or_default().non_null()
}
