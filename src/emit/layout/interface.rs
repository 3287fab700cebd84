//! `AWS::CloudFormation::Interface`: how the console groups and labels the parameters.

use indexmap::IndexMap;
use serde::ser::{Serialize, Serializer};

use super::Entries;
use crate::cfn::{Map, Parameter, ParameterGroup, Value};

/// The interface that follows from the parameters' groups and labels.
pub(super) struct Interface<'a>(pub(super) &'a Map<Parameter, String>);

impl Serialize for Interface<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let labels: Map<Value, String> = self
            .0
            .iter()
            .filter_map(|(name, parameter)| Some((name.clone(), label(parameter.label.as_deref()?))))
            .collect();
        let mut entries = Entries::open(serializer)?;
        entries.put_list("ParameterGroups", &groups(self.0))?;
        entries.put_map("ParameterLabels", &labels)?;
        entries.close()
    }
}

/// The groups in the order of the console: those of the program, then those of the compiler.
fn groups(parameters: &Map<Parameter, String>) -> Vec<Group<'_>> {
    // The sort is stable, so the program's groups stay in the order of their first parameters.
    let mut groups: IndexMap<&ParameterGroup, Vec<&str>> = IndexMap::new();
    for (name, parameter) in parameters {
        groups.entry(&parameter.group).or_default().push(name);
    }
    groups.sort_by_key(|group, _| match group {
        ParameterGroup::Named(_) => 0,
        ParameterGroup::Parameters => 1,
        ParameterGroup::Stacks => 2,
        ParameterGroup::Image => 3,
    });
    groups.into_iter().map(|(group, parameters)| Group { group, parameters }).collect()
}

/// One entry of `ParameterGroups`.
struct Group<'a> {
    group: &'a ParameterGroup,
    parameters: Vec<&'a str>,
}

impl Serialize for Group<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let title = match self.group {
            ParameterGroup::Named(title) => title,
            ParameterGroup::Parameters => "Parameters",
            ParameterGroup::Stacks => "Other stacks",
            ParameterGroup::Image => "Machine image",
        };
        let mut entries = Entries::open(serializer)?;
        entries.put("Label", &label(title))?;
        entries.put("Parameters", &self.parameters)?;
        entries.close()
    }
}

/// `{default: text}`
fn label(text: &str) -> Value {
    Value::map([("default", text.to_owned())])
}
