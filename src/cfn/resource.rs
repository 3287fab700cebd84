//! A resource of a template, with the spans in the source that its parts come from.

use super::{Map, Text, Value};
use crate::source::Span;

/// The value of a property and the attribute in the source that it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    /// The value.
    pub value: Value,
    /// The span of the attribute; `None` for what the compiler adds.
    pub origin: Option<Span>,
}

impl<T: Into<Value>> From<T> for Property {
    fn from(value: T) -> Self {
        Self { value: value.into(), origin: None }
    }
}

/// A resource.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// `AWS::ECS::Cluster`
    pub ty: &'static str,
    /// The block, or nested block, that it comes from.
    pub origin: Option<Span>,
    /// Which of the blocks that are made of the declaration at its origin, if there can be several.
    pub copy: Option<u32>,
    /// The name of its condition.
    pub condition: Option<String>,
    /// The logical ids of `DependsOn`: resources that must exist before it without being referenced.
    pub depends_on: Vec<String>,
    /// `CreationPolicy`
    pub creation_policy: Option<Value>,
    /// `UpdatePolicy`
    pub update_policy: Option<Value>,
    /// `DeletionPolicy`
    pub deletion_policy: Option<&'static str>,
    /// `UpdateReplacePolicy`
    pub update_replace_policy: Option<&'static str>,
    /// `Metadata`
    pub metadata: Map<Value>,
    /// `Properties`
    pub properties: Map<Property>,
    /// The resource as the compiler made it, where the program overrides it.
    pub original: Option<Box<Resource>>,
    /// The logical id that the compiler gave it, where it has another one.
    pub generated_id: Option<String>,
}

impl Resource {
    /// A resource without properties.
    pub fn new(ty: &'static str, origin: Option<Span>) -> Self {
        Self {
            ty,
            origin,
            copy: None,
            condition: None,
            depends_on: Vec::new(),
            creation_policy: None,
            update_policy: None,
            deletion_policy: None,
            update_replace_policy: None,
            metadata: Map::default(),
            properties: Map::default(),
            original: None,
            generated_id: None,
        }
    }

    /// Sets a property; its name is CloudFormation's.
    #[must_use]
    pub fn with(mut self, name: impl Into<Text>, value: impl Into<Property>) -> Self {
        self.properties.insert(name.into(), value.into());
        self
    }

    /// Sets a property if there is a value.
    #[must_use]
    pub fn with_some(self, name: impl Into<Text>, value: Option<impl Into<Property>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a logical id to `DependsOn`.
    #[must_use]
    pub fn after(mut self, logical_id: impl Into<String>) -> Self {
        self.depends_on.push(logical_id.into());
        self
    }

    /// The logical id that the compiler gave it, of the one that it has.
    pub fn generated_id<'a>(&'a self, id: &'a str) -> &'a str {
        self.generated_id.as_deref().unwrap_or(id)
    }

    /// Whether it was made of a block, whose span this is; of several there, of one.
    pub fn is_of(&self, block: Span, copy: Option<u32>) -> bool {
        self.copy == copy && self.origin.is_some_and(|origin| block.contains(origin))
    }

    /// Sets its `Condition`.
    #[must_use]
    pub fn when(mut self, condition: Option<&str>) -> Self {
        self.condition = condition.map(Into::into);
        self
    }
}
