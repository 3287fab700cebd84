//! The parser that pest makes of `grammar/ecs.pest`, and the tree of what it found.

pub(super) use generated::Rule;

use generated::Grammar;
use pest::error::InputLocation;
use pest::{Parser as _, Token};

/// What pest's derive generates is neither documented nor as private as it could be.
#[allow(missing_docs, unreachable_pub)]
mod generated {
    /// The parser.
    #[derive(pest_derive::Parser)]
    #[grammar = "../grammar/ecs.pest"]
    pub(super) struct Grammar;
}

/// The nodes of one parse, each before those inside it. pest's own pairs share and count their memory, which takes as long as all
/// else that is done with them.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// The nodes that have begun and not ended.
    open: Vec<usize>,
}

#[derive(Debug)]
struct Node {
    rule: Rule,
    start: usize,
    end: usize,
    /// How many nodes it is, itself and all inside.
    size: usize,
}

impl Tree {
    /// Parses a text; gives the root, or where the parser gave up.
    pub(super) fn parse<'s>(&'s mut self, rule: Rule, text: &'s str) -> Result<Pair<'s>, usize> {
        self.nodes.clear();
        self.open.clear();
        let pairs = Grammar::parse(rule, text).map_err(|error| match error.location {
            InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
        })?;
        for token in pairs.tokens() {
            match token {
                // `scan` has collected the comments already.
                Token::Start { rule, .. } | Token::End { rule, .. } if is_comment(rule) => {}
                Token::Start { rule, pos } => {
                    self.open.push(self.nodes.len());
                    self.nodes.push(Node { rule, start: pos.pos(), end: pos.pos(), size: 1 });
                }
                Token::End { pos, .. } => {
                    let Some(index) = self.open.pop() else { continue };
                    let size = self.nodes.len() - index;
                    if let Some(node) = self.nodes.get_mut(index) {
                        (node.end, node.size) = (pos.pos(), size);
                    }
                }
            }
        }
        Inner { nodes: &self.nodes, text }.next().ok_or(0)
    }
}

fn is_comment(rule: Rule) -> bool {
    matches!(rule, Rule::comment | Rule::block_comment)
}

/// A node of the parse.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'s> {
    node: &'s Node,
    inside: &'s [Node],
    text: &'s str,
}

impl<'s> Pair<'s> {
    /// The rule that made it.
    pub(super) fn as_rule(&self) -> Rule {
        self.node.rule
    }

    /// Where it begins in the parsed text.
    pub(super) fn start(&self) -> usize {
        self.node.start
    }

    /// Where it ends in the parsed text.
    pub(super) fn end(&self) -> usize {
        self.node.end
    }

    /// Its text.
    pub(super) fn as_str(&self) -> &'s str {
        self.text.get(self.node.start..self.node.end).unwrap_or_default()
    }

    /// Its children, but for comments.
    pub(super) fn into_inner(self) -> Inner<'s> {
        Inner { nodes: self.inside, text: self.text }
    }
}

/// The children of a node.
#[derive(Debug, Clone)]
pub(super) struct Inner<'s> {
    nodes: &'s [Node],
    text: &'s str,
}

impl<'s> Iterator for Inner<'s> {
    type Item = Pair<'s>;

    fn next(&mut self) -> Option<Pair<'s>> {
        let (node, rest) = self.nodes.split_first()?;
        let (inside, after) = rest.split_at_checked(node.size - 1)?;
        self.nodes = after;
        Some(Pair { node, inside, text: self.text })
    }
}
