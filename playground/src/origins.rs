//! What people see as the origin of something in a template: of a value its attribute, of a block its first line.

use std::collections::BTreeMap;

use ecsc::source::Span;
use ecsc::syntax::{Node, ast};

/// The attributes and blocks of a program, by where the span begins that the compiler gives as an origin.
#[derive(Default)]
pub(crate) struct Origins {
    /// By the beginning of the value.
    attributes: BTreeMap<u32, Span>,
    /// The end of each block, by its beginning.
    blocks: BTreeMap<u32, u32>,
}

impl Origins {
    pub(crate) fn new(trees: &[ast::File]) -> Self {
        let mut origins = Self::default();
        for item in trees.iter().flat_map(|tree| &tree.items) {
            origins.add(Node::from(item));
        }
        origins
    }

    fn add(&mut self, node: Node<'_>) {
        match node {
            Node::Attribute(attribute) => {
                self.attributes.insert(attribute.value.span.start, attribute.span);
            }
            Node::Block(block) => {
                self.blocks.insert(block.span.start, block.span.end);
            }
            _ => {}
        }
        node.children(&mut |child| self.add(child));
    }

    /// What to show as the origin, and where what begins there ends.
    pub(crate) fn of(&self, origin: Span) -> (Span, u32) {
        let shown = self.attributes.get(&origin.start).copied().unwrap_or(origin);
        let end = self.blocks.get(&shown.start).copied().unwrap_or(shown.end);
        (shown, end.max(shown.end))
    }
}
