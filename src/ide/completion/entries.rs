//! Between the braces of a block or declaration: attributes and nested blocks that are not there yet.

use super::item::{Completion, CompletionKind};
use super::snippets::{self, Snippet};
use super::{Braces, Context};
use crate::ide::cursor::Frame;
use crate::ide::manual::Topic;
use crate::language::meta::{self, DeclarationAttribute};
use crate::language::{BlockSchema, FieldSchema, Multiplicity, Shape, kinds};

/// The items: first what is required, then attributes, nested blocks, and the attributes of every block.
pub(super) fn items(ctx: &Context<'_>, frame: &Frame<'_>) -> Vec<Completion> {
    let index = ctx.cursor.frames.len() - 1;
    match ctx.braces(index) {
        Braces::Block { schema, path, existing, field } => {
            let block = Block { schema, path, existing, field, frame };
            block.items(ctx)
        }
        Braces::Param => declaration(ctx, frame, &meta::PARAM, Topic::OfParam),
        Braces::Output => declaration(ctx, frame, &meta::OUTPUT, Topic::OfOutput),
        Braces::Unknown => Vec::new(),
    }
}

struct Block<'f, 'a> {
    schema: &'static BlockSchema,
    path: String,
    existing: bool,
    field: Option<&'static FieldSchema>,
    frame: &'f Frame<'a>,
}

impl Block<'_, '_> {
    fn items(&self, ctx: &Context<'_>) -> Vec<Completion> {
        // The rank decides: required attributes come before all others, and `when` and `tags` come last.
        let needed: Vec<&str> =
            snippets::needed(self.schema, |name| self.has(name)).iter().map(|field| field.name).collect();
        let open = self.schema.fields.iter().filter(|field| !self.is_set(field));
        let mut items: Vec<Completion> = open
            .map(|field| {
                let item = if field.block().is_some() { nested(ctx, field) } else { attribute(ctx, field) };
                let rank = match field.shape {
                    _ if needed.contains(&field.name) => 0,
                    Shape::Attribute { .. } => 1,
                    Shape::Block { .. } => 2,
                };
                let topic = Topic::Field(self.path.clone(), self.existing, field.name.to_owned());
                item.rank(rank).about(topic)
            })
            .collect();
        items.extend(self.meta(ctx));
        items
    }

    fn meta(&self, ctx: &Context<'_>) -> Vec<Completion> {
        let project = kinds::other(self.schema.name).is_some();
        // A block with defaults is there even if it is not written, so it cannot depend on a condition.
        let guardable = self.field.is_none_or(|field| {
            !matches!(field.shape, Shape::Block { multiplicity: Multiplicity::Defaulted, .. })
        });
        let open = meta::META.iter().filter(|meta| {
            !project
                && !self.has(meta.name)
                && meta.is_on(self.field.and_then(FieldSchema::multiplicity))
                && (guardable || meta.name != "when")
        });
        open.map(|meta| {
            let item = assignment(ctx, meta.name).detail((meta.ty)().to_string());
            item.rank(3).about(Topic::Meta(meta.name.to_owned()))
        })
        .collect()
    }

    fn has(&self, name: &str) -> bool {
        self.frame.entries.iter().any(|entry| entry.name == name)
    }

    /// Whether a field is set already, or an alternative to it.
    fn is_set(&self, field: &FieldSchema) -> bool {
        match field.shape {
            Shape::Block { multiplicity: Multiplicity::Many, .. } => false,
            Shape::Block { .. } => self.has(field.name),
            Shape::Attribute { .. } => {
                self.has(field.name) || field.alternatives().any(|other| self.has(other))
            }
        }
    }
}

/// An attribute, with a choice of values if there are only few.
fn attribute(ctx: &Context<'_>, field: &'static FieldSchema) -> Completion {
    let detail = field.ty().unwrap_or_default().to_string();
    let item = assignment(ctx, field.name).detail(detail);
    // `=` and a value are there already: the user is renaming the attribute.
    if snippets::goes_on(ctx.cursor.rest) {
        return item;
    }
    let choices = snippets::few_values(ctx, field);
    if choices.is_empty() {
        return item;
    }
    let mut snippet = Snippet::default();
    snippet.push(&format!("{} = ", field.name));
    snippet.choice(&choices);
    item.snippet(snippet.text)
}

fn assignment(ctx: &Context<'_>, name: &str) -> Completion {
    let item = Completion::new(name, CompletionKind::Attribute);
    if snippets::goes_on(ctx.cursor.rest) { item } else { item.inserting(format!("{name} = ")) }
}

fn nested(ctx: &Context<'_>, field: &'static FieldSchema) -> Completion {
    let item = Completion::new(field.name, CompletionKind::Block).detail("block");
    let Some(schema) = field.block().filter(|_| !snippets::goes_on(ctx.cursor.rest)) else { return item };
    let mut snippet = Snippet::default();
    snippet.block(ctx, (field.name, field.rules.labels), schema, 0);
    let Snippet { text, plain, .. } = snippet.end();
    item.inserting(plain).snippet(text)
}

/// In the body of a `param`, `var` or `output`.
fn declaration(
    ctx: &Context<'_>,
    frame: &Frame<'_>,
    all: &[DeclarationAttribute],
    topic: impl Fn(String) -> Topic,
) -> Vec<Completion> {
    let open = all.iter().filter(|known| !frame.entries.iter().any(|entry| entry.name == known.name));
    open.map(|known| assignment(ctx, known.name).about(topic(known.name.to_owned()))).collect()
}
