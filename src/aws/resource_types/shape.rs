//! What a property may be: a view of CloudFormation's schema, its references followed.

use serde_json::{Map, Value};

/// How far a reference may lead to another. No schema has more than three; one in a cycle must end.
const MAX_REFERENCES: usize = 16;

/// How many alternatives and parts of a shape are looked at, for the same reason.
const MAX_FACES: usize = 64;

/// What a value is, as JSON has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `"text"`
    String,
    /// `3`
    Integer,
    /// `0.5`
    Number,
    /// `true`
    Boolean,
    /// `[...]`
    List,
    /// `{ ... }`
    Object,
}

impl Kind {
    const ALL: [(&str, Self); 6] = [
        ("string", Self::String),
        ("integer", Self::Integer),
        ("number", Self::Number),
        ("boolean", Self::Boolean),
        ("array", Self::List),
        ("object", Self::Object),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|&(_, kind)| kind)
    }
}

/// What a property may be, or all properties of a type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    node: &'static Value,
    root: &'static Value,
}

impl Default for Shape {
    /// What takes every value.
    fn default() -> Self {
        Self { node: &Value::Null, root: &Value::Null }
    }
}

impl Shape {
    /// The properties of a resource type.
    pub(super) fn whole(root: &'static Value) -> Self {
        Self { node: root, root }
    }

    /// A part of the schema; what it refers to, if it is a reference.
    fn at(mut node: &'static Value, root: &'static Value) -> Self {
        for _ in 0..MAX_REFERENCES {
            // "$ref": "#/definitions/Endpoint"
            let target = node.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix('#'));
            let Some(found) = target.and_then(|path| root.pointer(path)) else { break };
            node = found;
        }
        Self { node, root }
    }

    /// What a value may be. Nothing means that everything is allowed.
    #[must_use]
    pub fn kinds(self) -> Vec<Kind> {
        match self.node.get("type") {
            Some(Value::String(name)) => Kind::named(name).into_iter().collect(),
            Some(Value::Array(names)) => {
                names.iter().filter_map(Value::as_str).filter_map(Kind::named).collect()
            }
            _ if !self.map("properties").is_empty() => vec![Kind::Object],
            _ => Vec::new(),
        }
    }

    /// The properties of an object, in the order of the schema.
    pub fn properties(self) -> impl Iterator<Item = (&'static str, Self)> {
        self.map("properties").iter().map(move |(name, node)| (name.as_str(), Self::at(node, self.root)))
    }

    /// The property of this name.
    #[must_use]
    pub fn property(self, name: &str) -> Option<Self> {
        self.map("properties").get(name).map(|node| Self::at(node, self.root))
    }

    /// What the values are, where the keys of an object are free.
    #[must_use]
    pub fn values(self) -> Option<Self> {
        self.map("patternProperties").values().next().map(|node| Self::at(node, self.root))
    }

    /// Whether an object has exactly the properties that the schema lists.
    #[must_use]
    pub fn is_closed(self) -> bool {
        self.node.get("additionalProperties") == Some(&Value::Bool(false)) && self.values().is_none()
    }

    /// The properties that must be there.
    #[must_use]
    pub fn required(self) -> Vec<&'static str> {
        self.list("required").iter().filter_map(Value::as_str).collect()
    }

    /// What the elements of a list are.
    #[must_use]
    pub fn items(self) -> Option<Self> {
        self.node.get("items").map(|node| Self::at(node, self.root))
    }

    /// Of these shapes a value has at least one.
    pub fn alternatives(self) -> impl Iterator<Item = Self> {
        let nodes = self.list("anyOf").iter().chain(self.list("oneOf"));
        nodes.map(move |node| Self::at(node, self.root))
    }

    /// A value has each of these shapes.
    pub fn parts(self) -> impl Iterator<Item = Self> {
        self.list("allOf").iter().map(move |node| Self::at(node, self.root))
    }

    /// It, and all of which it may be or is made: a property of any of them may be written.
    pub fn faces(self) -> Vec<Self> {
        let mut faces = vec![self];
        let mut at = 0;
        while let Some(&face) = faces.get(at).filter(|_| faces.len() < MAX_FACES) {
            faces.extend(face.alternatives().chain(face.parts()));
            at += 1;
        }
        faces
    }

    /// The part at a path from here; an element of a list is `*`.
    #[must_use]
    pub fn reach(self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(self, |shape, step| {
            let faces = shape.faces();
            match *step {
                "*" => faces.into_iter().find_map(Self::items),
                name => faces
                    .iter()
                    .find_map(|face| face.property(name))
                    .or_else(|| faces.iter().find_map(|face| face.values())),
            }
        })
    }

    /// What a value may be: what the shape says itself, else what its alternatives say together.
    #[must_use]
    pub fn all_kinds(self) -> Vec<Kind> {
        let own = self.kinds();
        if own.is_empty() { self.faces().into_iter().flat_map(Self::kinds).collect() } else { own }
    }

    /// The values that are allowed in any case, if they are listed.
    #[must_use]
    pub fn allowed_in_any_case(self) -> &'static [Value] {
        self.list("enumCaseInsensitive")
    }

    /// The values that are allowed, if they are listed.
    #[must_use]
    pub fn allowed(self) -> &'static [Value] {
        self.list("enum")
    }

    /// What a string must match.
    #[must_use]
    pub fn pattern(self) -> Option<&'static str> {
        self.node.get("pattern").and_then(Value::as_str)
    }

    /// A limit: `minimum`, `maxLength`, `maxItems`, ...
    #[must_use]
    pub fn limit(self, name: &str) -> Option<f64> {
        self.node.get(name).and_then(Value::as_f64)
    }

    fn list(self, name: &str) -> &'static [Value] {
        self.node.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    fn map(self, name: &str) -> &'static Map<String, Value> {
        static NOTHING: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
        self.node.get(name).and_then(Value::as_object).unwrap_or(&NOTHING)
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;

    fn shape(name: &str, path: &[&str]) -> Shape {
        let whole = find(name).expect(name).shape();
        path.iter().fold(whole, |shape, step| match *step {
            "*" => shape.items().expect("a list"),
            name => shape.property(name).unwrap_or_else(|| panic!("no {name}")),
        })
    }

    #[test]
    fn a_reference_is_followed_to_what_it_names() {
        let protocol = shape("AWS::SNS::Topic", &["Subscription", "*", "Protocol"]);
        assert_eq!(protocol.kinds(), [Kind::String]);
    }

    #[test]
    fn an_object_says_what_it_requires() {
        assert_eq!(shape("AWS::SNS::Topic", &["Subscription", "*"]).required(), ["Endpoint", "Protocol"]);
        assert!(shape("AWS::SNS::Topic", &[]).is_closed());
    }

    #[test]
    fn values_and_limits_come_from_the_schema() {
        let retention = shape("AWS::Logs::LogGroup", &["RetentionInDays"]);
        assert!(retention.allowed().contains(&Value::from(30)));
        let cooldown = shape("AWS::SQS::Queue", &["VisibilityTimeout"]);
        assert_eq!((cooldown.limit("minimum"), cooldown.limit("maximum")), (Some(0.0), Some(43_200.0)));
    }

    #[test]
    fn a_property_that_takes_any_document_has_several_kinds_or_none() {
        let policy = shape("AWS::SNS::TopicPolicy", &["PolicyDocument"]);
        assert!(policy.kinds().contains(&Kind::Object) && !policy.is_closed());
    }

    #[test]
    fn every_type_can_be_read_to_a_depth_of_three() {
        for name in super::super::names() {
            let whole = find(name).expect(name).shape();
            assert!(whole.properties().next().is_some(), "{name} has no properties");
            for (_, property) in whole.properties() {
                for (_, part) in property.items().unwrap_or(property).properties() {
                    assert!(part.properties().count() < 1_000);
                }
            }
        }
    }
}
