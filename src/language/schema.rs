//! The schema: what checking, completion, hover, `explain`, the reference pages and the editors read.

use crate::types::{Limit, Type};

/// Which values an attribute takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Only what the compiler knows.
    Const,
    /// Also what CloudFormation knows.
    Deploy,
    /// A list whose length the compiler knows; its elements may come at deployment.
    Elements,
}

/// How often a nested block may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Multiplicity {
    /// At most once; left out means its defaults.
    Defaulted,
    /// At most once; left out means absent.
    Optional,
    /// Any number of times.
    Many,
}

/// What the label of a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LabelRule {
    /// No label.
    None,
    /// A name: an identifier that other parts of the program use.
    Name,
    /// A name, or none.
    OptionalName,
    /// A name; one of the blocks may be without.
    NameOfOthers,
    /// An absolute path, which may interpolate params.
    Path,
    /// The logical id of a resource: CloudFormation's name, and not one of the language.
    LogicalId,
    /// One of the names of a closed set, which the rules of the field have.
    OneOf,
    /// The project's name: `[a-z][a-z0-9-]*`, at most 64.
    Project,
}

/// The shape of a field of a block, which follows from its Rust type.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// `name = value`
    Attribute {
        /// The type of its value, without `?`.
        ty: fn() -> Type,
        /// Which values it takes.
        phase: Phase,
        /// Whether null, or leaving it out, means absent.
        optional: bool,
    },
    /// `name { ... }`
    Block {
        /// How often.
        multiplicity: Multiplicity,
        /// What stands in it.
        schema: fn() -> &'static BlockSchema,
    },
}

/// Constraints of one attribute's value.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rules {
    /// The smallest value.
    pub min: Option<Limit>,
    /// A smaller smallest value, where another attribute of the block has a certain value.
    pub min_with: Option<&'static MinWith>,
    /// The largest value.
    pub max: Option<Limit>,
    /// The largest value that comes at deployment, where that is smaller.
    pub deploy_max: Option<Limit>,
    /// The values that are allowed.
    pub one_of: Option<&'static [Limit]>,
    /// The numbers of days that are allowed.
    pub days: Option<&'static [u32]>,
    /// What a string must match that comes at deployment: the pattern of the parameter.
    pub pattern: Option<&'static str>,
    /// `optional` where an element of the list may be null, and is left out then.
    pub elements: Option<&'static str>,
    /// The attribute of the block that says how long the list is, where that is known only at deployment.
    pub length: Option<&'static str>,
    /// The attribute of the block that takes secrets, where this one shows its values.
    pub secrets: Option<&'static str>,
    /// `any` where the branches of a choice may be of different types of the attribute's.
    pub branches: Option<&'static str>,
    /// The unit in which a deploy value must come: `s`, `m`, `d`, `MiB`, `GiB`. It follows from the attribute's type.
    pub unit: Option<&'static str>,
    /// Whether it takes only a block that the program creates, and no `existing` one.
    pub created: bool,
    /// What the attribute becomes: `EFS::FileSystem.Encrypted`.
    pub becomes: Option<&'static str>,
    /// What is said of the default where it is no plain value: `derived from instance type, size and shape`.
    pub default_note: Option<&'static str>,
    /// What a snippet writes as the value, or as an element of it, where the type allows more than the rules do. One of an attribute that
    /// is not required says that nearly every block needs it.
    pub example: Option<&'static str>,
    /// The fields of which the block needs at least one; each of them says so.
    pub needs_one: Option<&'static [&'static str]>,
    /// The field with which the block needs this one, too.
    pub needed_with: Option<&'static str>,
    /// The kind of which the nested block declares a name, with its label: `listener`.
    pub declares: Option<&'static str>,
    /// `constant` where the compiler must know whether the nested block is there.
    pub guard: Option<&'static str>,
    /// The labels that a nested block may have. What may stand in it depends on the label, and one that is switched off is not as if it
    /// were left out.
    pub labels: Option<&'static [&'static AlarmSchema]>,
}

/// The smallest value of an attribute where another one has a certain value.
#[derive(Debug, Clone, Copy)]
pub struct MinWith {
    /// The smallest value then.
    pub min: Limit,
    /// The other attribute of the block, which has enum values: `method`.
    pub attribute: &'static str,
    /// Its enum value: `managed`.
    pub value: &'static str,
}

impl Rules {
    /// No constraints.
    pub const NONE: Self = Self {
        min: None,
        min_with: None,
        max: None,
        deploy_max: None,
        one_of: None,
        days: None,
        pattern: None,
        elements: None,
        length: None,
        secrets: None,
        branches: None,
        unit: None,
        created: false,
        becomes: None,
        default_note: None,
        example: None,
        needs_one: None,
        needed_with: None,
        declares: None,
        guard: None,
        labels: None,
    };
}

/// One field of a block: an attribute or a nested block.
#[derive(Debug, Clone, Copy)]
pub struct FieldSchema {
    /// Its name in the language.
    pub name: &'static str,
    /// The manual: what it does, its default, what it costs or risks. Markdown.
    pub docs: &'static str,
    /// The default, as the language writes it.
    pub default: Option<&'static str>,
    /// Constraints.
    pub rules: Rules,
    /// What it is.
    pub shape: Shape,
}

impl FieldSchema {
    /// The field as it takes values that come at deployment.
    #[must_use]
    pub fn at_deployment(&self) -> Self {
        let max = self.rules.deploy_max.or(self.rules.max);
        Self { rules: Rules { max, ..self.rules }, ..*self }
    }

    /// Whether a block without it is incomplete.
    pub fn is_required(&self) -> bool {
        matches!(self.shape, Shape::Attribute { optional: false, .. }) && self.default.is_none()
    }

    /// The fields of which a block needs one, if this is such.
    pub fn alternatives(&self) -> impl Iterator<Item = &'static str> {
        self.rules.needs_one.unwrap_or_default().iter().copied()
    }

    /// Whether a nested block may stand several times.
    pub fn may_be_repeated(&self) -> bool {
        self.multiplicity() == Some(Multiplicity::Many)
    }

    /// The label of a name, of a nested block whose labels are a closed set.
    pub fn label(&self, name: &str) -> Option<&'static AlarmSchema> {
        self.rules.labels?.iter().copied().find(|label| label.name == name)
    }

    /// The schema of a nested block with a label.
    pub fn labelled(&self, label: Option<&str>) -> Option<&'static BlockSchema> {
        let by_label = label.and_then(|label| self.label(label)).map(|label| label.schema);
        by_label.or_else(|| self.block())
    }

    /// The type of an attribute as people write it, with its `?`.
    pub fn ty(&self) -> Option<Type> {
        let Shape::Attribute { ty, optional, .. } = self.shape else { return None };
        let ty = if self.rules.elements.is_some() { with_optional_elements(ty()) } else { ty() };
        Some(if optional { ty.nullable() } else { ty })
    }

    /// How often a nested block may stand.
    pub fn multiplicity(&self) -> Option<Multiplicity> {
        match self.shape {
            Shape::Block { multiplicity, .. } => Some(multiplicity),
            Shape::Attribute { .. } => None,
        }
    }

    /// The schema of a nested block.
    pub fn block(&self) -> Option<&'static BlockSchema> {
        match self.shape {
            Shape::Block { schema, .. } => Some(schema()),
            Shape::Attribute { .. } => None,
        }
    }
}

fn with_optional_elements(ty: Type) -> Type {
    match ty {
        Type::List(element) => Type::list(element.nullable()),
        Type::Union(types) => Type::Union(types.into_iter().map(with_optional_elements).collect()),
        other => other,
    }
}

/// What may stand in a block.
#[derive(Debug)]
pub struct BlockSchema {
    /// Its name: the kind, or the name of the nested block.
    pub name: &'static str,
    /// The manual. Markdown.
    pub docs: &'static str,
    /// What its label is.
    pub label: LabelRule,
    /// Its fields; an attribute and a nested block may share a name (`throughput`).
    pub fields: &'static [FieldSchema],
}

impl BlockSchema {
    /// The attribute of a name.
    pub fn attribute(&self, name: &str) -> Option<&'static FieldSchema> {
        self.fields.iter().find(|f| f.name == name && matches!(f.shape, Shape::Attribute { .. }))
    }

    /// The nested block of a name.
    pub fn nested(&self, name: &str) -> Option<&'static FieldSchema> {
        self.fields.iter().find(|f| f.name == name && matches!(f.shape, Shape::Block { .. }))
    }

    /// The names of all attributes.
    pub fn attribute_names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().filter(|f| matches!(f.shape, Shape::Attribute { .. })).map(|f| f.name)
    }

    /// The names of all nested blocks.
    pub fn nested_names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().filter(|f| matches!(f.shape, Shape::Block { .. })).map(|f| f.name)
    }
}

/// An alarm that a block has when somebody is told of it.
#[derive(Debug)]
pub struct AlarmSchema {
    /// Its name, the label of a nested block `alarm`.
    pub name: &'static str,
    /// What it is about. Markdown.
    pub docs: &'static str,
    /// The threshold without another one; `None` where it follows from the rest of the program, or where there is none.
    pub threshold: Option<Limit>,
    /// For how long the threshold must be crossed.
    pub lasting: Limit,
    /// What may stand in its nested block.
    pub schema: &'static BlockSchema,
}

impl AlarmSchema {
    /// For how long the threshold must be crossed, in seconds.
    pub fn seconds(&self) -> i64 {
        self.lasting.duration().map_or(0, |lasting| lasting.seconds)
    }
}

/// A result of a block, reached with a dot: `cluster.web.arn`.
#[derive(Debug, Clone, Copy)]
pub struct ResultSchema {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub docs: &'static str,
    /// Its type.
    pub ty: fn() -> Type,
    /// The nested blocks that it needs, reached as `name["label"]`: `access_point`.
    pub keyed_by: Option<&'static str>,
    /// The nested block without which there is no such result: `http`.
    pub needs: Option<&'static str>,
    /// The attribute without which, as `true`, there is no such result: `data`.
    pub with: Option<&'static str>,
    /// The attribute and its enum value with which there is no such result: `run = on_deploy`.
    pub without: Option<(&'static str, &'static str)>,
    /// What the block must be like, where that follows from several attributes.
    pub only: Option<Only>,
    /// The attribute that says how long the list is: `zones`.
    pub length: Option<&'static str>,
    /// What it is in the template of its block; none of a list, whose elements are resources each.
    pub source: Option<ResultSource>,
}

/// Which blocks of a kind have a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Clusters that have instances.
    Instances,
    /// Workloads whose tasks have addresses of their own.
    Awsvpc,
    /// Workloads whose tasks log to a log group.
    Awslogs,
}

/// What a result is in the template of its block, by the names of the block's own resources.
#[derive(Debug, Clone, Copy)]
pub struct ResultSource {
    /// The resource.
    pub resource: &'static str,
    /// Its attribute; otherwise what `Ref` gives.
    pub attribute: Option<&'static str>,
    /// What the stack exports it as.
    pub export: &'static str,
}

/// A kind of top-level block.
#[derive(Debug)]
pub struct KindSchema {
    /// Its name.
    pub name: &'static str,
    /// What a program declares; `None` where only `existing` ones can be (so far).
    pub created: Option<&'static BlockSchema>,
    /// What stands in an `existing` one; `None` where there is no such.
    pub existing: Option<&'static BlockSchema>,
    /// What other blocks reach with a dot.
    pub results: &'static [&'static ResultSchema],
}

impl ResultSchema {
    /// Whether one of the nested blocks may be without a name, and is reached without a key: `listener.public.http` is of `http { }`,
    /// `listener.public.http["admin"]` of `http "admin" { }`.
    pub fn has_optional_key(&self) -> bool {
        self.keyed_by.is_some() && self.keyed_by == self.needs
    }
}

impl KindSchema {
    /// The result of a name.
    pub fn result(&self, name: &str) -> Option<&'static ResultSchema> {
        self.results.iter().copied().find(|result| result.name == name)
    }
}
