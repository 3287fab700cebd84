//! The settings, which the editor sends under `ecsc`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;

/// The section of the editor's settings.
pub(super) const SECTION: &str = "ecsc";

/// The settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Settings {
    /// Values of `var`s, as `--var name=value` gives them.
    pub(super) variables: BTreeMap<String, String>,
    /// Files with values of `var`s, as `--var-file` names them, relative to the folder of the program.
    pub(super) variable_files: Vec<PathBuf>,
    /// The URL of `docs/`, so that diagnostics can link to their pages.
    pub(super) documentation: Option<String>,
    /// Which kinds of inlay hints are shown.
    pub(super) inlay_hints: InlayHints,
}

/// Which kinds of inlay hints are shown: all that are not switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct InlayHints {
    /// Derived thresholds.
    pub(super) thresholds: bool,
    /// Units.
    pub(super) units: bool,
    /// Defaults worth knowing.
    pub(super) defaults: bool,
    /// Names of parameters.
    pub(super) parameters: bool,
}

impl Default for InlayHints {
    fn default() -> Self {
        Self { thresholds: true, units: true, defaults: true, parameters: true }
    }
}

impl Settings {
    /// Reads settings.
    ///
    /// # Errors
    /// If a setting has a wrong type.
    pub(super) fn read(value: &Value) -> Result<Self, serde_json::Error> {
        // Some editors send the section's content, others all of their settings: {"ecsc": {...}}.
        let section = value.get(SECTION).unwrap_or(value);
        // Null is the answer of an editor in which nothing is set.
        if section.is_null() { Ok(Self::default()) } else { Self::deserialize(section) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_stand_alone_or_under_their_section() {
        let own = json!({ "variables": { "zones": "3" }, "other": 1 });
        let settings = Settings::read(&own).expect("right");
        assert_eq!(settings.variables.get("zones").map(String::as_str), Some("3"));
        assert_eq!(Settings::read(&json!({ "ecsc": own })).expect("right"), settings);
        assert_eq!(Settings::read(&Value::Null).expect("right"), Settings::default());
        assert!(Settings::read(&json!({ "variables": 3 })).is_err());
    }
}
