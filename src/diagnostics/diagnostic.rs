//! A diagnostic as plain data: every view is drawn from this and nothing else.

use super::{Code, HiddenBy, Severity};
use crate::source::{Sources, Span};

/// A range of source with what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What: lower case, no full stop; may be empty.
    pub text: String,
}

/// Whether a fix may be applied without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Applicability {
    /// `ecsc fix` applies it: what is written then is certainly what was meant.
    Safe,
    /// A person should look: it may drop or change something that was meant. Offered in the editor and as help, applied by
    /// `ecsc fix --unsafe-fixes`.
    Unsafe,
}

impl Applicability {
    /// `safe` or `unsafe`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// The replacement of one span; an insertion has an empty one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// A change of the source that removes the cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an imperative: ``rename to `encrypted` ``.
    pub title: String,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
    /// Whether it is applied without asking.
    pub applicability: Applicability,
    /// How its edits are meant.
    pub reach: Reach,
}

/// How the edits of a fix are meant, until the source is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// As they are.
    Edits,
    /// They take out entries, or their values: what belongs to these (key, comma, line, doc comment) goes, too.
    Entries,
    /// The one edit's place is the value of an entry of a map, which goes to another attribute of the same block: `secrets`.
    MovedTo(&'static str),
}

/// One diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of diagnostic.
    pub code: &'static Code,
    /// How bad it is: as the code says, unless the project or the command line makes a warning an error.
    pub severity: Severity,
    /// What was found, in one line: lower case, no full stop, names in backticks.
    pub message: String,
    /// The tightest token that is wrong.
    pub primary: Label,
    /// The causes and all other lines that take part.
    pub secondary: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// Figures, chains, counter-examples.
    pub notes: Vec<String>,
    /// Changes that fix it, the best first.
    pub fixes: Vec<Fix>,
    /// The environments in which it occurs, if the program was compiled for several and it does not occur in all.
    pub environments: Vec<String>,
    /// The keys of the copies of its block in which it occurs, if the block has copies and it does not occur in all.
    pub keys: Vec<String>,
}

impl Diagnostic {
    /// A diagnostic of `code` at `span`; `label` says what is wrong right there.
    pub fn new(
        code: &'static Code,
        message: impl Into<String>,
        span: Span,
        label: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: code.severity,
            message: message.into(),
            primary: Label { span, text: label.into() },
            secondary: Vec::new(),
            help: None,
            notes: Vec::new(),
            fixes: Vec::new(),
            environments: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// In which environments it occurs, as a note, unless it occurs in all.
    pub fn environment_note(&self) -> Option<String> {
        let names: Vec<&str> = self.environments.iter().map(String::as_str).collect();
        let word = if names.len() == 1 { "environment" } else { "environments" };
        let names = super::list(&names, "and", names.len());
        (!self.environments.is_empty()).then(|| format!("only in the {word} {names}"))
    }

    /// The texts that a person reads.
    pub fn texts(&self) -> impl Iterator<Item = &String> {
        let labels = std::iter::once(&self.primary).chain(&self.secondary).map(|label| &label.text);
        std::iter::once(&self.message).chain(labels).chain(&self.help).chain(&self.notes)
    }

    /// The same, to be changed.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let labels =
            std::iter::once(&mut self.primary).chain(&mut self.secondary).map(|label| &mut label.text);
        std::iter::once(&mut self.message).chain(labels).chain(&mut self.help).chain(&mut self.notes)
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Whether it is an error that stays: of another one about the same value a later pass may know more.
    pub fn is_final_error(&self) -> bool {
        self.severity() == Severity::Error && self.code.hidden_by != Some(HiddenBy::SameValue)
    }

    /// The first label that is in a file, for views that know files only: the value of an option is in none.
    pub fn label_in_file(&self, sources: &Sources) -> Option<&Label> {
        let mut labels = std::iter::once(&self.primary).chain(&self.secondary);
        labels.find(|label| sources.file(label.span.file).is_file())
    }

    /// Adds a label on a line that takes part.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Adds a label if there is a place for it.
    #[must_use]
    pub fn label_at(self, span: Option<Span>, text: impl Into<String>) -> Self {
        match span {
            Some(span) => self.label(span, text),
            None => self,
        }
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to write instead, if there is something to say.
    #[must_use]
    pub fn help_if(mut self, help: Option<String>) -> Self {
        if help.is_some() {
            self.help = help;
        }
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a note, if there is one.
    #[must_use]
    pub fn note_if(self, note: Option<String>) -> Self {
        match note {
            Some(note) => self.note(note),
            None => self,
        }
    }

    /// Adds a safe fix of one edit.
    #[must_use]
    pub fn fix(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.fix_with(title, vec![Edit { span, text: text.into() }], Applicability::Safe)
    }

    /// Adds an unsafe fix of one edit.
    #[must_use]
    pub fn suggestion(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.fix_with(title, vec![Edit { span, text: text.into() }], Applicability::Unsafe)
    }

    /// Adds a fix of several edits.
    #[must_use]
    pub fn fix_with(
        mut self,
        title: impl Into<String>,
        edits: Vec<Edit>,
        applicability: Applicability,
    ) -> Self {
        self.fixes.push(Fix { title: title.into(), edits, applicability, reach: Reach::Edits });
        self
    }

    /// Adds a fix that takes out an entry, a declaration or an element, or the attribute whose value stands at `span`.
    #[must_use]
    pub fn removal(mut self, title: impl Into<String>, span: Span, applicability: Applicability) -> Self {
        let edits = vec![Edit { span, text: String::new() }];
        self.fixes.push(Fix { title: title.into(), edits, applicability, reach: Reach::Entries });
        self
    }

    /// Adds an unsafe fix that moves the entry of a map whose value stands at `span` to the map of another attribute of the block.
    #[must_use]
    pub fn relocation(mut self, span: Span, attribute: &'static str) -> Self {
        let edits = vec![Edit { span, text: String::new() }];
        let (title, applicability) = (format!("move it to `{attribute}`"), Applicability::Unsafe);
        self.fixes.push(Fix { title, edits, applicability, reach: Reach::MovedTo(attribute) });
        self
    }
}
