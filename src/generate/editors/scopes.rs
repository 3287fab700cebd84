//! `scopes.json`: the table of scopes, for the test that compares how the editors classify a token.

use serde_json::json;

use crate::language::scopes::SCOPES;

pub(super) fn json() -> String {
    let rows = SCOPES.iter().map(|scopes| {
        let semantic = scopes.semantic.map(|(ty, modifiers)| json!({ "type": ty, "modifiers": modifiers }));
        json!({
            "class": scopes.class.name(),
            "semantic": semantic,
            "textmate": scopes.textmate,
            "capture": scopes.capture,
            "helix": scopes.helix,
            "vim": scopes.vim,
            "emacs": scopes.emacs,
            "kakoune": scopes.kakoune,
        })
    });
    // JSON has no comments; tools ignore an entry that they do not know.
    let note = "Generated from src/language/scopes.rs; `UPDATE=1 cargo test generated` rewrites it.";
    super::pretty(&json!({ "//": note, "classes": rows.collect::<Vec<_>>() }))
}
