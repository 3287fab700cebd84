//! Views of diagnostics: each draws the same `Diagnostic`s, and all ask `Sources` where something stands.

mod accessible;
mod clean;
mod excerpt;
mod human;
mod preview;
mod wrap;

mod github;
mod json;
mod sarif;

pub use accessible::accessible;
pub use clean::clean;
pub use github::github;
pub use human::{human, short};
pub use json::json;
pub use sarif::sarif;
pub use wrap::wrap;

use std::borrow::Cow;

use super::{Diagnostic, Label};
use crate::source::Sources;

/// The diagnostics of one program, in the order in which they are shown.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The program's files.
    pub sources: &'a Sources,
    /// What was found.
    pub diagnostics: &'a [Diagnostic],
}

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colours may be used.
    pub color: bool,
    /// Whether lines are drawn with box characters, or else with ASCII.
    pub unicode: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Style {
    /// Neither colours nor a terminal: box characters, 100 columns.
    pub const PLAIN: Self = Self { color: false, unicode: true, width: 100 };
}

/// Every label of a diagnostic, the primary one first.
fn labels(diagnostic: &Diagnostic) -> impl Iterator<Item = (&Label, bool)> {
    std::iter::once((&diagnostic.primary, true))
        .chain(diagnostic.secondary.iter().map(|label| (label, false)))
}

/// The command that tells more: `ecsc explain E0203`.
fn explain(diagnostic: &Diagnostic) -> String {
    format!("ecsc explain {}", diagnostic.code.id)
}

/// The notes of a diagnostic; the last one says in which environments it occurs.
fn notes(diagnostic: &Diagnostic) -> impl Iterator<Item = Cow<'_, str>> {
    let notes = diagnostic.notes.iter().map(|note| Cow::from(note.as_str()));
    notes.chain(diagnostic.environment_note().map(Cow::from))
}

/// What is said of a diagnostic beside its labels: message, help and notes, a line each.
fn prose(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    let notes = notes(diagnostic).map(|note| format!("note: {note}"));
    let lines: Vec<String> = std::iter::once(diagnostic.message.clone()).chain(help).chain(notes).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests;
