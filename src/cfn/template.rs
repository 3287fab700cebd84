//! A template and the stack that it makes.

use super::{Condition, Map, Property, Resource, Value};
use crate::source::Span;

/// A template's parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// `String`, `Number`, `CommaDelimitedList`, or one of AWS's own types.
    pub ty: String,
    /// `Description`
    pub description: Option<String>,
    /// `Default`: a string or a number.
    pub default: Option<Value>,
    /// `AllowedValues`
    pub allowed_values: Vec<Value>,
    /// `AllowedPattern`
    pub allowed_pattern: Option<String>,
    /// `ConstraintDescription`: the message when the pattern or the bounds reject a value.
    pub constraint_description: Option<String>,
    /// `MinValue`
    pub min_value: Option<Value>,
    /// `MaxValue`
    pub max_value: Option<Value>,
    /// `MinLength`
    pub min_length: Option<i64>,
    /// `MaxLength`
    pub max_length: Option<i64>,
    /// `NoEcho`
    pub no_echo: bool,
    /// The group that the console shows it in.
    pub group: ParameterGroup,
    /// The label that the console shows.
    pub label: Option<String>,
    /// The declaration that it comes from.
    pub origin: Option<Span>,
}

impl Parameter {
    /// A parameter with nothing but a type.
    pub fn new(ty: impl Into<String>) -> Self {
        Self {
            ty: ty.into(),
            description: None,
            default: None,
            allowed_values: Vec::new(),
            allowed_pattern: None,
            constraint_description: None,
            min_value: None,
            max_value: None,
            min_length: None,
            max_length: None,
            no_echo: false,
            group: ParameterGroup::Parameters,
            label: None,
            origin: None,
        }
    }
}

/// The group of a parameter in `AWS::CloudFormation::Interface`, in the order in which the console shows them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ParameterGroup {
    /// A group that the program names (`group = "..."`).
    Named(String),
    /// The program's own parameters without a group.
    Parameters,
    /// Names of the stacks that this one imports from.
    Stacks,
    /// What the compiler adds: the image.
    Image,
}

/// A template's output.
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    /// `Description`
    pub description: Option<String>,
    /// `Value`
    pub value: Property,
    /// `Export.Name`: a suffix such as `SecurityGroup`; the whole name is `${AWS::StackName}-SecurityGroup`.
    pub export: Option<String>,
    /// The name of its condition.
    pub condition: Option<String>,
}

/// An entry under `Rules`.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The condition that must hold.
    pub assertion: Condition,
    /// The message if it does not.
    pub description: String,
    /// The declaration that it comes from.
    pub origin: Option<Span>,
}

/// An entry under `Mappings`: by its key, the value that is named `Value` in the template.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    /// Strings, or lists of strings.
    pub entries: Map<Value, String>,
    /// The map that it comes from.
    pub origin: Option<Span>,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Template {
    /// `Description`
    pub description: Option<String>,
    /// `Metadata` without the interface, which follows from the groups and labels of the parameters.
    pub metadata: Map<Value>,
    /// `Parameters`, in the order of their first use.
    pub parameters: Map<Parameter, String>,
    /// `Rules`
    pub rules: Map<Rule, String>,
    /// `Mappings`
    pub mappings: Map<Mapping, String>,
    /// `Conditions`
    pub conditions: Map<Condition, String>,
    /// `Resources`
    pub resources: Map<Resource, String>,
    /// `Outputs`
    pub outputs: Map<Output, String>,
}

/// A stack of the program: its name, its template, and the stacks that must be deployed before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack {
    /// The conventional stack name, also the file's stem: `platform-efs-shared`.
    pub name: String,
    /// The names of the stacks of this program that must be deployed before it.
    pub depends_on: Vec<String>,
    /// The template.
    pub template: Template,
    /// The block that owns the stack.
    pub origin: Span,
}
