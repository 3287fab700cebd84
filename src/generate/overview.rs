//! The topics of `ecsc help`: everything that has a page of its own, with its first sentence.

use super::{reference, topics};
use crate::language::kinds::{KINDS, OTHERS};
use crate::language::meta::META;

/// Topics of one sort, with the words above them.
#[derive(Debug)]
pub struct Group {
    /// What they are.
    pub title: &'static str,
    /// Each topic with what it is.
    pub topics: Vec<(&'static str, String)>,
}

/// All topics but the functions, of which there is one page.
pub fn groups() -> [Group; 3] {
    let kinds = KINDS.iter().filter_map(|kind| Some((kind.name, kind.created.or(kind.existing)?.docs)));
    let blocks = OTHERS.iter().map(|block| (block.name, block.docs)).chain(kinds);
    let meta = META.iter().map(|meta| (meta.name, meta.docs));
    let pages = [("types", reference::TYPES), ("functions", reference::FUNCTIONS_INTRODUCTION)];
    let summaries = |entries: Vec<(&'static str, &str)>| -> Vec<(&'static str, String)> {
        entries.into_iter().map(|(name, docs)| (name, first_sentence(docs))).collect()
    };
    [
        Group { title: "Blocks", topics: summaries(blocks.collect()) },
        Group { title: "Attributes of every block", topics: summaries(meta.collect()) },
        Group { title: "The language", topics: summaries(topics::texts().chain(pages).collect()) },
    ]
}

/// The first sentence of a text in one line, without its full stop.
fn first_sentence(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // `/* ... */`: dots that do not end a sentence.
    let mut ends = line.match_indices(". ").map(|(at, _)| line.get(..at).unwrap_or_default());
    let first = ends.find(|first| !first.ends_with('.')).unwrap_or(&line);
    first.trim_end_matches(['.', ':']).to_owned()
}
