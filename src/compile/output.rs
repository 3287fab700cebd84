//! What becomes of a program: its stacks with their files, and its diagnostics.

use crate::cfn;
use crate::diagnostics::{Diagnostic, Omitted, Severity};
use crate::emit;
use crate::source::{Sources, Span};

/// An environment of `ecsc.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvironmentName {
    /// Its name.
    pub name: String,
    /// Where the name stands in `ecsc.toml`.
    pub span: Span,
}

/// What became of a program.
#[derive(Debug, Default)]
pub struct Compilation {
    /// All texts; the program's own files come first, in the order of the input.
    pub sources: Sources,
    /// The diagnostics, in the order of the source, as levels and suppressions leave them.
    pub diagnostics: Vec<Diagnostic>,
    /// How many diagnostics there are beyond those that are kept.
    pub omitted: Omitted,
    /// The stacks in the order of their deployment; none if there is an error.
    pub stacks: Vec<cfn::Stack>,
    /// The stacks' files; none if there is an error.
    pub output: emit::Output,
    /// The project's name.
    pub project: String,
    /// The environment of `ecsc.toml` that it was compiled for, if it was for one.
    pub environment: Option<EnvironmentName>,
    /// The values of the `var`s and where they come from, a line each: `check -v` shows it.
    pub variables: Vec<String>,
    /// What was derived and why, a line each: `check -v` shows it.
    pub derived: Vec<String>,
}

impl Compilation {
    /// Whether nothing may be written.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

/// What became of an analyzed program.
#[derive(Debug)]
pub struct Lowered {
    /// All diagnostics, in the order of the source, as levels and suppressions leave them.
    pub diagnostics: Vec<Diagnostic>,
    /// How many diagnostics there are beyond those that are kept.
    pub omitted: Omitted,
    /// The stacks in the order of their deployment; none if there is an error.
    pub stacks: Vec<cfn::Stack>,
}

/// What is done with the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Files {
    /// They are kept.
    Written,
    /// Only how large a template is matters, for the budgets.
    Measured,
}

/// Whether one of the diagnostics is an error.
pub(super) fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
}
