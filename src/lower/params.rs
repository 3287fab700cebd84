//! Params as CloudFormation parameters: type, default and constraints, from the table of types.

use super::{Lowering, expr, naming};
use crate::cfn::naming::kebab_case;
use crate::cfn::{Parameter, ParameterGroup, Value};
use crate::ir::{Expr, ExprKind, Param, ParamId, Type};
use crate::types::Literal;

impl Lowering<'_> {
    /// The logical id of a param; the template has it from its first use on.
    pub(in crate::lower) fn param(&mut self, id: ParamId) -> String {
        let param = self.program.param(id);
        if !self.template.parameters.contains_key(&param.logical_id) {
            self.template.parameters.insert(param.logical_id.clone(), parameter(param));
        }
        param.logical_id.clone()
    }

    /// Narrows the pattern of a param in this template, where what it is used for takes fewer values than its type has: an
    /// `instance_type` of one architecture.
    pub(in crate::lower) fn restrict(&mut self, id: ParamId, pattern: &str, description: &str) {
        let param = self.program.param(id);
        let logical_id = self.param(id);
        if let Some(parameter) = self.template.parameters.get_mut(&logical_id) {
            parameter.allowed_pattern = Some(anchored(pattern, param.is_optional()));
            parameter.constraint_description = Some(description.into());
        }
    }
}

impl Lowering<'_> {
    /// Narrows the bounds of a number in this template, where what it is used for takes fewer than the param allows. An optional
    /// number is a string to CloudFormation, and has no bounds.
    pub(in crate::lower) fn bound(&mut self, id: ParamId, min: Option<i64>, max: Option<i64>) {
        let logical_id = self.param(id);
        let Some(parameter) = self.template.parameters.get_mut(&logical_id) else { return };
        if parameter.ty != "Number" {
            return;
        }
        // The param's own bounds stay if they are narrower: this use only adds to them.
        let number = |value: &Option<Value>| match value {
            Some(Value::Int(number)) => Some(*number),
            _ => None,
        };
        // `max` of two options takes the one that is there.
        let min = number(&parameter.min_value).max(min);
        let max = [number(&parameter.max_value), max].into_iter().flatten().min();
        (parameter.min_value, parameter.max_value) = (min.map(Value::Int), max.map(Value::Int));
        parameter.constraint_description =
            between(parameter.min_value.as_ref(), parameter.max_value.as_ref());
    }
}

/// A parameter that names a stack: what it exports is imported.
pub(super) fn stack(default: String, description: String, label: String) -> Parameter {
    Parameter {
        description: Some(description),
        default: Some(Value::from(default)),
        allowed_pattern: Type::StackName.pattern().map(|pattern| anchored(pattern, false)),
        constraint_description: shape(&Type::StackName),
        group: ParameterGroup::Stacks,
        label: Some(label),
        ..Parameter::new("String")
    }
}

fn parameter(param: &Param) -> Parameter {
    let optional = param.is_optional();
    let ty = param.ty.clone().non_null();
    let mut parameter = Parameter {
        description: param.description.clone(),
        default: default(param),
        allowed_values: allowed(param, &ty),
        no_echo: ty == Type::Secret,
        group: param.group.clone().map_or(ParameterGroup::Parameters, ParameterGroup::Named),
        label: Some(naming::label(&param.name.value)),
        origin: Some(param.span),
        ..Parameter::new(type_name(param, &ty))
    };
    // CloudFormation checks each kind of parameter in another way. `MinValue` is for numbers, `AllowedPattern` and `MinLength` are for
    // strings, and its own types are checked against the account.
    if parameter.ty == "Number" || parameter.ty == "List<Number>" {
        let (min, max) = bounds(param, &ty);
        parameter.constraint_description = between(min.as_ref(), max.as_ref());
        (parameter.min_value, parameter.max_value) = (min, max);
        return parameter;
    }
    if parameter.ty != "String" && parameter.ty != "CommaDelimitedList" {
        return parameter;
    }
    // A list of values says more than a pattern.
    if !parameter.allowed_values.is_empty() {
        return parameter;
    }
    let element = match &ty {
        Type::List(inner) => inner,
        simple => simple,
    };
    let length = (length(param.min.as_ref()), length(param.max.as_ref()));
    // A number that is optional, or an element of a list, is a string to CloudFormation.
    if is_number(element) {
        let digits =
            if matches!(element, Type::Number | Type::Percent) { r"-?\d+(\.\d+)?" } else { r"-?\d+" };
        parameter.allowed_pattern = Some(anchored(digits, optional));
        parameter.constraint_description = Some(or_empty("must be a number", optional));
        return parameter;
    }
    let text_bounds = *element == Type::String || *element == Type::Secret;
    let pattern = match (element.pattern().or(id_pattern(element)), &param.pattern) {
        // Both must match, and there is one pattern: the lookahead checks the type's.
        (Some(shape), Some(own)) => Some(format!("(?=(?:{shape})$)(?:{own})")),
        (Some(shape), None) => Some(shape.to_string()),
        (None, Some(own)) => Some(own.clone()),
        // The empty text of an optional param has no smallest length, so the pattern carries the lengths.
        (None, None) if optional && text_bounds && length != (None, None) => {
            let (min, max) = (length.0.unwrap_or(0), length.1.map(|max| max.to_string()).unwrap_or_default());
            Some(format!(r"[\s\S]{{{min},{max}}}"))
        }
        (None, None) => None,
    };
    if text_bounds && !optional && ty == *element {
        (parameter.min_length, parameter.max_length) = length;
    }
    if let Some(pattern) = pattern {
        parameter.allowed_pattern = Some(anchored(&pattern, optional));
        let description = match &param.pattern {
            Some(own) => Some(format!("must match {own}")),
            None => shape(element).or_else(|| Some("must have a length within the bounds".into())),
        };
        parameter.constraint_description = description.map(|description| or_empty(&description, optional));
    }
    parameter
}

/// The type of the parameter. AWS's types and numbers reject an empty value, so an optional param is a string.
fn type_name(param: &Param, ty: &Type) -> String {
    let optional = param.is_optional();
    match ty {
        Type::List(_) if optional => "CommaDelimitedList".into(),
        Type::List(inner) => match aws_type(inner) {
            // CloudFormation has a list of each of its types but for key pairs.
            Some(aws) if **inner != Type::KeyPair => format!("List<{aws}>"),
            _ if is_number(inner) => "List<Number>".into(),
            _ => "CommaDelimitedList".into(),
        },
        _ if optional => "String".into(),
        // A path in Systems Manager is looked up at each update of the stack; an id stays.
        Type::ImageId => match &param.default {
            Some(Expr { kind: ExprKind::Text(text), .. }) if text.starts_with('/') => {
                "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>".into()
            }
            _ => "AWS::EC2::Image::Id".into(),
        },
        ty if is_number(ty) => "Number".into(),
        ty => aws_type(ty).unwrap_or("String").into(),
    }
}

/// The AWS type of a parameter, which CloudFormation checks against the resources of the account.
fn aws_type(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::KeyPair => "AWS::EC2::KeyPair::KeyName",
        Type::VpcId => "AWS::EC2::VPC::Id",
        Type::SubnetId => "AWS::EC2::Subnet::Id",
        Type::SecurityGroupId => "AWS::EC2::SecurityGroup::Id",
        Type::ImageId => "AWS::EC2::Image::Id",
        Type::HostedZoneId => "AWS::Route53::HostedZone::Id",
        _ => return None,
    })
}

/// The pattern that replaces the check of an AWS type if the parameter is optional, and so a string.
fn id_pattern(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::KeyPair => r"[\s\S]{1,255}",
        Type::VpcId => "vpc-[0-9a-f]{8,17}",
        Type::SubnetId => "subnet-[0-9a-f]{8,17}",
        Type::SecurityGroupId => "sg-[0-9a-f]{8,17}",
        Type::ImageId => "ami-[0-9a-f]{8,17}",
        Type::HostedZoneId => "Z[A-Z0-9]{1,31}",
        _ => return None,
    })
}

fn is_number(ty: &Type) -> bool {
    match ty {
        Type::Int | Type::Number | Type::Duration | Type::Size | Type::Cpu | Type::Percent | Type::Port => {
            true
        }
        Type::OneOf(literals) => literals.iter().all(|literal| matches!(literal, Literal::Int(_))),
        _ => false,
    }
}

fn default(param: &Param) -> Option<Value> {
    match &param.default {
        Some(expr) => Some(constant(expr, param.unit)),
        // The empty string is null: a parameter without a default would have to be given.
        None if param.is_optional() => Some(Value::from("")),
        None => None,
    }
}

/// A constant as the value of a parameter: a number or a string.
fn constant(expr: &Expr, unit: &str) -> Value {
    match &expr.kind {
        ExprKind::Bool(value) => Value::from(value.to_string()),
        ExprKind::Int(value) => Value::Int(*value),
        ExprKind::Number(value) => expr::number(*value),
        ExprKind::Text(text) => Value::from(text),
        ExprKind::Symbol(symbol) => Value::from(kebab_case(symbol)),
        ExprKind::Duration(value) => in_unit(value.in_unit(unit), value),
        ExprKind::Size(value) => in_unit(value.in_unit(unit), value),
        ExprKind::Cpu(value) => Value::Int(value.units),
        ExprKind::Percent(value) => expr::number(value.value),
        ExprKind::List(items) => {
            let items: Vec<String> = items.iter().map(|item| plain(&constant(item, unit))).collect();
            Value::from(items.join(","))
        }
        // Null is the empty text; nothing else is a default.
        _ => Value::from(""),
    }
}

/// A duration or size in the unit of the param. The checker has reported one that is not a whole number of units.
fn in_unit(number: Option<i64>, value: &impl ToString) -> Value {
    number.map_or_else(|| Value::from(value.to_string()), Value::Int)
}

fn plain(value: &Value) -> String {
    match value {
        Value::Int(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.to_string(),
        _ => String::new(),
    }
}

fn allowed(param: &Param, ty: &Type) -> Vec<Value> {
    let mut values: Vec<Value> = match ty {
        _ if !param.allowed.is_empty() => {
            param.allowed.iter().map(|value| constant(value, param.unit)).collect()
        }
        _ if !param.listed.is_empty() => {
            param.listed.iter().map(|value| constant(value, param.unit)).collect()
        }
        // A Boolean is a string with two allowed values.
        Type::Bool => vec![Value::from("true"), Value::from("false")],
        ty => ty.alternatives().iter().map(alternative).collect(),
    };
    // CloudFormation checks the default against the list, too.
    if !values.is_empty() && param.is_optional() {
        values.insert(0, Value::from(""));
    }
    values
}

/// A value of a union as a parameter has it: a word is spelt with hyphens, a literal stands as it is.
fn alternative(literal: &Literal) -> Value {
    match literal {
        Literal::Word(word) => Value::from(kebab_case(word)),
        Literal::Text(text) => Value::from(text),
        Literal::Int(value) => Value::Int(*value),
    }
}

fn bounds(param: &Param, ty: &Type) -> (Option<Value>, Option<Value>) {
    let bound = |expr: &Option<Expr>| expr.as_ref().map(|expr| constant(expr, param.unit));
    let (min, max) = (bound(&param.min), bound(&param.max));
    match ty {
        // A port has bounds even if the param has none.
        Type::Port => (min.or(Some(Value::Int(1))), max.or(Some(Value::Int(65_535)))),
        _ => (min, max),
    }
}

fn length(bound: Option<&Expr>) -> Option<i64> {
    match bound?.kind {
        ExprKind::Int(length) => Some(length),
        _ => None,
    }
}

fn between(min: Option<&Value>, max: Option<&Value>) -> Option<String> {
    match (min.map(plain), max.map(plain)) {
        (Some(min), Some(max)) => Some(format!("must be from {min} to {max}")),
        (Some(min), None) => Some(format!("must be at least {min}")),
        (None, Some(max)) => Some(format!("must be at most {max}")),
        (None, None) => None,
    }
}

/// The description of a type's pattern: "must be an address ..., such as 10.0.0.0/16".
fn shape(ty: &Type) -> Option<String> {
    // The words are those of the compiler's own error about a value that certainly does not match.
    let error = ty.check_shape("\u{0}").err()?;
    let wanted = error.wanted.replace('`', "");
    Some(format!("must be {wanted}, such as {}", error.example))
}

fn or_empty(description: &str, optional: bool) -> String {
    if optional { format!("{description}; or empty") } else { description.into() }
}

/// A pattern for the whole value; an optional param also allows the empty string.
fn anchored(pattern: &str, optional: bool) -> String {
    if optional { format!("^(?:{pattern})?$") } else { format!("^(?:{pattern})$") }
}
