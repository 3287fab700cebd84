//! The pipeline: texts become stacks, or diagnostics that say why not. It touches neither files nor the environment.

use std::collections::BTreeMap;

use crate::cfn;
use crate::check;
pub use crate::check::{FileReader, MAX_TEXT, NoFiles, ReadError};
use crate::diagnostics::catalog::advice::unused_suppression;
use crate::diagnostics::catalog::syntax::invalid_utf8::invalid_utf8;
use crate::diagnostics::control::{Levels, control};
use crate::diagnostics::{Diagnostic, Edit, Omitted, Severity, Sink, edit};
use crate::emit;
use crate::format::Dialect;
use crate::ir;
use crate::lower;
use crate::plan::{self, Plan};
use crate::resolve;
use crate::source::{FileId, Sources, Span};
use crate::syntax::{self, ast};
use crate::validate;
use crate::verify;

/// A program and everything that it is compiled with.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    /// The program's files, in name order.
    pub sources: Vec<SourceText>,
    /// What the project is called if the program does not say it: the name of its folder, or of its file without ending.
    pub project_hint: String,
    /// Where the values of `var`s come from.
    pub variables: Variables,
    /// What the project makes of warnings.
    pub levels: Levels,
    /// How templates are written.
    pub format: emit::Format,
    /// Reads what `file("...")` names.
    pub reader: &'a dyn FileReader,
}

impl Input<'_> {
    /// A program by itself: without values from outside, levels of its project, and files that it could read.
    pub fn new(project_hint: impl Into<String>, sources: impl IntoIterator<Item = SourceText>) -> Self {
        Self {
            sources: sources.into_iter().collect(),
            project_hint: project_hint.into(),
            variables: Variables::default(),
            levels: Levels::default(),
            format: emit::Format::default(),
            reader: &NoFiles,
        }
    }
}

/// A text file as the compiler takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The name that diagnostics show: the path as the user gave it, with `/`.
    pub name: String,
    /// The text. What was no UTF-8 stands in it as U+FFFD.
    pub text: String,
    /// Where the first of these stands in `text`, in bytes.
    pub not_utf8: Option<u32>,
}

impl SourceText {
    /// A file whose text is known to be one.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), not_utf8: None }
    }

    /// A file as it was read.
    pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(name, text),
            Err(error) => {
                let at = u32::try_from(error.utf8_error().valid_up_to()).ok();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                Self { name: name.into(), text, not_utf8: at }
            }
        }
    }
}

/// The raw values of `var`s, by origin. The first origin that has a value wins, within one the last.
#[derive(Debug, Clone, Default)]
pub struct Variables {
    /// `--var name=value`, as given.
    pub options: Vec<(String, String)>,
    /// `--var-file prod.ecsvars`, as given.
    pub files: Vec<SourceText>,
    /// The environment's `ECSC_VAR_name`, by `name`.
    pub environment: BTreeMap<String, String>,
}

/// What became of a program.
#[derive(Debug)]
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
    /// What was derived and why, a line each: `check -v` shows it.
    pub derived: Vec<String>,
}

impl Compilation {
    /// Whether nothing may be written.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

/// Compiles a program. There is always a result; with errors it has no stacks.
pub fn compile(input: Input<'_>) -> Compilation {
    whole(input, Files::Written)
}

/// Compiles a program for its diagnostics: the same as those of [`compile`], but no file is kept.
pub fn check(input: Input<'_>) -> Compilation {
    whole(input, Files::Measured)
}

/// What is done with the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Files {
    Written,
    /// Only how large a template is matters, for the budgets.
    Measured,
}

fn whole(input: Input<'_>, files: Files) -> Compilation {
    let format = input.format;
    let mut analyzed = analyze(input);
    let sink = std::mem::take(&mut analyzed.sink);
    let (Lowered { diagnostics, omitted, stacks }, output) = analyzed.finish(sink, format, files);
    let derived = analyzed.plan.derivations(&analyzed.program);
    let Analyzed { sources, program, .. } = analyzed;
    Compilation { sources, diagnostics, omitted, stacks, output, project: program.name, derived }
}

/// A program as the passes before lowering know it: what an editor asks about.
#[derive(Debug)]
pub struct Analyzed {
    /// All texts; the program's own files come first, in the order of the input.
    pub sources: Sources,
    /// The trees of the program's own files.
    pub trees: Vec<ast::File>,
    /// The typed program; what was wrong is `Unknown` in it.
    pub program: ir::Program,
    /// What the program leaves to the compiler.
    pub plan: Plan,
    /// The values from outside.
    pub variables: check::Variables,
    /// What the project is called if the program does not say it.
    pub project_hint: String,
    /// What the project makes of warnings.
    pub levels: Levels,
    sink: Sink,
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

/// What was parsed of each file before, by its name.
pub type Caches = BTreeMap<String, syntax::Cache>;

/// Parses and checks a program.
pub fn analyze(input: Input<'_>) -> Analyzed {
    analyze_by(input, |sources, files, sink| {
        files.iter().map(|&file| syntax::parse(sources, file, sink)).collect()
    })
}

/// Parses and checks a program of which an earlier text may have been analyzed with the same caches: only declarations that are new
/// are parsed. Caches of files that are gone are dropped.
///
/// Who compiles at every keystroke shows [`Analyzed::diagnostics`] of this, and leaves [`Analyzed::lower`], which costs more than
/// all before, until the keys rest.
pub fn analyze_incremental(input: Input<'_>, caches: &mut Caches) -> Analyzed {
    let mut before = std::mem::take(caches);
    analyze_by(input, |sources, files, sink| {
        let parse = |&file: &FileId| {
            let name = sources.file(file).name();
            let mut cache = before.remove(name).unwrap_or_default();
            let tree = syntax::parse_incremental(sources, file, &mut cache, sink);
            caches.insert(name.to_owned(), cache);
            tree
        };
        files.iter().map(parse).collect()
    })
}

fn analyze_by(
    input: Input<'_>,
    parse: impl FnOnce(&Sources, &[FileId], &mut Sink) -> Vec<ast::File>,
) -> Analyzed {
    let mut sources = Sources::default();
    let mut sink = Sink::default();
    let files: Vec<_> = input.sources.into_iter().map(|file| added(file, &mut sources, &mut sink)).collect();
    let trees = parse(&sources, &files, &mut sink);
    let variables = variables(input.variables, &mut sources, &mut sink);
    let outside = Outside { variables, project_hint: input.project_hint, levels: input.levels };
    checked(sources, trees, outside, input.reader, sink)
}

/// What is not in the files.
struct Outside {
    variables: check::Variables,
    project_hint: String,
    levels: Levels,
}

/// Checks what was parsed.
fn checked(
    sources: Sources,
    trees: Vec<ast::File>,
    Outside { variables, project_hint, levels }: Outside,
    reader: &dyn FileReader,
    mut sink: Sink,
) -> Analyzed {
    let names = resolve::resolve(&trees, &mut sink);
    let context =
        check::Input { sources: &sources, project_hint: &project_hint, variables: &variables, reader };
    let program = check::check(&names, context, &mut sink);
    let plan = plan::plan(&program);
    validate::validate(&program, &mut sink);
    if !sink.has_errors() {
        resolve::report_unused(&trees, &names, &mut sink);
    }
    drop(names);
    Analyzed { sources, trees, program, plan, variables, project_hint, levels, sink }
}

impl Analyzed {
    /// The program as it would be with edits of its own files; `None` if they cannot be applied.
    pub fn edited(&self, edits: &[Edit], reader: &dyn FileReader) -> Option<Self> {
        let mut sources = Sources::default();
        let mut sink = Sink::default();
        for (id, file) in self.sources.files() {
            let own: Vec<&Edit> = edits.iter().filter(|edit| edit.span.file == id).collect();
            sources.add(file.name(), edit::apply(file.text(), own)?);
        }
        let trees = self.trees.iter().map(|tree| syntax::parse(&sources, tree.id, &mut sink)).collect();
        let outside = Outside {
            variables: self.variables.clone(),
            project_hint: self.project_hint.clone(),
            levels: self.levels.clone(),
        };
        Some(checked(sources, trees, outside, reader, sink))
    }

    /// Adds a file with values of `var`s that the program is not given, and tells what is wrong in it. The program's own diagnostics stay
    /// as they are.
    pub fn add_variables(&mut self, file: SourceText) -> (FileId, Vec<Diagnostic>) {
        let mut sink = Sink::default();
        let file = added(file, &mut self.sources, &mut sink);
        drop(syntax::parse_variables(&self.sources, file, &mut sink));
        let (mut diagnostics, _) = self.settled(sink);
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

    /// The diagnostics so far. What lowering finds is not among them, nor that a suppression suppresses nothing: it may concern that.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let (mut diagnostics, _) = self.settled(self.sink.clone());
        diagnostics.retain(|diagnostic| diagnostic.code != &unused_suppression::CODE);
        diagnostics
    }

    /// Lowers the program, unless it has errors, and judges what comes of it. No file is written: [`emit::emit`] does that.
    pub fn lower(&self, format: emit::Format) -> Lowered {
        self.finish(self.sink.clone(), format, Files::Measured).0
    }

    fn finish(&self, mut sink: Sink, format: emit::Format, files: Files) -> (Lowered, emit::Output) {
        let program = &self.program;
        let mut stacks = if sink.has_errors() { Vec::new() } else { lower::lower(program, &self.plan) };
        let templates = verify::verify(program, &stacks, &mut sink, |stack| match files {
            Files::Written => {
                let written = emit::files(stack, &self.sources, format);
                let bytes = written.text.len();
                (Some(written), bytes)
            }
            Files::Measured => (None, emit::template(&stack.template, format).len()),
        });
        let mut output = emit::Output::default();
        if files == Files::Written {
            output = emit::output(&stacks, &program.name, templates.into_iter().flatten().collect());
        }
        let (diagnostics, omitted) = self.settled(sink);
        if has_errors(&diagnostics) {
            stacks.clear();
            output = emit::Output::default();
        }
        (Lowered { diagnostics, omitted, stacks }, output)
    }

    /// Diagnostics as levels and suppressions leave them, and how many were not kept.
    fn settled(&self, sink: Sink) -> (Vec<Diagnostic>, Omitted) {
        let comments: Vec<Span> =
            self.trees.iter().flat_map(|tree| &tree.comments).map(|comment| comment.span).collect();
        let mut omitted = sink.omitted();
        let mut diagnostics = sink.into_sorted();
        edit::settle(&mut diagnostics, &self.sources);
        (control(diagnostics, &mut omitted, &self.sources, &comments, &self.levels), omitted)
    }
}

/// Reads one file without asking what it means: the errors of its syntax are all that is found.
pub fn syntax_only(file: SourceText, dialect: Dialect) -> Compilation {
    let mut sources = Sources::default();
    let mut sink = Sink::default();
    let file = added(file, &mut sources, &mut sink);
    match dialect {
        Dialect::Program => drop(syntax::parse(&sources, file, &mut sink)),
        Dialect::Variables => drop(syntax::parse_variables(&sources, file, &mut sink)),
    }
    let omitted = Omitted { warnings: 0, ..sink.omitted() };
    let mut diagnostics = sink.into_sorted();
    diagnostics.retain(|found| found.severity() == Severity::Error);
    edit::settle(&mut diagnostics, &sources);
    let output = emit::Output::default();
    let (stacks, project, derived) = (Vec::new(), String::new(), Vec::new());
    Compilation { sources, diagnostics, omitted, stacks, output, project, derived }
}

/// How many bytes U+FFFD has in UTF-8.
const REPLACEMENT: u32 = 3;

/// Adds a file; one that is no UTF-8 is a diagnostic, and goes on with what could be read.
fn added(file: SourceText, sources: &mut Sources, sink: &mut Sink) -> FileId {
    let id = sources.add(file.name, file.text);
    if let Some(at) = file.not_utf8 {
        sink.push(invalid_utf8(Span::new(id, at, at + REPLACEMENT)));
    }
    id
}

/// The values from outside by name; var files are parsed, so that their mistakes have a place.
fn variables(raw: Variables, sources: &mut Sources, sink: &mut Sink) -> check::Variables {
    let mut variables = check::Variables::default();
    for (name, text) in raw.options {
        variables.arguments.insert(name, check::Variable { text, origin: check::VariableOrigin::Argument });
    }
    for file in raw.files {
        let id = added(file, sources, sink);
        for line in syntax::parse_variables(sources, id, sink) {
            let text = sources.text(line.value.span).to_owned();
            let origin = check::VariableOrigin::File(sources.file(id).name().to_owned());
            variables.files.insert(line.key.value, check::Variable { text, origin });
        }
    }
    for (name, text) in raw.environment {
        let origin = check::VariableOrigin::Environment(format!("ECSC_VAR_{name}"));
        variables.environment.insert(name, check::Variable { text, origin });
    }
    variables
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_marked_where_they_begin() {
        let file = SourceText::decode("a.ecs", b"a = \"\xe9\"\n".to_vec());
        assert_eq!((file.text.as_str(), file.not_utf8), ("a = \"\u{fffd}\"\n", Some(5)));
        assert_eq!(SourceText::decode("a.ecs", "é".into()), SourceText::new("a.ecs", "é"));
    }
}
