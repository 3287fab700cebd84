//! Resources of CloudFormation: the schema of the language does not know their properties, so a few types are listed.

use ecsc::language::Phase;
use ecsc::types::Type;

use super::{Generator, Known, Want};
use crate::programs::tree::{Entry, Value};

/// A type, properties in which `@` is any string, and its attributes.
type Kind = (&'static str, &'static str, &'static [&'static str]);

/// Of the types that the oracles have a schema of.
const KINDS: [Kind; 6] = [
    ("AWS::EC2::SecurityGroup", "GroupDescription = \"x\", VpcId = @", &["GroupId"]),
    ("AWS::SSM::Parameter", "Type = \"String\", Value = @, Tags = { own = @ }", &[]),
    (
        "AWS::EC2::SecurityGroupIngress",
        "GroupId = @, IpProtocol = \"tcp\", FromPort = 80, ToPort = 80, SourceSecurityGroupId = @",
        &[],
    ),
    ("AWS::Logs::LogGroup", "RetentionInDays = 30, KmsKeyId = null", &["Arn"]),
    (
        "AWS::Events::Rule",
        "ScheduleExpression = \"rate(1 hour)\", Targets = [{ Id = \"a\", Arn = \"arn:${aws.partition}:sqs\", Input = @ }]",
        &["Arn"],
    ),
    ("AWS::EC2::VPC", "CidrBlock = \"10.0.0.0/16\", EnableDnsSupport = true", &["VpcId", "CidrBlock"]),
];

impl Generator {
    pub(super) fn resource(&mut self) {
        let number = self.fresh();
        let name = format!("{}{number}", self.dice.one_of(&["orders", "dead_letters", "on"]));
        self.stack = number;
        self.facts.clear();
        self.guards.clear();
        self.chosen.clear();
        let host = self.host();
        let (ty, properties, outputs) = self.dice.one_of(&KINDS);
        let mut attributes = vec![
            ("type", format!("\"{ty}\"")),
            ("properties", format!("{{ {} }}", self.filled(properties))),
            ("metadata", format!("{{ Owner = {} }}", self.filled("@"))),
            ("logical_id", format!("\"Deployed{number}\"")),
            ("deletion_policy", "retain".into()),
            ("update_replace_policy", "delete".into()),
        ];
        if ty != "AWS::EC2::SecurityGroupIngress" {
            attributes.push(("tags", format!("{{ team = {} }}", self.filled("@"))));
        }
        if let Some((host, before)) = host {
            attributes.extend([("in", host), ("depends_on", format!("[\"{before}\"]"))]);
        }
        let is_needed = |name: &str| matches!(name, "type" | "properties" | "in");
        attributes.retain(|(name, _)| is_needed(name) || self.dice.once_in(3));
        let guard = self.dice.once_in(5).then(|| self.condition(Phase::Deploy, 1));
        attributes.extend(guard.clone().map(|guard| ("when", guard)));
        let entry = |(name, text): (&'static str, String)| {
            Entry::attribute(format!("resource.{name}"), name, Value::new(text), is_needed(name))
        };
        let entries = attributes.into_iter().map(entry).collect();
        self.declare(format!("resource \"{name}\""), None, entries, true);
        self.blocks.push(Known {
            kind: "resource",
            existing: false,
            name,
            guard,
            stack: self.stack,
            nested: Vec::new(),
            has_scaling: false,
            cluster: None,
            network: None,
            volumes: Vec::new(),
            splunk: false,
            outputs,
        });
    }

    /// The block in whose stack a resource is, and a resource that this block becomes; mostly none.
    fn host(&mut self) -> Option<(String, &'static str)> {
        if !self.dice.once_in(3) {
            return None;
        }
        let (kind, before) = self.dice.one_of(&[("cluster", "SecurityGroup"), ("volume", "FileSystem")]);
        let index = self.choose(kind, true).filter(|index| !self.blocks[*index].existing)?;
        let block = &self.blocks[index];
        self.stack = block.stack;
        Some((format!("{kind}.{}", block.name), before))
    }

    /// The text with a string for each `@`: a param, an output of another block, or constant.
    fn filled(&mut self, text: &str) -> String {
        let want = Want::free(Type::String, Phase::Deploy, 1);
        let mut parts = text.split('@');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let value = match self.dice.below(3) {
                0 => self.param(&want),
                1 => self.result(&want).unwrap_or_else(|| "aws.region".into()),
                _ => "\"${aws.region}-x\"".into(),
            };
            filled += &value;
            filled += part;
        }
        filled
    }
}
