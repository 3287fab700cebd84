//! Tags, against CloudFormation's schemas.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cfn::{Resource, Value};
use crate::lower::tags;

/// The property that the schema of a type names for tags, if the type is taggable.
fn tag_properties() -> Vec<(String, Option<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/aws/schemas");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = std::fs::read_to_string(path).unwrap();
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        let taggable = schema["tagging"]["taggable"] == true;
        let property = schema["tagging"]["tagProperty"].as_str().map(|path| path.replace("/properties/", ""));
        found.push((schema["typeName"].as_str().unwrap().to_string(), property.filter(|_| taggable)));
    }
    found
}

/// Types whose schemas are vendored for types of networks and stacks that the compiler does not make yet.
const NOT_MADE: [&str; 4] =
    ["AWS::CloudFormation::Stack", "AWS::EC2::Subnet", "AWS::EC2::VPC", "AWS::SSM::Parameter"];

#[test]
fn every_type_that_its_schema_calls_taggable_gets_the_tags_there() {
    let types = tag_properties();
    let mut checked = BTreeSet::new();
    for (ty, property) in types.into_iter().filter(|(ty, _)| !NOT_MADE.contains(&ty.as_str())) {
        let mut resource = Resource::new(Box::leak(ty.clone().into_boxed_str()), None);
        tags::apply(&[("project".into(), Value::from("platform"))], &mut resource);
        let given = resource.properties.keys().next().cloned();
        assert_eq!(given.as_deref(), property.as_deref(), "{ty}");
        checked.insert(ty);
    }
    assert!(checked.len() > 20, "{checked:?}");
}

#[test]
fn a_name_of_the_program_stays() {
    let own = vec![("Name".to_string(), Value::from("mine"))];
    assert_eq!(tags::with_name(&own), own);
    assert_eq!(tags::with_name(&[]), [("Name".to_string(), Value::reference("AWS::StackName"))]);
}
