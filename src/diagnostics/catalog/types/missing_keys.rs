//! E0344: a map without an entry for a value of its index.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// A map that is indexed by a param needs an entry for each value that the param can have: which one it has is known only at
    /// deployment.
    ///
    /// ```ecs fail
    /// param environment: dev | prod
    /// let sizes = { dev = "small" }
    /// output size = let.sizes[param.environment]
    /// ```
    ///
    /// ```ecs pass
    /// param environment: dev | prod
    /// let sizes = { dev = "small", prod = "large" }
    /// output size = let.sizes[param.environment]
    /// ```
    E0344 error "map without an entry for a value of its index"
}

/// The index `key` may be one of `missing`; the map, which is declared at `map`, has only `known`.
pub fn missing_keys(
    span: Span,
    key: &str,
    missing: &[String],
    known: &[&str],
    map: Option<Span>,
) -> Diagnostic {
    let missing: Vec<&str> = missing.iter().map(|key| key.trim_matches('"')).collect();
    let message = format!("`{key}` can be {}, for which the map has no entry", list(&missing, "or", 8));
    let entries: Vec<String> = missing.iter().map(|key| format!("{key} = ...")).collect();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    let help = format!("add {} to the map", list(&entries, "and", 8));
    let has = match known {
        [] => "it is empty".to_owned(),
        known => format!("it has only {}", list(known, "and", 8)),
    };
    Diagnostic::new(&CODE, message, span, "the deployment chooses the key").label_at(map, has).help(help)
}
