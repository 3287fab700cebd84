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

/// One kind of mistake. Declared with `declare!`, one file each, in `catalog`.
#[derive(Debug)]
pub struct Code {
    /// `E0203`; errors begin with E, warnings with W. Never used again for something else.
    pub id: &'static str,
    /// A few words, lower case: `unknown attribute`.
    pub title: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The explain page: Markdown, with a failing and a passing example (```` ```ecs fail ````, ```` ```ecs pass ````).
    pub page: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}
