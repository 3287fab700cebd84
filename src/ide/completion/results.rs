//! The results of a block, as they are offered after a dot and as whole references.

use crate::ide::manual::Topic;
use crate::language::ResultSchema;
use crate::resolve::{BlockEntry, nested_blocks};
use crate::syntax::ast;

/// Whether a block has a result without a key.
pub(super) fn is_without_key(entry: &BlockEntry, result: &ResultSchema) -> bool {
    (result.keyed_by.is_none() || result.has_optional_key()) && entry.offers(result)
}

/// The nested blocks whose labels are the keys of a result, if it may have a key here.
pub(super) fn keys_of(block: &ast::Block, result: &ResultSchema) -> Option<&'static str> {
    let nested = result.keyed_by?;
    let has_keys = || nested_blocks(&block.body, nested).next().is_some();
    (!result.has_optional_key() || has_keys()).then_some(nested)
}

/// What the manual says of a result: of an attribute of a resource, what its type says.
pub(super) fn topic(entry: &BlockEntry, result: &ResultSchema) -> Topic {
    match entry.resource_type() {
        Some(resource_type) if entry.kind.result(result.name).is_none() => {
            Topic::ResourceType(format!("{}.{}", resource_type.name, result.name))
        }
        _ => Topic::Result(entry.kind.name.to_owned(), result.name.to_owned()),
    }
}
