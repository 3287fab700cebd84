//! The syntax files of the editors that highlight line by line: Vim, Emacs, Kakoune.

use crate::generate::docs::Page;
use crate::language::scopes::Scopes;

pub(super) fn files() -> Vec<Page> {
    vec![
        ("vim/syntax/ecs.vim".into(), vim()),
        ("emacs/ecs-mode.el".into(), emacs()),
        ("kakoune/ecs.kak".into(), kakoune()),
    ]
}

fn vim() -> String {
    let text = file("\"", "ecs.vim", include_str!("templates/ecs.vim"), |scopes| scopes.vim, "|");
    // `%` is a unit here, and an operator in Vim's regular expressions.
    text.replace("|%)", r"|\%)")
}

fn emacs() -> String {
    let template = include_str!("templates/ecs-mode.el");
    // Emacs reads the first line itself (`-*- lexical-binding: t -*-`), so the note is below it.
    let text = super::fill(template, |scopes| scopes.emacs.unwrap_or("default"), r"\\|");
    text.replacen("\n\n", &format!("\n\n;; {}\n\n", note("ecs-mode.el")), 1)
}

fn kakoune() -> String {
    // Kakoune's completion takes one list of words, whatever their class.
    let words = super::fill(
        "{{keywords}} {{kinds}} {{nested_blocks}} {{attributes}} {{functions}} {{types}}",
        |_| "",
        " ",
    );
    let template = include_str!("templates/ecs.kak").replace("{{completions}}", &words);
    file("#", "ecs.kak", &template, |scopes| scopes.kakoune, "|")
}

fn note(name: &str) -> String {
    format!(
        "Generated from src/generate/editors/templates/{name}; `UPDATE=1 cargo test generated` rewrites it."
    )
}

fn file(
    comment: &str,
    name: &str,
    template: &str,
    scope: impl Fn(&Scopes) -> &str,
    separator: &str,
) -> String {
    let text = super::fill(template, scope, separator);
    format!("{comment} {}\n\n{text}", note(name))
}
