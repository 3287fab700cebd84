//! What an editor asks, at every place of every example, and of programs that are just being written.

use std::fs;

use ecsc::compile::{Input, SourceText};
use ecsc::ide::completion::{CompletionKind, Completions, completions};
use ecsc::ide::manual::manual;
use ecsc::ide::{Analysis, Position, hover, signature};
use ecsc::language::{BlockSchema, FieldSchema, LabelRule, kinds, words};
use ecsc::project::Folder;
use ecsc::source::FileId;

use crate::support;

fn analysis(text: &str) -> Analysis {
    // An example may name the manifest of another one.
    let folder = support::path("examples/shop");
    let reader = &Folder(&folder);
    Analysis::new(Input { reader, ..Input::new("main", [SourceText::new("main.ecs", text)]) })
}

/// Everything that can be asked about a place, and what is offered there.
fn ask(analysis: &Analysis, offset: usize) -> Completions {
    let position = Position::new(FileId(0), u32::try_from(offset).unwrap());
    hover(analysis, position);
    signature(analysis, position);
    let found = completions(analysis, position);
    // The word is one, around the place, and on its line.
    let text = analysis.source(found.replaced);
    assert!(position.touches(found.replaced) && !text.contains(['\n', ' ']), "{offset}: {text:?}");
    found
}

fn examples() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in fs::read_dir(support::path("examples")).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "ecs") {
                found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(found.len() > 3, "{found:?}");
    found
}

/// Each word of a program that is right is offered where it stands.
#[test]
fn every_question_is_answered_everywhere_and_what_is_written_is_offered() {
    for (name, text) in examples() {
        let analysis = analysis(&text);
        let (mut words, mut missed) = (0, Vec::new());
        for (offset, _) in text.char_indices() {
            let found = ask(&analysis, offset);
            let word = analysis.source(found.replaced);
            let begins = found.replaced.start as usize == offset && !word.is_empty();
            if begins && !found.items.is_empty() {
                words += 1;
                let whole = text[offset..].split(|c: char| !(c.is_alphanumeric() || "_.".contains(c))).next();
                let known = |label: &str| {
                    label == word
                        || Some(label) == whole
                        || label.starts_with(&format!("{word}."))
                        || label.starts_with(&format!("{word} "))
                };
                // A second project is none, and the symbols of a param's own type are the writer's.
                let own = found.items.iter().all(|item| item.kind == CompletionKind::Type);
                if word == "project" || own && !words::is_type(word) {
                    continue;
                }
                if !found.items.iter().any(|item| known(&item.label)) {
                    missed.push(format!("{word} at {}", text[..offset].lines().count()));
                }
            }
        }
        assert!(missed.is_empty(), "{name}: of {words} words these are not offered: {missed:?}");
    }
}

#[test]
fn every_question_is_answered_in_a_program_that_ends_anywhere() {
    for (name, text) in examples() {
        for end in (0..text.len()).step_by(7).filter(|&end| text.is_char_boundary(end)) {
            let cut = analysis(&text[..end]);
            let here = ask(&cut, end);
            // What is offered is the same as with the rest behind it, but for what the rest declares or has.
            // The types of resources are a list of their own, and nothing else is offered with them.
            let types = here.items.iter().filter(|item| item.label.contains("::")).count();
            assert!(types == 0 && here.items.len() < 300 || types == here.items.len(), "{name}: {end}");
            ask(&cut, end / 2);
        }
    }
}

/// A block with this schema and nothing in it; `{}` is the place.
fn visit(head: &str, schema: &'static BlockSchema, checked: &mut usize) {
    let text = format!("{head} {{ | }}");
    let text = match head.rfind('{') {
        Some(_) => format!("{text}{}", " }".repeat(head.matches('{').count())),
        None => text,
    };
    let offset = text.find('|').unwrap();
    let found = ask(&analysis(&text.replacen('|', "", 1)), offset);
    let labels: Vec<&str> = found.items.iter().map(|item| item.label.as_str()).collect();
    let required: Vec<&str> =
        schema.fields.iter().filter(|field| field.is_required()).map(|field| field.name).collect();
    let first = &labels[..required.len().min(labels.len())];
    for name in &required {
        assert!(labels.contains(name), "{head}: {name} in {labels:?}");
        assert!(
            found.items.iter().filter(|item| item.rank == 0).any(|item| item.label == **name),
            "{head}: {name} in {first:?}"
        );
    }
    *checked += required.len();
    for field in schema.fields {
        assert!(labels.contains(&field.name), "{head}: {}", field.name);
        if let Some(nested) = field.block() {
            let label = match nested.label {
                LabelRule::None | LabelRule::OptionalName | LabelRule::NameOfOthers => "",
                LabelRule::Path => " \"/a\"",
                LabelRule::LogicalId => " \"A\"",
                // With a label that there is not, all that any of them has is offered.
                LabelRule::Name | LabelRule::OneOf | LabelRule::Project => " \"a\"",
            };
            visit(&format!("{head} {{ {}{label}", field.name), nested, checked);
        }
    }
}

#[test]
fn every_field_of_every_block_is_offered_and_what_is_required_comes_first() {
    let mut checked = 0;
    for kind in kinds::KINDS {
        if let Some(schema) = kind.created {
            visit(&format!("{} \"a\"", kind.name), schema, &mut checked);
        }
        if let Some(schema) = kind.existing {
            visit(&format!("existing {} \"a\"", kind.name), schema, &mut checked);
        }
    }
    visit("project \"a\"", kinds::PROJECT, &mut checked);
    assert!(checked > 10, "{checked}");
    assert!(kinds::PROJECT.fields.iter().all(|field: &FieldSchema| !field.is_required()));
}

#[test]
fn everything_that_is_offered_is_in_the_manual() {
    let text =
        "param stack: stack_name\nexisting network \"main\" { stack = param.stack, zones = 2 }\nlet a = ";
    for text in [
        text.to_owned(),
        String::new(),
        "listener \"a\" { scheme = ".to_owned(),
        "param a: ".to_owned(),
        "let a = 1".to_owned(),
        "output a = 1 { ".to_owned(),
        "var a: int { ".to_owned(),
    ] {
        let analysis = analysis(&text);
        let found = ask(&analysis, text.len());
        assert!(!found.items.is_empty(), "{text}");
        for item in found.items {
            let Some(topic) = &item.topic else { continue };
            let said = manual(&analysis, topic).unwrap_or_else(|| panic!("{topic:?}"));
            assert!(said.markdown.len() > 5, "{topic:?}: {}", said.markdown);
            let Some(page) = said.page else { continue };
            let (file, anchor) = page.split_once('#').unwrap_or((&page, ""));
            let text =
                fs::read_to_string(support::path("docs").join(file)).unwrap_or_else(|_| panic!("{page}"));
            let mut headings = text.lines().filter(|line| line.starts_with('#'));
            let is_anchor = |heading: &str| {
                let heading = heading.trim_start_matches('#').trim().to_lowercase();
                heading
                    .chars()
                    .filter(|c| c.is_alphanumeric() || "-_ ".contains(*c))
                    .collect::<String>()
                    .replace(' ', "-")
                    == anchor
            };
            assert!(anchor.is_empty() || headings.any(is_anchor), "{page}");
        }
    }
}

/// A program in which each kind of block has what it needs from others.
const AROUND: &str = "param stack: stack_name\nexisting network \"main\" {\n  stack = param.stack\n  zones = 2\n}\ncluster \"web\" {\n  network = network.main\n\n  instances {\n    type = \"m5.large\"\n  }\n}\n";

#[test]
fn a_block_that_is_accepted_as_it_is_offered_is_right() {
    let analysis = analysis(AROUND);
    let found = ask(&analysis, AROUND.len());
    let blocks =
        ["volume", "cluster", "listener", "scaling", "existing network", "existing volume", "project"];
    for label in blocks {
        let item = found.items.iter().find(|item| item.label == label).unwrap();
        let text = format!("{AROUND}{}\n", item.text);
        let codes = support::codes(&support::compile_text("main.ecs", &text));
        // Nothing uses what has just been declared, and a volume of another stack is of use to mounts only.
        let real: Vec<&&str> = codes.iter().filter(|code| !code.starts_with('W')).collect();
        assert!(real.is_empty(), "{label}: {real:?}\n{text}");
        let formatted = ecsc::format::format(&item.text, ecsc::format::Dialect::Program).text;
        assert_eq!(
            formatted.trim_end(),
            item.text.trim_end(),
            "{label} is written as the formatter writes it"
        );
    }
}
