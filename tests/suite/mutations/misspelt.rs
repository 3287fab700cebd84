//! Each word of each example with a letter missing: one diagnostic, and its fix brings the letter back or makes the program right.

use ecsc::compile::{Compilation, SourceText};
use ecsc::diagnostics::{Diagnostic, Fix, edit};
use ecsc::emit::Format;

use super::lexer::{Kind, tokens};
use super::programs;
use crate::examples;

/// Whether a word may be any: the key of a tag, and the name of an output, which nothing refers to.
fn is_free(before: &str, word: &str) -> bool {
    word == "team" || before.ends_with("\noutput ")
}

fn compiled(name: &str, text: &str) -> Compilation {
    examples::compiled(name, vec![SourceText::new("a.ecs", text)], Format::Yaml)
}

/// Whether a fix gives the text that was meant, or one with another name and without a mistake.
fn is_fixed_by(name: &str, misspelt: &str, meant: &str, fix: &Fix) -> bool {
    let Some(fixed) = edit::apply(misspelt, &fix.edits) else { return false };
    fixed == meant || compiled(name, &fixed).diagnostics.is_empty()
}

#[test]
fn a_misspelt_word_is_one_diagnostic_and_its_fix_corrects_it() {
    let (mut tried, mut single, mut fixed, mut shown) = (0_usize, 0_usize, 0_usize, Vec::new());
    for (name, text) in programs() {
        for token in tokens(&text) {
            let word = &text[token.range.clone()];
            if token.kind != Kind::Word || word.len() < 4 || is_free(&text[..token.range.start], word) {
                continue;
            }
            let middle = token.range.start + word.len() / 2;
            let misspelt = format!("{}{}", &text[..middle], &text[middle + 1..]);
            let found = compiled(&name, &misspelt).diagnostics;
            let fixable = found
                .iter()
                .flat_map(|diagnostic| &diagnostic.fixes)
                .any(|fix| is_fixed_by(&name, &misspelt, &text, fix));
            tried += 1;
            single += usize::from(found.len() == 1);
            fixed += usize::from(fixable);
            if found.len() != 1 || !fixable {
                let line = text[..token.range.start].lines().count().max(1);
                let codes: Vec<String> = found
                    .iter()
                    .map(|Diagnostic { code, message, .. }| format!("{} {message}", code.id))
                    .collect();
                shown.push(format!("{name}:{line}: {word}: {}", codes.join("; ")));
            }
            assert!(!found.is_empty(), "{name}: `{word}` without a letter is passed over");
        }
    }
    let figures =
        format!("{tried} misspelt words: {single} give one diagnostic, {fixed} are fixed by its fix");
    println!("{figures}\n{}", shown.join("\n"));
    assert!(single * 100 >= tried * 98 && fixed * 100 >= tried * 98, "{figures}\n{}", shown.join("\n"));
}
