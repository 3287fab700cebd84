//! Collects declarations by name. Reports names that are declared twice, and blocks of an unknown kind.

use std::sync::Arc;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::{BlockEntry, Names, attribute};
use crate::aws::resource_types;
use crate::cfn::naming::pascal_case;
use crate::diagnostics::catalog::names as catalog;
use crate::diagnostics::{Applicability, Diagnostic, Sink, did_you_mean};
use crate::language::foreign::APPLICATION;
use crate::language::foreign::kinds::{Declared, declared};
use crate::language::{BlockSchema, KindSchema, kinds, meta, words};
use crate::source::Span;
use crate::syntax::ast;
use crate::types::{BlockId, BlockKind};

pub(super) fn collect(files: &[ast::File], sink: &mut Sink) -> Names {
    let mut names = Names::default();
    names.unread.extend(files.iter().flat_map(|file| &file.lost));
    let mut counts: IndexMap<BlockKind, u32> = IndexMap::new();
    for item in files.iter().flat_map(|file| &file.items) {
        match item {
            ast::Item::Param(param) => {
                let list = match param.kind {
                    ast::ParamKind::Param => &mut names.params,
                    ast::ParamKind::Var => &mut names.vars,
                };
                declare(list, param.kind.keyword(), &param.name, param, |param| param.name.span, sink);
            }
            ast::Item::Let(item) => {
                declare(&mut names.lets, "let", &item.name, item, |item| item.name.span, sink);
            }
            ast::Item::Output(output) => {
                declare(&mut names.outputs, "output", &output.name, output, |output| output.name.span, sink);
            }
            ast::Item::Assert(assert) => names.asserts.push(Arc::clone(assert)),
            ast::Item::Block(block) => declare_block(&mut names, &mut counts, block, sink),
            // What it may have declared is unknown.
            ast::Item::Error(span) => names.unread.push(*span),
        }
    }
    report_collisions(&names, sink);
    names
}

fn declare<T>(
    list: &mut IndexMap<String, Arc<T>>,
    keyword: &str,
    name: &ast::Name,
    item: &Arc<T>,
    place: impl Fn(&T) -> Span,
    sink: &mut Sink,
) {
    // `let = 1`: the parser has reported the missing name.
    if name.value.is_empty() {
        return;
    }
    if let Some(fixed) = identifier_fix(&name.value) {
        sink.push(catalog::not_an_identifier(name.span, &name.value, &fixed, false));
    }
    // The first declaration stays, so that references mean something and are not reported as well.
    match list.entry(name.value.clone()) {
        Entry::Occupied(first) => sink.push(catalog::duplicate_declaration(
            name.span,
            place(first.get()),
            &format!("{keyword} {}", name.value),
        )),
        Entry::Vacant(slot) => {
            slot.insert(Arc::clone(item));
        }
    }
}

/// The identifier that a name should be, if it is not one.
pub(crate) fn identifier_fix(name: &str) -> Option<String> {
    let good = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if good {
        return None;
    }
    // `webCluster` and `Web-Cluster` become `web_cluster`, `HTTPPort` becomes `httpport`: only a lowercase letter before a capital tells
    // where a word ends.
    let mut fixed = String::new();
    for (at, c) in name.chars().enumerate() {
        match c {
            'A'..='Z' => {
                let before_lower = at > 0 && name.chars().nth(at - 1).is_some_and(|c| c.is_ascii_lowercase());
                if before_lower {
                    fixed.push('_');
                }
                fixed.push(c.to_ascii_lowercase());
            }
            'a'..='z' | '0'..='9' | '_' => fixed.push(c),
            _ => {
                if !fixed.ends_with('_') {
                    fixed.push('_');
                }
            }
        }
    }
    let fixed = fixed.trim_end_matches('_').to_string();
    Some(if fixed.starts_with(|c: char| c.is_ascii_digit()) || fixed.is_empty() {
        format!("_{fixed}")
    } else {
        fixed
    })
}

fn declare_block(
    names: &mut Names,
    counts: &mut IndexMap<BlockKind, u32>,
    block: &Arc<ast::Block>,
    sink: &mut Sink,
) {
    if block.kind.value == "project" {
        return declare_project(names, block, sink);
    }
    if block.kind.value == kinds::MOVED.name && block.existing.is_none() {
        names.moved.push(Arc::clone(block));
        return;
    }
    let Some((kind, block_kind, name)) = kind_and_name(block, sink) else {
        // The block has been reported, and its name may still be what some reference means.
        names.unread.push(block.head());
        return;
    };
    // References may already have the name that it should have, and are then no second mistake.
    if let Some(meant) = identifier_fix(name) {
        names.respelt.insert((kind.name, meant), name.to_owned());
    }
    // Counted for a second declaration of the same name as well: an id is of one declaration, even
    // if only the first of them is in the table.
    let id = next_id(counts, block_kind);
    let repeated = attribute(&block.body, meta::FOR_EACH).is_some();
    let entry = BlockEntry { id, block: Arc::clone(block), kind, repeated, within: None, offered: false };
    check_type(&entry, sink);
    insert(names, name, entry, sink);
    if let Some(schema) = kind.existing.filter(|_| block_kind.is_existing()) {
        for (nested, kind) in declaring(schema, &block.body) {
            declare_nested(names, counts, (id, repeated), nested, kind, sink);
        }
        names.unread.extend(misspelt(schema, &block.body));
    }
}

/// Adds a declaration, unless there is one of its name.
pub(super) fn insert(names: &mut Names, name: &str, entry: BlockEntry, sink: &mut Sink) {
    let kind = entry.kind.name;
    match names.blocks.entry((kind, name.to_owned())) {
        // Two of one body are reported where that is checked.
        Entry::Occupied(first)
            if entry.within.is_some() && first.get().within == entry.within && !entry.offered => {}
        Entry::Occupied(first) => sink.push(catalog::duplicate_declaration(
            entry.block.head(),
            first.get().block.head(),
            &format!("{kind} \"{name}\""),
        )),
        Entry::Vacant(slot) => {
            names.ids.insert(entry.id, slot.index());
            slot.insert(entry);
        }
    }
}

/// The nested blocks of a body that declare names, each with the kind: `listener "public"` in an `existing cluster`.
fn declaring<'a>(
    schema: &'static BlockSchema,
    body: &'a ast::Body,
) -> impl Iterator<Item = (&'a ast::Block, &'static KindSchema)> {
    body.entries.iter().filter_map(|entry| match entry {
        ast::Entry::Block(nested) => {
            Some((nested, kinds::find(schema.nested(&nested.kind.value)?.rules.declares?)?))
        }
        _ => None,
    })
}

/// The heads of nested blocks that may have declared something, but are misspelt and reported.
fn misspelt(schema: &'static BlockSchema, body: &ast::Body) -> impl Iterator<Item = Span> {
    let declaring = schema.fields.iter().filter(|field| field.rules.declares.is_some());
    let declaring: Vec<&str> = declaring.map(|field| field.name).collect();
    body.entries.iter().filter_map(move |entry| match entry {
        ast::Entry::Block(nested) if schema.nested(&nested.kind.value).is_none() => {
            did_you_mean(&nested.kind.value, declaring.iter().copied()).map(|_| nested.head())
        }
        _ => None,
    })
}

fn declare_nested(
    names: &mut Names,
    counts: &mut IndexMap<BlockKind, u32>,
    (host, repeated): (BlockId, bool),
    nested: &ast::Block,
    kind: &'static KindSchema,
    sink: &mut Sink,
) {
    let name = nested.labels.first().and_then(|label| plain_text(&label.value));
    let Some((name, block_kind)) = name.zip(BlockKind::find(kind.name, true)) else {
        // What is wrong with the label is reported where the block around is checked.
        names.unread.push(nested.head());
        return;
    };
    if let Some(meant) = identifier_fix(name) {
        names.respelt.insert((kind.name, meant), name.to_owned());
    }
    let id = next_id(counts, block_kind);
    let entry = BlockEntry {
        id,
        block: Arc::new(nested.clone()),
        kind,
        repeated,
        within: Some(host),
        offered: false,
    };
    insert(names, name, entry, sink);
}

fn next_id(counts: &mut IndexMap<BlockKind, u32>, kind: BlockKind) -> BlockId {
    let index = counts.entry(kind).or_insert(0);
    *index += 1;
    BlockId::of_declaration(kind, *index - 1)
}

/// Whether a value may be a string as it is written.
fn may_be_text(value: &ast::Expr) -> bool {
    use ast::ExprKind::{Bool, Error, List, Map, Null, Number, Unary};
    !matches!(value.kind, Error | Null | Bool(_) | Number(_) | List(_) | Map(_) | Unary(..))
}

/// Which outputs a resource has must be known before anything is evaluated, and its type says it.
fn check_type(entry: &BlockEntry, sink: &mut Sink) {
    let Some(value) = entry.resource_type_value() else { return };
    match plain_text(value) {
        Some(name) if entry.resource_type().is_none() => {
            sink.push(catalog::unknown_resource_type(value.span, name, resource_types::nearest(name)));
        }
        // Of what is no string, its type is wrong.
        None if may_be_text(value) => sink.push(catalog::computed_resource_type(value.span)),
        _ => {}
    }
}

/// The kind and the name that a block declares; `None` if it declares nothing, which is reported.
fn kind_and_name<'a>(
    block: &'a ast::Block,
    sink: &mut Sink,
) -> Option<(&'static KindSchema, BlockKind, &'a str)> {
    let Some(kind) = kinds::find(&block.kind.value) else {
        // `existing "main" { ... }` has none, and that is reported already.
        if !block.kind.value.is_empty() {
            sink.push(unknown_kind(block));
        }
        return None;
    };
    let Some(block_kind) = BlockKind::find(kind.name, block.existing.is_some()) else {
        // Each kind can be created, so it is `existing` that it cannot be.
        if let Some(word) = block.existing {
            let others: Vec<&str> =
                kinds::KINDS.iter().filter(|kind| kind.existing.is_some()).map(|kind| kind.name).collect();
            sink.push(catalog::wrong_existence::cannot_be_existing(
                word,
                block.kind.span,
                kind.name,
                &others,
            ));
        }
        return None;
    };
    if let Some((attribute, applicability)) = of_existing(kind, block) {
        let diagnostic = catalog::wrong_existence::attribute_of_existing(
            block.kind.span,
            kind.name,
            attribute.span,
            applicability,
        );
        sink.push(diagnostic);
        return None;
    }
    Some((kind, block_kind, label_name(block, sink)?))
}

/// The attribute of a block without `existing` that says that it should have it: `network "main" { stack = "vpc" }`. One that says
/// the contrary counts more. Where a created block could have it, too, and lacks something, this is only probable.
fn of_existing<'a>(kind: &KindSchema, block: &'a ast::Block) -> Option<(&'a ast::Name, Applicability)> {
    let (created, existing) = kind.created.zip(kind.existing).filter(|_| block.existing.is_none())?;
    let is_in =
        |schema: &BlockSchema, name: &str| schema.attribute(name).is_some() || schema.nested(name).is_some();
    let names = || {
        block.body.entries.iter().filter_map(|entry| match entry {
            ast::Entry::Attribute(attribute) => Some(&attribute.key),
            ast::Entry::Block(nested) => Some(&nested.kind),
            ast::Entry::Error(_) => None,
        })
    };
    let only_in = |schema: &BlockSchema, other: &BlockSchema| {
        names().find(|name| is_in(schema, &name.value) && !is_in(other, &name.value))
    };
    if only_in(created, existing).is_some() {
        return None;
    }
    // A created block may have the name of its stack, too, but not that alone.
    let names_another =
        |name: &str| existing.attribute(name).is_some_and(|field| field.rules.needs_one.is_some());
    let is_alone = names().all(|name| is_in(existing, &name.value) || meta::find(&name.value).is_some())
        && created
            .fields
            .iter()
            .any(|field| field.is_required() && names().all(|name| name.value != field.name));
    let is_read = block.body.entries.iter().all(|entry| !matches!(entry, ast::Entry::Error(_)));
    let probable = || names().find(|name| is_alone && is_read && names_another(&name.value));
    only_in(existing, created)
        .map(|name| (name, Applicability::Safe))
        .or_else(|| Some((probable()?, Applicability::Unsafe)))
}

/// A kind that is another language's, or misspelt.
fn unknown_kind(block: &ast::Block) -> Diagnostic {
    let kind = &block.kind;
    let foreign = |help: String, meant| catalog::unknown_kind::foreign(kind.span, &kind.value, help, meant);
    let label = block.labels.first().and_then(|label| plain_text(&label.value)).unwrap_or("main");
    match declared(&kind.value) {
        Some(Declared::Kind(meant)) => foreign(format!("write `{meant} \"{label}\" {{ ... }}`"), Some(meant)),
        Some(Declared::Nested(path)) => {
            let (outer, name) = path.split_once('.').unwrap_or_default();
            foreign(format!("write `{name}` inside the block of its `{outer}`"), None)
        }
        Some(Declared::Application) => foreign(APPLICATION.to_owned(), None),
        Some(Declared::Advice(text)) => foreign(text.to_owned(), None),
        None => {
            let known: Vec<&str> = words::kinds().chain(kinds::OTHERS.map(|block| block.name)).collect();
            catalog::unknown_kind(kind.span, &kind.value, &known)
        }
    }
}

fn declare_project(names: &mut Names, block: &Arc<ast::Block>, sink: &mut Sink) {
    if let Some(first) = &names.project {
        sink.push(catalog::second_project(block.head(), first.head()));
    } else {
        names.project = Some(Arc::clone(block));
    }
}

/// The name that a block's label gives it.
fn label_name<'a>(block: &'a ast::Block, sink: &mut Sink) -> Option<&'a str> {
    let Some(label) = block.labels.first() else {
        sink.push(catalog::missing_label(block.kind.span, &block.kind.value));
        return None;
    };
    // "web-${param.stage}": names must be known before anything is evaluated.
    let Some(name) = plain_text(&label.value) else {
        if label.value.kind != ast::ExprKind::Error {
            let repeated = attribute(&block.body, meta::FOR_EACH).is_some();
            sink.push(if repeated {
                catalog::label_not_plain::of_copies(label.value.span)
            } else {
                catalog::label_not_plain(label.value.span)
            });
        }
        return None;
    };
    if let Some(fixed) = identifier_fix(name) {
        sink.push(catalog::not_an_identifier(label.value.span, name, &fixed, true));
    }
    Some(name)
}

/// The text of a string without interpolations.
pub(crate) fn plain_text(expr: &ast::Expr) -> Option<&str> {
    match &expr.kind {
        ast::ExprKind::Text(parts) => match parts.as_slice() {
            [] => Some(""),
            [ast::TextPart::Literal(text)] => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// `a1` and `a_1` both become `A1` in CloudFormation.
fn report_collisions(names: &Names, sink: &mut Sink) {
    let parameters = names.params.values().map(|param| ("param", &param.name));
    let outputs = names.outputs.values().map(|output| ("output", &output.name));
    report_same_pascal_case(parameters, sink);
    report_same_pascal_case(outputs, sink);
    for kind in kinds::KINDS {
        let blocks = names.blocks.iter().filter(|((known, _), _)| *known == kind.name);
        let mut seen: IndexMap<String, (&str, Span)> = IndexMap::new();
        for ((_, name), entry) in blocks {
            collide(&mut seen, kind.name, name, entry.block.head(), sink);
        }
    }
}

fn report_same_pascal_case<'a>(list: impl Iterator<Item = (&'static str, &'a ast::Name)>, sink: &mut Sink) {
    let mut seen: IndexMap<String, (&str, Span)> = IndexMap::new();
    for (keyword, name) in list {
        collide(&mut seen, keyword, &name.value, name.span, sink);
    }
}

fn collide<'a>(
    seen: &mut IndexMap<String, (&'a str, Span)>,
    keyword: &str,
    name: &'a str,
    span: Span,
    sink: &mut Sink,
) {
    match seen.entry(pascal_case(name)) {
        Entry::Occupied(first) => {
            let (other, place) = *first.get();
            sink.push(catalog::name_collision(span, keyword, name, place, other, first.key()));
        }
        Entry::Vacant(slot) => {
            slot.insert((name, span));
        }
    }
}
