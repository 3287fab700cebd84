//! Whatever the value, its YAML reads as its JSON says.

use std::io::Write;
use std::process::{Command, Stdio};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value as Json, json};
use serde_yaml::Value as Yaml;

use super::yaml;
use crate::cfn::Value;

#[test]
#[ignore = "needs python3 with PyYAML"]
fn a_yaml_1_1_reader_reads_the_same() {
    const DOCUMENTS: usize = 5_000;
    let mut runner = TestRunner::deterministic();
    let mut python = Command::new("python3")
        .args(["-c", include_str!("pyyaml.py")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = python.stdin.take().unwrap();
    for _ in 0..DOCUMENTS {
        let document = document(value().new_tree(&mut runner).unwrap().current());
        writeln!(input, "{}", json!({ "yaml": yaml(&document), "json": document })).unwrap();
    }
    drop(input);
    let output = python.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), DOCUMENTS.to_string());
}

/// A value where it follows a key, an item's dash, and another value.
fn document(value: Value) -> Value {
    Value::map([("Document", Value::list([value.clone(), value]))])
}

/// What a reader makes of it, with short tags in their long form.
fn read(yaml: &Yaml) -> Json {
    match yaml {
        Yaml::Null => Json::Null,
        Yaml::Bool(value) => json!(value),
        Yaml::Number(number) => {
            number.as_i64().map_or_else(|| json!(number.as_f64()), |number| json!(number))
        }
        Yaml::String(text) => json!(text),
        Yaml::Sequence(items) => items.iter().map(read).collect(),
        Yaml::Mapping(entries) => Json::Object(
            entries.iter().map(|(key, value)| (key.as_str().unwrap().to_owned(), read(value))).collect(),
        ),
        Yaml::Tagged(tagged) => {
            let tag = tagged.tag.to_string();
            let name = match tag.strip_prefix('!').unwrap() {
                short @ ("Ref" | "Condition") => short.to_owned(),
                short => format!("Fn::{short}"),
            };
            let mut argument = read(&tagged.value);
            if name == "Fn::GetAtt" {
                let (id, attribute) = tagged.value.as_str().unwrap().split_once('.').unwrap();
                argument = json!([id, attribute]);
            }
            json!({ name: argument })
        }
    }
}

/// Text with everything that YAML gives a meaning to.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z0-9 .:/_${}-]{0,16}",
        2 => "[ -~]{0,12}",
        2 => vec(prop_oneof![Just(" "), Just("  "), Just("\t"), Just("\n"), Just("a"), Just("#"), Just("- b"), Just("c:")], 0..10)
            .prop_map(|parts| parts.concat()),
        1 => any::<String>(),
        1 => vec(prop_oneof![Just('\u{85}'), Just('\u{2028}'), Just('\u{feff}'), Just('\r'), Just('\n'), Just('é'), Just('😀'), Just('\u{a0}')], 0..6)
            .prop_map(String::from_iter),
        1 => "(on|off|yes|no|null|~|true|[0-9]{1,3}:[0-9]{2}|0[0-7]{1,3}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]e[0-9])",
    ]
}

fn identifier() -> impl Strategy<Value = String> {
    "[A-Z][A-Za-z0-9]{0,8}"
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Int),
        (-1e12..1e12).prop_map(Value::Number),
        text().prop_map(Value::from),
        text().prop_map(Value::sub),
        identifier().prop_map(Value::Ref),
        (identifier(), "[A-Z][A-Za-z.]{0,8}").prop_map(|(id, attribute)| Value::GetAtt(id, attribute)),
        Just(Value::GetAzs),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::List),
            vec((text(), inner.clone()), 0..4).prop_map(Value::map),
            (text(), vec((identifier(), inner.clone()), 0..3)).prop_map(|(text, variables)| {
                let variables = variables.into_iter().map(|(name, value)| (name.into(), value));
                Value::SubWith(text.into(), Box::new(variables.collect()))
            }),
            (text(), boxed.clone()).prop_map(|(separator, list)| Value::Join(separator.into(), list)),
            (0..9u32, boxed.clone()).prop_map(|(index, list)| Value::Select(index, list)),
            (text(), boxed.clone()).prop_map(|(separator, text)| Value::Split(separator.into(), text)),
            boxed.clone().prop_map(Value::ImportValue),
            boxed.clone().prop_map(Value::Base64),
            (boxed.clone(), 1..9u32, 1..9u32)
                .prop_map(|(block, count, bits)| Value::Cidr(block, count, bits)),
            (identifier(), boxed.clone(), boxed)
                .prop_map(|(condition, then, otherwise)| Value::If(condition, then, otherwise)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn yaml_reads_as_the_json_of_the_same_value(value in value()) {
        let document = document(value);
        let text = yaml(&document);
        let yaml: Yaml = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        prop_assert_eq!(read(&yaml), serde_json::to_value(&document).unwrap(), "{}", text);
    }

    #[test]
    fn the_same_value_gives_the_same_bytes(value in value()) {
        prop_assert_eq!(yaml(&value), yaml(&value.clone()));
    }
}
