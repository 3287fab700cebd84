//! A program whose fixes are applied, and which is checked after each round of them in all its environments.

use super::environments::together;
use super::{Compilation, Input, SourceText, check};
use crate::diagnostics::edit::{apply, line_ends};
use crate::diagnostics::repair::{self, Repairable, Repaired};
use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::{FileId, Span};

/// A program with what is wrong with it.
#[derive(Debug)]
pub struct Program<'a> {
    /// What it is compiled from: the same files for each environment, or once.
    pub inputs: Vec<Input<'a>>,
    /// What is said of all of these together.
    pub compilation: Compilation,
}

/// Applies the fixes of a program up to an applicability, as far as they help. The inputs are those of its environments.
pub fn repair(inputs: Vec<Input<'_>>, most: Applicability) -> Repaired<Program<'_>> {
    repair::repair(Program::new(inputs), most)
}

impl<'a> Program<'a> {
    fn new(inputs: Vec<Input<'a>>) -> Self {
        let runs: Vec<Compilation> = inputs.iter().cloned().map(check).collect();
        Self { inputs, compilation: together(&runs) }
    }

    /// The program's own files.
    pub fn sources(&self) -> &[SourceText] {
        self.inputs.first().map_or(&[], |input| &input.sources)
    }
}

/// An input with edits of its files; `None` if they cannot be applied.
fn edited<'a>(input: &Input<'a>, edits: &[Edit]) -> Option<Input<'a>> {
    let mut input = input.clone();
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
    Some(input)
}

impl Repairable for Program<'_> {
    fn diagnostics(&self) -> Vec<Diagnostic> {
        self.compilation.diagnostics.clone()
    }

    fn edited(&self, edits: &[Edit]) -> Option<Self> {
        let inputs: Option<Vec<Input<'_>>> = self.inputs.iter().map(|input| edited(input, edits)).collect();
        Some(Self::new(inputs?))
    }

    fn environments(&self) -> Vec<&str> {
        let configured = self.inputs.iter().filter_map(|input| input.variables.configured.as_ref());
        configured.map(|environment| environment.name.as_str()).collect()
    }

    /// Files with values of `var`s have higher ids, and are not rewritten. What was not UTF-8 was decoded with replacement
    /// characters, so it cannot be written back.
    fn is_editable(&self, file: FileId) -> bool {
        self.sources().get(file.0 as usize).is_some_and(|source| source.not_utf8.is_none())
    }

    fn line(&self, span: Span) -> (usize, usize, &str) {
        self.compilation.sources.line(span)
    }

    fn bytes(&self) -> usize {
        self.inputs.iter().flat_map(|input| &input.sources).map(|source| source.text.len()).sum()
    }
}
