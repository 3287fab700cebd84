//! Tags: the project's and the block's, in the form that each type of resource wants.

use indexmap::IndexMap;

use super::Lowering;
use crate::aws::resource_types::{ResourceType, Tags};
use crate::cfn::{Property, Resource, Value};
use crate::ir::Expr;

/// How a type of resource carries tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `[{Key, Value}]`
    List,
    /// `[{Key, Value, PropagateAtLaunch}]`
    Propagated,
}

/// The taggable types that the compiler makes: property and form. A test holds it against CloudFormation's schemas.
///
/// A launch template is not among them: its `TagSpecifications` are also those of what it launches.
const TAGGABLE: &[(&str, &str, Form)] = &[
    ("AWS::ApplicationAutoScaling::ScalableTarget", "Tags", Form::List),
    ("AWS::AutoScaling::AutoScalingGroup", "Tags", Form::Propagated),
    ("AWS::CloudWatch::Alarm", "Tags", Form::List),
    ("AWS::EC2::EIP", "Tags", Form::List),
    ("AWS::EC2::EgressOnlyInternetGateway", "Tags", Form::List),
    ("AWS::EC2::FlowLog", "Tags", Form::List),
    ("AWS::EC2::InternetGateway", "Tags", Form::List),
    ("AWS::EC2::NatGateway", "Tags", Form::List),
    ("AWS::EC2::RouteTable", "Tags", Form::List),
    ("AWS::EC2::SecurityGroup", "Tags", Form::List),
    ("AWS::EC2::Subnet", "Tags", Form::List),
    ("AWS::EC2::VPC", "Tags", Form::List),
    ("AWS::EC2::VPCEndpoint", "Tags", Form::List),
    ("AWS::ECS::CapacityProvider", "Tags", Form::List),
    ("AWS::ECS::Cluster", "Tags", Form::List),
    ("AWS::ECS::Service", "Tags", Form::List),
    ("AWS::ECS::TaskDefinition", "Tags", Form::List),
    ("AWS::EFS::AccessPoint", "AccessPointTags", Form::List),
    ("AWS::EFS::FileSystem", "FileSystemTags", Form::List),
    ("AWS::ElasticLoadBalancingV2::Listener", "Tags", Form::List),
    ("AWS::ElasticLoadBalancingV2::ListenerRule", "Tags", Form::List),
    ("AWS::ElasticLoadBalancingV2::LoadBalancer", "Tags", Form::List),
    ("AWS::ElasticLoadBalancingV2::TargetGroup", "Tags", Form::List),
    ("AWS::Events::Rule", "Tags", Form::List),
    ("AWS::IAM::Role", "Tags", Form::List),
    ("AWS::KMS::Key", "Tags", Form::List),
    ("AWS::Lambda::Function", "Tags", Form::List),
    ("AWS::Logs::LogGroup", "Tags", Form::List),
    ("AWS::SecretsManager::Secret", "Tags", Form::List),
    ("AWS::SNS::Topic", "Tags", Form::List),
    ("AWS::StepFunctions::StateMachine", "Tags", Form::List),
];

/// Sets the tags of a resource, if its type is taggable and it has none yet.
pub(super) fn apply(tags: &[(String, Value)], resource: &mut Resource) {
    let Some((_, property, form)) = TAGGABLE.iter().find(|(ty, ..)| *ty == resource.ty) else { return };
    // File systems have a `Name` tag and a managed group has ECS's tag, which their kinds have set.
    if resource.properties.contains_key(*property) {
        return;
    }
    let value = match form {
        Form::List => list(tags),
        Form::Propagated => propagated(tags),
    };
    resource.properties.insert((*property).into(), Property::from(value));
}

/// Adds tags to those that the program wrote itself, in the form that the type has for them; of two with one key its own counts.
pub(super) fn merge(tags: &[(String, Value)], resource_type: ResourceType, resource: &mut Resource) {
    let Some((name, form)) = resource_type.tags() else { return };
    let property = resource.properties.get(name).cloned();
    let origin = property.as_ref().and_then(|property| property.origin);
    let value = merged(tags, form, property.map(|property| property.value));
    resource.properties.insert(name.into(), Property { value, origin });
}

fn merged(tags: &[(String, Value)], form: Tags, own: Option<Value>) -> Value {
    match (own, form) {
        // The deployment chooses between tags: each choice gets the others, too.
        (Some(Value::If(condition, then, otherwise)), _) => {
            let [then, otherwise] = [then, otherwise].map(|own| Box::new(merged(tags, form, Some(*own))));
            Value::If(condition, then, otherwise)
        }
        (Some(Value::Map(own)), _) => {
            let others = tags.iter().filter(|(key, _)| !own.contains_key(key.as_str()));
            let others = others.map(|(key, value)| (key.clone().into(), value.clone()));
            Value::entries(
                others.chain(own.iter().map(|(key, value)| (key.clone(), value.clone()))).collect(),
            )
        }
        (Some(Value::List(own)), _) => {
            let is_own = |key: &str| own.iter().any(|tag| key_of(tag) == Some(key));
            let others =
                tags.iter().filter(|(key, _)| !is_own(key)).map(|(key, value)| tag(form, key, value));
            Value::List(others.chain(own.iter().cloned()).collect())
        }
        (_, Tags::Map) => Value::map(tags.iter().cloned()),
        (_, Tags::List | Tags::Propagated) => {
            Value::list(tags.iter().map(|(key, value)| tag(form, key, value)))
        }
    }
}

/// The key of a tag in a list.
fn key_of(tag: &Value) -> Option<&str> {
    match tag {
        Value::Map(entries) => entries.get("Key")?.as_str(),
        _ => None,
    }
}

/// What is tagged is all that the program has, so that what a group of its own launches gets the tags, too.
fn tag(form: Tags, key: &str, value: &Value) -> Value {
    match form {
        Tags::Propagated => of_group(key, value.clone(), true),
        Tags::List | Tags::Map => entry(key, value),
    }
}

/// `[{Key, Value}]`
pub(in crate::lower) fn list(tags: &[(String, Value)]) -> Value {
    Value::list(tags.iter().map(|(key, value)| entry(key, value)))
}

/// The tags with a `Name`, unless the program gives one: of instances, disks and file systems.
pub(in crate::lower) fn with_name(tags: &[(String, Value)]) -> Vec<(String, Value)> {
    with_name_of(tags, Value::reference("AWS::StackName"))
}

/// The tags with this `Name`, unless the program gives one.
pub(in crate::lower) fn with_name_of(tags: &[(String, Value)], name: Value) -> Vec<(String, Value)> {
    let mut named = tags.to_vec();
    if !named.iter().any(|(key, _)| key == "Name") {
        // The console shows `Name` as the name of these, which have no other that a person could
        // read.
        named.push(("Name".into(), name));
    }
    named
}

/// `TagSpecifications` of a launch template, of what it launches (`instance`, `volume`) or of itself (`launch-template`).
pub(in crate::lower) fn specifications(resources: &[&'static str], tags: &[(String, Value)]) -> Value {
    Value::list(
        resources
            .iter()
            .map(|resource| Value::map([("ResourceType", Value::from(*resource)), ("Tags", list(tags))])),
    )
}

/// The launch template tags instances and disks, so the tags of the group need not propagate to them.
fn propagated(tags: &[(String, Value)]) -> Value {
    Value::list(tags.iter().map(|(key, value)| of_group(key, value.clone(), false)))
}

/// `{Key, Value, PropagateAtLaunch}`
pub(in crate::lower) fn of_group(key: &str, value: Value, propagate: bool) -> Value {
    let [key, value] = [("Key", Value::from(key.to_owned())), ("Value", value)];
    Value::map([key, value, ("PropagateAtLaunch", Value::Bool(propagate))])
}

fn entry(key: &str, value: &Value) -> Value {
    Value::map([("Key", Value::from(key.to_owned())), ("Value", value.clone())])
}

impl Lowering<'_> {
    /// The project's name, its tags, and a block's own; a later one of the same key wins.
    pub(super) fn tags(&mut self, own: &IndexMap<String, Expr>) -> Vec<(String, Value)> {
        // The first, so that the program may replace it.
        let mut tags = IndexMap::from([("project".to_string(), Value::from(&self.program.name))]);
        for (key, value) in self.program.project.tags.entries.iter().chain(own) {
            let value = self.expr(value);
            tags.insert(key.clone(), value);
        }
        tags.into_iter().collect()
    }
}
