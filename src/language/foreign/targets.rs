//! Which attributes and nested blocks of the schema a word can mean: those that have the name, and those that become a property of
//! CloudFormation with it.

use std::sync::LazyLock;

use super::snake_case;
use crate::language::{BlockSchema, FieldSchema, Shape, kinds};

/// An attribute or a nested block, and where it is.
#[derive(Debug, Clone)]
pub struct Target {
    /// Its path, from the kind: `cluster.instances.type`.
    pub path: String,
    /// What it is.
    pub field: &'static FieldSchema,
}

impl Target {
    /// The path of its block.
    pub fn block(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(block, _)| block)
    }
}

/// A target, and the words that CloudFormation has for it.
struct Known {
    target: Target,
    properties: Vec<String>,
}

/// Every attribute and nested block of what a program declares, in the order of the schema.
static ALL: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for kind in kinds::KINDS {
        for schema in [kind.created, kind.existing].into_iter().flatten() {
            collect(kind.name, schema, &mut all);
        }
    }
    // A property of which several attributes of one block are parts says of none that it is meant.
    for at in 0..all.len() {
        let Some((before, rest)) = all.split_at_mut_checked(at) else { continue };
        let Some((own, after)) = rest.split_first_mut() else { continue };
        let others =
            || before.iter().chain(after.iter()).filter(|other| other.target.block() == own.target.block());
        let shared = |word: &String| {
            others().any(|other| other.properties.contains(word) && other.target.path != own.target.path)
        };
        let kept: Vec<String> = own.properties.iter().filter(|word| !shared(word)).cloned().collect();
        own.properties = kept;
    }
    all
});

fn collect(path: &str, schema: &'static BlockSchema, all: &mut Vec<Known>) {
    for field in schema.fields {
        let path = format!("{path}.{}", field.name);
        let properties = field.rules.becomes.map(properties).unwrap_or_default();
        if let Shape::Block { schema, .. } = field.shape {
            collect(&path, schema(), all);
        }
        all.push(Known { target: Target { path, field }, properties });
    }
}

/// The names of the properties in `AutoScaling::AutoScalingGroup.MinSize, MaxSize`.
fn properties(becomes: &str) -> Vec<String> {
    let names = becomes.split(", ").filter_map(|part| part.rsplit(['.', ' ']).next());
    names.filter(|name| !name.contains("::")).map(snake_case).collect()
}

/// Every attribute and nested block of what a program declares, in the order of the schema.
pub fn all() -> impl Iterator<Item = &'static Target> {
    ALL.iter().map(|known| &known.target)
}

/// The targets at a path: `volume.throughput` is an attribute and a nested block.
pub fn resolve(path: &str) -> impl Iterator<Item = &'static Target> {
    ALL.iter().map(|known| &known.target).filter(move |target| target.path == path)
}

/// The targets that a word of CloudFormation, or its spelling in lowercase, can mean.
pub fn targets(word: &str) -> impl Iterator<Item = &'static Target> {
    let word = snake_case(word);
    ALL.iter().filter(move |known| known.properties.contains(&word)).map(|known| &known.target)
}

/// The targets with a name in the blocks of a kind.
pub fn named(kind: &str, name: &str) -> impl Iterator<Item = &'static Target> {
    let name = snake_case(name);
    let all = ALL.iter().map(|known| &known.target);
    all.filter(move |target| target.field.name == name && target.path.split('.').next() == Some(kind))
}

/// The schema of the block at a path.
pub fn block(path: &str) -> Option<&'static BlockSchema> {
    match path.rsplit_once('.') {
        None => kinds::find(path).and_then(|kind| kind.created.or(kind.existing)),
        Some(_) => resolve(path).find_map(|target| target.field.block()),
    }
}
