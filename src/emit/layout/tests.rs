//! One template with everything that a template may have.

use serde_json::json;

use crate::cfn::{Condition, Output, Parameter, ParameterGroup, Property, Resource, Rule, Template, Value};
use crate::emit::{Format, template};

fn everything() -> Template {
    let mut it = Template { description: Some("Two words: all of it.".into()), ..Template::default() };
    it.metadata.insert("Compiler".into(), "ecsc 0.1.0".into());
    it.parameters.insert(
        "VpcStack".into(),
        Parameter {
            default: Some("vpc".into()),
            label: Some("Stack of the VPC".into()),
            group: ParameterGroup::Stacks,
            ..Parameter::new("String")
        },
    );
    it.parameters.insert(
        "Count".into(),
        Parameter {
            default: Some(Value::Number(2.0)),
            min_value: Some(1.into()),
            max_value: Some(8.into()),
            ..Parameter::new("Number")
        },
    );
    it.parameters.insert(
        "Backup".into(),
        Parameter {
            description: Some("Daily backups".into()),
            default: Some(true.into()),
            allowed_values: vec![true.into(), false.into()],
            group: ParameterGroup::Named("Storage".into()),
            ..Parameter::new("String")
        },
    );
    it.parameters.insert(
        "Password".into(),
        Parameter {
            allowed_pattern: Some(r"^[^\s]*$".into()),
            constraint_description: Some("no blanks".into()),
            min_length: Some(8),
            max_length: Some(64),
            no_echo: true,
            ..Parameter::new("String")
        },
    );
    it.parameters.insert(
        "Cidrs".into(),
        Parameter {
            default: Some(Value::list(["10.0.0.0/8", "192.168.0.0/16"])),
            ..Parameter::new("CommaDelimitedList")
        },
    );
    let backed_up = Condition::Equals(Value::reference("Backup"), "true".into());
    it.rules.insert(
        "Region".into(),
        Rule {
            assertion: Condition::Or(vec![
                Condition::Contains(vec!["us-east-1".into()], Value::reference("AWS::Region")),
                Condition::Not(Box::new(backed_up.clone())),
            ]),
            description: "backups are in us-east-1 only".into(),
            origin: None,
        },
    );
    it.conditions.insert("BackedUp".into(), backed_up);
    let both = Condition::And(vec![
        Condition::Named("BackedUp".into()),
        Condition::Not(Box::new(Condition::Equals(Value::reference("Count"), "".into()))),
    ]);
    it.conditions.insert("Both".into(), both);
    let mut group = Resource::new("AWS::AutoScaling::AutoScalingGroup", None)
        .when(Some("BackedUp"))
        .after("Schedule")
        .with("MinSize", Value::reference("Count"));
    group.creation_policy = Some(Value::map([("ResourceSignal", Value::map([("Timeout", "PT15M")]))]));
    group.update_policy = Some(Value::map([("AutoScalingScheduledAction", true)]));
    group.deletion_policy = Some("RetainExceptOnCreate");
    group.update_replace_policy = Some("Retain");
    group.metadata.insert("Note".into(), "on".into());
    it.resources.insert("Group".into(), group);
    it.resources.insert("Schedule".into(), Resource::new("AWS::Events::Rule", None));
    it.outputs.insert(
        "Group".into(),
        Output {
            description: Some("The group".into()),
            value: Property::from(Value::reference("Group")),
            export: Some("AutoScalingGroup".into()),
            condition: Some("BackedUp".into()),
        },
    );
    it
}

#[test]
fn a_template_in_yaml() {
    assert_eq!(template(&everything(), Format::Yaml), include_str!("tests/everything.yaml"));
}

#[test]
fn a_template_in_json() {
    let text = template(&everything(), Format::Json);
    assert_eq!(text, include_str!("tests/everything.json"));
}

#[test]
fn minified_json_says_the_same_without_white_space() {
    let (pretty, minified) =
        (template(&everything(), Format::Json), template(&everything(), Format::JsonMinified));
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(read(&pretty), read(&minified));
    assert_eq!(minified.lines().count(), 1);
    assert!(minified.contains(r#"{"Type":"AWS::Events::Rule"}"#));
}

#[test]
fn an_empty_template_has_its_version_and_resources() {
    let text = template(&Template::default(), Format::JsonMinified);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&text).unwrap(),
        json!({ "AWSTemplateFormatVersion": "2010-09-09", "Resources": {} })
    );
    assert_eq!(
        template(&Template::default(), Format::Yaml),
        "AWSTemplateFormatVersion: \"2010-09-09\"\n\nResources: {}\n"
    );
}
