//! Snippets: text with placeholders, such as a block with all that it needs.

use super::Context;
use crate::language::{AlarmSchema, BlockSchema, FieldSchema, LabelRule, Phase, Shape};
use crate::types::{Limit, Type};

/// A snippet in the protocol's syntax, and the same text without placeholders.
#[derive(Debug, Clone, Default)]
pub(super) struct Snippet {
    pub(super) text: String,
    pub(super) plain: String,
    /// The number of placeholders.
    stops: usize,
}

impl Snippet {
    /// Plain text.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(&escaped(text));
        self.plain.push_str(text);
    }

    /// A placeholder with its initial text.
    pub(super) fn placeholder(&mut self, text: &str) {
        self.stops += 1;
        let stop = self.stops;
        self.text.extend([format!("${{{stop}:"), escaped(text), "}".to_owned()]);
        self.plain.push_str(text);
    }

    /// A placeholder with a choice of texts.
    pub(super) fn choice(&mut self, choices: &[String]) {
        // Editors show a menu for a choice, even if there is nothing to choose.
        let [first, _, ..] = choices else {
            if let Some(only) = choices.first() {
                self.placeholder(only);
            }
            return;
        };
        self.stops += 1;
        let stop = self.stops;
        let shown: Vec<String> =
            // Inside of a choice the comma and the bar have a meaning, too.
            choices.iter().map(|choice| escaped(choice).replace(',', "\\,").replace('|', "\\|")).collect();
        self.text.extend([format!("${{{stop}|"), shown.join(","), "|}".to_owned()]);
        self.plain.push_str(first);
    }

    /// Ends the snippet: the cursor goes here last, unless it has a place already.
    pub(super) fn end(mut self) -> Self {
        if !self.text.contains("$0") {
            self.text.push_str("$0");
        }
        self
    }

    /// A block with all that it needs, as the formatter writes it.
    pub(super) fn block(
        &mut self,
        ctx: &Context<'_>,
        (head, labels): (&str, Option<&[&AlarmSchema]>),
        schema: &'static BlockSchema,
        depth: usize,
    ) {
        self.push(head);
        if let Some(labels) = labels {
            let names: Vec<String> = labels.iter().map(|label| label.name.to_owned()).collect();
            self.push(" \"");
            self.choice(&names);
            self.push("\"");
        }
        let label = match schema.label {
            // Those that there are have been offered.
            LabelRule::None | LabelRule::OptionalName | LabelRule::NameOfOthers | LabelRule::OneOf => None,
            LabelRule::Name | LabelRule::Project => Some("name"),
            LabelRule::Path => Some("/mnt/name"),
            LabelRule::LogicalId => Some("LogicalId"),
        };
        if let Some(label) = label {
            self.push(" \"");
            self.placeholder(label);
            self.push("\"");
        }
        let needed = needed(schema, |_| false);
        let (blocks, attributes): (Vec<&'static FieldSchema>, Vec<_>) =
            needed.iter().copied().partition(|field| field.block().is_some());
        if needed.is_empty() {
            self.push(" {");
            if depth == 0 {
                // The user goes on inside the braces. Without snippets `{}` is a complete block.
                self.text.push_str("\n  $0\n");
            }
            return self.push("}");
        }
        self.push(" {\n");
        let indent = "  ".repeat(depth + 1);
        // Aligned as the formatter does it, so that formatting on save changes nothing.
        let width = attributes.iter().map(|field| field.name.len()).max().unwrap_or(0);
        for field in &attributes {
            self.push(&format!("{indent}{:width$} = ", field.name));
            self.value(ctx, field);
            self.push("\n");
        }
        for (at, field) in blocks.iter().enumerate() {
            if let Some(schema) = field.block() {
                self.push(if at == 0 && attributes.is_empty() { "" } else { "\n" });
                self.push(&indent);
                self.block(ctx, (field.name, field.rules.labels), schema, depth + 1);
                self.push("\n");
            }
        }
        self.push(&format!("{}}}", "  ".repeat(depth)));
    }

    fn value(&mut self, ctx: &Context<'_>, field: &'static FieldSchema) {
        let few = few_values(ctx, field);
        if few.is_empty() { self.placeholder(&example(field)) } else { self.choice(&few) }
    }
}

/// The fields that a block needs and does not have; of alternatives, the first.
pub(super) fn needed(schema: &'static BlockSchema, has: impl Fn(&str) -> bool) -> Vec<&'static FieldSchema> {
    let mut needed: Vec<&'static FieldSchema> = Vec::new();
    for field in schema.fields.iter().filter(|field| !has(field.name)) {
        let first = field.alternatives().next() == Some(field.name) && !field.alternatives().any(&has);
        let companion = field
            .rules
            .needed_with
            .is_some_and(|with| has(with) || needed.iter().any(|field| field.name == with));
        if field.is_required() || field.rules.example.is_some() || first || companion {
            needed.push(field);
        }
    }
    needed
}

/// The values of an attribute, if there are only few: enum values, and the blocks of a kind in the program.
pub(super) fn few_values(ctx: &Context<'_>, field: &'static FieldSchema) -> Vec<String> {
    let Shape::Attribute { ty, phase, .. } = field.shape else { return Vec::new() };
    match ty() {
        Type::Bool => {
            // Whoever writes the attribute wants the value that is not the default, so that comes first.
            let mut values = vec!["true".to_owned(), "false".to_owned()];
            if field.default == Some("true") {
                values.reverse();
            }
            values
        }
        Type::Enum(schema) => schema.words().map(ToOwned::to_owned).collect(),
        Type::Kind(kind) => {
            let fits = |name: &&str| {
                let entry = ctx.resolver.names.block(kind, name);
                !field.rules.created || entry.is_some_and(|entry| !entry.id.kind().is_existing())
            };
            let names = ctx.resolver.names.block_names(kind).filter(fits);
            names.map(|name| format!("{kind}.{name}")).collect()
        }
        ty if phase == Phase::Deploy && field.is_required() => ctx.fitting_params(&ty),
        ty if phase == Phase::Deploy && field.rules.needs_one.is_some() => ctx.fitting_params(&ty),
        _ => Vec::new(),
    }
}

/// A value that an attribute could have.
fn example(field: &FieldSchema) -> String {
    let Shape::Attribute { ty, .. } = field.shape else { return String::new() };
    example_of(&ty(), field)
}

fn example_of(ty: &Type, field: &FieldSchema) -> String {
    let text = |ty: &Type| ty.check_shape("\u{0}").err().map_or("", |error| error.example);
    let at_least = |example| {
        field.rules.min.filter(|min| min.exceeds(Limit::new(example))).map_or(example, |min| min.text)
    };
    match ty {
        Type::List(inner) => format!("[{}]", example_of(inner, field)),
        _ if let Some(example) = field.rules.example => example.to_owned(),
        Type::Int => at_least("1").to_owned(),
        Type::Number => "1".to_owned(),
        Type::Duration => at_least("15m").to_owned(),
        Type::Size => at_least("512MiB").to_owned(),
        Type::Cpu => at_least("256").to_owned(),
        Type::Percent => at_least("50%").to_owned(),
        Type::Port => "80".to_owned(),
        Type::Range(_) => "2..4".to_owned(),
        Type::Kind(kind) => format!("{kind}.name"),
        Type::Map(_) => "{}".to_owned(),
        Type::Union(types) => types.first().map(|ty| example_of(ty, field)).unwrap_or_default(),
        Type::Nullable(inner) => example_of(inner, field),
        ty => format!("\"{}\"", text(ty)),
    }
}

/// Whether the entry goes on after its name already: then only the name is inserted.
pub(super) fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with(['=', '{', '"'])
}

/// Text with escapes for a snippet, in which `$`, `}` and `\` have a meaning.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}
