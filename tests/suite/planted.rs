//! A wrong value is found wherever the program can hide it: each rule about a value, in each position that a constant can have.

mod exempt;
mod rules;

use std::collections::BTreeSet;

use ecsc::diagnostics::{catalog, edit};

use crate::support::{codes, compile_text};
use rules::{Phase, RULES, Rule};

/// What all programs of this suite begin with.
const HEAD: &str = r#"
project "t" { regions = ["eu-west-1", "eu-south-1"] }
param choose: bool = true
param other: bool = true
param size: small | large = small
var yes: bool = true
existing network "main" {
  vpc             = "vpc-0123456789abcdef0"
  private_subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  public_subnets  = ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"]
}
"#;

/// A position: its name, declarations, and the expression that stands for the value.
type Position = (&'static str, String, String);

/// Every position of a constant, with a wrong and a right one.
fn positions(rule: &Rule) -> Vec<Position> {
    let Rule { wrong, right, ty, .. } = rule;
    let mut all = vec![
        ("written", String::new(), wrong.to_string()),
        ("in a `let`", format!("let it = {wrong}\n"), "let.it".into()),
        ("chosen by a `var`", String::new(), format!("var.yes ? {wrong} : {right}")),
    ];
    if let Some((name, body)) = ty {
        all.push(("default of a `var`", format!("var it: {name} = {wrong}\n"), "var.it".into()));
        if rule.phase == Phase::Deploy {
            let body = |more: &str| match (body.is_empty(), more.is_empty()) {
                (true, true) => String::new(),
                _ => format!(" {{\n  {body}\n  {more}\n}}"),
            };
            let with = |default: &str, more: &str| format!("param it: {name} = {default}{}\n", body(more));
            let optional = format!("param it: {name}?{}\n", body(""));
            all.extend([
                ("default of a param", with(wrong, ""), "param.it".into()),
                (
                    "an allowed value of a param",
                    with(right, &format!("allowed = [{right}, {wrong}]")),
                    "param.it".into(),
                ),
                ("a param in a branch", with(wrong, ""), format!("param.choose ? {right} : param.it")),
                ("after `??`", optional, format!("param.it ?? {wrong}")),
                (
                    "a `var` in a branch",
                    format!("var it: {name} = {wrong}\n"),
                    format!("param.choose ? {right} : var.it"),
                ),
            ]);
        }
    }
    if rule.phase == Phase::Deploy {
        all.extend([
            ("the first branch", String::new(), format!("param.choose ? {wrong} : {right}")),
            ("the second branch", String::new(), format!("param.choose ? {right} : {wrong}")),
            (
                "a branch of a branch",
                String::new(),
                format!("param.choose ? {right} : (param.other ? {right} : {wrong})"),
            ),
            (
                "a `let` in a branch",
                format!("let it = {wrong}\n"),
                format!("param.choose ? let.it : {right}"),
            ),
            ("a choice in a `let`", format!("let it = param.choose ? {wrong} : {right}\n"), "let.it".into()),
            (
                "an entry of a map",
                format!("let all = {{ small = {right}, large = {wrong} }}\n"),
                "let.all[param.size]".into(),
            ),
            (
                "the first entry of a map",
                String::new(),
                format!("{{ small = {wrong}, large = {right} }}[param.size]"),
            ),
            (
                "chosen by the region",
                String::new(),
                format!("aws.region == \"eu-west-1\" ? {wrong} : {right}"),
            ),
        ]);
        if rule.is_text() {
            all.push((
                "a choice in a string",
                String::new(),
                format!("\"${{param.choose ? {wrong} : {right}}}\""),
            ));
        }
    }
    all
}

fn errors(rule: &Rule, declarations: &str, value: &str) -> Vec<&'static str> {
    let program = format!("{HEAD}{declarations}{}", rule.program.replace('@', value));
    let mut found = codes(&compile_text("a.ecs", &program));
    found.retain(|code| code.starts_with('E'));
    found
}

#[test]
fn a_wrong_value_is_found_in_every_position() {
    let mut missed = Vec::new();
    let mut tried = 0;
    for rule in RULES {
        for (position, declarations, value) in positions(rule) {
            let found = errors(rule, &declarations, &value);
            tried += 1;
            if !found.contains(&rule.code) && !rule.is_another(position, &found) {
                missed.push(format!("{} {position}: {declarations}{value}: {found:?}", rule.code));
            }
        }
    }
    assert!(missed.is_empty(), "{} of {tried} are missed:\n{}", missed.len(), missed.join("\n"));
    assert!(tried > 500, "{tried}");
}

#[test]
fn what_is_known_of_a_string_is_checked_though_the_rest_is_not() {
    for (code, value) in [
        ("E0534", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa${param.any}\""),
        ("E0534", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-${param.choose ? \"abcdef\" : \"b\"}\""),
        ("E0535", "\"a_${param.any}\""),
        ("E0535", "\"${param.any}-\""),
        ("E0536", "\"internal-${param.any}\""),
        ("E0542", "\"${param.any}/AWSLogs/x\""),
        ("E0586", "\"#cloud-config ${param.any}\""),
        ("E0565", "\"mnt/${param.any}\""),
        ("E0595", "\"a?${param.any}\""),
    ] {
        let rule = RULES.iter().find(|rule| rule.code == code).unwrap();
        let value =
            if code == "E0565" { format!("\"x${{{value}}}\"").replace("x$", "$") } else { value.into() };
        assert_eq!(errors(rule, "param any: string\n", &value), [code], "{value}");
    }
}

#[test]
fn no_fix_replaces_a_reference_by_a_value() {
    for rule in RULES {
        for (position, declarations, value) in positions(rule) {
            let program = format!("{HEAD}{declarations}{}", rule.program.replace('@', &value));
            let compilation = compile_text("a.ecs", &program);
            for fix in compilation.diagnostics.iter().flat_map(|found| &found.fixes) {
                let fixed = edit::apply(&program, &fix.edits).unwrap();
                for name in ["let.it", "var.it", "param.it", "var.yes", "param.choose"] {
                    let (before, after) = (program.matches(name).count(), fixed.matches(name).count());
                    assert!(
                        after >= before || fix.edits.iter().all(|edit| edit.text.is_empty()),
                        "{} {position}: {}",
                        rule.code,
                        fix.title
                    );
                }
            }
        }
    }
}

#[test]
fn the_right_value_is_taken() {
    for rule in RULES {
        assert_eq!(errors(rule, "", rule.right), [""; 0], "{}", rule.code);
        if rule.phase == Phase::Deploy {
            let chosen = format!("param.choose ? {} : {}", rule.right, rule.right);
            assert_eq!(errors(rule, "", &chosen), [""; 0], "{}: {chosen}", rule.code);
        }
    }
}

#[test]
fn every_diagnostic_about_a_value_is_planted_or_exempt() {
    let planted: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    let exempt: BTreeSet<&str> = exempt::CODES.iter().map(|(code, _)| *code).collect();
    let about_values: BTreeSet<&str> = catalog::all()
        .map(|code| code.id)
        .filter(|id| matches!(id.as_bytes(), [b'E', b'0', b'3' | b'4' | b'5' | b'7' | b'8', ..]))
        .collect();
    let known: BTreeSet<&str> = planted.union(&exempt).copied().collect();
    assert_eq!(about_values.difference(&known).collect::<Vec<_>>(), [&""; 0], "neither planted nor exempt");
    assert_eq!(known.difference(&about_values).collect::<Vec<_>>(), [&""; 0], "no such diagnostic");
    assert_eq!(planted.intersection(&exempt).collect::<Vec<_>>(), [&""; 0], "planted and exempt");
    assert!(exempt::CODES.iter().all(|(_, reason)| reason.len() > 20));
}
