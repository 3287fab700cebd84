//! What each token of a file is: the class of each, and what the tree and the schema say of its words.
//!
//! Broken text has tokens too: what reads as a string, number or comment is one, and a word of which nothing is known has none.

mod classes;
mod roles;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Analysis;
use crate::language::scopes::TokenClass;
use crate::source::{FileId, Span};

/// A token, on one line: a comment of three lines is three tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub class: TokenClass,
}

/// The tokens of a file of the program, in order, none across another.
pub fn tokens(analysis: &Analysis, file: FileId) -> Vec<Token> {
    let Some(tree) = analysis.tree(file) else { return Vec::new() };
    classes::classify(analysis.text(file), tree, &roles::of(analysis, file))
}

/// Those of some tokens that touch a range of the file, in bytes.
pub fn within(tokens: &[Token], range: Range<u32>) -> &[Token] {
    let start = tokens.partition_point(|token| token.span.end <= range.start);
    let end = tokens.partition_point(|token| token.span.start < range.end);
    tokens.get(start..end).unwrap_or_default()
}
