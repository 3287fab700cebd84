//! Params: the language's table of types, row by row.

use super::program::{param_with, program, written};
use crate::cfn::{Parameter, Value};
use crate::ir::{Param, Type};
use crate::lower::{Lowering, Unit};
use crate::types::Literal;

fn parameter(ty: Type, body: impl FnOnce(&mut Param)) -> Parameter {
    let mut program = program();
    let volume = super::program::declared(
        crate::ir::BlockKind::Volume,
        "shared",
        &super::program::raw([("network", super::program::first(crate::ir::BlockKind::Network))]),
    );
    program.volumes.push(volume);
    let expr = param_with(&mut program, "x", ty, body);
    let unit = Unit::all(&program)[0];
    let mut ctx = Lowering::new(&program, unit);
    ctx.expr(&expr);
    ctx.template.parameters["X"].clone()
}

fn ty(ty: Type) -> String {
    parameter(ty, |_| {}).ty
}

#[test]
fn each_type_has_its_parameter_type() {
    let rows = [
        (Type::Bool, "String"),
        (Type::Int, "Number"),
        (Type::Number, "Number"),
        (Type::String, "String"),
        (Type::Secret, "String"),
        (Type::Duration, "Number"),
        (Type::Size, "Number"),
        (Type::Cpu, "Number"),
        (Type::Percent, "Number"),
        (Type::Port, "Number"),
        (Type::Arn, "String"),
        (Type::InstanceType, "String"),
        (Type::KeyPair, "AWS::EC2::KeyPair::KeyName"),
        (Type::VpcId, "AWS::EC2::VPC::Id"),
        (Type::SubnetId, "AWS::EC2::Subnet::Id"),
        (Type::SecurityGroupId, "AWS::EC2::SecurityGroup::Id"),
        (Type::ImageId, "AWS::EC2::Image::Id"),
        (Type::HostedZoneId, "AWS::Route53::HostedZone::Id"),
        (Type::list(Type::String), "CommaDelimitedList"),
        (Type::list(Type::SubnetId), "List<AWS::EC2::Subnet::Id>"),
        (Type::list(Type::KeyPair), "CommaDelimitedList"),
        (Type::list(Type::Int), "List<Number>"),
    ];
    for (from, to) in rows {
        assert_eq!(ty(from.clone()), to, "{from}");
    }
}

#[test]
fn an_optional_param_is_text_with_an_empty_default() {
    for (.., named) in Type::NAMED {
        let parameter = parameter(named.clone().nullable(), |_| {});
        assert_eq!(parameter.ty, "String", "{named}");
        assert_eq!(parameter.default, Some(Value::from("")), "{named}");
        if let Some(pattern) = &parameter.allowed_pattern {
            assert!(pattern.starts_with("^(?:") && pattern.ends_with(")?$"), "{named}: {pattern}");
        }
        if !parameter.allowed_values.is_empty() {
            assert_eq!(parameter.allowed_values[0], Value::from(""), "{named}");
        }
    }
}

#[test]
fn an_image_given_by_a_path_is_looked_up() {
    let path = written("\"/aws/service/ecs/image_id\"");
    let parameter = parameter(Type::ImageId, |param| param.default = Some(path));
    assert_eq!(parameter.ty, "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>");
}

#[test]
fn lengths_of_time_are_numbers_of_the_params_unit() {
    let parameter = parameter(Type::Duration, |param| {
        param.unit = "m";
        param.default = Some(written("2h"));
        param.min = Some(written("1m"));
        param.max = Some(written("1d"));
    });
    assert_eq!(parameter.default, Some(Value::Int(120)));
    assert_eq!(parameter.min_value, Some(Value::Int(1)));
    assert_eq!(parameter.max_value, Some(Value::Int(1440)));
    assert_eq!(parameter.constraint_description.as_deref(), Some("must be from 1 to 1440"));
}

#[test]
fn symbols_are_spelt_with_hyphens_and_literals_as_they_are() {
    let symbols = Type::OneOf(["internet_facing", "internal"].map(|word| Literal::Word(word.into())).into());
    assert_eq!(
        parameter(symbols, |_| {}).allowed_values,
        [Value::from("internet-facing"), Value::from("internal")]
    );
    let numbers = parameter(Type::OneOf(vec![Literal::Int(2), Literal::Int(4)]), |_| {});
    assert_eq!((numbers.ty.as_str(), numbers.allowed_values), ("Number", vec![Value::Int(2), Value::Int(4)]));
    let literals = parameter(Type::OneOf(["a_b", "c"].map(|text| Literal::Text(text.into())).into()), |_| {});
    assert_eq!(literals.allowed_values, [Value::from("a_b"), Value::from("c")]);
}

#[test]
fn a_secret_is_not_echoed() {
    assert!(parameter(Type::Secret, |_| {}).no_echo);
    assert!(parameter(Type::Secret.nullable(), |_| {}).no_echo);
}

#[test]
fn a_shape_is_a_pattern_with_its_example() {
    let parameter = parameter(Type::StackName, |_| {});
    assert_eq!(parameter.allowed_pattern.as_deref(), Some("^(?:[A-Za-z][A-Za-z0-9-]{0,127})$"));
    assert_eq!(
        parameter.constraint_description.as_deref(),
        Some("must be a letter, then letters, digits and hyphens, at most 128, such as vpc-2azs")
    );
}

#[test]
fn the_length_of_an_optional_text_is_in_its_pattern() {
    let bounds = |param: &mut Param| {
        param.min = Some(written("3"));
        param.max = Some(written("8"));
    };
    let optional = parameter(Type::String.nullable(), bounds);
    assert_eq!((optional.min_length, optional.max_length), (None, None));
    assert_eq!(optional.allowed_pattern.as_deref(), Some(r"^(?:[\s\S]{3,8})?$"));
    let required = parameter(Type::String, bounds);
    assert_eq!((required.min_length, required.max_length), (Some(3), Some(8)));
}

#[test]
fn a_default_list_is_joined() {
    let list = super::program::expr(
        crate::ir::ExprKind::List(vec![written("\"a\""), written("\"b\"")]),
        Type::list(Type::String),
    );
    let parameter = parameter(Type::list(Type::String), |param| param.default = Some(list));
    assert_eq!(parameter.default, Some(Value::from("a,b")));
}
