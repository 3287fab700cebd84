//! What an editor asks about a program, answered in plain data: places are bytes of files, texts are Markdown. Only `lsp` knows
//! the protocol, and nothing here touches a file.
//!
//! Every feature is a function of an [`Analysis`], and most begin with [`at`]: what stands at a place. Who wants all places of a name
//! asks [`occurrences`].

mod analysis;

mod scope;

mod entity;

mod reached_block;
mod resolver;

mod walk;

mod cursor;

mod known;
mod properties;

pub mod manual;

mod value;

pub mod completion;

pub mod signature;

mod at;

mod tag;
mod task;

pub mod actions;

pub mod definition;

pub mod folding;

pub mod hints;

pub mod hover;

pub mod lenses;

pub mod links;

pub mod references;
mod template;

pub mod rename;

pub mod selection;

pub mod symbols;

pub mod tokens;

pub use crate::types::written::written;
pub use analysis::Analysis;
pub use at::{Place, at, word_at};
pub use definition::{Definition, definition};
pub use entity::{Declaration, Entity, Occurrence, Role};
pub use folding::{Fold, folds};
pub use hints::{Hint, HintKind, hints};
pub use hover::{Hover, hover};
pub use lenses::{Lens, LensKind, counted, lenses};
pub use links::{Link, Target, links};
pub use references::{Reference, highlights, references};
pub use resolver::Resolver;
pub use scope::Scope;
pub use selection::selections;
pub use signature::{Signature, signature};
pub use symbols::{Symbol, SymbolKind};
pub use tag::{Tag, tag};
pub use template::template;
pub use value::in_base_unit;
pub use walk::{Visitor, occurrences, walk_file, walk_item};

use crate::source::{FileId, Span};

/// A place between two characters of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The file.
    pub file: FileId,
    /// How many bytes stand before it.
    pub offset: u32,
}

impl Position {
    /// A place in a file.
    pub fn new(file: FileId, offset: u32) -> Self {
        Self { file, offset }
    }

    /// Whether it stands in a span or at one of its ends.
    pub fn touches(self, span: Span) -> bool {
        self.file == span.file && span.start <= self.offset && self.offset <= span.end
    }
}

#[cfg(test)]
mod tests;
