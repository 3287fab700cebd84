//! Conditions: the entries under `Conditions`, and the assertions of rules.

use serde::ser::{Serialize, Serializer};

use super::function;
use crate::cfn::Condition;

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Equals(left, right) => function(s, "Fn::Equals", &(left, right)),
            Self::And(parts) => function(s, "Fn::And", parts),
            Self::Or(parts) => function(s, "Fn::Or", parts),
            // A list of one, as CloudFormation wants it.
            Self::Not(part) => function(s, "Fn::Not", &[part]),
            Self::Named(name) => function(s, "Condition", name),
            Self::Contains(list, value) => function(s, "Fn::Contains", &(list, value)),
        }
    }
}
