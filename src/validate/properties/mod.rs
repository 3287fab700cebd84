//! Properties that a program writes by the names that CloudFormation has for them, against the schema of their resource type.

mod attributes;
mod value;

pub use attributes::{is_keyed, policy_attribute, property_attribute};

use indexmap::IndexMap;

use crate::aws::resource_types::{Access, Kind, ResourceType, Shape};
use crate::aws::snapshots;
use crate::cfn::{Resource, Value};
use crate::diagnostics::catalog::{names, platform, types};
use crate::diagnostics::{Diagnostic, Sink};
use crate::ir::kinds::{DeletionPolicy, Properties, UpdateReplacePolicy};
use crate::ir::{Const, Expr, ExprKind, Type};
use crate::language::Enumeration;
use crate::source::Span;

/// Properties of a resource, as the program writes them.
pub struct Written<'a> {
    /// The type of the resource.
    pub resource_type: ResourceType,
    /// What is written.
    pub properties: &'a Properties,
    /// What is pointed at when something is missing.
    pub head: Span,
    /// The resource that they change, if the compiler makes it.
    pub made: Option<&'a Resource>,
    /// The attribute that determines a property, if there is one; whether the property is replaced as a whole.
    pub attribute: &'a dyn Fn(&[&str], bool) -> Option<String>,
}

/// Reports what CloudFormation would refuse, and what an attribute of the program says already.
pub fn check(written: &Written, sink: &mut Sink) {
    let mut walk = Walk { written, sink, path: Vec::new(), is_document: false };
    let made = |name: &str| written.made?.properties.get(name).map(|property| &property.value);
    walk.object(&written.properties.entries, written.resource_type.shape(), &made, written.head);
}

/// Reports what no document may have: functions of CloudFormation, units, enum values.
pub fn check_document(
    document: &Properties,
    resource_type: ResourceType,
    made: Option<&Resource>,
    sink: &mut Sink,
) {
    let written =
        Written { resource_type, properties: document, head: document.span, made, attribute: &|_, _| None };
    let mut walk = Walk { written: &written, sink, path: vec!["Metadata"], is_document: true };
    for (key, value) in &document.entries {
        walk.entry(key, value, None, made.and_then(|made| made.metadata.get(key.as_str())));
    }
}

/// Policies of a resource, as the program writes them: CloudFormation's name for each, where it was written, and what it is.
pub fn policies<'a>(
    deletion: Option<&'a Const<DeletionPolicy>>,
    replacement: Option<&'a Const<UpdateReplacePolicy>>,
) -> impl Iterator<Item = (&'static str, Span, &'static str)> {
    let deletion = deletion.map(|policy| ("DeletionPolicy", policy.span, policy.value.spelling()));
    let replacement = replacement.map(|policy| ("UpdateReplacePolicy", policy.span, policy.value.spelling()));
    deletion.into_iter().chain(replacement)
}

/// Reports a snapshot of what none can be taken of.
pub fn check_snapshot(policy: &str, span: Span, ty: &str, sink: &mut Sink) {
    if policy == "Snapshot" && !snapshots::TYPES.contains(&ty) {
        sink.push(platform::no_snapshot(span, ty));
    }
}

/// The walk over the properties.
struct Walk<'a, 's> {
    written: &'a Written<'a>,
    sink: &'s mut Sink,
    /// The names from the top; an element of a list is `*`.
    path: Vec<&'a str>,
    /// Whether it is no property, but what CloudFormation only keeps.
    is_document: bool,
}

impl<'a> Walk<'a, '_> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// `AWS::SNS::Topic.Subscription.Endpoint`: where the walk is.
    fn subject(&self) -> String {
        let names = self.path.iter().filter(|name| **name != "*");
        names.fold(self.written.resource_type.name.to_owned(), |subject, name| subject + "." + name)
    }

    /// What is written for an object, of which `made` says what the compiler wrote.
    fn object(
        &mut self,
        entries: &'a IndexMap<String, Expr>,
        shape: Shape,
        made: &dyn Fn(&str) -> Option<&'a Value>,
        head: Span,
    ) {
        let faces = shape.faces();
        let is_open = !faces.iter().any(|face| face.is_closed());
        for (key, value) in entries {
            let member = faces.iter().find_map(|face| face.property(key));
            let member = member.or_else(|| faces.iter().find_map(|face| face.values()));
            if member.is_none() && !is_open && !is_function(key) {
                let known: Vec<&str> =
                    faces.iter().flat_map(|face| face.properties()).map(|(name, _)| name).collect();
                let at = self.written.properties.key(value);
                self.push(names::unknown_property(at, &self.subject(), key, &known));
            } else {
                self.entry(key, value, member, made(key));
            }
        }
        let is_there = |name: &&str| match entries.get(*name) {
            Some(value) => value.kind != ExprKind::Null,
            // What is misspelt is there, and reported.
            None => made(name).is_some() || misspelt(entries, &faces, name),
        };
        let missing: Vec<&str> = shape.required().into_iter().filter(|name| !is_there(name)).collect();
        if !missing.is_empty() {
            let removed = missing.first().and_then(|name| entries.get(*name));
            let at = removed.map_or(head, |value| self.written.properties.key(value));
            self.push(types::missing_property(at, &self.subject(), &missing, removed.is_some()));
        }
        for name in shape.required() {
            let may_be_null =
                |value: &&Expr| value.kind != ExprKind::Null && value.ty.is_nullable() && !value.is_unknown();
            let given = entries.get(name).filter(may_be_null);
            if let Some(value) = given {
                self.push(types::nullable_property(value.span, &self.subject(), name));
            }
        }
    }

    /// An entry of a map; without a shape it may be anything.
    fn entry(&mut self, key: &'a str, value: &'a Expr, shape: Option<Shape>, made: Option<&'a Value>) {
        let at = self.written.properties.key(value);
        if is_function(key) {
            return self.push(types::intrinsic_key(at, key));
        }
        self.path.push(key);
        match self.refused(value, made, at) {
            Some(diagnostic) => self.push(diagnostic),
            None => self.value(value, shape, made),
        }
        self.path.pop();
    }

    /// Why the property at the path may not be written at all.
    fn refused(&self, value: &Expr, made: Option<&Value>, at: Span) -> Option<Diagnostic> {
        let names: Vec<&str> = self.path.iter().copied().filter(|name| *name != "*").collect();
        if !self.is_document && self.written.resource_type.access(&self.path) == Access::ReadOnly {
            return Some(platform::read_only_property(at, &self.subject(), value.span));
        }
        let replaced = !matches!(value.kind, ExprKind::Map(_)) && !self.is_added(value, &names);
        if let Some(attribute) = (self.written.attribute)(&names, replaced) {
            return Some(platform::property_of_attribute(at, &self.subject(), &attribute));
        }
        let removes = value.kind == ExprKind::Null && !self.path.contains(&"*");
        // A resource of the program's own has no property that could be removed: `null` leaves one out.
        (removes && made.is_none() && self.written.made.is_some())
            .then(|| platform::nothing_to_remove(at, &self.subject(), value.span))
    }

    /// Whether the elements of a list are added to those that attributes determine: each has its `Key`.
    fn is_added(&self, value: &Expr, path: &[&str]) -> bool {
        let ExprKind::List(items) = &value.kind else { return false };
        items.iter().all(|item| key_of(item).is_some())
            && self.written.made.is_some()
            && is_keyed(self.written.resource_type.name, path)
    }

    /// The attribute that determines an element of a list.
    fn of_element(&self, item: &Expr) -> Option<Diagnostic> {
        let names = self.path.iter().copied().filter(|name| *name != "*");
        let path: Vec<&str> = names.chain([key_of(item)?]).collect();
        let attribute = (self.written.attribute)(&path, true)?;
        let subject = format!("{}[{}]", self.subject(), key_of(item)?);
        Some(platform::property_of_attribute(item.span, &subject, &attribute))
    }

    /// A value where a shape is wanted.
    fn value(&mut self, value: &'a Expr, shape: Option<Shape>, made: Option<&'a Value>) {
        if let ExprKind::If(_, then, otherwise) = &value.kind {
            self.value(then, shape, made);
            return self.value(otherwise, shape, made);
        }
        let may_be_secret = !self.is_document && self.written.resource_type.is_write_only(&self.path);
        if value.ty.is_secret() && !may_be_secret {
            return self.push(types::secret_leak::in_property(value.span, &self.subject()));
        }
        match &value.kind {
            ExprKind::Unknown | ExprKind::Null => {}
            ExprKind::Duration(_) | ExprKind::Size(_) | ExprKind::Cpu(_) | ExprKind::Percent(_) => {
                let unit = self.written.properties.unit(value);
                self.push(types::unit_in_property(
                    value.span,
                    &self.subject(),
                    &value.ty.with_article(),
                    unit,
                ));
            }
            ExprKind::Symbol(word) => {
                self.push(types::bare_word(value.span, word, &Type::String, None));
            }
            ExprKind::Map(entries) => self.map(entries, value, shape, made),
            ExprKind::List(items) => self.list(items, value, shape),
            _ => self.scalar(value, shape),
        }
    }

    fn map(
        &mut self,
        entries: &'a IndexMap<String, Expr>,
        value: &'a Expr,
        shape: Option<Shape>,
        made: Option<&'a Value>,
    ) {
        let made = |name: &str| made.and_then(|made| member(made, name));
        let mut functions = entries.iter().filter(|(key, _)| is_function(key));
        match shape {
            Some(shape) if value::takes(shape, Kind::Object) => {
                self.object(entries, shape, &made, self.written.properties.key(value));
            }
            Some(shape) => match functions.next() {
                Some((key, value)) => self.entry(key, value, None, None),
                None => self.push(value::mismatch(value, shape, &self.subject())),
            },
            None => entries.iter().for_each(|(key, value)| self.entry(key, value, None, made(key))),
        }
    }

    fn list(&mut self, items: &'a [Expr], value: &'a Expr, shape: Option<Shape>) {
        if let Some(shape) = shape.filter(|shape| !value::takes(*shape, Kind::List)) {
            return self.push(value::mismatch(value, shape, &self.subject()));
        }
        if let Some(problem) = shape.and_then(|shape| value::length(items.len(), shape)) {
            self.push(platform::refused_property(value.span, &self.subject(), &problem));
        }
        let element = shape.and_then(|shape| shape.faces().into_iter().find_map(Shape::items));
        self.path.push("*");
        for item in items {
            match item.kind {
                ExprKind::Null => {
                    self.push(types::null_refused(item.span, &Type::String, Some(&self.subject())));
                }
                _ => match self.of_element(item) {
                    Some(diagnostic) => self.push(diagnostic),
                    None => self.value(item, element, None),
                },
            }
        }
        self.path.pop();
    }

    fn scalar(&mut self, value: &Expr, shape: Option<Shape>) {
        let subject = self.subject();
        let found = match (&value.kind, shape) {
            (ExprKind::Block(_) | ExprKind::Range(..), shape) => {
                Some(value::mismatch(value, shape.unwrap_or_default(), &subject))
            }
            (_, shape) => shape.and_then(|shape| value::problem(value, shape, &subject)),
        };
        if let Some(diagnostic) = found {
            self.push(diagnostic);
        }
    }
}

/// The `Key` of an element of a list, if it is a constant.
pub fn key_of(item: &Expr) -> Option<&str> {
    match &item.kind {
        ExprKind::Map(entries) => match &entries.get("Key")?.kind {
            ExprKind::Text(key) => Some(key),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a key is a function of CloudFormation.
fn is_function(key: &str) -> bool {
    key == "Ref" || key.starts_with("Fn::")
}

/// Whether something that the schema does not have is written, and `name` was meant.
fn misspelt(entries: &IndexMap<String, Expr>, faces: &[Shape], name: &str) -> bool {
    let is_known = |key: &str| faces.iter().any(|face| face.property(key).is_some());
    entries.keys().any(|key| !is_known(key) && crate::diagnostics::did_you_mean(key, [name]).is_some())
}

/// What the compiler wrote as an entry of a map; of one that the deployment chooses, in either.
fn member<'a>(made: &'a Value, name: &str) -> Option<&'a Value> {
    match made {
        Value::Map(entries) => entries.get(name),
        Value::If(_, then, otherwise) => member(then, name).or_else(|| member(otherwise, name)),
        _ => None,
    }
}
