//! The queries of the editors that use tree-sitter, as far as they share a dialect.

use crate::generate::docs::Page;
use crate::language::scopes::Scopes;

pub(super) fn queries() -> Vec<Page> {
    let highlights =
        query("highlights.scm", include_str!("templates/highlights.scm"), |scopes| scopes.capture);
    let helix = query("highlights.scm", include_str!("templates/highlights.scm"), |scopes| scopes.helix);
    let injections =
        query("injections.scm", include_str!("templates/injections.scm"), |scopes| scopes.capture);
    vec![
        ("tree-sitter-ecs/queries/highlights.scm".into(), highlights.clone()),
        ("tree-sitter-ecs/queries/injections.scm".into(), injections.clone()),
        // Zed names captures as Neovim does; Helix has other names.
        ("zed/languages/ecs/highlights.scm".into(), highlights),
        ("zed/languages/ecs/injections.scm".into(), injections.clone()),
        ("helix/queries/ecs/highlights.scm".into(), helix),
        ("helix/queries/ecs/injections.scm".into(), injections),
    ]
}

fn query(name: &str, template: &str, scope: impl Fn(&Scopes) -> &str) -> String {
    let note = format!(
        "; Generated from src/generate/editors/templates/{name}; `UPDATE=1 cargo test generated` rewrites it."
    );
    let lines = template.split_inclusive('\n').map(|line| {
        // A predicate decides how its words are separated: `(#any-of? @x "a" "b")`, `(#not-match? @x "^(a|b)$")`.
        let separator = if line.contains("match?") { "|" } else { "\" \"" };
        super::fill(line, &scope, separator)
    });
    format!("{note}\n\n{}", lines.collect::<String>())
}
