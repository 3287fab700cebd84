//! A program as an editor knows it: every stage's product, what was asked for once and may be asked for again.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use crate::cfn::Stack;
use crate::check::Model;
use crate::compile::environments::{self, InEnvironment};
use crate::compile::{self, Analyzed, FileReader, Input, Lowered, ReadError, SourceText, Variables};
use crate::diagnostics::{Diagnostic, Edit, Sink};
use crate::emit;
use crate::ir;
use crate::plan::Plan;
use crate::resolve::Names;
use crate::source::{FileId, Sources, Span};
use crate::syntax::{self, ast};

/// A program in one state of its texts.
#[derive(Debug)]
pub struct Analysis {
    analyzed: Analyzed,
    /// The program in its other environments: what is wrong there is shown, too.
    others: Vec<Analyzed>,
    files: Files,
    format: emit::Format,
    /// The diagnostics in files with values that the program is not given.
    variables: BTreeMap<FileId, Vec<Diagnostic>>,
    prompt: OnceCell<Vec<Diagnostic>>,
    lowered: OnceCell<Lowered>,
    /// The diagnostics of all environments, if there are several, once all are lowered.
    complete: OnceCell<Vec<Diagnostic>>,
}

impl Analysis {
    /// Parses and checks a program. Lowering waits until it is asked for.
    pub fn new(input: Input<'_>) -> Self {
        Self::in_environments(input, Vec::new())
    }

    /// The same of a program that has several environments. Questions are answered for the one of the input, and the diagnostics are those
    /// of all.
    pub fn in_environments(input: Input<'_>, others: Vec<Variables>) -> Self {
        let (files, manifests) = (Texts::default(), Texts::default());
        let format = input.format;
        let reader = Recorder { inner: input.reader, files: &files, manifests: &manifests };
        let others = others
            .into_iter()
            .map(|variables| compile::diagnose(Input { reader: &reader, variables, ..input.clone() }));
        let others = others.collect();
        let analyzed = compile::analyze(Input { reader: &reader, ..input });
        Self {
            analyzed,
            others,
            files: Files { files: files.into_inner(), manifests: manifests.into_inner() },
            format,
            variables: BTreeMap::new(),
            prompt: OnceCell::new(),
            lowered: OnceCell::new(),
            complete: OnceCell::new(),
        }
    }

    /// Adds a file with values of `var`s that the program is not given: names in it are known, and mistakes in it are no mistakes of
    /// the program.
    pub fn add_variables(&mut self, file: SourceText) -> FileId {
        let (file, found) = self.analyzed.add_variables(file, &self.files);
        self.variables.insert(file, found);
        file
    }

    /// All texts: the program's own files first, then those with values of `var`s.
    pub fn sources(&self) -> &Sources {
        &self.analyzed.sources
    }

    /// The trees of the program's own files.
    pub fn trees(&self) -> &[ast::File] {
        &self.analyzed.trees
    }

    /// The tree of a file; `None` for one that is not the program's own.
    pub fn tree(&self, file: FileId) -> Option<&ast::File> {
        self.analyzed.trees.iter().find(|tree| tree.id == file)
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        self.sources().file(file).text()
    }

    /// The typed program; what was wrong is `Unknown` in it.
    pub fn program(&self) -> &ir::Program {
        &self.analyzed.program
    }

    /// What the program leaves to the compiler.
    pub fn plan(&self) -> &Plan {
        &self.analyzed.plan
    }

    /// The declarations by name.
    pub fn names(&self) -> &Names {
        &self.analyzed.names
    }

    /// What each expression and declaration was found to be: types, constants, what CloudFormation is given.
    pub fn model(&self) -> &Model {
        &self.analyzed.model
    }

    /// The diagnostics: all once the program is lowered, before that only those that need no lowering.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self.lowered.get() {
            Some(lowered) => self.complete.get().unwrap_or(&lowered.diagnostics),
            // Lowering takes as long as everything before it. What needs none is shown at once, and
            // the rest follows.
            None => self.prompt.get_or_init(|| environments::analyzed(self.states())),
        }
    }

    /// The program in each of its environments, first in the one for which questions are answered.
    fn states(&self) -> impl Iterator<Item = &Analyzed> {
        std::iter::once(&self.analyzed).chain(&self.others)
    }

    /// The names of the program's environments.
    pub(super) fn environments(&self) -> Vec<&str> {
        self.states().filter_map(|state| Some(state.environment.as_ref()?.name.as_str())).collect()
    }

    /// The diagnostics of all environments; `None` if there are not several.
    fn of_all(
        &self,
        (diagnostics, stacks): (&[Diagnostic], &[Stack]),
        others: &[(Vec<Diagnostic>, Vec<Stack>)],
    ) -> Option<Vec<Diagnostic>> {
        let environment = self.analyzed.environment.as_ref().filter(|_| !others.is_empty())?;
        let mut all = vec![InEnvironment { environment, diagnostics, stacks }];
        for (other, (diagnostics, stacks)) in self.others.iter().zip(others) {
            all.push(InEnvironment { environment: other.environment.as_ref()?, diagnostics, stacks });
        }
        Some(environments::diagnostics(&all))
    }

    /// The diagnostics in a file.
    pub fn diagnostics_of(&self, file: FileId) -> impl Iterator<Item = &Diagnostic> {
        let (own, program) = match self.variables.get(&file) {
            Some(own) => (own.as_slice(), &[][..]),
            None => (&[][..], self.diagnostics()),
        };
        own.iter().chain(program.iter().filter(move |diagnostic| self.place(diagnostic).file == file))
    }

    /// Where a diagnostic is shown. One of the value of an option is where the `var` is declared, or else at the beginning of the program.
    pub fn place(&self, diagnostic: &Diagnostic) -> Span {
        let start = || Span::new(self.trees().first().map_or(FileId(0), |tree| tree.id), 0, 0);
        diagnostic.label_in_file(self.sources()).map_or_else(start, |label| label.span)
    }

    /// The lines of a file with values of `var`s; none of one of the program's own.
    pub fn assignments(&self, file: FileId) -> Vec<ast::Attribute> {
        if self.tree(file).is_some() || !self.sources().file(file).is_file() {
            return Vec::new();
        }
        syntax::parse_variables(self.sources(), file, &mut Sink::default())
    }

    /// Whether all diagnostics are there.
    pub fn is_complete(&self) -> bool {
        self.lowered.get().is_some()
    }

    /// How templates are written.
    pub fn format(&self) -> emit::Format {
        self.format
    }

    /// What the program becomes; the first question lowers it, and completes its diagnostics.
    pub fn lowered(&self) -> &Lowered {
        self.lowered.get_or_init(|| {
            let own = self.analyzed.lower(self.format);
            let others = self.others.iter().map(|other| other.lower(self.format));
            let others: Vec<_> = others.map(|lowered| (lowered.diagnostics, lowered.stacks)).collect();
            if let Some(all) = self.of_all((&own.diagnostics, &own.stacks), &others) {
                // Only this sets it, and only once.
                let _ = self.complete.set(all);
            }
            own
        })
    }

    /// Whether there are errors before lowering: then there is nothing to lower, and completing costs nothing.
    pub fn has_errors(&self) -> bool {
        self.analyzed.has_errors() && self.others.iter().all(Analyzed::has_errors)
    }

    /// The paths that `file("...")` was asked for, and those of manifests: when one of them changes, so may the program.
    pub fn read_files(&self) -> impl Iterator<Item = &str> {
        self.files.files.keys().chain(self.files.manifests.keys()).map(String::as_str)
    }

    /// Whether `file("...")` was asked for a path, and got a text.
    pub fn has_read(&self, path: &str) -> bool {
        matches!(self.files.files.get(path), Some(Ok(_)))
    }

    /// Whether there is a manifest at a path.
    pub fn has_manifest(&self, path: &str) -> bool {
        matches!(self.files.manifests.get(path), Some(Ok(_)))
    }

    /// The program as it would be with some edits, in each of its environments; `None` if they cannot be applied.
    pub(super) fn edited(&self, edits: &[Edit]) -> Option<Vec<Analyzed>> {
        self.edited_again(self.states(), edits)
    }

    /// The program as it would be with some edits in the environment for which questions are answered.
    pub(super) fn edited_here(&self, edits: &[Edit]) -> Option<Analyzed> {
        self.analyzed.edited(edits, &self.files)
    }

    /// The same of a program that is one of this one's edited states.
    pub(super) fn edited_again<'a>(
        &self,
        states: impl IntoIterator<Item = &'a Analyzed>,
        edits: &[Edit],
    ) -> Option<Vec<Analyzed>> {
        states.into_iter().map(|state| state.edited(edits, &self.files)).collect()
    }

    /// Whether some edits bring no error to any environment.
    pub(super) fn stays_right(&self, edits: &[Edit]) -> bool {
        // Not "without errors": while someone works, a program often has errors that have nothing
        // to do with the action.
        let is_right = |(edited, state): (&Analyzed, &Analyzed)| edited.errors() <= state.errors();
        self.edited(edits).is_some_and(|edited| edited.iter().zip(self.states()).all(is_right))
    }

    /// The source text of a span.
    pub fn source(&self, span: Span) -> &str {
        self.sources().text(span)
    }
}

type Read = BTreeMap<String, Result<String, ReadError>>;
type Texts = RefCell<Read>;

/// What was read, so that it is read once and a later question finds the same.
#[derive(Debug, Default)]
struct Files {
    files: Read,
    manifests: Read,
}

impl FileReader for Files {
    fn read(&self, path: &str) -> Result<String, ReadError> {
        // An edit may name a file that was not read so far. `ide` touches no file, so that one
        // counts as missing until the program is analyzed anew.
        self.files.get(path).cloned().unwrap_or(Err(ReadError::Missing))
    }

    fn manifest(&self, path: &str) -> Result<String, ReadError> {
        self.manifests.get(path).cloned().unwrap_or(Err(ReadError::Missing))
    }
}

/// Notes what is read.
#[derive(Debug)]
struct Recorder<'a> {
    inner: &'a dyn FileReader,
    files: &'a Texts,
    manifests: &'a Texts,
}

/// What was read before, or is read now.
fn once(
    texts: &Texts,
    path: &str,
    read: impl FnOnce() -> Result<String, ReadError>,
) -> Result<String, ReadError> {
    if let Some(known) = texts.borrow().get(path) {
        return known.clone();
    }
    let found = read();
    texts.borrow_mut().insert(path.to_owned(), found.clone());
    found
}

impl FileReader for Recorder<'_> {
    fn read(&self, path: &str) -> Result<String, ReadError> {
        once(self.files, path, || self.inner.read(path))
    }

    fn manifest(&self, path: &str) -> Result<String, ReadError> {
        once(self.manifests, path, || self.inner.manifest(path))
    }
}
