//! The TextMate grammar of the VS Code extension.

use serde_json::Value;

/// The template: YAML, in which regular expressions need no escapes and comments are allowed.
const TEMPLATE: &str = include_str!("templates/ecs.tmLanguage.yaml");

/// A line that begins a declaration: `let zones`, `cluster "web" {`.
const DECLARATION_AHEAD: &str =
    r#"^(?=(?:{{declarations}}|existing)[ \t]+[A-Za-z_]|(?:{{kinds}})[ \t]+"[^"\n]*"[ \t]*\{)"#;

pub(super) fn grammar() -> String {
    let template = TEMPLATE.replace("{{declaration_ahead}}", DECLARATION_AHEAD);
    let text = super::fill(&template, |scopes| scopes.textmate, "|");
    let mut grammar: Value =
        serde_yaml::from_str(&text).unwrap_or_else(|error| unreachable!("the template is YAML: {error}"));
    if let Value::Object(entries) = &mut grammar {
        let note = "Generated from src/generate/editors/templates/ecs.tmLanguage.yaml; `UPDATE=1 cargo test generated` rewrites it.";
        entries.shift_insert(0, "information_for_contributors".into(), note.into());
    }
    super::pretty(&grammar)
}
