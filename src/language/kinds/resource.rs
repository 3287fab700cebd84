//! `resource`: any resource of CloudFormation, by the names that CloudFormation has.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::{DeletionPolicy, LogicalIds, Properties, UpdateReplacePolicy};
use crate::aws::resource_types::{self, Kind, ResourceType, Shape as Property};
use crate::language::{Field, Phase, RawBlock, ResultSchema, ResultSource, Shape};
use crate::source::Span;
use crate::types::{BlockId, BlockKind, Const, Expr, ExprKind, Home, Type};

block! {
    /// Any resource of CloudFormation, for what the language has no kind for: a topic, a queue, a table, an alarm.
    ///
    /// Its type says which properties it has and what they may be: unknown names, wrong types and values, and what is
    /// missing are diagnostics, as for every other block. `ecsc explain AWS::SNS::Topic` lists the properties of a type.
    ///
    /// Its outputs are `ref`, which is what `Ref` gives, and each attribute that `Fn::GetAtt` gives, by
    /// CloudFormation's name: `resource.orders.TopicArn`, `resource.db.Endpoint.Address`. Its logical id is its name:
    /// `orders` becomes `Orders`, or what `logical_id` says.
    ///
    /// The resources of a project are in the stack `<project>-resources`, unless `in` names a block.
    pub struct Resource "resource" [Name] {
        /// The resource type: a string that is written out, since it decides which properties and outputs there are.
        ty "type": Const<String> [example: "\"AWS::SNS::Topic\""],
        /// Properties by the names that CloudFormation has for them. A property that is `null` is left out; an entry
        /// whose value may be `null` at deployment becomes a condition. A secret can be used only in a property that
        /// CloudFormation never gives out again.
        properties: Properties = "{}",
        /// The block in whose stack the resource is, such as `cluster.web`.
        placement "in": Option<Placement>,
        /// The logical id of the resource: letters and digits, at most 255. Without it, the logical id is the name of the block.
        /// CloudFormation replaces a resource whose logical id changes.
        logical_id: Option<Const<String>>,
        /// What happens to the resource when the stack is deleted.
        deletion_policy: Option<Const<DeletionPolicy>> [becomes: "DeletionPolicy"],
        /// What happens to the resource when an update replaces it.
        update_replace_policy: Option<Const<UpdateReplacePolicy>> [becomes: "UpdateReplacePolicy"],
        /// Logical ids of resources of the same stack that must exist before this one. What a property refers to
        /// exists before in any case.
        depends_on: LogicalIds = "[]" [becomes: "DependsOn"],
        /// Metadata of the resource.
        metadata: Properties = "{}" [becomes: "Metadata"],
    }
}

impl Resource {
    /// Its type, unless there is no such type, which is reported.
    pub fn resource_type(&self) -> Option<ResourceType> {
        resource_types::find(self.ty.known()?)
    }
}

/// The block in whose stack a resource is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// The block; `None` where the reference is wrong (reported).
    pub block: Option<BlockId>,
    /// Whether the block may be absent where the resource is not.
    pub is_optional: bool,
    /// Where it was written.
    pub span: Span,
}

/// A reference to a block of a kind that has a stack of its own.
fn hosts() -> Type {
    let owners = BlockKind::ALL.iter().filter(|kind| matches!(kind.home(), Home::Own(_)));
    Type::Union(owners.map(|kind| Type::Kind(kind.name())).collect())
}

impl Field for Option<Placement> {
    const SHAPE: Shape = Shape::Attribute { ty: hosts, phase: Phase::Const, optional: true };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let Expr { kind, ty, span } = raw.attributes.get(name)?;
        let block = match kind {
            ExprKind::Null => return None,
            ExprKind::Block(block) => Some(*block),
            _ => None,
        };
        Some(Placement { block, is_optional: ty.is_nullable(), span: *span })
    }

    fn decided(&self, _decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        *self
    }
}

/// What every resource has.
static REF: ResultSchema = result("ref", "What `Ref` gives: usually the name, the id or the ARN.", string);

/// What a dot reaches behind any resource.
pub(super) const RESULTS: &[&ResultSchema] = &[&REF];

const fn result(name: &'static str, docs: &'static str, ty: fn() -> Type) -> ResultSchema {
    let source = ResultSource { resource: "", attribute: None, export: "Ref" };
    ResultSchema {
        name,
        docs,
        ty,
        keyed_by: None,
        needs: None,
        with: None,
        without: None,
        only: None,
        length: None,
        source: Some(source),
    }
}

/// The attributes of a resource type that are single values or lists of strings: `TopicArn`, `Endpoint.Address`.
pub fn resource_results(resource_type: ResourceType) -> &'static [ResultSchema] {
    // The rest of the compiler knows outputs that live as long as it does. Those of a type are made once, when a program first
    // has a resource of the type.
    static KNOWN: Mutex<BTreeMap<&'static str, &'static [ResultSchema]>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(resource_type.name).or_insert_with(|| Box::leak(results_of(resource_type).into_boxed_slice()))
}

fn results_of(resource_type: ResourceType) -> Vec<ResultSchema> {
    let mut results: Vec<ResultSchema> = Vec::new();
    for name in resource_type.attributes() {
        let Some(ty) = attribute_type(resource_type.shape(), name) else { continue };
        let mut export = name.replace('.', "");
        // `CertificateAuthority.Data` and `CertificateAuthorityData` are both there.
        while results.iter().filter_map(|result| result.source).any(|source| source.export == export) {
            export.push('2');
        }
        let source =
            ResultSource { resource: "", attribute: Some(name), export: Box::leak(export.into_boxed_str()) };
        results.push(ResultSchema { source: Some(source), ..result(name, "What `Fn::GetAtt` gives.", ty) });
    }
    results
}

/// The type of an attribute; `None` of what no property takes: an object, a part of each element of a list.
fn attribute_type(whole: Property, name: &str) -> Option<fn() -> Type> {
    let is_name = |step: &str| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !name.split('.').all(is_name) {
        return None;
    }
    let step = |shape: Property, step| shape.faces().into_iter().find_map(|face| face.property(step));
    // Some attributes are no properties. All of them are strings.
    let Some(shape) = name.split('.').try_fold(whole, step) else { return Some(string) };
    let kinds = shape.kinds();
    if kinds.contains(&Kind::List) {
        let items = shape.items().map(Property::kinds).unwrap_or_default();
        return (items == [Kind::String]).then_some(strings as fn() -> Type);
    }
    (!kinds.contains(&Kind::Object)).then_some(string)
}

/// For a template every attribute is a string, whatever the schema says.
fn string() -> Type {
    Type::String
}

fn strings() -> Type {
    Type::list(Type::String)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Vec<(&'static str, String)> {
        let results = resource_results(resource_types::find(name).expect(name));
        results.iter().map(|result| (result.name, (result.ty)().to_string())).collect()
    }

    #[test]
    fn the_outputs_of_a_resource_are_the_attributes_of_its_type() {
        let topic = of("AWS::SNS::Topic");
        assert!(topic.contains(&("TopicArn", "string".to_owned())), "{topic:?}");
        assert!(!topic.iter().any(|(name, _)| *name == "Tags"), "a list of objects: {topic:?}");
        let database = of("AWS::RDS::DBInstance");
        assert!(database.contains(&("Endpoint.Address", "string".to_owned())), "{database:?}");
        assert!(!database.iter().any(|(name, _)| *name == "Endpoint"), "an object: {database:?}");
        let vpc = of("AWS::EC2::VPC");
        assert!(vpc.contains(&("CidrBlockAssociations", "list<string>".to_owned())), "{vpc:?}");
    }

    #[test]
    fn the_exports_of_a_type_have_names_of_their_own() {
        for name in resource_types::names() {
            let results = resource_results(resource_types::find(name).expect(name));
            let exports = results.iter().filter_map(|result| Some(result.source?.export)).chain(["Ref"]);
            let mut exports: Vec<&str> = exports.collect();
            let count = exports.len();
            exports.sort_unstable();
            exports.dedup();
            assert_eq!(exports.len(), count, "{name}: {exports:?}");
        }
    }
}
