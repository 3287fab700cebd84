//! The language as JSON, for tools: `ecsc schema`. What its fields mean is in `docs/schema.md`.

use indexmap::IndexMap;
use serde::Serialize;

use super::reference::paragraphs;
use crate::diagnostics::{Code, catalog};
use crate::language::functions::{Arity, FUNCTIONS, FunctionSchema, Parameter};
use crate::language::kinds::{KINDS, OTHERS};
use crate::language::meta::{self, DeclarationAttribute, META, MetaAttribute, On};
use crate::language::{
    AlarmSchema, BlockSchema, FieldSchema, KindSchema, LabelRule, MinWith, Multiplicity, Phase, ResultSchema,
    ResultSource, Rules, Shape,
};
use crate::types::{Duration, EnumSchema, Limit, Literal, Size, Type};

/// The version of the shape. Fields may be added to a version; one that is removed, or means something else, makes a new one.
pub const FORMAT: u32 = 1;

/// The language as one JSON object.
pub fn text() -> String {
    // Strings, numbers and Booleans in lists and maps with keys that are strings: nothing that JSON cannot say.
    serde_json::to_string_pretty(&language()).unwrap_or_default() + "\n"
}

#[derive(Debug, Serialize)]
struct Language {
    format: u32,
    ecsc: &'static str,
    kinds: Vec<Kind>,
    top_level_blocks: Vec<Block>,
    common_attributes: Vec<Common>,
    declarations: IndexMap<&'static str, Vec<Named>>,
    functions: Vec<Function>,
    types: Vec<NamedType>,
    constructed_types: Vec<Named>,
    enumerations: IndexMap<&'static str, Vec<EnumValue>>,
    units: Units,
    diagnostics: Vec<DiagnosticCode>,
}

/// A name and what it is.
#[derive(Debug, Serialize)]
struct Named {
    name: &'static str,
    docs: String,
}

#[derive(Debug, Serialize)]
struct Kind {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<Block>,
    #[serde(skip_serializing_if = "Option::is_none")]
    existing: Option<Block>,
    outputs: Vec<Output>,
}

#[derive(Debug, Serialize)]
struct Block {
    name: &'static str,
    label: &'static str,
    docs: String,
    attributes: Vec<Attribute>,
    blocks: Vec<NestedBlock>,
}

#[derive(Debug, Serialize)]
struct NestedBlock {
    name: &'static str,
    occurs: &'static str,
    docs: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    compile_time_guard: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needs_one: Option<&'static [&'static str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needed_with: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    becomes: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<Label>,
    block: Block,
}

/// One of a closed set of labels: an alarm.
#[derive(Debug, Serialize)]
struct Label {
    name: &'static str,
    docs: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    threshold: Option<&'static str>,
    #[serde(rename = "for")]
    lasting: &'static str,
    block: Block,
}

#[derive(Debug, Serialize)]
struct Attribute {
    name: &'static str,
    #[serde(rename = "type")]
    ty: String,
    takes: Taken,
    known: &'static str,
    required: bool,
    docs: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_note: Option<&'static str>,
    #[serde(flatten)]
    bounds: Bounds,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length_from: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needs_one: Option<&'static [&'static str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needed_with: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    becomes: Vec<&'static str>,
}

/// Which values of its type an attribute takes, as the language writes them.
#[derive(Debug, Serialize)]
struct Bounds {
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_with: Option<OtherMin>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deploy_max: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<String>,
}

#[derive(Debug, Serialize)]
struct OtherMin {
    min: &'static str,
    attribute: &'static str,
    value: &'static str,
}

/// A type in its parts.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Taken {
    Any,
    Named(String),
    Enumeration(&'static str),
    Literals(Vec<String>),
    List(Box<Taken>),
    Map(Box<Taken>),
    Range(Box<Taken>),
    Optional(Box<Taken>),
    BlockOf(&'static str),
    AnyOf(Vec<Taken>),
}

#[derive(Debug, Serialize)]
struct Output {
    name: &'static str,
    #[serde(rename = "type")]
    ty: String,
    takes: Taken,
    docs: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    keyed_by: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needs: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needs_true: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length_from: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
}

#[derive(Debug, Serialize)]
struct Source {
    resource: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribute: Option<&'static str>,
    export: &'static str,
}

#[derive(Debug, Serialize)]
struct Common {
    name: &'static str,
    #[serde(rename = "type")]
    ty: String,
    takes: Taken,
    on: &'static str,
    docs: String,
}

#[derive(Debug, Serialize)]
struct Function {
    name: &'static str,
    signature: String,
    parameters: Vec<FunctionParameter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<Taken>,
    docs: String,
}

#[derive(Debug, Serialize)]
struct FunctionParameter {
    name: &'static str,
    takes: Taken,
    known: &'static str,
    occurs: &'static str,
}

#[derive(Debug, Serialize)]
struct NamedType {
    name: &'static str,
    docs: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct EnumValue {
    word: &'static str,
    spelling: &'static str,
    docs: &'static str,
}

/// The units of quantities, by spelling: how many of the smallest each is.
#[derive(Debug, Serialize)]
struct Units {
    duration: IndexMap<&'static str, i64>,
    size: IndexMap<&'static str, i64>,
}

#[derive(Debug, Serialize)]
struct DiagnosticCode {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
}

fn language() -> Language {
    let mut codes: Vec<&Code> = catalog::all().collect();
    codes.sort_by_key(|code| code.id);
    let mut enumerations = IndexMap::new();
    let kinds = KINDS.into_iter().map(|it| kind(it, &mut enumerations)).collect();
    let top_level_blocks = OTHERS.into_iter().map(|it| block(it, &mut enumerations)).collect();
    let common = |it: &MetaAttribute, enumerations: &mut Enumerations| Common {
        name: it.name,
        ty: (it.ty)().to_string(),
        takes: taken(&(it.ty)(), enumerations),
        on: match it.on {
            On::All => "all",
            On::TopLevel => "top_level",
            On::Several => "several",
        },
        docs: prose(it.docs),
    };
    let common_attributes = META.iter().map(|it| common(it, &mut enumerations)).collect();
    let functions = FUNCTIONS.iter().map(|it| function(it, &mut enumerations)).collect();
    Language {
        format: FORMAT,
        ecsc: env!("CARGO_PKG_VERSION"),
        kinds,
        top_level_blocks,
        common_attributes,
        declarations: [("param", named(&meta::PARAM)), ("output", named(&meta::OUTPUT))].into(),
        functions,
        types: Type::NAMED.iter().map(named_type).collect(),
        constructed_types: Type::CONSTRUCTED.map(|(name, docs)| Named { name, docs: docs.to_owned() }).into(),
        enumerations: enumerations.into_iter().map(|(name, schema)| (name, enum_values(schema))).collect(),
        units: Units { duration: Duration::UNITS.into(), size: Size::UNITS.into() },
        diagnostics: codes.into_iter().map(diagnostic).collect(),
    }
}

/// The enumerations that were met, by name.
type Enumerations = IndexMap<&'static str, &'static EnumSchema>;

fn prose(docs: &str) -> String {
    paragraphs(docs).trim_end().to_owned()
}

fn named(attributes: &[DeclarationAttribute]) -> Vec<Named> {
    attributes.iter().map(|it| Named { name: it.name, docs: prose(it.docs) }).collect()
}

fn named_type((name, docs, ty): &(&'static str, &'static str, Type)) -> NamedType {
    let example = ty.check_shape("\u{0}").err().map(|error| error.example);
    NamedType { name, docs, pattern: ty.pattern(), example }
}

fn enum_values(schema: &EnumSchema) -> Vec<EnumValue> {
    let value =
        |it: &crate::types::EnumValue| EnumValue { word: it.word, spelling: it.spelling, docs: it.docs };
    schema.values.iter().map(value).collect()
}

fn diagnostic(code: &Code) -> DiagnosticCode {
    DiagnosticCode { code: code.id, severity: code.severity.word(), title: code.title }
}

fn kind(kind: &KindSchema, enumerations: &mut Enumerations) -> Kind {
    Kind {
        name: kind.name,
        created: kind.created.map(|it| block(it, enumerations)),
        existing: kind.existing.map(|it| block(it, enumerations)),
        outputs: kind.results.iter().map(|it| output(it, enumerations)).collect(),
    }
}

fn block(schema: &BlockSchema, enumerations: &mut Enumerations) -> Block {
    let (mut attributes, mut blocks) = (Vec::new(), Vec::new());
    for field in schema.fields {
        match field.shape {
            Shape::Attribute { phase, .. } => attributes.push(attribute(field, phase, enumerations)),
            Shape::Block { multiplicity, schema } => {
                blocks.push(nested(field, multiplicity, schema(), enumerations));
            }
        }
    }
    Block { name: schema.name, label: label(schema.label), docs: prose(schema.docs), attributes, blocks }
}

fn nested(
    field: &FieldSchema,
    multiplicity: Multiplicity,
    schema: &BlockSchema,
    enumerations: &mut Enumerations,
) -> NestedBlock {
    NestedBlock {
        name: field.name,
        occurs: match multiplicity {
            Multiplicity::Defaulted => "once_or_defaults",
            Multiplicity::Optional => "optional",
            Multiplicity::Many => "any_number",
        },
        docs: prose(field.docs),
        compile_time_guard: field.rules.guard.map(|_| true),
        needs_one: field.rules.needs_one,
        needed_with: field.rules.needed_with,
        becomes: becomes(&field.rules),
        labels: field.rules.labels.unwrap_or_default().iter().map(|it| alarm(it, enumerations)).collect(),
        block: block(schema, enumerations),
    }
}

fn alarm(alarm: &AlarmSchema, enumerations: &mut Enumerations) -> Label {
    Label {
        name: alarm.name,
        docs: prose(alarm.docs),
        threshold: alarm.threshold.map(text_of),
        lasting: alarm.lasting.text,
        block: block(alarm.schema, enumerations),
    }
}

fn label(label: LabelRule) -> &'static str {
    match label {
        LabelRule::None => "none",
        LabelRule::Name => "name",
        LabelRule::OptionalName => "optional_name",
        LabelRule::NameOfOthers => "name_of_all_but_one",
        LabelRule::Path => "path",
        LabelRule::LogicalId => "logical_id",
        LabelRule::OneOf => "one_of",
        LabelRule::Project => "project",
    }
}

fn attribute(field: &FieldSchema, phase: Phase, enumerations: &mut Enumerations) -> Attribute {
    let ty = field.ty().unwrap_or_default();
    let Rules { pattern, length, unit, default_note, needs_one, needed_with, .. } = field.rules;
    Attribute {
        name: field.name,
        takes: taken(&ty, enumerations),
        ty: ty.to_string(),
        known: known(phase),
        required: field.is_required(),
        docs: prose(field.docs),
        default: field.default,
        default_note,
        bounds: bounds(&field.rules),
        pattern,
        unit,
        length_from: length,
        needs_one,
        needed_with,
        becomes: becomes(&field.rules),
    }
}

fn bounds(rules: &Rules) -> Bounds {
    let values = rules.one_of.unwrap_or_default().iter().map(|limit| limit.text.to_owned());
    let days = rules.days.unwrap_or_default().iter().map(|days| format!("{days}d"));
    let other = |it: &MinWith| OtherMin { min: it.min.text, attribute: it.attribute, value: it.value };
    Bounds {
        min: rules.min.map(text_of),
        min_with: rules.min_with.map(other),
        max: rules.max.map(text_of),
        deploy_max: rules.deploy_max.map(text_of),
        one_of: values.chain(days).collect(),
    }
}

fn text_of(limit: Limit) -> &'static str {
    limit.text
}

/// `EFS::FileSystem.Encrypted, KmsKeyId` in its parts.
fn becomes(rules: &Rules) -> Vec<&'static str> {
    rules.becomes.map_or_else(Vec::new, |becomes| becomes.split(", ").collect())
}

fn known(phase: Phase) -> &'static str {
    match phase {
        Phase::Const => "at_compile_time",
        Phase::Deploy => "at_deployment",
        Phase::Elements => "elements_at_deployment",
    }
}

fn taken(ty: &Type, enumerations: &mut Enumerations) -> Taken {
    let mut boxed = |inner: &Type| Box::new(taken(inner, enumerations));
    match ty {
        Type::Unknown => Taken::Any,
        Type::Enum(schema) => {
            enumerations.insert(schema.name, schema);
            Taken::Enumeration(schema.name)
        }
        Type::OneOf(literals) => Taken::Literals(literals.iter().map(Literal::to_string).collect()),
        Type::List(inner) => Taken::List(boxed(inner)),
        Type::Map(inner) => Taken::Map(boxed(inner)),
        Type::Range(inner) => Taken::Range(boxed(inner)),
        Type::Nullable(inner) => Taken::Optional(boxed(inner)),
        Type::Kind(kind) => Taken::BlockOf(kind),
        Type::Union(types) => Taken::AnyOf(types.iter().map(|it| taken(it, enumerations)).collect()),
        named => Taken::Named(named.to_string()),
    }
}

fn output(result: &ResultSchema, enumerations: &mut Enumerations) -> Output {
    let ty = (result.ty)();
    let source = |ResultSource { resource, attribute, export }| Source { resource, attribute, export };
    Output {
        name: result.name,
        takes: taken(&ty, enumerations),
        ty: ty.to_string(),
        docs: prose(result.docs),
        keyed_by: result.keyed_by,
        needs: result.needs,
        needs_true: result.with,
        length_from: result.length,
        source: result.source.map(source),
    }
}

fn function(function: &FunctionSchema, enumerations: &mut Enumerations) -> Function {
    let parameter = |it: &Parameter, enumerations: &mut Enumerations| FunctionParameter {
        name: it.name,
        takes: taken(&(it.ty)(), enumerations),
        known: known(it.phase),
        occurs: match it.arity {
            Arity::One => "once",
            Arity::Optional => "optional",
            Arity::OneOrMore => "once_or_more",
            Arity::Any => "any_number",
        },
    };
    Function {
        name: function.name,
        signature: function.signature(),
        parameters: function.parameters.iter().map(|it| parameter(it, enumerations)).collect(),
        result: function.result.map(|ty| taken(&ty(), enumerations)),
        docs: prose(function.docs),
    }
}
