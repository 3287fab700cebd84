//! Settings, which the editor sends under `ecsc`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;

/// The section under which the settings stand.
pub(super) const SECTION: &str = "ecsc";

/// What can be set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Settings {
    /// Values of `var`s, as `--var name=value` gives them.
    pub(super) variables: BTreeMap<String, String>,
    /// Files with values of `var`s, as `--var-file` names them, relative to the folder of the program.
    pub(super) variable_files: Vec<PathBuf>,
    /// Where the pages of `docs/` are, so that diagnostics can link to theirs.
    pub(super) documentation: Option<String>,
    /// Which sorts of inlay hints are shown.
    pub(super) inlay_hints: InlayHints,
}

/// Which sorts of inlay hints are shown: all that are not switched off.
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
    /// The settings of what an editor sends: they, or a table in which they stand under their section.
    ///
    /// # Errors
    /// If something in them is not what it must be.
    pub(super) fn read(value: &Value) -> Result<Self, serde_json::Error> {
        let own = value.get(SECTION).unwrap_or(value);
        if own.is_null() { Ok(Self::default()) } else { Self::deserialize(own) }
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
