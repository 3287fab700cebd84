//! A program after the passes before lowering.

use super::output::{EnvironmentName, Files};
use super::texts::ValueSource;
use super::{FileReader, Lowered, SourceText, checked, lowered, origins, texts};
use crate::check;
use crate::diagnostics::catalog::advice::{unnamed_project, unused_suppression};
use crate::diagnostics::control::{Levels, control};
use crate::diagnostics::{Diagnostic, Edit, Omitted, Sink, edit, hidden};
use crate::emit;
use crate::ir;
use crate::plan::Plan;
use crate::resolve::Names;
use crate::source::{FileId, Sources, Span};
use crate::syntax::{self, ast};

/// A program as the passes before lowering know it: what an editor asks about.
#[derive(Debug)]
pub struct Analyzed {
    /// All texts; the program's own files come first, in the order of the input.
    pub sources: Sources,
    /// The trees of the program's own files.
    pub trees: Vec<ast::File>,
    /// What is declared in them, by name.
    pub names: Names,
    /// The typed program; what was wrong is `Unknown` in it.
    pub program: ir::Program,
    /// What checking found the program's expressions and declarations to be, if it was recorded.
    pub model: check::Model,
    /// What the program leaves to the compiler.
    pub plan: Plan,
    /// Where the values from outside stand.
    pub(super) values: Vec<ValueSource>,
    /// The values from outside.
    pub variables: check::Variables,
    /// What the project is called if the program does not say it.
    pub project_hint: String,
    /// What the project makes of warnings.
    pub levels: Levels,
    /// The environment of `ecsc.toml`, if the program is compiled for one.
    pub environment: Option<EnvironmentName>,
    /// Whether the templates are for a deployment.
    pub(super) for_deployment: bool,
    /// What was found so far.
    pub(super) sink: Sink,
}

/// What is not in the files.
pub(super) struct Outside {
    pub(super) values: Vec<ValueSource>,
    pub(super) project_hint: String,
    pub(super) levels: Levels,
    pub(super) environment: Option<EnvironmentName>,
    /// Whether someone is going to ask what everything was found to be.
    pub(super) recording: bool,
    pub(super) for_deployment: bool,
}

impl Analyzed {
    /// The program as it would be with edits of its own files; `None` if they cannot be applied.
    pub fn edited(&self, edits: &[Edit], reader: &dyn FileReader) -> Option<Self> {
        let mut sources = Sources::default();
        let mut sink = Sink::default();
        for (id, file) in self.sources.files() {
            // Files keep their ids only if they are added in the same order, the values from
            // outside among them. All spans of the old program then mean the same in the new one
            // where nothing was edited.
            let own: Vec<&Edit> = edits.iter().filter(|edit| edit.span.file == id).collect();
            let text = edit::apply(file.text(), own)?;
            // An option such as `--var` is a source, too, but is in no file: views that know files
            // only have to go on telling them apart.
            if file.is_file() {
                sources.add(file.name(), text);
            } else {
                sources.add_option(file.name(), text);
            }
        }
        let trees = self.trees.iter().map(|tree| syntax::parse(&sources, tree.id, &mut sink)).collect();
        let outside = Outside {
            values: self.values.clone(),
            project_hint: self.project_hint.clone(),
            levels: self.levels.clone(),
            environment: self.environment.clone(),
            recording: false,
            for_deployment: self.for_deployment,
        };
        Some(checked(sources, trees, outside, reader, sink))
    }

    /// Adds a file with values of `var`s that the program is not given, and tells what is wrong in it. The program's own diagnostics stay
    /// as they are.
    pub fn add_variables(&mut self, file: SourceText, reader: &dyn FileReader) -> (FileId, Vec<Diagnostic>) {
        let mut sink = Sink::default();
        let file = texts::add(file, &mut self.sources, &mut sink);
        let variables = texts::values(&[texts::value_file(file)], &self.sources, &mut sink);
        // Without a program there is nothing to check the values against.
        if !self.trees.is_empty() {
            let (sources, project_hint) = (&self.sources, self.project_hint.as_str());
            let input = check::Input {
                sources,
                project_hint,
                variables: &variables,
                reader,
                manifests: &check::Manifests::default(),
                recording: false,
            };
            check::check_given(&self.names, input, &mut sink);
        }
        let (mut diagnostics, _) = self.shown(sink);
        // Suppressions are the program's.
        diagnostics.retain(|diagnostic| diagnostic.primary.span.file == file);
        (file, diagnostics)
    }

    /// How many errors there are before lowering.
    pub fn errors(&self) -> usize {
        self.sink.errors()
    }

    /// Whether nothing can be lowered; then all diagnostics are there.
    pub fn has_errors(&self) -> bool {
        self.sink.has_errors()
    }

    /// The diagnostics so far. What only templates show is not among them, nor that a suppression suppresses nothing: it may concern that.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let (mut diagnostics, _) = self.shown(self.sink.clone());
        diagnostics.retain(|diagnostic| diagnostic.code != &unused_suppression::CODE);
        diagnostics
    }

    /// Lowers the program, unless it has errors, and verifies its templates. No file is written: [`emit::emit`] does that.
    pub fn lower(&self, format: emit::Format) -> Lowered {
        lowered(self, self.sink.clone(), format, Files::Measured).0
    }

    /// Diagnostics as levels and suppressions leave them, and how many were not kept.
    pub(super) fn shown(&self, sink: Sink) -> (Vec<Diagnostic>, Omitted) {
        let comments: Vec<Span> =
            self.trees.iter().flat_map(|tree| &tree.comments).map(|comment| comment.span).collect();
        let mut omitted = sink.omitted();
        let mut diagnostics = hidden::at_values(sink.into_sorted());
        // Fixes are made ready only here, once for all passes: constructors know spans and texts,
        // and not what stands around them.
        let origins = origins::origins(&self.trees, &self.names, &diagnostics);
        origins.move_fixes(&mut diagnostics);
        // One list may be the `for_each` of several blocks.
        diagnostics.dedup();
        edit::keep_references(&mut diagnostics, &self.sources);
        edit::widen_removals(&mut diagnostics, &self.sources);
        edit::drop_unwritable(&mut diagnostics, &self.sources);
        let mut shown = control(diagnostics, &mut omitted, &self.sources, &comments, &self.levels);
        if !self.for_deployment {
            // Only after suppressions: one of this warning is of use, although nobody is told here what it suppresses.
            shown.retain(|diagnostic| diagnostic.code != &unnamed_project::CODE);
        }
        (origins.merged(shown), omitted)
    }
}
