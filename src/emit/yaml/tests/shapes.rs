//! The layout of nodes: tags, brackets and blocks.

use super::yaml;
use crate::cfn::{Map, Value};

fn entry(value: Value) -> String {
    yaml(&Value::map([("Key", value)]))
}

fn import(name: &str) -> Value {
    Value::ImportValue(Box::new(Value::sub(name.to_owned())))
}

#[test]
fn simple_functions_are_short_tags() {
    assert_eq!(entry(Value::reference("Cluster")), "Key: !Ref Cluster\n");
    assert_eq!(entry(Value::attribute("Cluster", "Arn")), "Key: !GetAtt Cluster.Arn\n");
    assert_eq!(entry(Value::sub("${AWS::StackName}-Cluster")), "Key: !Sub ${AWS::StackName}-Cluster\n");
    assert_eq!(entry(Value::GetAzs), "Key: !GetAZs \"\"\n");
    assert_eq!(entry(Value::no_value()), "Key: !Ref AWS::NoValue\n");
    assert_eq!(entry(Value::ImportValue(Box::new("name".into()))), "Key: !ImportValue name\n");
}

#[test]
fn an_outer_function_takes_its_long_form() {
    assert_eq!(
        entry(import("${Stack}-VPC")),
        "\
Key:
  Fn::ImportValue: !Sub ${Stack}-VPC
"
    );
    assert_eq!(
        entry(Value::Base64(Box::new(Value::sub("#!/bin/sh\nset -e\n")))),
        "\
Key:
  Fn::Base64: !Sub |
    #!/bin/sh
    set -e
"
    );
    assert_eq!(yaml(&Value::list([import("${Stack}-VPC")])), "- Fn::ImportValue: !Sub ${Stack}-VPC\n");
}

#[test]
fn a_short_tag_never_stands_on_a_mapping() {
    let transform = Value::Base64(Box::new(Value::map([("a", 1)])));
    assert_eq!(
        entry(transform),
        "\
Key:
  Fn::Base64:
    a: 1
"
    );
}

#[test]
fn a_short_call_stands_in_brackets_and_a_long_one_in_lines() {
    let choose = |then: Value| Value::choose("HasCertificate", then, Value::no_value());
    assert_eq!(entry(choose("a".into())), "Key: !If [HasCertificate, a, !Ref \"AWS::NoValue\"]\n");
    assert_eq!(
        entry(choose("long ".repeat(20).into())),
        format!("Key: !If\n  - HasCertificate\n  - \"{}\"\n  - !Ref AWS::NoValue\n", "long ".repeat(20))
    );
    assert_eq!(
        entry(choose(import("${Stack}-VPC"))),
        "\
Key: !If
  - HasCertificate
  - Fn::ImportValue: !Sub ${Stack}-VPC
  - !Ref AWS::NoValue
"
    );
    assert_eq!(
        entry(choose(Value::map([("a", 1)]))),
        "\
Key: !If
  - HasCertificate
  - a: 1
  - !Ref AWS::NoValue
"
    );
}

#[test]
fn a_call_in_a_list_that_is_written_in_lines_is_indented_below_its_tag() {
    let choose = Value::choose("C", Value::map([("a", 1)]), Value::list(["x"]));
    assert_eq!(
        yaml(&Value::list([choose])),
        "\
- !If
  - C
  - a: 1
  - - x
"
    );
}

#[test]
fn calls_nest_in_brackets() {
    let subnet = Value::Select(0, Box::new(Value::Split(",".into(), Box::new(Value::reference("Subnets")))));
    assert_eq!(entry(subnet), "Key: !Select [0, !Split [\",\", !Ref Subnets]]\n");
    let imported = Value::Select(0, Box::new(Value::Split(",".into(), Box::new(import("${S}-Subnets")))));
    assert_eq!(
        entry(imported),
        "\
Key: !Select
  - 0
  - !Split
    - \",\"
    - Fn::ImportValue: !Sub ${S}-Subnets
"
    );
    let blocks = Value::Cidr(Box::new(Value::attribute("Vpc", "CidrBlock")), 6, 8);
    assert_eq!(entry(blocks), "Key: !Cidr [!GetAtt Vpc.CidrBlock, 6, 8]\n");
}

#[test]
fn sub_with_variables_is_a_sequence() {
    let text = Value::SubWith("${A}".into(), Box::new(Map::from_iter([("A".into(), import("${S}-A"))])));
    assert_eq!(
        entry(text),
        "\
Key: !Sub
  - ${A}
  - A:
      Fn::ImportValue: !Sub ${S}-A
"
    );
}

#[test]
fn collections_stand_in_lines_and_empty_ones_in_brackets() {
    let nested = Value::map([
        ("List", Value::list([Value::list([1, 2]), Value::map([("a", 1), ("b", 2)])])),
        ("None", Value::List(Vec::new())),
        ("Nothing", Value::map::<&str, Value>([])),
    ]);
    assert_eq!(
        entry(nested),
        "\
Key:
  List:
    - - 1
      - 2
    - a: 1
      b: 2
  None: []
  Nothing: {}
"
    );
}

#[test]
fn sections_stand_apart_unless_that_would_change_a_text() {
    let sections = Value::map([("A", "1\n"), ("B", "2\n\n"), ("C", "3")]);
    assert_eq!(yaml(&sections), "A: |\n  1\n\nB: |+\n  2\n\nC: \"3\"\n");
}

#[test]
fn whole_numbers_have_no_point_and_none_has_an_exponent() {
    let numbers = [3.0, 0.096, 1e-7, -2.5, 1e15, 1e22];
    assert_eq!(
        yaml(&Value::list(numbers.map(Value::Number))),
        "- 3\n- 0.096\n- 0.0000001\n- -2.5\n- 1000000000000000\n- 10000000000000000000000\n"
    );
}

#[test]
fn a_key_too_long_for_its_colon_to_be_found_is_announced() {
    let key = "k".repeat(1100);
    assert_eq!(yaml(&Value::map([(key.clone(), 1)])), format!("? {key}\n: 1\n"));
}
