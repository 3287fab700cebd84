//! Reads programs: a path is a file, a folder, or standard input.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::arguments::{MessageArguments, ProgramArguments};
use super::named_files::{NamedFiles, Recorder};
use super::paths::{self, Named};
use super::report::Counts;
use super::{Status, baseline, unreadable};
use crate::compile::{self, Compilation, FileReader, SourceText, Variables, environments};
use crate::diagnostics::catalog::names::unknown_name;
use crate::diagnostics::control::Levels;
use crate::diagnostics::repair::{Repaired, TakenBack};
use crate::diagnostics::{Applicability, Diagnostic, did_you_mean, list};
use crate::emit;
use crate::project::{self, Configuration, Failure, Folder};

/// A program as it was read.
#[derive(Debug, Clone)]
pub(super) struct Program {
    /// Its files.
    pub(super) sources: Vec<SourceText>,
    /// The path of each file; none for standard input.
    pub(super) paths: Vec<Option<PathBuf>>,
    /// What it is compiled with: once, or for each environment that was chosen.
    pub(super) runs: Vec<Variables>,
    /// Whether they are all files of its folder.
    pub(super) is_whole: bool,
    folder: PathBuf,
    hint: String,
    levels: Levels,
    named_files: NamedFiles,
}

/// Which environments are meant if no `--env` names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unnamed {
    /// Every one.
    All,
    /// None: what is written for one must not be taken for that of another.
    Refused,
}

impl Program {
    /// A program without files, called like its folder or its only file.
    fn empty(folder: PathBuf, name: Option<&OsStr>) -> Self {
        let hint = name.map_or_else(|| "main".to_owned(), |name| name.to_string_lossy().into_owned());
        Self {
            sources: Vec::new(),
            paths: Vec::new(),
            runs: Vec::new(),
            is_whole: true,
            folder,
            hint,
            levels: Levels::default(),
            named_files: NamedFiles::default(),
        }
    }

    /// Its folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its texts: its files, its configuration and its values, in each run.
    pub(super) fn texts(&self) -> impl Iterator<Item = &SourceText> {
        self.sources.iter().chain(self.runs.iter().flat_map(Variables::texts))
    }

    /// The paths of the files that it names, as far as it was compiled.
    pub(super) fn named_files(&self) -> Vec<PathBuf> {
        self.named_files.paths().iter().map(|path| self.folder.join(path)).collect()
    }

    /// The names of those that have changed since.
    pub(super) fn changed_files(&self) -> Vec<String> {
        let changed = self.named_files.changed(&Folder(&self.folder));
        changed.iter().map(|path| project::name(&self.folder.join(path))).collect()
    }

    /// Whether another one is made of the same.
    fn is_same(&self, other: &Self) -> bool {
        let Self { sources, paths, runs, is_whole, folder, hint, levels, named_files: _ } = self;
        (sources, paths, runs, *is_whole) == (&other.sources, &other.paths, &other.runs, other.is_whole)
            && (folder, hint, levels) == (&other.folder, &other.hint, &other.levels)
    }

    /// Reads the files that it names.
    fn reader(&self) -> Recorder<'_> {
        Recorder { folder: Folder(&self.folder), named: &self.named_files }
    }

    /// Compiles the program as it is now, once for each run.
    pub(super) fn compile(&self, format: emit::Format) -> Vec<Compilation> {
        let reader = self.reader();
        let for_deployment = |input| compile::Input { for_deployment: true, ..input };
        self.inputs(format, &reader).into_iter().map(for_deployment).map(compile::compile).collect()
    }

    /// Checks the program without writing templates, once for each run.
    pub(super) fn check(&self) -> Vec<Compilation> {
        let reader = self.reader();
        self.inputs(emit::Format::default(), &reader).into_iter().map(compile::check).collect()
    }

    /// Applies the program's fixes up to an applicability, as far as they help.
    pub(super) fn repair(&mut self, most: Applicability) -> Fixed {
        let folder = Folder(&self.folder);
        let inputs = self.inputs(emit::Format::default(), &folder);
        let Repaired { program, fixed, taken_back } = compile::repair(inputs, most);
        self.sources = program.sources().to_vec();
        Fixed { compilation: program.compilation, count: fixed, taken_back }
    }

    /// What is said of the program as it is now, in all its runs.
    pub(super) fn checked(&self) -> Compilation {
        environments::together(&self.check())
    }

    /// What is compiled, for each run.
    fn inputs<'r>(&self, format: emit::Format, reader: &'r dyn FileReader) -> Vec<compile::Input<'r>> {
        let input = |variables: &Variables| compile::Input {
            sources: self.sources.clone(),
            project_hint: self.hint.clone(),
            variables: variables.clone(),
            levels: self.levels.clone(),
            format,
            for_deployment: false,
            reader,
        };
        self.runs.iter().map(input).collect()
    }
}

/// What became of a program's fixes.
#[derive(Debug)]
pub(super) struct Fixed {
    /// The program after them.
    pub(super) compilation: Compilation,
    /// How many diagnostics were fixed.
    pub(super) count: usize,
    /// The fixes that did not help.
    pub(super) taken_back: Vec<TakenBack>,
}

/// The programs that the arguments name.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    /// Those that could be read.
    pub(super) programs: Vec<Program>,
    /// What could not be read, a diagnostic each.
    pub(super) unreadable: Vec<Compilation>,
}

impl Loaded {
    /// All that is shown, in order: what could not be read, and what came of the programs.
    pub(super) fn shown<'c>(&'c self, programs: &'c [Compilation]) -> Vec<&'c Compilation> {
        self.unreadable.iter().chain(programs).collect()
    }

    /// The status of a command with these counts.
    pub(super) fn status(&self, counts: Counts) -> Status {
        if self.unreadable.is_empty() { counts.status() } else { Status::Unreadable }
    }

    /// What to say where a name is undeclared in a program of which only some files were named: another file may declare it.
    pub(super) fn note(&self, shown: &[&Compilation]) -> Option<String> {
        let is_undeclared = |found: &Diagnostic| *found.code == unknown_name::CODE;
        let is_in = |program: &Program, compilation: &Compilation| {
            let mut files = compilation.sources.files().map(|(_, file)| file.name());
            files.any(|name| program.sources.iter().any(|source| source.name == name))
        };
        let undeclared: Vec<_> =
            shown.iter().filter(|compilation| compilation.diagnostics.iter().any(is_undeclared)).collect();
        let mut partial = self.programs.iter().filter(|program| !program.is_whole);
        let program =
            partial.find(|program| undeclared.iter().any(|compilation| is_in(program, compilation)))?;
        let folder = project::name(&program.folder);
        Some(format!(
            "note: `{folder}` has more `.ecs` files; name the folder to read all of them, or use `--of`"
        ))
    }

    /// Whether the same was read, and the same could not be.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let diagnostics = |loaded: &Self| -> Vec<Vec<Diagnostic>> {
            loaded.unreadable.iter().map(|compilation| compilation.diagnostics.clone()).collect()
        };
        self.programs.len() == other.programs.len()
            && self.programs.iter().zip(&other.programs).all(|(one, other)| one.is_same(other))
            && diagnostics(self) == diagnostics(other)
    }

    fn refuse(&mut self, path: &Path, failure: &Failure) {
        let compilation = unreadable::compilation(path, failure);
        // One configuration may be that of many programs.
        if !self.unreadable.iter().any(|known| known.diagnostics == compilation.diagnostics) {
            self.unreadable.push(compilation);
        }
    }
}

/// Reads every program that the arguments name, and what each is compiled with. No program is looked for in the folder of the output.
///
/// What cannot be read is a diagnostic, and no failure: the other programs can be checked. Without the values of a `--var-file` none can.
pub(super) fn load(
    programs: &ProgramArguments,
    messages: &MessageArguments,
    unnamed: Unnamed,
    out: Option<&Path>,
) -> Result<Loaded, Failure> {
    messages.check_outputs()?;
    let mut loaded = Loaded::default();
    let baseline = messages.baseline.as_deref().map(baseline::read).transpose()?;
    let Some(variables) = variables(programs, &mut loaded)? else { return Ok(loaded) };
    let paths = paths::programs(programs, out);
    for (path, failure) in &paths.unreadable {
        loaded.refuse(path, failure);
    }
    let chosen = Chosen { named: &programs.environments, unnamed, several: paths.named.len() > 1 };
    for named in paths.named.values() {
        let (mut program, configuration) = match read(named) {
            Ok(read) => read,
            Err((path, failure)) => {
                loaded.refuse(&path, &failure);
                continue;
            }
        };
        match runs(&variables, &configuration, chosen) {
            Ok(runs) => program.runs = runs,
            // A mistake in the file, while any other one is in the options.
            Err(failure) if failure.position().is_some() => {
                loaded.refuse(&program.folder, &failure);
                continue;
            }
            Err(failure) => return Err(failure),
        }
        program.levels = configuration.levels;
        messages.set_levels(&mut program.levels)?;
        program.levels.baseline.clone_from(&baseline);
        loaded.programs.push(program);
    }
    if loaded.programs.len() > 1 && !variables.environment.is_empty() {
        share_environment(&mut loaded.programs, &variables);
    }
    Ok(loaded)
}

/// A program and its configuration; or the path that cannot be read, and why.
fn read(named: &Named) -> Result<(Program, Configuration), (PathBuf, Failure)> {
    let program = match named {
        Named::StandardInput => Program {
            sources: vec![standard_input().map_err(|failure| (PathBuf::from("-"), failure))?],
            paths: vec![None],
            ..Program::empty(PathBuf::from("."), Some("stdin".as_ref()))
        },
        Named::Folder(folder) => {
            let failed = |failure| (folder.clone(), failure);
            let files = project::files(folder).map_err(failed)?;
            read_files(Program::empty(folder.clone(), name_of(folder).map_err(failed)?.as_deref()), &files)?
        }
        Named::Files { folder, files } => {
            let name = match files.as_slice() {
                [file] => file.file_stem().map(ToOwned::to_owned),
                _ => name_of(folder).map_err(|failure| (folder.clone(), failure))?,
            };
            let program = read_files(Program::empty(folder.clone(), name.as_deref()), files)?;
            // A folder that cannot be listed has no more files that could be named.
            let is_whole = project::files(folder).is_ok_and(|all| all.len() <= files.len());
            Program { is_whole, ..program }
        }
    };
    let configuration = Configuration::of(&program.folder);
    let configuration = configuration.map_err(|failure| (program.folder.clone(), failure))?;
    Ok((program, configuration))
}

fn read_files(program: Program, files: &[PathBuf]) -> Result<Program, (PathBuf, Failure)> {
    let mut sources = Vec::new();
    for file in files {
        let bytes = project::read(file).map_err(|failure| (file.clone(), failure))?;
        sources.push(SourceText::decode(project::name(file), bytes));
    }
    Ok(Program { sources, paths: files.iter().cloned().map(Some).collect(), ..program })
}

/// The name of a folder: `.` has none in its path.
fn name_of(folder: &Path) -> Result<Option<OsString>, Failure> {
    let full = fs::canonicalize(folder).map_err(|error| Failure::read(folder, &error))?;
    Ok(full.file_name().map(ToOwned::to_owned))
}

/// The environment is that of all programs: a name that one of them declares is unknown to none, and one that none declares is reported
/// once.
fn share_environment(programs: &mut [Program], variables: &Variables) {
    let mut declared: BTreeSet<String> = BTreeSet::new();
    for program in programs.iter() {
        declared.extend(compile::declared_variables(&program.sources));
    }
    let all: BTreeSet<String> = variables.environment.keys().map(|name| name.to_lowercase()).collect();
    for (at, program) in programs.iter_mut().enumerate() {
        for run in &mut program.runs {
            run.elsewhere.clone_from(if at == 0 { &declared } else { &all });
        }
    }
}

/// The environments that are asked for.
#[derive(Debug, Clone, Copy)]
struct Chosen<'a> {
    /// Those of `--env`.
    named: &'a [String],
    /// Which are meant if there are none.
    unnamed: Unnamed,
    /// Whether it is asked of several programs: not all of them may have environments.
    several: bool,
}

/// What a program is compiled with, for each environment that is named.
fn runs(
    variables: &Variables,
    configuration: &Configuration,
    Chosen { named, unnamed, several }: Chosen<'_>,
) -> Result<Vec<Variables>, Failure> {
    let known: Vec<&str> = configuration.environments.iter().map(|it| it.name.as_str()).collect();
    let is_all = |name: &String| name == project::ALL;
    if let Some(name) = named.iter().find(|name| !is_all(name) && !known.contains(&name.as_str())) {
        return Err(Failure::new(no_environment(name, configuration, &known)));
    }
    if known.is_empty() {
        return match named.first() {
            Some(name) if several && is_all(name) => Ok(vec![variables.clone()]),
            Some(name) => Err(Failure::new(no_environment(name, configuration, &known))),
            None => Ok(vec![variables.clone()]),
        };
    }
    if named.is_empty() && unnamed == Unnamed::Refused {
        return Err(Failure::new(format!(
            "`{}` has environments: choose with `--env NAME` or `--env {}`; {}",
            configuration.name(),
            project::ALL,
            there_are(&known),
        )));
    }
    let all = named.is_empty() || named.iter().any(is_all);
    let chosen = configuration.read()?.into_iter().filter(|it| all || named.contains(&it.name));
    Ok(chosen.map(|it| Variables { configured: Some(it), ..variables.clone() }).collect())
}

fn there_are(known: &[&str]) -> String {
    let verb = if known.len() == 1 { "is" } else { "are" };
    format!("there {verb} {}", list(known, "and", known.len()))
}

fn no_environment(name: &str, configuration: &Configuration, known: &[&str]) -> String {
    if known.is_empty() {
        let what = match name {
            project::ALL => "there are no environments".to_owned(),
            name => format!("there is no environment `{name}`"),
        };
        return match configuration.path() {
            Some(_) => format!("{what}: `{}` has no `[environments]`", configuration.name()),
            None => format!("{what}: the program has no `ecsc.toml`"),
        };
    }
    let file = configuration.name();
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => format!("`{file}` has no environment `{name}`; did you mean `{near}`?"),
        None => format!("`{file}` has no environment `{name}`; {}", there_are(known)),
    }
}

/// What is shown of programs: of one that is compiled for several environments, each diagnostic once. `None` if there is no such program,
/// and the compilations are shown as they are.
pub(super) fn together(programs: &[Program], compilations: &[Compilation]) -> Option<Vec<Compilation>> {
    if programs.iter().all(|program| program.runs.len() == 1) {
        return None;
    }
    let mut rest = compilations;
    let each = programs.iter().filter_map(|program| {
        let (own, others) = rest.split_at_checked(program.runs.len())?;
        rest = others;
        Some(environments::together(own))
    });
    Some(each.collect())
}

/// Reads standard input.
pub(super) fn standard_input() -> Result<SourceText, Failure> {
    let path = Path::new("-");
    Ok(SourceText::decode("<stdin>", project::read_to_end(io::stdin().lock(), path)?))
}

/// The values of `var`s that all programs get; none if a file with values cannot be read.
fn variables(arguments: &ProgramArguments, loaded: &mut Loaded) -> Result<Option<Variables>, Failure> {
    let mut files = Vec::new();
    for path in &arguments.variable_files {
        match project::read(path) {
            Ok(bytes) => files.push(SourceText::decode(project::name(path), bytes)),
            Err(failure) => loaded.refuse(path, &failure),
        }
    }
    let (options, environment) = (arguments.variables.clone(), project::environment()?);
    let variables = Variables { options, files, environment, ..Variables::default() };
    Ok(loaded.unreadable.is_empty().then_some(variables))
}
