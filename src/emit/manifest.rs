//! `manifest.json`: what to deploy, in which order, with which parameters and capabilities.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use super::{Emitted, Offers, layout};
use crate::cfn;

/// What a deployment needs to know about the templates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the compiler.
    pub ecsc: String,
    /// The project's name.
    pub project: String,
    /// The environment that it was built for, if it was for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// The values of the `var`s.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<ManifestVariable>,
    /// The stacks, in deployment order.
    pub stacks: Vec<ManifestStack>,
    /// The blocks that other programs may use.
    #[serde(default, deserialize_with = "readable")]
    pub offers: Offers,
    /// The stacks that earlier builds had and this one does not have, in the order in which they can be deleted, until `--forget` names
    /// them: they may be deployed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_stacks: Vec<LeftStack>,
}

/// The offers of a manifest, if this compiler can read them: of one of another version all else still counts.
fn readable<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Offers, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

/// A stack that the program does not have any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftStack {
    /// Its name.
    pub name: String,
    /// The file systems in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub file_systems: Vec<ManifestFileSystem>,
}

/// A file system in a stack: what is lost, or left, with the stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFileSystem {
    /// Its logical id.
    pub logical_id: String,
    /// Whether it remains when the stack is deleted.
    pub retained: bool,
}

/// The value with which a program was built.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ManifestVariable {
    /// The name of the `var`.
    pub name: String,
    /// The value as a program would write it.
    pub value: String,
    /// Where it comes from: a file, `--var zones`, `ECSC_VAR_zones`, `default`.
    pub origin: String,
}

/// What a manifest says of the program beside its stacks.
#[derive(Debug, Clone, Default)]
pub struct Described {
    /// The project's name.
    pub project: String,
    /// The environment, if there is one.
    pub environment: Option<String>,
    /// The values of the `var`s.
    pub variables: Vec<ManifestVariable>,
    /// The blocks that other programs may use.
    pub offers: Offers,
}

/// A stack and its files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ManifestStack {
    /// The conventional name.
    pub name: String,
    /// The template.
    pub file: String,
    /// The source map.
    pub map: String,
    /// The names of the stacks that must be deployed before it.
    pub depends_on: Vec<String>,
    /// The parameters.
    pub parameters: Vec<ManifestParameter>,
    /// The capabilities that CloudFormation must be given.
    pub capabilities: Vec<String>,
    /// The names of the exports, as strings for `Fn::Sub`.
    pub exports: Vec<String>,
    /// The digest of the template.
    pub sha256: String,
    /// The logical ids that the program gives to resources, by those that the compiler gave.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub logical_ids: BTreeMap<String, String>,
    /// The file systems in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub file_systems: Vec<ManifestFileSystem>,
    /// The hashes of the facts with which it was compiled, by the parameter that names the stack of the cluster: that exports its own as
    /// `Facts`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
}

/// A parameter of a template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ManifestParameter {
    /// The parameter's name.
    pub name: String,
    /// CloudFormation's type.
    #[serde(rename = "type")]
    pub ty: String,
    /// The default, if it has one: a string or a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<serde_json::Value>,
    /// Whether a deployment must set it.
    pub required: bool,
    /// Whether its value is never shown (`NoEcho`).
    pub secret: bool,
}

impl Manifest {
    /// The manifest of stacks and their files, both in deployment order.
    pub(super) fn of(program: Described, stacks: &[cfn::Stack], emitted: &[Emitted]) -> Self {
        let nested = stacks.iter().map(acknowledged).max().unwrap_or(Acknowledged::Nothing);
        let stacks = stacks.iter().zip(emitted).map(|(stack, emitted)| ManifestStack {
            name: stack.name.clone(),
            file: emitted.file.clone(),
            map: emitted.map_file.clone(),
            depends_on: stack.depends_on.clone(),
            parameters: stack.template.parameters.iter().map(parameter).collect(),
            capabilities: capabilities(stack, nested),
            exports: exports(&stack.template),
            sha256: emitted.sha256.clone(),
            logical_ids: logical_ids(&stack.template),
            file_systems: file_systems(&stack.template),
            facts: facts(&stack.template),
        });
        let stacks = stacks.collect();
        let Described { project, environment, variables, offers } = program;
        let (ecsc, left_stacks) = (env!("CARGO_PKG_VERSION").into(), Vec::new());
        Self { ecsc, project, environment, variables, stacks, offers, left_stacks }
    }
}

fn parameter((name, parameter): (&String, &cfn::Parameter)) -> ManifestParameter {
    let default = parameter.default.as_ref().map(layout::parameter_scalar);
    ManifestParameter {
        name: name.clone(),
        ty: parameter.ty.clone(),
        default: default.and_then(|value| serde_json::to_value(value).ok()),
        required: parameter.default.is_none(),
        secret: parameter.no_echo,
    }
}

/// IAM resources that can have names of their own, and the property with the name. Source: "Acknowledging IAM resources in
/// CloudFormation templates" of the CloudFormation user guide.
const NAMED: [(&str, &str); 5] = [
    ("AWS::IAM::Group", "GroupName"),
    ("AWS::IAM::InstanceProfile", "InstanceProfileName"),
    ("AWS::IAM::ManagedPolicy", "ManagedPolicyName"),
    ("AWS::IAM::Role", "RoleName"),
    ("AWS::IAM::User", "UserName"),
];

/// What a deployment must acknowledge, from least to most: `CAPABILITY_NAMED_IAM` includes `CAPABILITY_IAM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Acknowledged {
    Nothing,
    Iam,
    NamedIam,
}

/// CloudFormation creates IAM resources only if the deployment acknowledges it with a capability.
fn capabilities(stack: &cfn::Stack, nested: Acknowledged) -> Vec<String> {
    // A stack with nested stacks needs the capabilities of those, too.
    let nests = stack.template.resources.values().any(|resource| resource.ty == "AWS::CloudFormation::Stack");
    match acknowledged(stack).max(if nests { nested } else { Acknowledged::Nothing }) {
        Acknowledged::Nothing => Vec::new(),
        Acknowledged::Iam => vec!["CAPABILITY_IAM".into()],
        Acknowledged::NamedIam => vec!["CAPABILITY_NAMED_IAM".into()],
    }
}

fn acknowledged(stack: &cfn::Stack) -> Acknowledged {
    let of = |resource: &cfn::Resource| {
        let named =
            NAMED.iter().any(|(ty, name)| resource.ty == *ty && resource.properties.contains_key(*name));
        match resource.ty.starts_with("AWS::IAM::") {
            true if named => Acknowledged::NamedIam,
            true => Acknowledged::Iam,
            false => Acknowledged::Nothing,
        }
    };
    stack.template.resources.values().map(of).max().unwrap_or(Acknowledged::Nothing)
}

fn exports(template: &cfn::Template) -> Vec<String> {
    template.outputs.values().filter_map(|output| output.export.as_deref()).map(layout::export_name).collect()
}

fn facts(template: &cfn::Template) -> BTreeMap<String, String> {
    let Some(cfn::Value::Map(own)) = template.metadata.get("ecsc") else { return BTreeMap::new() };
    let Some(cfn::Value::Map(facts)) = own.get("Facts") else { return BTreeMap::new() };
    let text = |(key, value): (&cfn::Text, &cfn::Value)| match value {
        cfn::Value::String(text) => Some((key.to_string(), text.to_string())),
        _ => None,
    };
    facts.iter().filter_map(text).collect()
}

fn logical_ids(template: &cfn::Template) -> BTreeMap<String, String> {
    let renamed = template.resources.iter();
    renamed.filter_map(|(id, resource)| Some((resource.generated_id.clone()?, id.clone()))).collect()
}

fn file_systems(template: &cfn::Template) -> Vec<ManifestFileSystem> {
    let all = template.resources.iter().filter(|(_, resource)| resource.ty == "AWS::EFS::FileSystem");
    let file_system = |(id, resource): (&String, &cfn::Resource)| ManifestFileSystem {
        logical_id: id.clone(),
        retained: resource.deletion_policy.is_some_and(|policy| policy.starts_with("Retain")),
    };
    all.map(file_system).collect()
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::cfn::{Output, Parameter, Property, Resource, Stack, Template, Value};
    use crate::emit::{Format, emit};
    use crate::source::{Sources, Span};

    fn stack(name: &str, types: &[&'static str]) -> Stack {
        let mut template = Template::default();
        for (at, ty) in types.iter().enumerate() {
            template.resources.insert(format!("R{at}"), Resource::new(ty, None));
        }
        Stack { name: name.into(), depends_on: Vec::new(), template, origin: Span::default() }
    }

    fn manifest(stacks: &[Stack]) -> Manifest {
        let mut sources = Sources::default();
        sources.add("web.ecs", "");
        serde_json::from_str(&emit(stacks, "web", &sources, Format::Yaml).manifest).unwrap()
    }

    #[test]
    fn the_manifest_says_what_a_deployment_needs() {
        let mut first = stack("web-efs-a", &["AWS::EFS::FileSystem"]);
        let mut second = stack("web-cluster-b", &["AWS::ECS::Cluster", "AWS::IAM::Role"]);
        second.depends_on.push("web-efs-a".into());
        let parameters = [
            ("Size", Parameter { default: Some(Value::Number(2.0)), ..Parameter::new("Number") }),
            ("Backup", Parameter { default: Some(true.into()), ..Parameter::new("String") }),
            ("Secret", Parameter { no_echo: true, ..Parameter::new("String") }),
        ];
        first.template.parameters = parameters.map(|(name, it)| (name.to_owned(), it)).into_iter().collect();
        for (name, export) in [("FileSystem", Some("FileSystem")), ("Other", None)] {
            let output = Output {
                description: None,
                value: Property::from("x"),
                export: export.map(Into::into),
                condition: None,
            };
            first.template.outputs.insert(name.into(), output);
        }
        let mut sources = Sources::default();
        sources.add("web.ecs", "");
        let output = emit(&[first, second], "web", &sources, Format::Json);
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&output.manifest).unwrap(),
            serde_json::json!({
                "ecsc": env!("CARGO_PKG_VERSION"),
                "project": "web",
                "stacks": [
                    {
                        "name": "web-efs-a",
                        "file": "web-efs-a.json",
                        "map": "web-efs-a.json.map.json",
                        "depends_on": [],
                        "parameters": [
                            { "name": "Size", "type": "Number", "default": 2, "required": false, "secret": false },
                            { "name": "Backup", "type": "String", "default": "true", "required": false, "secret": false },
                            { "name": "Secret", "type": "String", "required": true, "secret": true },
                        ],
                        "capabilities": [],
                        "exports": ["${AWS::StackName}-FileSystem"],
                        "sha256": format!("{:x}", Sha256::digest(&output.templates[0].text)),
                        "file_systems": [{ "logical_id": "R0", "retained": false }],
                    },
                    {
                        "name": "web-cluster-b",
                        "file": "web-cluster-b.json",
                        "map": "web-cluster-b.json.map.json",
                        "depends_on": ["web-efs-a"],
                        "parameters": [],
                        "capabilities": ["CAPABILITY_IAM"],
                        "exports": [],
                        "sha256": format!("{:x}", Sha256::digest(&output.templates[1].text)),
                    },
                ],
                "offers": { "version": 1, "blocks": [] },
            })
        );
    }

    #[test]
    fn a_root_needs_the_capability_of_its_nested_stacks() {
        let stacks = [stack("child", &["AWS::IAM::Role"]), stack("root", &["AWS::CloudFormation::Stack"])];
        assert_eq!(manifest(&stacks).stacks[1].capabilities, ["CAPABILITY_IAM"]);
        let stacks = [stack("child", &["AWS::KMS::Key"]), stack("root", &["AWS::CloudFormation::Stack"])];
        assert_eq!(manifest(&stacks).stacks[1].capabilities, [""; 0]);
    }

    #[test]
    fn a_role_with_a_name_of_its_own_needs_a_capability_of_its_own() {
        let mut named = stack("web-resources", &["AWS::IAM::Role"]);
        named.template.resources[0].properties.insert("RoleName".into(), Property::from("shop"));
        assert_eq!(manifest(&[named]).stacks[0].capabilities, ["CAPABILITY_NAMED_IAM"]);
    }
}
