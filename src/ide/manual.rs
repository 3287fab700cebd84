//! What the manual says of a word, in a few lines of Markdown: what hovering shows, and what completion explains.

use serde::{Deserialize, Serialize};

use super::{Analysis, Declaration, Resolver, known};
use crate::generate::reference::{defaults, facts, paragraphs};
use crate::generate::resource_types;
use crate::language::functions::{self, FunctionSchema};
use crate::language::kinds;
use crate::language::meta::{self, MetaAttribute};
use crate::language::{
    AlarmSchema, BlockSchema, FieldSchema, KindSchema, Multiplicity, ResultSchema, Shape, words,
};
use crate::syntax::ast::Unit;
use crate::types::{EnumValue, Pseudo, Type};

/// Something that the manual speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A kind, and whether another stack owns the block.
    Kind(String, bool),
    /// An attribute or nested block: the path of its block, whether another stack owns that, and the name.
    Field(String, bool, String),
    /// A label of a nested block of which there is a closed set: the path of the nested block, and the label.
    Label(String, String),
    /// `when`, `tags`
    Meta(String),
    /// An attribute in the body of a `param` or `var`.
    OfParam(String),
    /// An attribute in the body of an `output`.
    OfOutput(String),
    /// A result of a kind.
    Result(String, String),
    /// A type of CloudFormation's resources, or a property of one: `AWS::SNS::Topic.DisplayName`.
    ResourceType(String),
    /// A function.
    Function(String),
    /// A type.
    Type(String),
    /// A value of an enumeration: the enumeration's name, and the value's word.
    EnumValue(String, String),
    /// A unit.
    Unit(String),
    /// What CloudFormation knows: `region` of `aws.region`.
    Pseudo(String),
    /// A declaration of the program: how references to it begin, and its name.
    Declaration(String, String),
    /// A word of the language itself.
    Keyword(String),
}

/// What is said of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manual {
    /// In Markdown.
    pub markdown: String,
    /// The page of `docs/` with more.
    pub page: Option<String>,
}

/// What the manual says of a topic; `None` if there is no such thing.
pub fn manual(analysis: &Analysis, topic: &Topic) -> Option<Manual> {
    match topic {
        Topic::Kind(name, existing) => match kinds::find(name) {
            Some(kind) => of_kind(kind, *existing),
            None => kinds::other(name).map(|block| of_block(block.name, block)),
        },
        Topic::Field(path, existing, name) => {
            let schema = block_schema(path, *existing)?;
            let field = schema.attribute(name).or_else(|| schema.nested(name))?;
            Some(of_field(path, field))
        }
        Topic::Label(path, name) => {
            let (outer, nested) = path.rsplit_once('.')?;
            let field = block_schema(outer, false)?.nested(nested)?;
            Some(of_label(path, field.label(name)?))
        }
        Topic::Meta(name) => meta::find(name).map(of_meta),
        Topic::OfParam(name) => {
            meta::PARAM.iter().find(|known| known.name == *name).map(|known| plain(known.docs))
        }
        Topic::OfOutput(name) => {
            meta::OUTPUT.iter().find(|known| known.name == *name).map(|known| plain(known.docs))
        }
        Topic::Result(kind, name) => {
            let kind = kinds::find(kind)?;
            Some(of_result(kind.name, "<name>", kind.result(name)?))
        }
        Topic::ResourceType(subject) => of_resource_type(subject),
        Topic::Function(name) => functions::find(name).map(of_function),
        Topic::Type(name) => of_type(name),
        Topic::EnumValue(name, word) => words::enumeration(name)?.value(word).map(of_enum_value),
        Topic::Unit(unit) => Unit::parse(unit).map(|unit| plain(of_unit(unit))),
        Topic::Pseudo(name) => Pseudo::named(name).map(of_pseudo),
        Topic::Declaration(space, name) => {
            let declaration = Resolver::new(analysis).declaration(space, name);
            declaration.map(|declaration| of_declaration(analysis, &declaration))
        }
        Topic::Keyword(word) => of_keyword(word).map(plain),
    }
}

/// What may stand in the block of a path: `cluster.instances`.
fn block_schema(path: &str, existing: bool) -> Option<&'static BlockSchema> {
    let mut names = path.split('.');
    let first = names.next()?;
    let mut schema = match kinds::find(first) {
        Some(kind) if existing => kind.existing?,
        Some(kind) => kind.created.or(kind.existing)?,
        None => kinds::other(first)?,
    };
    for name in names {
        schema = schema.nested(name)?.block()?;
    }
    Some(schema)
}

fn plain(text: &str) -> Manual {
    Manual { markdown: paragraphs(text).trim_end().to_owned(), page: None }
}

/// A head as code, then what is said of it.
fn headed(head: &str, text: &str, page: Option<String>) -> Manual {
    let text = paragraphs(text);
    Manual { markdown: format!("```ecs\n{head}\n```\n\n{}", text.trim_end()), page }
}

/// A kind, where a block of it is declared or referred to.
pub(super) fn of_kind(kind: &KindSchema, existing: bool) -> Option<Manual> {
    let schema = if existing { kind.existing } else { kind.created.or(kind.existing) }?;
    Some(of_block(kind.name, schema))
}

/// A top-level block that is no kind: `project`, `moved`.
pub(super) fn of_other(word: &str) -> Option<Manual> {
    kinds::other(word).map(|block| of_block(block.name, block))
}

/// What may stand in a block, in short.
fn of_block(path: &str, schema: &BlockSchema) -> Manual {
    headed(&format!("{path} {{ }}"), schema.docs, Some(page_of(path)))
}

/// An attribute or a nested block.
pub(super) fn of_field(path: &str, field: &FieldSchema) -> Manual {
    let mut lines: Vec<String> = Vec::new();
    let head = match (field.shape, field.ty()) {
        (Shape::Block { multiplicity, .. }, _) => {
            lines.push(
                match multiplicity {
                    Multiplicity::Defaulted => "At most once; without it, its defaults apply.",
                    Multiplicity::Optional => "At most once; optional.",
                    Multiplicity::Many => "Any number of times.",
                }
                .to_owned(),
            );
            lines.extend(field.rules.becomes.map(|becomes| format!("Becomes `{becomes}`.")));
            format!("{} {{ }}", field.name)
        }
        (_, ty) => {
            lines.extend(field.is_required().then(|| "Required.".to_owned()));
            lines.extend(field.rules.default_note.map(|note| format!("Default: {note}.")));
            lines.extend(facts(field));
            let default = field.default.map(|default| format!(" = {default}")).unwrap_or_default();
            format!("{}: {}{default}", field.name, ty.unwrap_or_default())
        }
    };
    let page = if field.block().is_some() { format!("{path}.{}", field.name) } else { path.to_owned() };
    let mut manual = headed(&head, field.docs, Some(page_of(&page)));
    if !lines.is_empty() {
        manual.markdown.extend(["\n\n- ", &lines.join("\n- ")]);
    }
    manual
}

/// One of the labels of a nested block: an alarm.
pub(super) fn of_label(path: &str, label: &AlarmSchema) -> Manual {
    let name = path.rsplit('.').next().unwrap_or(path);
    let docs = format!("{}\n\n{}", label.docs, defaults(label));
    headed(&format!("{name} \"{}\" {{ }}", label.name), &docs, Some(page_of(path)))
}

/// `when`, `tags`
pub(super) fn of_meta(meta: &MetaAttribute) -> Manual {
    headed(&format!("{}: {}", meta.name, (meta.ty)()), meta.docs, None)
}

/// A result of a block.
pub(super) fn of_result(kind: &str, name: &str, result: &ResultSchema) -> Manual {
    let key = result.keyed_by.filter(|_| !result.has_optional_key()).map_or("", |_| "[\"...\"]");
    let head = format!("{kind}.{name}.{}{key}: {}", result.name, (result.ty)());
    let mut manual = headed(&head, result.docs, Some(page_of(kind)));
    if let Some(needs) = result.needs {
        manual.markdown.extend([" Exists only with `", needs, "`."]);
        if result.has_optional_key() {
            manual.markdown.extend([" Of one with a label: `", result.name, "[\"...\"]`."]);
        }
    }
    manual
}

/// A type of CloudFormation's resources, or a property of one: the page that `explain` prints.
pub(super) fn of_resource_type(subject: &str) -> Option<Manual> {
    let page = resource_types::page(subject).ok()?;
    Some(plain(&page))
}

/// A function.
pub(super) fn of_function(function: &FunctionSchema) -> Manual {
    let phase = if function.takes_deploy_values() {
        "Accepts deploy-time values."
    } else {
        "Accepts only compile-time values."
    };
    let page = format!("reference/functions.md#{}", function.name);
    headed(&function.signature(), &format!("{}\n\n{phase}", function.docs.trim()), Some(page))
}

/// A type, or the word with which one begins: `list`.
pub(super) fn of_type(name: &str) -> Option<Manual> {
    let page = Some(format!("reference/types.md#{name}"));
    if let Some((name, docs, ty)) = Type::NAMED.into_iter().find(|(known, ..)| *known == name) {
        let example =
            ty.check_shape("\u{0}").err().map(|error| format!(" For example `\"{}\"`.", error.example));
        return Some(headed(name, &format!("{docs}{}", example.unwrap_or_default()), page));
    }
    let (written, docs) = Type::CONSTRUCTED
        .into_iter()
        .find(|(written, _)| *written == name || written.strip_suffix("<T>") == Some(name))?;
    Some(headed(written, docs, Some("reference/types.md".to_owned())))
}

/// A value of an enumeration.
pub(super) fn of_enum_value(value: &EnumValue) -> Manual {
    let spelling = if value.spelling == value.word.replace('_', "-") {
        String::new()
    } else {
        format!(" In CloudFormation: `{}`.", value.spelling)
    };
    headed(value.word, &format!("{}{spelling}", value.docs), None)
}

/// What a unit is.
pub(super) fn of_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Seconds => "Seconds.",
        Unit::Minutes => "Minutes: 60 seconds.",
        Unit::Hours => "Hours: 3,600 seconds.",
        Unit::Days => "Days: 86,400 seconds.",
        Unit::Bytes => "Bytes.",
        Unit::Kibibytes => "Kibibytes: 1,024 bytes.",
        Unit::Mebibytes => "Mebibytes: 1,024 KiB.",
        Unit::Gibibytes => "Gibibytes: 1,024 MiB.",
        Unit::Tebibytes => "Tebibytes: 1,024 GiB.",
        Unit::Vcpu => "vCPUs: 1,024 ECS units each.",
        Unit::Percent => "Percent.",
    }
}

/// What CloudFormation knows.
pub(super) fn of_pseudo(pseudo: Pseudo) -> Manual {
    let found = Pseudo::ALL.into_iter().find(|(known, ..)| *known == pseudo);
    let (_, name, parameter, docs) = found.unwrap_or((pseudo, "", "", ""));
    let head = format!("aws.{name}: {}", pseudo.ty());
    headed(&head, &format!("{docs} CloudFormation's `{parameter}`, known at deployment."), None)
}

/// A declaration of the program: its head, its type, and its doc comment.
pub(super) fn of_declaration(analysis: &Analysis, declaration: &Declaration<'_>) -> Manual {
    let docs = declaration.docs().map(|docs| docs.value.clone()).unwrap_or_default();
    let whole = analysis.source(declaration.span());
    let first = whole.lines().next().unwrap_or_default();
    let head = match declaration {
        Declaration::Let(_) | Declaration::Output(_) => {
            let ty = known::declared(analysis, declaration).ty;
            let ty = if ty == Type::Unknown { String::new() } else { format!(": {ty}") };
            format!("{} {}{ty}", declaration.space(), declaration.name())
        }
        Declaration::Param(_) => first.split(" {").next().unwrap_or_default().to_owned(),
        Declaration::Block(..) | Declaration::Project(_) => {
            first.split('{').next().unwrap_or_default().trim_end().to_owned()
        }
    };
    headed(&head, &docs, None)
}

/// What a word of the language itself is for.
pub(super) fn of_keyword(word: &str) -> Option<&'static str> {
    Some(match word {
        "param" => "A deploy-time value: a CloudFormation parameter, set when the stack is deployed.",
        "var" => "A compile-time value, set with `--var`, a `--var-file`, the environment, or its default.",
        "let" => "A name for a value.",
        "output" => "An output of the stack of the block that its value refers to.",
        "assert" => "A condition that must be true, and the message that is shown if it is not.",
        "existing" => "A block that another stack owns: nothing is created, its ids are imported.",
        "aws" => "The pseudo parameters of CloudFormation: region, account, partition, stack.",
        meta::EACH => {
            "The element for which the block is made: `each.key` is its key, `each.value` the value of the map (of a list, the key)."
        }
        word => return Some(kinds::other(word)?.docs),
    })
}

/// Where the block of a path stands in the reference: `reference/cluster.md#clusterinstances`.
fn page_of(path: &str) -> String {
    let kind = path.split('.').next().unwrap_or(path);
    format!("reference/{kind}.md#{}", path.replace('.', ""))
}
