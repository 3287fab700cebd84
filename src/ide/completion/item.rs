//! What is offered.

use crate::ide::manual::Topic;

/// What something is that is offered: editors show an icon for it.
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

/// Something that is offered.
#[derive(Debug, Clone, PartialEq)]
pub struct Completion {
    /// What is shown and filtered by.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A few words about it: its type.
    pub detail: Option<String>,
    /// What is inserted.
    pub text: String,
    /// What is inserted instead where the editor knows snippets.
    pub snippet: Option<String>,
    /// The better, the smaller.
    pub rank: u8,
    /// What the manual says of it.
    pub topic: Option<Topic>,
}

impl Completion {
    /// Something that is inserted as it is shown.
    pub(super) fn new(label: impl Into<String>, kind: CompletionKind) -> Self {
        let label = label.into();
        Self { text: label.clone(), label, kind, detail: None, snippet: None, rank: 0, topic: None }
    }

    /// A word of the language.
    pub(super) fn keyword(word: &str) -> Self {
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

    pub(super) fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    pub(super) fn about(mut self, topic: Topic) -> Self {
        self.topic = Some(topic);
        self
    }
}
