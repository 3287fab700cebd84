//! The TextMate grammar of the VS Code extension.

use serde_json::Value;

/// The template: YAML, because regular expressions and comments read better in it.
const TEMPLATE: &str = include_str!("templates/ecs.tmLanguage.yaml");

pub(super) fn grammar() -> String {
    let text = super::fill(TEMPLATE, |scopes| scopes.textmate, "|");
    let mut grammar: Value =
        serde_yaml::from_str(&text).unwrap_or_else(|error| unreachable!("the template is YAML: {error}"));
    if let Value::Object(entries) = &mut grammar {
        let note = "Generated from src/generate/editors/templates/ecs.tmLanguage.yaml; `UPDATE=1 cargo test generated` rewrites it.";
        entries.shift_insert(0, "information_for_contributors".into(), note.into());
    }
    super::pretty(&grammar)
}
