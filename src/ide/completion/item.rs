//! Completion items.

use crate::ide::manual::Topic;
use crate::types::Type;

/// The kind of an item, for which editors show an icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompletionKind {
    /// A word of the language.
    Keyword,
    /// A kind, or a nested block.
    Block,
    /// An attribute.
    Attribute,
    /// A value of an enumeration.
    Symbol,
    /// `true`, `null`, a literal.
    Constant,
    /// A block of the program.
    Reference,
    /// A param, var, let, or variable of a `for`.
    Variable,
    /// A result, or a member of a map.
    Member,
    /// A function.
    Function,
    /// A type.
    Type,
    /// A unit.
    Unit,
}

/// A completion item.
#[derive(Debug, Clone, PartialEq)]
pub struct Completion {
    /// The text that is shown and filtered by.
    pub label: String,
    /// Its kind.
    pub kind: CompletionKind,
    /// A short detail: its type.
    pub detail: Option<String>,
    /// What is inserted.
    pub text: String,
    /// What is inserted instead if the editor supports snippets.
    pub snippet: Option<String>,
    /// Its rank: the lower, the better.
    pub rank: u8,
    /// Its topic in the manual.
    pub topic: Option<Topic>,
}

impl Completion {
    /// An item whose label is inserted.
    pub(super) fn new(label: impl Into<String>, kind: CompletionKind) -> Self {
        let label = label.into();
        Self { text: label.clone(), label, kind, detail: None, snippet: None, rank: 0, topic: None }
    }

    /// A keyword.
    pub(super) fn keyword(word: &str) -> Self {
        // A keyword is always followed by something.
        Self::new(word, CompletionKind::Keyword).inserting(format!("{word} "))
    }

    pub(super) fn inserting(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    pub(super) fn snippet(mut self, snippet: impl Into<String>) -> Self {
        self.snippet = Some(snippet.into());
        self
    }

    pub(super) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into()).filter(|detail: &String| !detail.is_empty());
        self
    }

    /// With its type as the detail, if that is known.
    pub(super) fn of_type(self, ty: &Type) -> Self {
        if *ty == Type::Unknown { self } else { self.detail(ty.to_string()) }
    }

    pub(super) fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    pub(super) fn about(mut self, topic: Topic) -> Self {
        self.topic = Some(topic);
        self
    }
}
