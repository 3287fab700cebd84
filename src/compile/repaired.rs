//! A program whose fixes are applied, and which is checked after each round of them.

use super::{Compilation, Input, SourceText, check};
use crate::diagnostics::edit::{apply, line_ends};
use crate::diagnostics::repair::{self, Repairable, Repaired};
use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::{FileId, Span};

/// A program with what is wrong with it.
#[derive(Debug)]
pub struct Program<'a> {
    /// What it is compiled from.
    pub input: Input<'a>,
    /// What became of it.
    pub compilation: Compilation,
}

/// Applies the fixes of a program up to an applicability, as far as they help.
pub fn repair(input: Input<'_>, most: Applicability) -> Repaired<Program<'_>> {
    repair::repair(Program::new(input), most)
}

impl<'a> Program<'a> {
    fn new(input: Input<'a>) -> Self {
        let compilation = check(input.clone());
        Self { input, compilation }
    }

    fn source(&self, file: FileId) -> Option<&SourceText> {
        self.input.sources.get(file.0 as usize)
    }
}

impl Repairable for Program<'_> {
    fn diagnostics(&self) -> Vec<Diagnostic> {
        self.compilation.diagnostics.clone()
    }

    fn edited(&self, edits: &[Edit]) -> Option<Self> {
        let mut input = self.input.clone();
        for (at, file) in input.sources.iter_mut().enumerate() {
            // A fix is written with LF; a file with CRLF must not get both.
            let windows = file.text.contains("\r\n");
            let own = edits.iter().filter(|edit| edit.span.file.0 as usize == at);
            let own: Vec<Edit> =
                own.map(|edit| Edit { span: edit.span, text: line_ends(&edit.text, windows) }).collect();
            if !own.is_empty() {
                file.text = apply(&file.text, &own)?;
            }
        }
        Some(Self::new(input))
    }

    /// Files with values of `var`s have higher ids, and are not rewritten. What was not UTF-8 was decoded with replacement
    /// characters, so it cannot be written back.
    fn is_editable(&self, file: FileId) -> bool {
        self.source(file).is_some_and(|source| source.not_utf8.is_none())
    }

    fn line(&self, span: Span) -> (usize, usize, &str) {
        self.compilation.sources.line(span)
    }

    fn bytes(&self) -> usize {
        self.input.sources.iter().map(|source| source.text.len()).sum()
    }
}
