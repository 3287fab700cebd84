//! The source map of a template: from a logical id and a property back to the line of the program.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};

use crate::cfn::{self, Map, Text};
use crate::source::{Sources, Span};

/// `<template>.map.json`:
///
/// ```json
/// {
///   "version": 1,
///   "template": "platform-efs-shared.yaml",
///   "stack": "platform.ecs:14:1",
///   "parameters": { "VpcStack": "platform.ecs:7:1" },
///   "rules": {},
///   "mappings": { "SizeByEnvironment": "platform.ecs:9:14" },
///   "resources": {
///     "FileSystem": { "at": "platform.ecs:14:1", "properties": { "Encrypted": "platform.ecs:16:3" } }
///   },
///   "outputs": { "FileSystemArn": "platform.ecs:40:1" }
/// }
/// ```
///
/// Entries are in the order of the template, and `mappings` is there only if it has any. What the compiler adds has no entry: for a property look at its resource, for anything
/// else at `stack`, the block that owns the stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMap {
    /// The version of this format.
    pub version: u32,
    /// The template's file name.
    pub template: String,
    /// The block that owns the stack.
    pub stack: Position,
    /// The declarations of the parameters.
    pub parameters: Map<Position>,
    /// The assertions of the rules.
    pub rules: Map<Position>,
    /// The maps that became mappings.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub mappings: Map<Position>,
    /// The blocks of the resources, and the attributes of their properties.
    pub resources: Map<ResourcePositions>,
    /// The declarations of the outputs.
    pub outputs: Map<Position>,
}

/// The origin of a resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourcePositions {
    /// The block.
    pub at: Position,
    /// The logical id that the compiler gave it, where the program gives it another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generated: Option<String>,
    /// The attributes, by property.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub properties: Map<Position>,
}

/// A position in the source, written `platform.ecs:16:3`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Position {
    /// The file's name without its folder: a program is one folder, and no path of a machine belongs in an output.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl SourceMap {
    /// The version that this compiler writes.
    const VERSION: u32 = 1;

    /// The source map of a stack whose template is in `file`.
    pub(super) fn of(stack: &cfn::Stack, file: &str, sources: &Sources) -> Self {
        let cfn::Template { parameters, rules, mappings, resources, outputs, .. } = &stack.template;
        let position = |span: Span| Position::of(span, sources);
        let resource = |resource: &cfn::Resource| ResourcePositions {
            at: position(resource.origin.unwrap_or(stack.origin)),
            generated: resource.generated_id.clone(),
            properties: positions(&resource.properties, |property| property.origin.map(position)),
        };
        Self {
            version: Self::VERSION,
            template: file.to_owned(),
            stack: position(stack.origin),
            parameters: positions(parameters, |parameter| parameter.origin.map(position)),
            rules: positions(rules, |rule| rule.origin.map(position)),
            mappings: positions(mappings, |mapping| mapping.origin.map(position)),
            resources: positions(resources, |it| Some(resource(it))),
            outputs: positions(outputs, |output| output.value.origin.map(position)),
        }
    }
}

fn positions<K: Clone + Into<Text>, T, P>(entries: &Map<T, K>, position: impl Fn(&T) -> Option<P>) -> Map<P> {
    entries.iter().filter_map(|(name, entry)| Some((name.clone().into(), position(entry)?))).collect()
}

impl Position {
    fn of(span: Span, sources: &Sources) -> Self {
        // Maps may be committed and compared, so they must not depend on where the program was built.
        let name = sources.file(span.file).name();
        let start = sources.start(span);
        let file = name.rsplit_once('/').map_or(name, |(_, file)| file);
        Self { file: file.to_owned(), line: start.line, column: start.column }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column } = self;
        write!(f, "{file}:{line}:{column}")
    }
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Position {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = || {
            // From the end: a file name may have a colon.
            let (rest, column) = text.rsplit_once(':')?;
            let (file, line) = rest.rsplit_once(':')?;
            Some(Self { file: file.to_owned(), line: line.parse().ok()?, column: column.parse().ok()? })
        };
        parts().ok_or_else(|| format!("expected a position such as `web.ecs:16:3`, found `{text}`"))
    }
}

impl TryFrom<String> for Position {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cfn::{Output, Parameter, Property, Resource, Stack, Template, Value};
    use crate::emit::{Format, emit};

    const SOURCE: &str = "param a: string\n\nvolume \"é\" {\n  encrypted = true\n}\noutput o = 1\n";

    fn stack(sources: &mut Sources) -> Stack {
        let file = sources.add("/home/me/infra/web.ecs", SOURCE);
        let span = |text: &str| {
            let at = SOURCE.find(text).unwrap();
            Span::from_range(file, at..at + text.len())
        };
        let mut template = Template::default();
        let parameter = Parameter { origin: Some(span("param")), ..Parameter::new("String") };
        template.parameters.insert("A".into(), parameter);
        let encrypted = Property { value: true.into(), origin: Some(span("encrypted")) };
        let file_system = Resource::new("AWS::EFS::FileSystem", Some(span("\"é\"")))
            .with("Encrypted", encrypted)
            .with("PerformanceMode", "generalPurpose");
        template.resources.insert("FileSystem".into(), file_system);
        template.resources.insert("Added".into(), Resource::new("AWS::KMS::Key", None));
        let value = Property { value: Value::Int(1), origin: Some(span("output")) };
        template
            .outputs
            .insert("O".into(), Output { description: None, value, export: None, condition: None });
        Stack { name: "web".into(), depends_on: Vec::new(), template, origin: span("volume") }
    }

    #[test]
    fn every_entry_leads_to_its_line_and_no_path_of_the_machine_is_in_it() {
        let mut sources = Sources::default();
        let stack = stack(&mut sources);
        let output = emit(&[stack], "web", &sources, Format::Yaml);
        assert_eq!(output.templates[0].map_file, "web.yaml.map.json");
        assert_eq!(
            output.templates[0].map,
            r#"{
  "version": 1,
  "template": "web.yaml",
  "stack": "web.ecs:3:1",
  "parameters": {
    "A": "web.ecs:1:1"
  },
  "rules": {},
  "resources": {
    "FileSystem": {
      "at": "web.ecs:3:8",
      "properties": {
        "Encrypted": "web.ecs:4:3"
      }
    },
    "Added": {
      "at": "web.ecs:3:1"
    }
  },
  "outputs": {
    "O": "web.ecs:6:1"
  }
}
"#
        );
    }

    #[test]
    fn a_written_map_can_be_read() {
        let mut sources = Sources::default();
        let stack = stack(&mut sources);
        let map = SourceMap::of(&stack, "web.yaml", &sources);
        let text = serde_json::to_string(&map).unwrap();
        assert_eq!(serde_json::from_str::<SourceMap>(&text).unwrap(), map);
    }

    #[test]
    fn a_position_needs_file_line_and_column() {
        assert_eq!("a:b.ecs:3:4".parse(), Ok(Position { file: "a:b.ecs".into(), line: 3, column: 4 }));
        assert!("b.ecs:3".parse::<Position>().is_err());
        assert!("b.ecs:x:4".parse::<Position>().is_err());
    }
}
