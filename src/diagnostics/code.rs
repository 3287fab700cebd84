//! A diagnostic's identity: its code, title, severity and explain page.

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written; exit status 1.
    Error,
    /// Worth knowing; the output is written.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What a diagnostic of the syntax hides, beside what later passes find at its own token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hides {
    /// All else on its line, whatever it is: where a quote is missing, strings and what is between them have changed places.
    All,
    /// What else has lost its shape on its line, before it and behind: a bracket without its partner explains that. Later passes are
    /// silent on the line.
    Line,
    /// The same on all lines from its first label to its last one.
    Region,
    /// What else has lost its shape behind it on its line: nothing there can be trusted. Later passes are silent on the line.
    Rest,
    /// Behind it on its line what hides the rest, too: in `a = 1 b c` the missing separator explains why `c` is not an entry.
    Losses,
}

/// What hides a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HiddenBy {
    /// What has lost its shape before it on its line: there it is not a mistake of its own.
    LostLine,
    /// Another mistake in its block: what the block seems to lack may only have gone unread.
    BrokenBlock,
    /// Another error about the same value, which knows more about it.
    SameValue,
}

/// One kind of mistake. Declared with `declare!`, one file each, in `catalog`.
#[derive(Debug)]
pub struct Code {
    /// `E0203`; errors begin with E, warnings with W. Never used again for something else.
    pub id: &'static str,
    /// A few words, lower case: `unknown attribute`.
    pub title: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it hides.
    pub hides: Option<Hides>,
    /// What hides it.
    pub hidden_by: Option<HiddenBy>,
    /// The explain page: Markdown, with a failing and a passing example (```` ```ecs fail ````, ```` ```ecs pass ````).
    pub page: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}
