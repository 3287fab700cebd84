//! A parameter: its type, its default and its constraints.

use std::borrow::Cow;

use serde::ser::{Serialize, Serializer};

use super::Entries;
use crate::cfn::{Parameter, Value};

impl Serialize for Parameter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self {
            ty,
            description,
            default,
            allowed_values,
            allowed_pattern,
            constraint_description,
            min_value,
            max_value,
            min_length,
            max_length,
            no_echo,
            group: _,
            label: _,
            origin: _,
        } = self;
        let allowed_values: Vec<Cow<Value>> = allowed_values.iter().map(parameter_scalar).collect();
        let mut entries = Entries::open(serializer)?;
        entries.put("Type", ty)?;
        entries.put_some("Description", description.as_ref())?;
        entries.put_some("Default", default.as_ref().map(parameter_scalar).as_ref())?;
        entries.put_list("AllowedValues", &allowed_values)?;
        entries.put_some("AllowedPattern", allowed_pattern.as_ref())?;
        entries.put_some("MinValue", min_value.as_ref())?;
        entries.put_some("MaxValue", max_value.as_ref())?;
        entries.put_some("MinLength", min_length.as_ref())?;
        entries.put_some("MaxLength", max_length.as_ref())?;
        entries.put_some("ConstraintDescription", constraint_description.as_ref())?;
        entries.put_some("NoEcho", no_echo.then_some(&true))?;
        entries.close()
    }
}

/// The value of a parameter: a string or a number. A list is a string of its elements with commas between them.
pub fn parameter_scalar(value: &Value) -> Cow<'_, Value> {
    match value {
        // CloudFormation has no Boolean parameters.
        Value::Bool(flag) => Cow::Owned(Value::from(flag.to_string())),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(spelled).collect();
            Cow::Owned(Value::from(items.join(",")))
        }
        _ => Cow::Borrowed(value),
    }
}

/// An element of a list parameter's default.
fn spelled(value: &Value) -> String {
    match value {
        Value::String(text) => text.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        _ => unreachable!("a default is a constant of text, numbers or bools: {value:?}"),
    }
}
