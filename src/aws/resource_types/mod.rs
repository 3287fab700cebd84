//! Every resource type of CloudFormation: its properties, what they may be, and its attributes.
//!
//! From cfn-lint (MIT-0, Copyright Amazon.com), reduced by `src/aws/regenerate.py`. A program that names no type does not read any.

mod archive;
mod shape;

use serde_json::Value;

use crate::diagnostics::did_you_mean;

pub use shape::{Kind, Shape};

/// One resource type, such as `AWS::SNS::Topic`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ResourceType {
    /// `AWS::SNS::Topic`
    pub name: &'static str,
    schema: &'static Value,
}

/// What a template may do with a property, and what a change of it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// CloudFormation sets it: a template that has it is refused.
    ReadOnly,
    /// A change replaces the resource.
    Replaces,
    /// Some changes replace the resource.
    MayReplace,
    /// A change updates the resource.
    Updates,
}

/// How a property takes tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tags {
    /// `[{Key, Value}]`
    List,
    /// `[{Key, Value, PropagateAtLaunch}]`
    Propagated,
    /// `{key: value}`
    Map,
}

impl Tags {
    fn of(shape: Shape) -> Option<Self> {
        if let Some(element) = shape.items() {
            let has = |name| element.property(name).is_some();
            // Some schemas say nothing of the elements. They are the same as everywhere.
            let is_open = element.properties().next().is_none();
            return match (has("Key") && has("Value") || is_open, has("PropagateAtLaunch")) {
                (true, true) => Some(Self::Propagated),
                (true, false) => Some(Self::List),
                (false, _) => None,
            };
        }
        let is_map = shape.values().is_some() || shape.kinds().contains(&Kind::Object);
        (is_map && shape.properties().next().is_none()).then_some(Self::Map)
    }
}

/// The type of this name.
#[must_use]
pub fn find(name: &str) -> Option<ResourceType> {
    archive::find(name).map(|(name, schema)| ResourceType { name, schema })
}

/// The names of all types, sorted by service.
pub fn names() -> impl Iterator<Item = &'static str> {
    archive::names()
}

/// The name of the type that was probably meant: of the same service if there is one, else of the same last part, else of all.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static str> {
    let folded = name.to_lowercase();
    let neighbours = |wanted: &dyn Fn(&str, &str) -> bool| {
        let is_wanted = |known: &&str| {
            known.to_lowercase().rsplit_once("::").is_some_and(|(service, kind)| wanted(service, kind))
        };
        did_you_mean(name, names().filter(is_wanted))
    };
    let (service, kind) = folded.rsplit_once("::")?;
    neighbours(&|known, _| known == service)
        .or_else(|| neighbours(&|_, known| known == kind))
        .or_else(|| neighbours(&|_, _| true))
}

impl ResourceType {
    /// Its properties, as one object.
    #[must_use]
    pub fn shape(self) -> Shape {
        Shape::whole(self.schema)
    }

    /// What `Fn::GetAtt` gives: `TopicArn`, `Endpoint.Address`, ...
    pub fn attributes(self) -> impl Iterator<Item = &'static str> {
        self.list("attributes")
    }

    /// The property that takes tags and how it takes them, if the type can be tagged.
    #[must_use]
    pub fn tags(self) -> Option<(&'static str, Tags)> {
        let says = |name| self.schema.get("tagging").and_then(|tagging| tagging.get(name));
        let taggable = says("taggable").and_then(Value::as_bool) != Some(false);
        let property = says("tagProperty").and_then(Value::as_str).unwrap_or("/properties/Tags");
        let name = property.strip_prefix("/properties/").filter(|_| taggable)?;
        Some((name, Tags::of(self.shape().property(name)?)?))
    }

    /// Whether the value of a tag must have a character.
    #[must_use]
    pub fn rejects_empty_tags(self) -> bool {
        let property = self.tags().and_then(|(name, _)| self.shape().property(name));
        let values = property.and_then(|tags| tags.values().or_else(|| tags.items()?.property("Value")));
        values.and_then(|value| value.limit("minLength")).is_some_and(|least| least > 0.0)
    }

    /// What may be done with the property at a path; an element of a list is `*`.
    #[must_use]
    pub fn access(self, path: &[&str]) -> Access {
        let is_in = |list| self.list(list).any(|pointer| leads_to(pointer, path));
        if is_in("readOnlyProperties") {
            Access::ReadOnly
        } else if is_in("createOnlyProperties") {
            Access::Replaces
        } else if is_in("conditionalCreateOnlyProperties") {
            Access::MayReplace
        } else {
            Access::Updates
        }
    }

    /// Whether nothing gives the property out again, so that it may hold a secret.
    #[must_use]
    pub fn is_write_only(self, path: &[&str]) -> bool {
        self.list("writeOnlyProperties").any(|pointer| leads_to(pointer, path))
    }

    fn list(self, name: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.schema.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    }
}

/// Whether `/properties/Rules/*/Id` is the path of a property, or of one that it is part of.
fn leads_to(pointer: &str, path: &[&str]) -> bool {
    let Some(parts) = pointer.strip_prefix("/properties/") else { return false };
    // Schemas say `/properties/Rules/items/properties/Id`, too.
    let mut parts = parts
        .split('/')
        .filter(|part| *part != "properties")
        .map(|part| if part == "items" { "*" } else { part });
    let mut path = path.iter();
    parts.all(|part| path.next().is_some_and(|step| *step == part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> ResourceType {
        find(name).unwrap_or_else(|| panic!("no {name}"))
    }

    #[test]
    fn every_name_is_found() {
        assert!(names().count() > 1_800);
        for name in names() {
            assert_eq!(named(name).name, name);
        }
    }

    #[test]
    fn what_is_not_a_type_is_not_found() {
        for name in
            ["", "AWS", "AWS::SNS", "AWS::SNS::", "AWS::SNS::topic", "aws::sns::Topic", "AWS::SNS::Topic::X"]
        {
            assert_eq!(find(name), None, "{name}");
        }
    }

    #[test]
    fn attributes_are_those_of_get_att() {
        let attributes = |name| named(name).attributes().collect::<Vec<_>>();
        assert_eq!(attributes("AWS::ECS::Cluster"), ["Arn"]);
        assert!(attributes("AWS::SNS::Topic").contains(&"TopicArn"));
        assert!(attributes("AWS::RDS::DBInstance").contains(&"Endpoint.Address"));
    }

    #[test]
    fn a_type_says_what_a_change_of_a_property_does() {
        let table = named("AWS::DynamoDB::Table");
        assert_eq!(table.access(&["TableName"]), Access::Replaces);
        assert_eq!(table.access(&["Arn"]), Access::ReadOnly);
        assert_eq!(table.access(&["BillingMode"]), Access::Updates);
        let rule = named("AWS::RDS::DBInstance");
        assert_eq!(rule.access(&["Endpoint", "Address"]), Access::ReadOnly);
        assert!(rule.is_write_only(&["MasterUserPassword"]));
    }

    #[test]
    fn tags_are_a_property_of_the_type_or_absent() {
        assert_eq!(named("AWS::SNS::Topic").tags(), Some(("Tags", Tags::List)));
        assert_eq!(named("AWS::EFS::FileSystem").tags(), Some(("FileSystemTags", Tags::List)));
        assert_eq!(named("AWS::SSM::Parameter").tags(), Some(("Tags", Tags::Map)));
        let group = named("AWS::AutoScaling::AutoScalingGroup");
        assert_eq!(group.tags(), Some(("Tags", Tags::Propagated)));
        assert_eq!(named("AWS::SNS::Subscription").tags(), None);
    }

    #[test]
    fn some_types_reject_tags_without_a_value() {
        assert!(named("AWS::CloudWatch::Alarm").rejects_empty_tags());
        assert!(named("AWS::EFS::AccessPoint").rejects_empty_tags());
        assert!(!named("AWS::SNS::Topic").rejects_empty_tags());
        assert!(!named("AWS::SNS::Subscription").rejects_empty_tags());
    }

    #[test]
    fn a_pointer_leads_to_the_property_and_to_its_parts() {
        assert!(leads_to("/properties/Endpoint", &["Endpoint"]));
        assert!(leads_to("/properties/Endpoint", &["Endpoint", "Address"]));
        assert!(leads_to("/properties/Rules/*/Id", &["Rules", "*", "Id"]));
        assert!(leads_to("/properties/Rules/items/properties/Id", &["Rules", "*", "Id"]));
        assert!(!leads_to("/properties/Endpoint/Address", &["Endpoint"]));
        assert!(!leads_to("/properties/EndpointAddress", &["Endpoint"]));
    }
}
