//! Tags: as AWS takes them, and not too many.

use indexmap::IndexMap;

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    reserved_tag::reserved_tag, tag_too_long::tag_too_long, too_many_tags::too_many_tags,
};
use crate::ir::{Declared, Expr, ExprKind, Program};

/// Source: "Tag naming limits and requirements" of the tagging guide.
const LONGEST_KEY: usize = 128;
const LONGEST_VALUE: usize = 256;
const MOST: usize = 50;

/// `project` and `Name`, which the compiler sets.
const OWN: [&str; 2] = ["project", "Name"];

type Tags = IndexMap<String, Expr>;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    let project = &program.project.tags.entries;
    judge(project, sink);
    let too_many = count(&program.name, &[project], sink);
    block(program, &program.volumes, "volume", too_many, sink);
    block(program, &program.clusters, "cluster", too_many, sink);
    block(program, &program.listeners, "listener", too_many, sink);
    block(program, &program.scalings, "scaling", too_many, sink);
}

fn block<B>(program: &Program, blocks: &[Declared<B>], kind: &str, reported: bool, sink: &mut Sink) {
    for block in blocks {
        judge(&block.tags, sink);
        if !reported && !block.tags.is_empty() {
            let owner = format!("{kind}.{}", block.name.value);
            count(&owner, &[&program.project.tags.entries, &block.tags], sink);
        }
    }
}

fn judge(tags: &Tags, sink: &mut Sink) {
    for (key, value) in tags {
        let length = key.chars().count();
        if key.to_ascii_lowercase().starts_with("aws:") {
            sink.push(reserved_tag(value.span, key));
        } else if length > LONGEST_KEY {
            sink.push(tag_too_long(value.span, key, "key", length, LONGEST_KEY));
        }
        if let ExprKind::Text(text) = &value.kind {
            let length = text.chars().count();
            if length > LONGEST_VALUE {
                sink.push(tag_too_long(value.span, key, "value", length, LONGEST_VALUE));
            }
        }
    }
}

/// Counts the tags that a resource gets: later ones replace earlier ones of the same key. Whether there are too many.
fn count(owner: &str, tags: &[&Tags], sink: &mut Sink) -> bool {
    let limit = MOST - OWN.len();
    let mut keys: Vec<&str> = Vec::new();
    let mut over = None;
    for (key, value) in tags.iter().flat_map(|tags| tags.iter()) {
        if !keys.contains(&key.as_str()) && !OWN.contains(&key.as_str()) {
            keys.push(key);
            if keys.len() > limit {
                over = over.or(Some(value.span));
            }
        }
    }
    if let Some(span) = over {
        sink.push(too_many_tags(span, owner, keys.len(), limit));
    }
    over.is_some()
}
