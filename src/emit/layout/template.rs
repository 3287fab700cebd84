//! The sections of a template, and the small ones among them: metadata, rules and outputs.

use serde::ser::{Serialize, Serializer};

use super::Entries;
use super::interface::Interface;
use crate::cfn::{Mapping, Output, Rule, Template, Value};

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { description, metadata, parameters, rules, mappings, conditions, resources, outputs } =
            self;
        let mut entries = Entries::open(serializer)?;
        entries.put("AWSTemplateFormatVersion", "2010-09-09")?;
        entries.put_some("Description", description.as_ref())?;
        if !metadata.is_empty() || !parameters.is_empty() {
            entries.put("Metadata", &Metadata(self))?;
        }
        entries.put_map("Parameters", parameters)?;
        entries.put_map("Rules", rules)?;
        entries.put_map("Mappings", mappings)?;
        entries.put_map("Conditions", conditions)?;
        // CloudFormation requires this section, so it is written even if it is empty.
        entries.put("Resources", resources)?;
        entries.put_map("Outputs", outputs)?;
        entries.close()
    }
}

/// The template's own metadata, and the interface of its parameters.
struct Metadata<'a>(&'a Template);

impl Serialize for Metadata<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = Entries::open(serializer)?;
        for (key, value) in &self.0.metadata {
            entries.put(key, value)?;
        }
        if !self.0.parameters.is_empty() {
            entries.put("AWS::CloudFormation::Interface", &Interface(&self.0.parameters))?;
        }
        entries.close()
    }
}

/// A mapping has two levels of keys; ours need one.
pub(super) const VALUE: &str = "Value";

impl Serialize for Mapping {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { entries: values, origin: _ } = self;
        let mut entries = Entries::open(serializer)?;
        for (key, value) in values {
            entries.put(key, &Value::map([(VALUE, value.clone())]))?;
        }
        entries.close()
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = Entries::open(serializer)?;
        entries.put_list("Assertions", &[Assertion(self)])?;
        entries.close()
    }
}

/// The assertion of a rule and its message.
struct Assertion<'a>(&'a Rule);

impl Serialize for Assertion<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Rule { assertion, description, origin: _ } = self.0;
        let mut entries = Entries::open(serializer)?;
        entries.put("Assert", assertion)?;
        entries.put("AssertDescription", description)?;
        entries.close()
    }
}

impl Serialize for Output {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { description, value, export, condition } = self;
        let mut entries = Entries::open(serializer)?;
        entries.put_some("Condition", condition.as_ref())?;
        entries.put_some("Description", description.as_ref())?;
        entries.put("Value", value)?;
        let export = export.as_deref().map(|suffix| Value::map([("Name", Value::sub(export_name(suffix)))]));
        entries.put_some("Export", export.as_ref())?;
        entries.close()
    }
}

/// The full name of an export, as a string for `Fn::Sub`. Exports must be unique in a region; with the stack's name in them they are.
pub(in crate::emit) fn export_name(suffix: &str) -> String {
    format!("${{AWS::StackName}}-{suffix}")
}
