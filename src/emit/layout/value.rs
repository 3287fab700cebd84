//! Values and intrinsic functions.

use serde::ser::{Serialize, Serializer};

use super::function;
use super::template::VALUE;
use crate::cfn::{Property, Value};

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(value) => s.serialize_bool(*value),
            Self::Int(value) => s.serialize_i64(*value),
            Self::Number(value) => match whole(*value) {
                Some(value) => s.serialize_i64(value),
                None => s.serialize_f64(*value),
            },
            Self::String(text) => s.serialize_str(text),
            Self::List(items) => s.collect_seq(items),
            Self::Map(entries) => entries.serialize(s),
            Self::Ref(id) => function(s, "Ref", id),
            Self::GetAtt(id, attribute) => function(s, "Fn::GetAtt", &(id, attribute)),
            Self::Sub(text) => function(s, "Fn::Sub", text),
            Self::SubWith(text, variables) => function(s, "Fn::Sub", &(text, variables)),
            Self::Join(separator, list) => function(s, "Fn::Join", &(separator, list)),
            Self::Select(index, list) => function(s, "Fn::Select", &(index, list)),
            Self::Split(separator, text) => function(s, "Fn::Split", &(separator, text)),
            Self::ImportValue(name) => function(s, "Fn::ImportValue", name),
            Self::Base64(text) => function(s, "Fn::Base64", text),
            Self::GetAzs => function(s, "Fn::GetAZs", ""),
            Self::Cidr(block, count, bits) => function(s, "Fn::Cidr", &(block, count, bits)),
            Self::FindInMap(mapping, key) => function(s, "Fn::FindInMap", &(mapping, key, VALUE)),
            Self::If(condition, then, otherwise) => function(s, "Fn::If", &(condition, then, otherwise)),
        }
    }
}

impl Serialize for Property {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { value, origin: _ } = self;
        value.serialize(serializer)
    }
}

/// `3.0` is written `3`: CloudFormation passes a number on as it is written, and integer properties reject `3.0`.
fn whole(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53: below it, `f64` represents every whole number exactly.
    #[allow(clippy::cast_possible_truncation, reason = "whole and inside of the exact range")]
    (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
}
