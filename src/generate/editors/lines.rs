//! The syntax files of the editors that colour line by line: Vim, Emacs, Kakoune.

use crate::generate::docs::Page;
use crate::language::scopes::Scopes;

pub(super) fn files() -> Vec<Page> {
    vec![("vim/syntax/ecs.vim".into(), vim())]
}

fn vim() -> String {
    let text = file("\"", "ecs.vim", include_str!("templates/ecs.vim"), |scopes| scopes.vim, "|");
    // The unit is an operator of Vim's regular expressions.
    text.replace("|%)", r"|\%)")
}

fn file(
    comment: &str,
    name: &str,
    template: &str,
    scope: impl Fn(&Scopes) -> &str,
    separator: &str,
) -> String {
    let text = super::fill(template, scope, separator);
    format!(
        "{comment} Generated from src/generate/editors/templates/{name}; `UPDATE=1 cargo test generated` rewrites it.\n\n{text}"
    )
}
