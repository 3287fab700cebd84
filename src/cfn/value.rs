//! Values of a template: literals and intrinsic functions.

use super::{Map, Text};

/// A value of a property.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `true`
    Bool(bool),
    /// `3`
    Int(i64),
    /// `0.096`
    Number(f64),
    /// `text`
    String(Text),
    /// `[...]`
    List(Vec<Value>),
    /// `{...}`
    /// Boxed, as what is larger than most values are.
    Map(Box<Map<Value>>),
    /// `!Ref Cluster`, `!Ref AWS::Region`
    Ref(String),
    /// `!GetAtt Cluster.Arn`
    GetAtt(String, String),
    /// `!Sub "${A}-${B.Arn}"`: a string with CloudFormation's placeholders; a literal `${` is already escaped as `${!`.
    Sub(Text),
    /// `Fn::Sub: [text, {Name: value}]`
    SubWith(Text, Box<Map<Value>>),
    /// `!Join [",", [...]]` or over a list value.
    Join(Text, Box<Value>),
    /// `!Select [0, ...]`
    Select(u32, Box<Value>),
    /// `!Split [",", ...]`
    Split(Text, Box<Value>),
    /// `Fn::ImportValue: ...`
    ImportValue(Box<Value>),
    /// `Fn::Base64: ...`
    Base64(Box<Value>),
    /// `!GetAZs ""`
    GetAzs,
    /// `!Cidr [block, count, bits]`
    Cidr(Box<Value>, u32, u32),
    /// `!FindInMap [Mapping, key, Value]`
    FindInMap(String, Box<Value>),
    /// `!If [Condition, then, else]`
    If(String, Box<Value>, Box<Value>),
}

/// Calls `$visit` on each value of which `$value` is made, shared or to be changed.
// Exhaustive, so that a new function cannot hide the references in its arguments.
macro_rules! each_part {
    ($value:expr, $visit:ident, $iter:ident, $values:ident) => {
        match $value {
            Self::Bool(_)
            | Self::Int(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Ref(_)
            | Self::GetAtt(..)
            | Self::Sub(_)
            | Self::GetAzs => {}
            Self::List(items) => items.$iter().for_each($visit),
            Self::Map(entries) | Self::SubWith(_, entries) => entries.$values().for_each($visit),
            Self::Join(_, inner)
            | Self::Select(_, inner)
            | Self::Split(_, inner)
            | Self::ImportValue(inner)
            | Self::Base64(inner)
            | Self::FindInMap(_, inner)
            | Self::Cidr(inner, ..) => $visit(inner),
            Self::If(_, then, otherwise) => {
                $visit(then);
                $visit(otherwise);
            }
        }
    };
}

impl Value {
    /// `!Ref AWS::NoValue`, which removes the property.
    pub fn no_value() -> Self {
        Self::Ref("AWS::NoValue".into())
    }

    /// A reference by `Ref`.
    pub fn reference(logical_id: impl Into<String>) -> Self {
        Self::Ref(logical_id.into())
    }

    /// An attribute of a resource.
    pub fn attribute(logical_id: impl Into<String>, name: impl Into<String>) -> Self {
        Self::GetAtt(logical_id.into(), name.into())
    }

    /// A string with CloudFormation's placeholders.
    pub fn sub(text: impl Into<Text>) -> Self {
        Self::Sub(text.into())
    }

    /// A choice by a named condition.
    pub fn choose(condition: impl Into<String>, then: impl Into<Self>, otherwise: impl Into<Self>) -> Self {
        Self::If(condition.into(), Box::new(then.into()), Box::new(otherwise.into()))
    }

    /// A mapping of literal keys.
    pub fn map<K: Into<Text>, V: Into<Self>>(entries: impl IntoIterator<Item = (K, V)>) -> Self {
        Self::entries(entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }

    /// A mapping of entries.
    pub fn entries(entries: Map<Self>) -> Self {
        Self::Map(Box::new(entries))
    }

    /// A list.
    pub fn list<V: Into<Self>>(items: impl IntoIterator<Item = V>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// The string of a [`Value::String`].
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Calls `visit` on each value of which this one is made.
    pub fn parts_mut(&mut self, visit: &mut impl FnMut(&mut Self)) {
        each_part!(self, visit, iter_mut, values_mut);
    }

    /// Calls `visit` on this value and on every value inside.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        let mut walk = |part: &'a Self| part.walk(visit);
        each_part!(self, walk, iter, values);
    }
}

// A literal is borrowed and everything else owned: see `Text`.
impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::String(Text::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(Text::Owned(text))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl From<Text> for Value {
    fn from(text: Text) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Int(value.into())
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<Vec<Self>> for Value {
    fn from(items: Vec<Self>) -> Self {
        Self::List(items)
    }
}

/// The expression of an entry under `Conditions`, or of a rule's assertion.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// `!Equals [a, b]`
    Equals(Value, Value),
    /// `!And [...]`, of two to ten conditions.
    And(Vec<Condition>),
    /// `!Or [...]`, of two to ten conditions.
    Or(Vec<Condition>),
    /// `!Not [...]`
    Not(Box<Condition>),
    /// `!Condition Name`
    Named(String),
    /// `Fn::Contains: [[...], value]`: only in rules.
    Contains(Vec<Value>, Value),
}

impl Condition {
    /// Whether a rule can say it: rules compare parameters and constants, and know no function that makes a value of them, such as
    /// `Fn::Join` of a list.
    pub fn is_for_rules(&self) -> bool {
        let is_plain = |value: &Value| {
            matches!(
                value,
                Value::Ref(_) | Value::String(_) | Value::Int(_) | Value::Number(_) | Value::Bool(_)
            )
        };
        match self {
            Self::Equals(left, right) => is_plain(left) && is_plain(right),
            Self::Contains(items, value) => items.iter().all(is_plain) && is_plain(value),
            Self::And(parts) | Self::Or(parts) => parts.iter().all(Self::is_for_rules),
            Self::Not(inner) => inner.is_for_rules(),
            Self::Named(_) => false,
        }
    }
}
