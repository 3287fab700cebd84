//! Text stays text: no plain scalar is one that YAML 1.1 or 1.2 reads as something else.

use proptest::prelude::*;
use regex_lite::Regex;

use super::yaml;
use crate::cfn::Value;

/// The expressions of the YAML 1.1 type repository (yaml.org/type: bool, float, int, merge, null, timestamp, value)
/// and those of the core schema of YAML 1.2.2, section 10.3.2.
const TYPES: [&str; 20] = [
    "^(y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$",
    r"^[-+]?([0-9][0-9_]*)?\.[0-9.]*([eE][-+][0-9]+)?$",
    r"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*$",
    r"^[-+]?\.(inf|Inf|INF)$",
    r"^\.(nan|NaN|NAN)$",
    "^[-+]?0b[0-1_]+$",
    "^[-+]?0[0-7_]+$",
    "^[-+]?(0|[1-9][0-9_]*)$",
    "^[-+]?0x[0-9a-fA-F_]+$",
    "^[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+$",
    "^<<$",
    "^(~|null|Null|NULL|)$",
    "^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$",
    r"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?([ \t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?$",
    "^=$",
    "^[-+]?[0-9]+$",
    "^0o[0-7]+$",
    "^0x[0-9a-fA-F]+$",
    r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$",
    // Older drafts and their readers: commas and underscores anywhere.
    "^[-+]?[0-9][0-9,_.]*$",
];

/// What must be quoted although it is text.
const DANGEROUS: [&str; 74] = [
    "",
    "on",
    "On",
    "ON",
    "off",
    "yes",
    "Yes",
    "no",
    "NO",
    "y",
    "Y",
    "n",
    "N",
    "true",
    "True",
    "FALSE",
    "null",
    "Null",
    "NULL",
    "~",
    "0",
    "1",
    "-1",
    "+1",
    "012",
    "0o17",
    "0x1F",
    "0b101",
    "1_000",
    "1,000",
    "0.5",
    ".5",
    "5.",
    "1e3",
    "1E3",
    "1e+3",
    "1.5e-3",
    "685.230_15e+03",
    ".inf",
    "-.inf",
    "+.INF",
    ".nan",
    ".NaN",
    "22:22",
    "1:30:00",
    "190:20:30.15",
    "2012-10-17",
    "2001-12-14t21:59:43.10-05:00",
    "2001-12-14 21:59:43.10 -5",
    "123456789012",
    "=",
    "<<",
    " leading",
    "trailing ",
    "-",
    "- item",
    "? key",
    ": value",
    "a: b",
    "a:",
    "a #b",
    "#comment",
    "*alias",
    "&anchor",
    "!tag",
    "|",
    ">",
    "'quoted'",
    "\"quoted\"",
    "%directive",
    "@at",
    "`tick`",
    "[list",
    "{map",
];

/// What reads better, and is safe, without quotes.
const HARMLESS: [&str; 16] = [
    "text",
    "AWS::ECS::Cluster",
    "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role",
    "t3.medium",
    "0.0.0.0/0",
    "/aws/ecs/${Cluster}",
    "${AWS::StackName}-VPC",
    "elasticfilesystem:ClientMount",
    "Certificate for HTTPS; leave empty to serve plain HTTP.",
    "kms.${AWS::Region}.${AWS::URLSuffix}",
    "Don't",
    "90days",
    "Grüße",
    "_private",
    "no one",
    "internet-facing",
];

fn in_block(text: &str) -> String {
    let written = yaml(&Value::map([("k", text.to_owned())]));
    written.strip_prefix("k:").unwrap().trim_start_matches(' ').strip_suffix('\n').unwrap().to_owned()
}

/// The text as an argument of a call in brackets.
fn in_flow(text: &str) -> String {
    let written = yaml(&Value::choose("C", text.to_owned(), 0));
    written.trim_start_matches("!If [C, ").strip_suffix(", 0]\n").unwrap_or(&written).to_owned()
}

fn is_quoted(written: &str) -> bool {
    written.starts_with(['"', '\'', '|'])
}

#[test]
fn what_would_be_read_as_something_else_is_quoted() {
    for text in DANGEROUS {
        assert!(is_quoted(&in_block(text)), "{text:?} is written {}", in_block(text));
        assert!(is_quoted(&in_flow(text)), "{text:?} is written {}", in_flow(text));
    }
}

#[test]
fn ordinary_text_has_no_quotes() {
    for text in HARMLESS {
        assert_eq!(in_block(text), text);
    }
}

#[test]
fn what_ends_a_plain_text_in_brackets_is_quoted_there() {
    for text in ["a,b", "a]", "${A}", "a:b", "AWS::NoValue"] {
        assert_eq!(in_flow(text), format!("\"{text}\""));
    }
}

#[test]
fn text_full_of_quotes_and_backslashes_stands_in_single_quotes() {
    assert_eq!(in_block(r#"^\d+"'$"#), r#"'^\d+"''$'"#);
}

#[test]
fn invisible_and_forbidden_characters_are_escaped() {
    let cases = [
        ("a\tb", r#""a\tb""#),
        ("a\r\nb", r#""a\r\nb""#),
        ("\0\u{1b}\u{7f}", r#""\x00\x1b\x7f""#),
        ("\u{85}\u{2028}\u{2029}", r#""\x85\u2028\u2029""#),
        ("\u{feff}\u{202e}\u{200b}", r#""\ufeff\u202e\u200b""#),
        ("\u{ffff}\u{1fffe}", r#""\uffff\U0001fffe""#),
        ("\n", r#""\n""#),
        (" \n\t\n", r#"" \n\t\n""#),
    ];
    for (text, written) in cases {
        assert_eq!(in_block(text), written);
    }
}

#[test]
fn text_of_several_lines_is_a_block_scalar_with_the_right_end() {
    assert_eq!(in_block("a\nb"), "|-\n  a\n  b");
    assert_eq!(in_block("a\n\nb\n"), "|\n  a\n\n  b");
    assert_eq!(in_block("a\n\n\n"), "|+\n  a\n\n");
    assert_eq!(in_block("  a\nb\n"), "|2\n    a\n  b");
    assert_eq!(in_block("\n\na"), "|2-\n\n\n  a");
    assert_eq!(in_block("a\tb\n"), "|\n  a\tb");
}

#[test]
fn a_long_line_is_not_folded() {
    let text = "word ".repeat(400) + "end";
    assert_eq!(in_block(&text), text);
}

fn assert_no_type_matches(written: &str, types: &[Regex]) {
    if !is_quoted(written) {
        for ty in types {
            assert!(!ty.is_match(written), "{written:?} would match {ty}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_plain_text_is_a_scalar_of_another_type(
        text in prop_oneof![
            "[-+.]?[0-9a-fA-FxoTtZz_:., +-]{0,12}",
            "[a-zA-Z]{1,5}",
            r"\.?[a-zA-Z]{1,5}",
            "[0-9]{1,4}[-:/][0-9]{1,2}[-:/]?[0-9]{0,2}",
            "[ -~]{0,8}",
        ]
    ) {
        thread_local!(static COMPILED: Vec<Regex> = TYPES.map(|ty| Regex::new(ty).unwrap()).into());
        COMPILED.with(|types| {
            assert_no_type_matches(&in_block(&text), types);
            assert_no_type_matches(&in_flow(&text), types);
        });
    }
}
