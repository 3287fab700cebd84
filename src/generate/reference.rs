//! Pages of the reference, in Markdown: kinds, their nested blocks and attributes, functions.

use super::{examples, topics};
use crate::diagnostics::{did_you_mean, kind_of};
use crate::language::foreign::{self, Meaning};
use crate::language::functions::{self, FUNCTIONS, FunctionSchema};
use crate::language::kinds::{self, KINDS, OTHERS};
use crate::language::meta::{self, DeclarationAttribute, META, MetaAttribute, On};
use crate::language::{
    AlarmSchema, BlockSchema, FieldSchema, KindSchema, LabelRule, MinWith, Multiplicity, Only, Phase,
    ResultSchema, Rules, Shape,
};
use crate::types::{Type, with_article};

/// There is nothing of that name.
#[derive(Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The part of the path that is known: empty, or `volume.key`.
    pub known: String,
    /// The name that is not.
    pub name: String,
    /// What may have been meant.
    pub near: Option<&'static str>,
    /// Everything that there is.
    pub names: Vec<&'static str>,
}

/// The page of a path: `volume`, `volume.key`, `volume.key.rotate`, `cluster.arn`, `when`, `join`.
///
/// # Errors
/// If nothing has that name.
pub fn page(path: &str) -> Result<String, Unknown> {
    if let Some(page) = topics::page(path) {
        return Ok(page);
    }
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    // A kind may be created and existing, with different attributes: both are searched, and both may have the name.
    if let Some(kind) = kinds::find(first) {
        let blocks: Vec<&'static BlockSchema> = [kind.created, kind.existing].into_iter().flatten().collect();
        return rest.map_or_else(|| Ok(kind_page(kind)), |rest| part(first, &blocks, kind.results, rest));
    }
    if let Some(block) = kinds::other(first) {
        return rest.map_or_else(|| Ok(block_page(first, block)), |rest| part(first, &[block], &[], rest));
    }
    match path {
        "functions" => return Ok(functions_page()),
        "types" => return Ok(types_page()),
        _ => {}
    }
    let mut sections: Vec<String> = Vec::new();
    sections.extend(functions::find(path).map(|function| function_section(1, function)));
    sections.extend(meta::find(path).map(|meta| meta_section(1, meta)));
    let known = !sections.is_empty();
    sections.extend(declaration_section(path));
    sections.extend(enum_value_section(path));
    // `data` is an enum value, and an attribute.
    if !known && KINDS.iter().any(|kind| foreign::named(kind.name, path).next().is_some()) {
        sections.extend(anywhere(path));
    }
    if sections.is_empty() { anywhere(path) } else { Ok(sections.join("\n")) }
}

/// The section of an attribute in the body of a `param`, `var` or `output`.
fn declaration_section(name: &str) -> Option<String> {
    let of = |attributes: &'static [DeclarationAttribute]| attributes.iter().find(|it| it.name == name);
    let sections = [("`param` or `var`", of(&meta::PARAM)), ("`output`", of(&meta::OUTPUT))];
    let sections: Vec<String> = sections
        .into_iter()
        .filter_map(|(of, found)| found.map(|it| format!("In the body of {of}: {}\n", paragraphs(it.docs))))
        .collect();
    (!sections.is_empty()).then(|| format!("# {name}\n\n{}", sections.concat()))
}

/// The section of an enum value: what it means, and where it is allowed.
fn enum_value_section(word: &str) -> Option<String> {
    let mut items = Vec::new();
    for target in foreign::all() {
        let value = target.field.ty().and_then(|ty| ty.enumeration()).and_then(|schema| schema.value(word));
        items.extend(value.map(|value| format!("- `{} = {word}`: {}\n", target.path, value.docs.trim())));
    }
    items.dedup();
    (!items.is_empty())
        .then(|| format!("# {word}\n\nAn enum value, written without quotes.\n\n{}", items.concat()))
}

/// The page of a nested block or an attribute that is named without the blocks around it, or by what another language calls it.
fn anywhere(name: &str) -> Result<String, Unknown> {
    let mut paths: Vec<&'static str> = KINDS
        .iter()
        .flat_map(|kind| foreign::named(kind.name, name))
        .chain(foreign::targets(name))
        .map(|target| target.path.as_str())
        .collect();
    let other = OTHERS.iter().find(|block| block.fields.iter().any(|field| field.name == name));
    if let Some(block) = other.filter(|_| paths.is_empty()) {
        return page(&format!("{}.{name}", block.name));
    }
    if paths.is_empty() {
        paths.extend(KINDS.iter().filter_map(|kind| foreign_path(name, kind.name)));
        paths.extend(kind_of(name));
    }
    paths.sort_unstable();
    paths.dedup();
    match paths.as_slice() {
        [] => Err(unknown("", name, names())),
        [only] => page(only),
        several => {
            let lines: Vec<String> =
                several.iter().map(|path| format!("- `ecsc explain {path}`\n")).collect();
            Ok(format!("# {name}\n\nSeveral blocks have {}:\n\n{}", with_article(name), lines.concat()))
        }
    }
}

/// The attribute or nested block that a word of another language is in a kind.
fn foreign_path(word: &str, kind: &str) -> Option<&'static str> {
    match foreign::meaning(word, kind, None) {
        Some(Meaning::Field(path) | Meaning::Values(path, _) | Meaning::Within(path)) => Some(path),
        _ => None,
    }
}

/// Every name that has a page of its own, in the order of the reference.
pub fn names() -> Vec<&'static str> {
    let kinds = KINDS.iter().map(|kind| kind.name);
    let meta = META.iter().map(|meta| meta.name);
    let functions = FUNCTIONS.iter().map(|function| function.name);
    let all = ["types", "functions"].into_iter();
    let topics = topics::names();
    let others = OTHERS.iter().map(|block| block.name);
    others.chain(kinds).chain(topics).chain(all).chain(meta).chain(functions).collect()
}

/// The page of a kind with those of all its nested blocks.
///
/// # Errors
/// If nothing has that name.
pub fn whole(name: &str) -> Result<String, Unknown> {
    let mut text = page(name)?;
    let blocks = match kinds::find(name) {
        Some(kind) => [kind.created, kind.existing],
        None => [kinds::other(name), None],
    };
    for block in blocks.into_iter().flatten() {
        append_nested(name, block, &mut text);
    }
    Ok(text)
}

fn append_nested(path: &str, block: &'static BlockSchema, text: &mut String) {
    for field in block.fields {
        if let Some(nested) = field.block() {
            let path = format!("{path}.{}", field.name);
            text.push('\n');
            text.push_str(&block_page(&path, nested));
            text.push_str(&labels_section(field));
            append_nested(&path, nested, text);
        }
    }
}

/// The beginning of the page of types.
pub(super) const TYPES: &str = "The types of values, which a `param` or `var` has after its colon. One name is a type; two or more with `|` are enum values or literals. \
     A `?` at the end applies to the whole type.";

/// The beginning of the page of functions.
pub(super) const FUNCTIONS_INTRODUCTION: &str =
    "What computes a value of others, such as `join(\", \", let.names)`. Each has a page by its name, too.";

fn functions_page() -> String {
    let sections: Vec<String> = FUNCTIONS.iter().map(|function| function_section(2, function)).collect();
    format!("# functions\n\n{FUNCTIONS_INTRODUCTION}\n\n{}", sections.join("\n"))
}

fn types_page() -> String {
    let mut text = format!("# types\n\n{TYPES}\n");
    for (name, docs, _) in Type::NAMED {
        let example = Type::named(name)
            .and_then(|ty| ty.check_shape("\u{0}").err())
            .map(|error| format!(" Format: {}, for example `\"{}\"`.", error.wanted, error.example));
        text.extend(["\n## ", name, "\n\n", docs, &example.unwrap_or_default(), "\n"]);
    }
    for (name, docs) in Type::CONSTRUCTED {
        text.extend(["\n## ", name, "\n\n", docs, "\n"]);
    }
    text
}

/// The section of a name in blocks that share a path, or deeper. An attribute and a nested block may share a name.
fn part(
    known: &str,
    blocks: &[&'static BlockSchema],
    results: &'static [&'static ResultSchema],
    path: &str,
) -> Result<String, Unknown> {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let full = format!("{known}.{name}");
    let fields = || blocks.iter().flat_map(|block| block.fields).filter(|field| field.name == name);
    // volume.throughput.provisioned: only the nested block of that name can have a part.
    if let Some(rest) = rest {
        let nested: Vec<&'static BlockSchema> = fields().filter_map(FieldSchema::block).collect();
        let label = fields().find_map(|field| Some((field, field.label(rest)?)));
        if let Some((field, label)) = label {
            return Ok(label_page(&full, field, label));
        }
        if !nested.is_empty() {
            return part(&full, &nested, &[], rest);
        }
    }
    let mut sections: Vec<String> = fields()
        .map(|field| match field.block() {
            Some(block) => block_page(&full, block) + &labels_section(field),
            None => attribute_section(1, &full, field),
        })
        .collect();
    let results_of_name = results.iter().filter(|result| result.name == name);
    sections.extend(results_of_name.map(|result| result_section(1, &full, result)));
    sections.extend(meta::find(name).map(|meta| meta_section(1, meta)));
    match (sections.is_empty(), rest) {
        (false, None) => Ok(sections.join("\n")),
        // volume.encrypted.x: an attribute has no parts, so there is nothing to suggest.
        (false, Some(rest)) => Err(unknown(&full, rest, Vec::new())),
        // cluster.type: of a nested block of it.
        (true, None) if foreign::named(known, name).next().is_some() && !known.contains('.') => {
            let pages: Vec<String> =
                foreign::named(known, name).filter_map(|target| page(&target.path).ok()).collect();
            Ok(pages.join("\n"))
        }
        (true, _) => {
            let fields = blocks.iter().flat_map(|block| block.fields).map(|field| field.name);
            Err(unknown(known, name, fields.chain(results.iter().map(|result| result.name)).collect()))
        }
    }
}

fn unknown(known: &str, name: &str, mut names: Vec<&'static str>) -> Unknown {
    names.sort_unstable();
    names.dedup();
    let near = did_you_mean(name, names.iter().copied());
    let near = names.iter().copied().find(|name| near == Some(*name));
    Unknown { known: known.to_owned(), name: name.to_owned(), near, names }
}

fn kind_page(kind: &KindSchema) -> String {
    let mut sections = Vec::new();
    match (kind.created, kind.existing) {
        (Some(created), Some(existing)) => {
            sections.push(block_page(kind.name, created));
            sections.push(format!("## existing {}\n\n{}", kind.name, paragraphs(existing.docs)));
            sections.push(fields_sections(kind.name, existing));
        }
        (Some(block), None) | (None, Some(block)) => sections.push(block_page(kind.name, block)),
        (None, None) => {}
    }
    if !kind.results.is_empty() {
        sections.push("## Outputs\n\nOther blocks refer to an output with a dot.\n".to_owned());
        let result = |result: &ResultSchema| {
            let path = format!("{}.<name>.{}", kind.name, result.name);
            result_section(3, &path, result)
        };
        sections.extend(kind.results.iter().copied().map(result));
    }
    sections.join("\n")
}

fn block_page(path: &str, block: &BlockSchema) -> String {
    let label = match block.label {
        LabelRule::None => "",
        LabelRule::Name | LabelRule::OneOf => " \"name\"",
        LabelRule::OptionalName | LabelRule::NameOfOthers => " [\"name\"]",
        LabelRule::Path => " \"/path\"",
        LabelRule::LogicalId => " \"LogicalId\"",
        LabelRule::Project => " \"project-name\"",
    };
    let head = format!(
        "# {path}\n\n{}\n```ecs syntax\n{}{label} {{ ... }}\n```\n",
        paragraphs(block.docs),
        block.name
    );
    let examples =
        examples::of(path).map_or_else(String::new, |examples| format!("\n## Examples\n\n{examples}"));
    format!("{head}{examples}\n{}", fields_sections(path, block))
}

/// The attributes, then the nested blocks.
fn fields_sections(path: &str, block: &BlockSchema) -> String {
    let mut sections = Vec::new();
    let (nested, attributes): (Vec<&FieldSchema>, Vec<&FieldSchema>) =
        block.fields.iter().partition(|field| field.block().is_some());
    if !attributes.is_empty() {
        sections.push("## Attributes\n".to_owned());
        sections.extend(attributes.iter().map(|field| attribute_section(3, field.name, field)));
    }
    if !nested.is_empty() {
        sections.push("## Nested blocks\n".to_owned());
        sections.extend(nested.iter().map(|field| nested_section(path, field)));
    }
    sections.join("\n")
}

fn attribute_section(level: usize, title: &str, field: &FieldSchema) -> String {
    let ty = field.ty().map_or_else(String::new, |ty| format!("`{ty}`"));
    let default = match (field.default, field.rules.default_note) {
        (Some(default), _) => format!(", default `{default}`"),
        (None, Some(note)) => format!(", default: {note}"),
        (None, None) if field.is_required() => ", required".to_owned(),
        (None, None) => ", optional".to_owned(),
    };
    let facts: Vec<String> = facts(field).iter().map(|fact| format!("- {fact}")).collect();
    let (marks, docs, facts) = ("#".repeat(level), paragraphs(field.docs), facts.join("\n"));
    format!("{marks} {title}\n\n{ty}{default}\n\n{docs}\n{facts}\n")
}

/// One of the labels of a nested block: `cluster.alarm.memory`.
fn label_page(path: &str, field: &FieldSchema, label: &AlarmSchema) -> String {
    let head = format!("# {path}.{}\n\n{}\n{}\n", label.name, paragraphs(label.docs), defaults(label));
    let name = field.name;
    format!(
        "{head}\n```ecs syntax\n{name} \"{}\" {{ ... }}\n```\n\n{}",
        label.name,
        fields_sections(path, label.schema)
    )
}

/// The labels that a nested block may have, where they are a closed set: alarms.
fn labels_section(field: &FieldSchema) -> String {
    let Some(labels) = field.rules.labels else { return String::new() };
    let section = |label: &&AlarmSchema| {
        format!("\n### \"{}\"\n\n{}\n{}\n", label.name, paragraphs(label.docs), defaults(label))
    };
    format!("\n## Labels\n{}", labels.iter().map(section).collect::<Vec<_>>().concat())
}

/// What an alarm is without a block that tunes it.
pub(crate) fn defaults(alarm: &AlarmSchema) -> String {
    let lasting = format!("Default `for`: `{}`.", alarm.lasting.text);
    match alarm.threshold {
        Some(threshold) => format!("Default `threshold`: `{}`. {lasting}", threshold.text),
        None => format!("Without `threshold`. {lasting}"),
    }
}

/// What is known of an attribute's value beside its type.
pub(crate) fn facts(field: &FieldSchema) -> Vec<String> {
    let Shape::Attribute { phase, ty, .. } = field.shape else { return Vec::new() };
    let Rules {
        min,
        min_with,
        max,
        deploy_max,
        one_of,
        days,
        pattern,
        elements,
        length,
        branches: _,
        unit,
        created,
        becomes,
        default_note: _,
        example: _,
        needs_one: _,
        needed_with: _,
        declares: _,
        guard: _,
        labels: _,
        secrets: _,
    } = field.rules;
    let mut facts = Vec::new();
    match (min, max) {
        (Some(min), Some(max)) => facts.push(format!("From `{}` to `{}`.", min.text, max.text)),
        (Some(min), None) => facts.push(format!("At least `{}`.", min.text)),
        (None, Some(max)) => facts.push(format!("At most `{}`.", max.text)),
        (None, None) => {}
    }
    if let Some(MinWith { min, attribute, value }) = min_with {
        facts.push(format!("At least `{}` with `{attribute} = {value}`.", min.text));
    }
    if let Some(values) = one_of {
        let values: Vec<String> = values.iter().map(|value| format!("`{}`", value.text)).collect();
        facts.push(format!("One of {}.", values.join(", ")));
    }
    if let Some(days) = days {
        let days: Vec<String> = days.iter().map(|days| format!("`{days}d`")).collect();
        facts.push(format!("One of {}.", days.join(", ")));
    }
    if elements.is_some() {
        facts.push("An element that is `null` is left out.".to_owned());
    }
    if let Some(pattern) = pattern {
        // A pattern may have backticks in it.
        let mark = if pattern.contains('`') { "``" } else { "`" };
        facts.push(format!("As a param, it must match {mark}{pattern}{mark}."));
    }
    if created {
        facts.push("Not an `existing` one.".to_owned());
    }
    match (phase, unit) {
        (Phase::Const, _) => facts.push("A compile-time value.".to_owned()),
        (Phase::Deploy, None) => facts.push("Can be a deploy-time value.".to_owned()),
        (Phase::Deploy, Some(unit)) => {
            facts.push(format!("Can be a deploy-time value: a param with `unit = {unit}`."));
        }
        (Phase::Elements, _) if matches!(ty(), Type::Map(_)) => {
            facts.push(
                "The keys must be known at compile time; the values can be deploy-time values.".to_owned(),
            );
        }
        (Phase::Elements, _) if length.is_some() => {
            let length = length.unwrap_or_default();
            facts.push(format!(
                "The elements can be deploy-time values, and so can the whole list if `{length}` says how many elements there are."
            ));
        }
        (Phase::Elements, _) => {
            facts.push("The number of elements must be known at compile time; the elements can be deploy-time values.".to_owned());
        }
    }
    facts.extend(deploy_max.map(|max| format!("As a deploy-time value, at most `{}`.", max.text)));
    facts.extend(becomes.map(|becomes| format!("Becomes `{becomes}`.")));
    facts
}

fn nested_section(path: &str, field: &FieldSchema) -> String {
    let Shape::Block { multiplicity, .. } = field.shape else { return String::new() };
    let often = match multiplicity {
        Multiplicity::Defaulted => "at most once; without it, its defaults apply",
        Multiplicity::Optional => "at most once; optional",
        Multiplicity::Many => "any number of times",
    };
    let name = field.name;
    format!(
        "### {name} {{ ... }}\n\n{}\n- {often}\n- more: `ecsc explain {path}.{name}`\n",
        paragraphs(field.docs)
    )
}

fn result_section(level: usize, title: &str, result: &ResultSchema) -> String {
    let key = match result.keyed_by {
        Some(_) if !result.has_optional_key() => "[\"name\"]",
        _ => "",
    };
    let needs = match result.needs {
        Some(needs) if result.has_optional_key() => format!(
            "- Exists only with an `{needs}` block without a label; of one with a label: `{}[\"label\"]`.\n",
            result.name
        ),
        Some(needs) => format!("- Exists only with `{needs}`.\n"),
        None => match (result.without, result.only) {
            (Some((attribute, word)), _) => format!("- Does not exist with `{attribute} = {word}`.\n"),
            (None, Some(only)) => format!("- {}\n", only_section(only)),
            (None, None) => String::new(),
        },
    };
    let ty = (result.ty)();
    format!("{} {title}{key}\n\n`{ty}`\n\n{}\n{needs}", "#".repeat(level), paragraphs(result.docs))
}

fn only_section(only: Only) -> &'static str {
    match only {
        Only::Instances => "Does not exist without `instances`.",
        Only::Awsvpc => "Exists only on Fargate and with `network_mode = awsvpc`.",
        Only::Awslogs => "Does not exist with `driver = splunk` of `logs`.",
    }
}

fn meta_section(level: usize, meta: &MetaAttribute) -> String {
    let place = match meta.on {
        On::All => "Available in every block, including nested blocks.",
        On::TopLevel => "Available in every top-level block.",
        On::Several => {
            "Available in every top-level block, and in nested blocks of which there can be several."
        }
    };
    let ty = (meta.ty)();
    format!("{} {}\n\n`{ty}`, optional\n\n{}\n{place}\n", "#".repeat(level), meta.name, paragraphs(meta.docs))
}

fn function_section(level: usize, function: &FunctionSchema) -> String {
    let phase = if function.takes_deploy_values() {
        "Accepts deploy-time values."
    } else {
        "Accepts only compile-time values."
    };
    format!(
        "{} {}\n\n```text\n{}\n```\n\n{}\n{phase}\n",
        "#".repeat(level),
        function.name,
        function.signature(),
        paragraphs(function.docs)
    )
}

/// Documentation as it stands in the schema, ended by an empty line's worth of room.
pub(crate) fn paragraphs(docs: &str) -> String {
    let lines: Vec<&str> = docs.trim().lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    format!("{}\n", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_page_and_so_has_everything_in_it() {
        fn visit(path: &str, block: &'static BlockSchema) {
            for field in block.fields {
                let path = format!("{path}.{}", field.name);
                let page = page(&path).unwrap_or_else(|unknown| panic!("{path}: {unknown:?}"));
                let first = field.docs.trim().lines().next().expect("documentation").trim();
                assert!(page.contains(first) || field.block().is_some(), "{path}: {page}");
                if let Some(block) = field.block() {
                    visit(&path, block);
                }
            }
        }
        for name in names() {
            assert!(page(name).is_ok(), "{name}");
        }
        for kind in KINDS {
            for block in [kind.created, kind.existing].into_iter().flatten() {
                visit(kind.name, block);
            }
            for result in kind.results {
                assert!(page(&format!("{}.{}", kind.name, result.name)).is_ok(), "{}", result.name);
            }
        }
        for block in OTHERS {
            visit(block.name, block);
        }
    }

    #[test]
    fn an_attribute_tells_its_type_default_bounds_and_what_it_becomes() {
        let page = page("volume.key.rotation_period").expect("a page");
        for part in ["# volume.key.rotation_period", "`duration?`, optional", "From `90d` to `2560d`."] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(page.contains("Becomes `KMS::Key.RotationPeriodInDays`."), "{page}");
    }

    #[test]
    fn an_attribute_and_a_nested_block_of_one_name_share_a_page() {
        let page = page("volume.throughput").expect("a page");
        assert!(page.contains("`elastic | bursting`") && page.contains("### provisioned"), "{page}");
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_nearest() {
        let unknown = page("volume.encryptd").expect_err("there is none");
        assert_eq!((unknown.known.as_str(), unknown.near), ("volume", Some("encrypted")));
        let unknown = page("volum").expect_err("there is none");
        assert_eq!((unknown.known.as_str(), unknown.near), ("", Some("volume")));
        assert_eq!(page("volume.encrypted.x").expect_err("there is none").known, "volume.encrypted");
    }
}
