//! JSON, by `serde_json`. A function of CloudFormation is an externally tagged variant, and so in its long form.

use serde::Serialize;

/// Indented by two spaces, with a newline at the end.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let mut text = finished(serde_json::to_string_pretty(value));
    text.push('\n');
    text
}

/// Without whitespace, with a newline at the end.
pub(super) fn minified(value: &impl Serialize) -> String {
    let mut text = finished(serde_json::to_string(value));
    text.push('\n');
    text
}

// Serialization can fail at a key that is not a string, and there is none.
fn finished(text: serde_json::Result<String>) -> String {
    text.unwrap_or_else(|error| unreachable!("what `emit` serializes has only text for keys: {error}"))
}
