//! CloudFormation's vocabulary becomes text: templates, their source maps, and the manifest beside them.

mod layout;

mod json;
mod yaml;

use crate::cfn;

/// How templates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// YAML with short tags.
    #[default]
    Yaml,
    /// Indented JSON.
    Json,
    /// JSON without white space.
    JsonMinified,
}

impl Format {
    /// The ending of a template's file name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Json | Self::JsonMinified => "json",
        }
    }
}

/// A template as text.
pub fn template(template: &cfn::Template, format: Format) -> String {
    match format {
        Format::Yaml => yaml::to_string(template),
        Format::Json => json::pretty(template),
        Format::JsonMinified => json::minified(template),
    }
}
