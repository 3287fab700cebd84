//! The manifest of the VS Code extension: its version is the compiler's, and semantic tokens have the same scopes as the grammar.

use serde_json::{Map, Value, json};

use crate::language::scopes::SCOPES;

const TEMPLATE: &str = include_str!("templates/package.json");

pub(super) fn manifest() -> String {
    let mut manifest: Value =
        serde_json::from_str(TEMPLATE).unwrap_or_else(|error| unreachable!("the template is JSON: {error}"));
    if let Value::Object(entries) = &mut manifest {
        let note = "Generated from src/generate/editors/templates/package.json; `UPDATE=1 cargo test generated` rewrites it.";
        entries.shift_insert(0, "//".into(), note.into());
        // The extension is released with the compiler, from the same repository.
        entries.insert("version".into(), env!("CARGO_PKG_VERSION").into());
        entries.insert("homepage".into(), env!("CARGO_PKG_HOMEPAGE").into());
        entries.insert("repository".into(), json!({ "type": "git", "url": env!("CARGO_PKG_REPOSITORY") }));
        entries.insert("bugs".into(), json!({ "url": concat!(env!("CARGO_PKG_REPOSITORY"), "/issues") }));
    }
    if let Some(Value::Object(contributions)) = manifest.get_mut("contributes") {
        let scopes = json!([{ "language": "ecs", "scopes": semantic_scopes() }]);
        contributions.insert("semanticTokenScopes".into(), scopes);
    }
    super::pretty(&manifest)
}

/// The scope of each semantic token, `class.defaultLibrary`; if two classes share one, that of the first.
fn semantic_scopes() -> Map<String, Value> {
    // A theme without rules for semantic tokens falls back to these scopes, so that colours do not change when the server starts.
    let mut map = Map::new();
    for scopes in SCOPES {
        let Some((ty, modifiers)) = scopes.semantic else { continue };
        let selector = std::iter::once(ty).chain(modifiers.iter().copied()).collect::<Vec<_>>().join(".");
        map.entry(selector).or_insert_with(|| json!([scopes.textmate]));
    }
    map
}
