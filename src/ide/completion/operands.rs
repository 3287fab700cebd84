//! At the beginning of an operand: values of the expected type, then references and functions that give one, then the others.

use super::Context;
use super::expected::{Expected, path_at_end};
use super::item::{Completion, CompletionKind};
use super::results::{is_without_key, keys_of, topic};
use super::{moved, properties};
use crate::ide::Declaration;
use crate::ide::cursor::{FrameKind, Lexeme};
use crate::ide::known;
use crate::ide::manual::Topic;
use crate::language::functions::FUNCTIONS;
use crate::language::kinds;
use crate::resolve::nested_blocks;
use crate::types::{Literal, Pseudo, Type};

/// What is added to the rank of an item that does not fit.
const LATER: u8 = 10;

/// The items at the position.
pub(super) fn items(ctx: &Context<'_>, read: &[Lexeme<'_>]) -> Vec<Completion> {
    if read.is_empty()
        && let Some(items) = moved::items(ctx)
    {
        return items;
    }
    let expected = ctx.expected();
    let mut items = Vec::new();
    items.extend(keys(ctx));
    // What is chosen is the value, too.
    if read.last().is_none_or(|last| ["?", ":", "??"].iter().any(|operator| last.is(operator))) {
        items.extend(properties::values(ctx));
    }
    literals(&expected.ty, &mut items);
    known_values(&expected, &mut items);
    for (name, reached) in ctx.variables() {
        let item = Completion::new(name, CompletionKind::Variable).of_type(&reached.ty).rank(1);
        items.push(item);
    }
    items.extend(references(ctx, &expected, ctx.resolver.declarations()));
    if matches!(expected.ty.clone().non_null(), Type::Kind(_)) {
        // A reference to a block is written out: no function returns one.
        items.retain(|item| item.rank < LATER);
    } else {
        items.extend(pseudos(&expected));
        items.extend(functions(&expected));
    }
    // `[for ...]` is a whole value: after an operator it could not follow.
    if read.is_empty() && matches!(expected.ty.clone().non_null(), Type::List(_)) {
        let each = Completion::new("for", CompletionKind::Keyword).inserting("[for ").rank(4);
        items.push(each.snippet("[for ${1:item} in ${2:list}: ${0:item}]"));
    }
    items
}

/// The values of a type that has only few.
pub(super) fn literals(ty: &Type, items: &mut Vec<Completion>) {
    match ty {
        Type::Bool => {
            items.extend(["true", "false"].map(|word| Completion::new(word, CompletionKind::Constant)));
        }
        Type::Enum(schema) => items.extend(schema.words().map(|word| {
            let topic = Topic::EnumValue(schema.name.to_owned(), word.to_owned());
            Completion::new(word, CompletionKind::Symbol).about(topic)
        })),
        Type::OneOf(literals) => {
            let items_of = |literal: &Literal| Completion::new(literal.to_string(), CompletionKind::Symbol);
            items.extend(literals.iter().map(items_of));
        }
        Type::Nullable(inner) => {
            literals(inner, items);
            items.push(Completion::new("null", CompletionKind::Constant).rank(4));
        }
        Type::Union(types) => types.iter().for_each(|ty| literals(ty, items)),
        Type::Unknown => {
            let words = ["true", "false", "null"];
            items.extend(words.map(|word| Completion::new(word, CompletionKind::Constant).rank(4)));
        }
        _ => {}
    }
}

/// The values in the schema: those that are allowed, or the default.
fn known_values(expected: &Expected, items: &mut Vec<Completion>) {
    let Some(field) = expected.field else { return };
    let allowed: Vec<String> = match (field.rules.one_of, field.rules.days) {
        (Some(all), _) => all.iter().map(|value| value.text.to_owned()).collect(),
        (None, Some(days)) => days.iter().map(|days| format!("{days}d")).collect(),
        (None, None) => field.default.into_iter().map(str::to_owned).collect(),
    };
    for value in allowed {
        if !items.iter().any(|item| item.label == value) {
            let item = Completion::new(value.clone(), CompletionKind::Constant);
            items.push(if field.default == Some(value.as_str()) { item.detail("default") } else { item });
        }
    }
}

/// The references to declarations and their results, as they are written: `param.zones`, `cluster.web`, `cluster.web.arn`.
fn references<'a>(
    ctx: &Context<'a>,
    expected: &Expected,
    declarations: impl Iterator<Item = Declaration<'a>>,
) -> Vec<Completion> {
    let mut items = Vec::new();
    for declaration in declarations.filter(|declaration| !ctx.is_within(declaration)) {
        let (namespace, name) = (declaration.space(), declaration.name());
        if name.is_empty() {
            continue;
        }
        let reached = known::declared(ctx.analysis, &declaration);
        let deploy = matches!(declaration, Declaration::Block(..)) || namespace == "param";
        let kind = match declaration {
            Declaration::Block(..) => CompletionKind::Reference,
            _ => CompletionKind::Variable,
        };
        // A compile-time value cannot come from a param. A reference to a block is known, only its results are not.
        let fits = expected.takes(&reached.ty)
            && !(is_created_wanted(expected) && is_existing(ctx, &declaration))
            && !(expected.constant && deploy && !matches!(declaration, Declaration::Block(..)));
        let item = Completion::new(format!("{namespace}.{name}"), kind).of_type(&reached.ty);
        let topic = Topic::Declaration(namespace.to_owned(), name.to_owned());
        items.push(item.about(topic).rank(if fits { 1 } else { 1 + LATER }));
        items.extend(results(ctx, &declaration, expected));
    }
    items
}

/// Whether an `existing` block is refused.
fn is_created_wanted(expected: &Expected) -> bool {
    expected.field.is_some_and(|field| field.rules.created)
}

fn is_existing(ctx: &Context<'_>, declaration: &Declaration<'_>) -> bool {
    let kind = kinds::find(declaration.space());
    let entry = kind.and_then(|kind| ctx.resolver.names.block(kind.name, declaration.name()));
    entry.is_some_and(|entry| entry.id.kind().is_existing())
}

/// The results of a block.
fn results(ctx: &Context<'_>, declaration: &Declaration<'_>, expected: &Expected) -> Vec<Completion> {
    let Declaration::Block(block, kind) = declaration else { return Vec::new() };
    // Those of its copies are reached by their keys.
    if known::is_repeated(ctx.analysis, declaration) {
        return Vec::new();
    }
    let mut items = Vec::new();
    let entry = ctx.resolver.names.block(kind.name, declaration.name());
    for (entry, result) in
        entry.into_iter().flat_map(|entry| entry.results().map(move |result| (entry, result)))
    {
        let ty = (result.ty)();
        // What does not fit is ranked behind and not left out, since the expectation is a guess
        // from an unfinished line.
        let fits = expected.takes(&ty) && !expected.constant;
        let head = format!("{}.{}.{}", kind.name, declaration.name(), result.name);
        let keyed = keys_of(block, result).into_iter().flat_map(|nested| nested_blocks(&block.body, nested));
        let mut labels: Vec<(String, bool)> =
            keyed.map(|(key, _)| (format!("{head}[\"{key}\"]"), true)).collect();
        if result.keyed_by.is_none() || result.has_optional_key() {
            labels.push((head, is_without_key(entry, result)));
        }
        items.extend(labels.into_iter().map(|(label, available)| {
            let item = Completion::new(label, CompletionKind::Member).of_type(&ty);
            item.about(topic(entry, result)).rank(if fits && available { 2 } else { 2 + LATER })
        }));
    }
    items
}

fn pseudos(expected: &Expected) -> impl Iterator<Item = Completion> {
    Pseudo::ALL.into_iter().map(|(pseudo, name, ..)| {
        let ty = pseudo.ty();
        let fits = expected.takes(&ty) && !expected.constant;
        let item = Completion::new(format!("aws.{name}"), CompletionKind::Member).of_type(&ty);
        item.about(Topic::Pseudo(name.to_owned())).rank(if fits { 3 } else { 3 + LATER })
    })
}

fn functions(expected: &Expected) -> impl Iterator<Item = Completion> {
    FUNCTIONS.iter().map(|function| {
        let result = function.result.map(|ty| ty());
        let fits = match &result {
            Some(ty) => expected.takes(ty) || ty.is_text() && expected.ty.is_text(),
            // `min` and `max` return the type of their arguments.
            None => matches!(
                expected.ty.clone().non_null(),
                Type::Int | Type::Number | Type::Duration | Type::Size | Type::Cpu | Type::Range(_)
            ),
        };
        let item = Completion::new(function.name, CompletionKind::Function).detail(function.signature());
        let arguments = if function.parameters.is_empty() { "()" } else { "($0)" };
        item.inserting(format!("{}(", function.name))
            .snippet(format!("{}{arguments}", function.name))
            .about(Topic::Function(function.name.to_owned()))
            .rank(if fits { 3 } else { 3 + LATER })
    })
}

/// The keys between `[` and `]`.
fn keys(ctx: &Context<'_>) -> Vec<Completion> {
    ctx.keys()
        .into_iter()
        .map(|key| Completion::new(format!("\"{key}\""), CompletionKind::Constant))
        .collect()
}

impl Context<'_> {
    /// The keys of what is before the innermost `[`: names of nested blocks, or keys of a map.
    pub(super) fn keys(&self) -> Vec<String> {
        let Some(index) = self.cursor.frames.iter().rposition(|frame| frame.kind == FrameKind::Index) else {
            return Vec::new();
        };
        let head = self.cursor.head(index);
        let path = path_at_end(head);
        let (block, copy) = match path.as_slice() {
            [kind, name, _, result] => ([*kind, *name, *result], true),
            [kind, name, result] => ([*kind, *name, *result], false),
            _ => ([""; 3], false),
        };
        if let Some((entry, _, nested)) = self.resolver.names.keyed(block)
            && entry.repeated == copy
        {
            return nested_blocks(&entry.block.body, nested).map(|(label, _)| label.to_owned()).collect();
        }
        let members = self.reached(head).into_iter().flat_map(|reached| reached.members());
        members.map(|(key, _)| key.to_owned()).collect()
    }

    /// Whether the position is inside a declaration, which cannot refer to itself.
    pub(super) fn is_within(&self, declaration: &Declaration<'_>) -> bool {
        let Some(program) = self.cursor.frames.first() else { return false };
        let words: Vec<&str> = program.line.iter().map(|lexeme| lexeme.text).collect();
        match words.as_slice() {
            ["existing", kind, name, ..] | [kind, name, ..] => {
                *kind == declaration.space() && *name == declaration.name()
            }
            _ => false,
        }
    }
}
