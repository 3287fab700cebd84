//! Writes templates, their source maps and the manifest as text.

mod json;
mod layout;
mod manifest;
mod offers;
mod source_map;
mod yaml;

pub use layout::parameter_scalar;
pub use manifest::{
    Described, LeftStack, Manifest, ManifestFileSystem, ManifestParameter, ManifestStack, ManifestVariable,
};
pub use offers::{
    AlertsFacts, ClusterFacts, Facts, InstanceFacts, ListenerFacts, NetworkFacts, NotOffered, OFFERS_VERSION,
    Offer, Offered, OfferedNetwork, Offers, RuleFacts, VolumeFacts, facts_hash,
};
pub use source_map::{Position, ResourcePositions, SourceMap};

use sha2::{Digest, Sha256};

use crate::cfn;
use crate::parallel;
use crate::source::Sources;

/// How templates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// YAML with short tags.
    #[default]
    Yaml,
    /// Indented JSON.
    Json,
    /// JSON without whitespace.
    JsonMinified,
}

impl Format {
    /// The extension of a template's file name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Json | Self::JsonMinified => "json",
        }
    }
}

/// One stack's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emitted {
    /// The conventional name of the stack.
    pub name: String,
    /// The template's file name.
    pub file: String,
    /// The template.
    pub text: String,
    /// The template's digest.
    pub sha256: String,
    /// The source map's file name.
    pub map_file: String,
    /// The source map.
    pub map: String,
}

/// All files of a program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Output {
    /// The stacks' files, in deployment order.
    pub templates: Vec<Emitted>,
    /// `manifest.json`: what to deploy in which order.
    pub manifest: String,
}

/// The fewest stacks that are worth a thread.
const MIN_PARALLEL: usize = 16;

/// Writes a program's stacks, which come in deployment order.
pub fn emit(stacks: &[cfn::Stack], project: &str, sources: &Sources, format: Format) -> Output {
    let templates = parallel::map(stacks, MIN_PARALLEL, |stack| files(stack, sources, format));
    output(stacks, Described { project: project.to_owned(), ..Described::default() }, templates)
}

/// The files of all stacks, which have been written one by one.
pub fn output(stacks: &[cfn::Stack], program: Described, templates: Vec<Emitted>) -> Output {
    let manifest = manifest(&Manifest::of(program, stacks, &templates));
    Output { templates, manifest }
}

/// A manifest as text.
pub fn manifest(manifest: &Manifest) -> String {
    json::pretty(manifest)
}

/// Templates as one text: YAML documents one after the other, or one JSON object with the template of each stack by its name.
pub fn all<'a>(templates: impl IntoIterator<Item = &'a Emitted>, format: Format) -> String {
    if format == Format::Yaml {
        return documents(templates);
    }
    let (open, between, close) =
        if format == Format::Json { ("{\n", ",\n", "\n}\n") } else { ("{", ",", "}\n") };
    let colon = if format == Format::Json { ": " } else { ":" };
    let entries: Vec<String> = templates
        .into_iter()
        // The name of a stack has letters, digits and hyphens only.
        .map(|template| format!("\"{}\"{colon}{}", template.name, template.text.trim_end()))
        .collect();
    format!("{open}{}{close}", entries.join(between))
}

/// YAML documents one after the other.
fn documents<'a>(templates: impl IntoIterator<Item = &'a Emitted>) -> String {
    let templates: Vec<&Emitted> = templates.into_iter().collect();
    // `---` separates documents of YAML; with the file's name in a comment, so that each can be found.
    let several = templates.len() > 1;
    let mut text = String::new();
    for template in templates {
        if several {
            text.extend(["--- # ", &template.file, "\n"]);
        }
        text.push_str(&template.text);
        if !text.ends_with('\n') {
            text.push('\n');
        }
    }
    text
}

/// A template as text.
pub fn template(template: &cfn::Template, format: Format) -> String {
    match format {
        Format::Yaml => yaml::template(template),
        Format::Json => json::pretty(template),
        Format::JsonMinified => json::minified(template),
    }
}

/// How many bytes a resource has as minified JSON.
pub fn resource_bytes(resource: &cfn::Resource) -> usize {
    json::minified(resource).len()
}

/// Eight digits that change with a value, and only with it: they may become part of a name.
pub fn short_hash(value: &cfn::Value) -> String {
    let digest = format!("{:x}", Sha256::digest(json::minified(value)));
    digest.chars().take(8).collect()
}

/// Any value as YAML that reads alike under YAML 1.1 and 1.2.
pub fn yaml_text(value: &impl serde::Serialize) -> String {
    yaml::to_string(value)
}

/// Writes one stack.
pub fn files(stack: &cfn::Stack, sources: &Sources, format: Format) -> Emitted {
    let file = format!("{}.{}", stack.name, format.extension());
    let map = SourceMap::of(stack, &file, sources);
    let text = template(&stack.template, format);
    Emitted {
        name: stack.name.clone(),
        sha256: format!("{:x}", Sha256::digest(&text)),
        text,
        map_file: format!("{file}.map.json"),
        map: json::pretty(&map),
        file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn files_of(format: Format) -> Vec<String> {
        let mut sources = Sources::default();
        sources.add("web.ecs", "");
        let stack = |name: &str| cfn::Stack {
            name: name.into(),
            depends_on: Vec::new(),
            template: cfn::Template::default(),
            origin: Span::default(),
        };
        let output = emit(&[stack("web-efs-a"), stack("web-cluster-b")], "web", &sources, format);
        output.templates.into_iter().flat_map(|it| [it.file, it.map_file]).collect()
    }

    #[test]
    fn every_stack_has_a_template_and_a_source_map_in_deployment_order() {
        let files = [
            "web-efs-a.yaml",
            "web-efs-a.yaml.map.json",
            "web-cluster-b.yaml",
            "web-cluster-b.yaml.map.json",
        ];
        assert_eq!(files_of(Format::Yaml), files);
    }

    #[test]
    fn json_is_json_with_and_without_white_space() {
        assert_eq!(files_of(Format::Json), files_of(Format::JsonMinified));
        assert_eq!(files_of(Format::Json)[0], "web-efs-a.json");
    }
}
