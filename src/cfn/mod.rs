//! CloudFormation's vocabulary as data. It knows nothing about the language.

mod names;
pub mod naming;
mod resource;
mod template;
mod text;
mod value;

pub use resource::{Property, Resource};
pub use template::{Mapping, Output, Parameter, ParameterGroup, Rule, Stack, Template};
pub use text::{Map, Text, split};
pub use value::{Condition, Value};
