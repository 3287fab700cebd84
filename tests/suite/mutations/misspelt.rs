//! Each word of each example with a letter missing: one diagnostic, and its fix brings the letter back or makes the program right.

use ecsc::compile::{Compilation, SourceText};
use ecsc::diagnostics::{Diagnostic, Fix, edit};
use ecsc::emit::Format;

use super::lexer::{Kind, Token, tokens};
use super::programs;
use crate::examples;

/// Whether a word may be any: the name of an output, and the key of a map that the language and its resource types leave to the writer,
/// which nothing else in the program names.
fn is_free(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| &text[token.range.clone()]);
    if at > 0 && word(at - 1) == "output" {
        return true;
    }
    // The key of each map around, from inside.
    let (mut keys, mut depth) = (Vec::new(), 0_i32);
    for before in (0..at).rev() {
        match word(before) {
            "}" | "]" => depth += 1,
            "{" | "[" if depth > 0 => depth -= 1,
            "{" if before > 1 && word(before - 1) == "=" => keys.push(word(before - 2)),
            "{" => break,
            _ => {}
        }
    }
    let is_key = word(at + 1) == "=" && !keys.is_empty() && !keys.contains(&"properties");
    // A word before `=` names nothing.
    is_key && (0..tokens.len()).all(|other| word(other) != word(at) || word(other + 1) == "=")
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
        let tokens = tokens(&text);
        for (at, token) in tokens.iter().enumerate() {
            let word = &text[token.range.clone()];
            if token.kind != Kind::Word || word.len() < 4 || is_free(&text, &tokens, at) {
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
