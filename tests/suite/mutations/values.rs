//! Each value of each example replaced by values of every sort: few diagnostics, and where nothing is said, templates that hold together.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ecsc::compile::SourceText;
use ecsc::emit::Format;

use super::lexer::{Kind, Token, tokens};
use super::{programs, references, step};
use crate::examples;

/// One of every sort, and those at the edge of it.
const ODD: [&str; 20] = [
    "null",
    "true",
    "0",
    "1",
    "-5",
    "1.5",
    "9223372036854775807",
    "\"\"",
    "\"x\"",
    "\"arn:aws:s3:::b\"",
    "[]",
    "[null]",
    "{}",
    "1..2",
    "30s",
    "512MiB",
    "100%",
    "word",
    "param.nothing",
    "aws.region",
];

/// The value behind the `=` at `at`: to the end of its line, or to what separates it from the next.
fn value(text: &str, tokens: &[Token], at: usize) -> Option<std::ops::Range<usize>> {
    let first = tokens.get(at + 1)?;
    let mut depth = 0_i32;
    let ends = |token: &&Token| match &text[token.range.clone()] {
        "[" | "(" | "{" => {
            depth += 1;
            false
        }
        "]" | ")" | "}" => {
            depth -= 1;
            depth < 0
        }
        mark => depth == 0 && (token.kind == Kind::LineEnd || mark == ","),
    };
    let end = tokens[at + 1..].iter().find(ends)?;
    (first.range.start < end.range.start).then(|| first.range.start..text[..end.range.start].trim_end().len())
}

#[test]
fn an_odd_value_gives_few_diagnostics() {
    let (mut tried, mut single, mut wrong) = (0_usize, 0_usize, Vec::new());
    for (name, text) in programs() {
        let tokens = tokens(&text);
        let values = (0..tokens.len()).filter(|&at| &text[tokens[at].range.clone()] == "=");
        let values: Vec<_> = values.filter_map(|at| value(&text, &tokens, at)).collect();
        let mutants = values.iter().flat_map(|range| ODD.map(|odd| (range.clone(), odd)));
        for (range, odd) in mutants.step_by(step()) {
            let mutant = format!("{}{odd}{}", &text[..range.start], &text[range.end..]);
            let place = format!("{name}: {} -> {odd}", &text[range]);
            let source = vec![SourceText::new("a.ecs", mutant)];
            let Ok(compilation) =
                catch_unwind(AssertUnwindSafe(|| examples::compiled(&name, source, Format::Json)))
            else {
                wrong.push(format!("{place}: panics"));
                continue;
            };
            tried += 1;
            single += usize::from(compilation.diagnostics.len() <= 1);
            if compilation.diagnostics.len() > 3 {
                wrong.push(format!("{place}: {} diagnostics", compilation.diagnostics.len()));
            }
            for template in &compilation.output.templates {
                let missing = references::unresolved(&serde_json::from_str(&template.text).unwrap());
                if !missing.is_empty() {
                    wrong.push(format!("{place}: {} has no {}", template.file, missing.join(", ")));
                }
            }
        }
    }
    let figures = format!("{tried} odd values: {single} with one diagnostic or none");
    println!("{figures}");
    assert!(wrong.is_empty(), "{figures}\n{}", wrong.join("\n"));
    assert!(single * 100 >= tried * 97, "{figures}");
}
