//! The files in `editors/` that are generated from the language: word lists and scopes.
//!
//! A file is a function; it fills the words of the language and the scopes of `language::scopes` into its template.

mod lines;
mod scopes;
mod textmate;
mod trees;
mod vscode;

use super::docs::Page;
use crate::language::scopes::{SCOPES, Scopes};
use crate::language::words;
use crate::syntax::ast::Unit;

/// All generated files: the path in `editors/`, and the text.
pub fn files() -> Vec<Page> {
    let mut files = vec![
        ("scopes.json".into(), scopes::json()),
        ("vscode/package.json".into(), vscode::manifest()),
        ("vscode/syntaxes/ecs.tmLanguage.json".into(), textmate::grammar()),
    ];
    files.extend(trees::queries());
    files.extend(lines::files());
    files
}

/// A template with its placeholders filled: `{{Attribute}}` with the editor's scope of the class, `{{kinds}}` with words, joined with the
/// editor's separator.
fn fill(template: &str, scope: impl Fn(&Scopes) -> &str, separator: &str) -> String {
    let mut text = template.to_string();
    for scopes in SCOPES {
        text = text.replace(&format!("{{{{{}}}}}", scopes.class.name()), scope(scopes));
    }
    for (name, words) in word_lists() {
        text = text.replace(&format!("{{{{{name}}}}}"), &words.join(separator));
    }
    text
}

/// The words of the language, by class; and the version, which some editors want to be told.
fn word_lists() -> [(&'static str, Vec<String>); 12] {
    [
        ("keywords", owned(words::keywords())),
        ("declarations", owned(words::DECLARATIONS)),
        ("kinds", owned(words::kinds())),
        ("nested_blocks", owned(words::nested_blocks())),
        ("path_labelled", owned(words::path_labelled())),
        ("attributes", owned(words::attributes())),
        ("symbols", owned(words::enum_values())),
        ("types", owned(words::types())),
        ("functions", owned(words::functions())),
        ("namespaces", owned(words::namespaces())),
        ("version", owned([env!("CARGO_PKG_VERSION")])),
        ("units", owned(Unit::ALL.map(|(_, spelling)| spelling))),
    ]
}

fn owned(words: impl IntoIterator<Item = &'static str>) -> Vec<String> {
    words.into_iter().map(str::to_string).collect()
}

/// JSON that is indented by two spaces and ends with a newline.
fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_placeholder_of_a_template_is_filled() {
        for (path, text) in files() {
            assert!(!text.contains("{{"), "{path}");
        }
    }

    #[test]
    fn classes_and_words_are_filled_in() {
        let text = fill("{{Attribute}} \\b({{namespaces}})\\b", |scopes| scopes.vim, "|");
        assert_eq!(
            text,
            "Label \\b(param|var|let|aws|each|network|alerts|volume|cluster|listener|scaling|service|job|resource)\\b"
        );
    }
}
