//! Help is true: what a message, a page or a document names in backticks is there. A word of the language's own spelling is one of
//! the schema, the grammar, the functions, the commands or the tables of other languages; whatever else is named on purpose is in
//! `tests/words.named`, each with its reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use ecsc::diagnostics::{catalog, kind_of};
use ecsc::language::{foreign, words};
use ecsc::lexer::{TokenKind, lex};

use crate::support::{files, path};

/// The words of the grammar and of the command line that no table has.
const OWN: &str = "if in for true false null ecs ecsc ecsvars toml build check watch fmt fix explain schema lsp man help completions \
                   s m h d b kib mib gib tib vcpu region account_id partition stack_name stack_id url_suffix \
                   levels allow warn deny environments vars var_file env fail pass";

/// The words of the language.
fn known() -> BTreeSet<String> {
    let mut known: BTreeSet<String> = OWN.split_whitespace().map(str::to_owned).collect();
    known.extend(words::keywords().into_iter().map(str::to_owned));
    known.extend(words::namespaces().chain(words::types()).chain(words::functions()).map(str::to_owned));
    for all in [words::nested_blocks(), words::attributes(), words::labels(), words::enum_values()] {
        known.extend(all.into_iter().map(str::to_owned));
    }
    let results =
        ecsc::language::kinds::KINDS.iter().flat_map(|kind| kind.results.iter().map(|result| result.name));
    known.extend(results.map(str::to_owned));
    known.extend(ecsc::aws::ulimits::ULIMITS.into_iter().map(str::to_owned));
    known.extend(foreign::words().map(str::to_owned));
    known
}

/// What is named on purpose, by the first word of each line of the list.
fn named() -> BTreeMap<String, String> {
    let text = fs::read_to_string(path("tests/words.named")).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let entries = lines.flat_map(|line| {
        let (names, reason) = line.split_once("  ").unwrap_or_else(|| panic!("{line:?} has no reason"));
        names.split(' ').map(|name| (name.to_owned(), reason.trim().to_owned())).collect::<Vec<_>>()
    });
    entries.collect()
}

/// The code spans of a text, without its fenced blocks.
fn spans(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fenced = false;
    let mut prose = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    // A span does not go beyond its paragraph, nor does a backtick without a second one.
    for paragraph in prose.split("\n\n") {
        let spans = paragraph.split('`').skip(1).step_by(2);
        found.extend(spans.map(str::to_owned));
    }
    found
}

/// The string literals of a Rust file but for its tests, with a space for what is filled in.
fn literals(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or(source);
    let mut found = Vec::new();
    for line in source.split('\n').filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some(start) = rest.find('"') {
            let mut end = start + 1;
            let bytes = rest.as_bytes();
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            let text = rest.get(start + 1..end.min(rest.len())).unwrap_or_default();
            found.push(filled(&text.replace("\\\"", "\"").replace("{{", "\u{1}").replace("}}", "\u{2}")));
            rest = rest.get((end + 1).min(rest.len())..).unwrap_or_default();
        }
    }
    found
}

/// A format string with a space for each placeholder.
fn filled(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str(" 0 ");
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out.replace('\u{1}', "{").replace('\u{2}', "}")
}

/// The words of a code span that the language would have to know: lowercase, not in a string, not a part of a path, a command or a
/// name of CloudFormation.
fn words_of(span: &str) -> Vec<String> {
    let other = |text: &str| {
        text.starts_with(['-', '$', '#', '.', '@'])
            || text.contains(['/', '\\'])
            || text.contains("::")
            || text.contains("arn:")
    };
    if other(span)
        || ["aws ", "cargo ", "copilot ", "ecsc ", "git ", "terraform ", "UPDATE=1 "]
            .iter()
            .any(|tool| span.starts_with(tool))
    {
        return Vec::new();
    }
    let tokens = lex(span);
    let word = |token: ecsc::lexer::Token| {
        let text = token.text(span);
        let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        // One letter stands for anything, and what has a hyphen is a name of something else.
        let hyphen = |at: Option<usize>| at.and_then(|at| span.as_bytes().get(at)) == Some(&b'-');
        let compound = hyphen(token.range().start.checked_sub(1)) || hyphen(Some(token.range().end));
        (token.kind == TokenKind::Word && plain && text.len() > 1 && !compound).then(|| text.to_owned())
    };
    tokens.iter().filter_map(word).collect()
}

/// Every text that a user reads, with where it is from.
fn texts() -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> =
        catalog::all().map(|code| (code.id.to_owned(), code.page.to_owned())).collect();
    let mut sources = Vec::new();
    files(&path("src/diagnostics/catalog"), "rs", &mut sources);
    files(&path("src/language/foreign"), "rs", &mut sources);
    sources.push(path("src/cli/mod.rs"));
    for file in sources {
        let source = fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(path("")).unwrap().display().to_string();
        texts.extend(literals(&source).into_iter().map(|text| (name.clone(), text)));
    }
    let mut documents = vec![path("README.md")];
    files(&path("docs"), "md", &mut documents);
    for file in documents {
        let name = file.strip_prefix(path("")).unwrap().display().to_string();
        // Pages of the catalogue are read above.
        if !name.starts_with("docs/diagnostics") {
            texts.push((name, fs::read_to_string(&file).unwrap()));
        }
    }
    texts
}

#[test]
fn what_help_names_is_there() {
    let (known, named) = (known(), named());
    let mut missing: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (place, text) in texts() {
        for word in spans(&text).iter().flat_map(|span| words_of(span)) {
            if known.contains(&word) || kind_of(&word).is_some() {
                continue;
            }
            if named.contains_key(&word) {
                used.insert(word);
            } else {
                missing.entry(word).or_default().insert(place.clone());
            }
        }
    }
    let lines: Vec<String> = missing.iter().map(|(word, places)| format!("{word}  {places:?}")).collect();
    assert!(missing.is_empty(), "{} words that nothing knows:\n{}", missing.len(), lines.join("\n"));
    let unused: Vec<&String> = named.keys().filter(|name| !used.contains(*name)).collect();
    assert!(unused.is_empty(), "no text names {unused:?}");
}

#[test]
fn a_planted_word_is_found() {
    let known = known();
    let unknown = |text: &str| {
        let words: Vec<String> = spans(text).iter().flat_map(|span| words_of(span)).collect();
        words.into_iter().filter(|word| !known.contains(word)).collect::<Vec<_>>()
    };
    assert_eq!(unknown("write `for_eech = list`, or `volume.encryptid`"), ["for_eech", "encryptid"]);
    assert_eq!(unknown("write `encrypted = true`, `\"encryptid\"` or `AWS::EFS::FileSystem`"), [""; 0]);
    assert_eq!(literals("x(\"write `{name} {{ {key} = 1 }}`\")"), ["write ` 0  {  0  = 1 }`"]);
}
