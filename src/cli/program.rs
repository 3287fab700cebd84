//! Reads programs: a path is a file, a folder, or standard input.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::arguments::{MessageArguments, ProgramArguments};
use crate::compile::{self, Compilation, SourceText, Variables, environments};
use crate::diagnostics::control::Levels;
use crate::diagnostics::repair::{Repaired, TakenBack};
use crate::diagnostics::{Applicability, did_you_mean, list};
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
    folder: PathBuf,
    hint: String,
    levels: Levels,
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
    /// Compiles the program as it is now, once for each run.
    pub(super) fn compile(&self, format: emit::Format) -> Vec<Compilation> {
        let folder = Folder(&self.folder);
        let for_deployment = |input| compile::Input { for_deployment: true, ..input };
        self.inputs(format, &folder).into_iter().map(for_deployment).map(compile::compile).collect()
    }

    /// Checks the program without writing templates, once for each run.
    pub(super) fn check(&self) -> Vec<Compilation> {
        let folder = Folder(&self.folder);
        self.inputs(emit::Format::default(), &folder).into_iter().map(compile::check).collect()
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
    fn inputs<'r>(&self, format: emit::Format, reader: &'r Folder<'r>) -> Vec<compile::Input<'r>> {
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

/// Reads every program that the arguments name, and what each is compiled with.
pub(super) fn load(
    programs: &ProgramArguments,
    messages: &MessageArguments,
    unnamed: Unnamed,
) -> Result<Vec<Program>, Failure> {
    let variables = variables(programs)?;
    let mut loaded = Vec::new();
    for path in &programs.paths {
        let mut program = load_path(path)?;
        let configuration = Configuration::of(&program.folder)?;
        program.runs = runs(&variables, &configuration, &programs.environments, unnamed)?;
        program.levels = configuration.levels;
        messages.set_levels(&mut program.levels)?;
        loaded.push(program);
    }
    if loaded.len() > 1 && !variables.environment.is_empty() {
        share_environment(&mut loaded, &variables);
    }
    Ok(loaded)
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

/// What a program is compiled with, for each environment that is named.
fn runs(
    variables: &Variables,
    configuration: &Configuration,
    named: &[String],
    unnamed: Unnamed,
) -> Result<Vec<Variables>, Failure> {
    let known: Vec<&str> = configuration.environments.iter().map(|it| it.name.as_str()).collect();
    let is_all = |name: &String| name == project::ALL;
    if let Some(name) = named.iter().find(|name| !is_all(name) && !known.contains(&name.as_str())) {
        return Err(Failure::new(no_environment(name, configuration, &known)));
    }
    if known.is_empty() {
        return match named.first() {
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

fn load_path(path: &Path) -> Result<Program, Failure> {
    if path.as_os_str() == "-" {
        return Ok(Program {
            sources: vec![standard_input()?],
            paths: vec![None],
            folder: PathBuf::from("."),
            hint: "stdin".to_owned(),
            runs: Vec::new(),
            levels: Levels::default(),
        });
    }
    let metadata = fs::metadata(path).map_err(|error| Failure::read(path, &error))?;
    // A folder is one program of all its files; a file named alone is a program by itself.
    let (folder, files, hint) = if metadata.is_dir() {
        // `.` has no name; the folder has one.
        let full = fs::canonicalize(path).map_err(|error| Failure::read(path, &error))?;
        (path.to_owned(), project::files(path)?, full.file_name().map(ToOwned::to_owned))
    } else {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let folder = parent.map_or_else(|| PathBuf::from("."), Path::to_owned);
        (folder, vec![path.to_owned()], path.file_stem().map(ToOwned::to_owned))
    };
    let mut sources = Vec::new();
    for file in &files {
        sources.push(SourceText::decode(project::name(file), project::read(file)?));
    }
    Ok(Program {
        sources,
        paths: files.into_iter().map(Some).collect(),
        folder,
        hint: hint.map_or_else(|| "main".to_owned(), |hint| hint.to_string_lossy().into_owned()),
        runs: Vec::new(),
        levels: Levels::default(),
    })
}

/// Reads standard input.
pub(super) fn standard_input() -> Result<SourceText, Failure> {
    let path = Path::new("-");
    Ok(SourceText::decode("<stdin>", project::read_to_end(io::stdin().lock(), path)?))
}

fn variables(arguments: &ProgramArguments) -> Result<Variables, Failure> {
    let mut files = Vec::new();
    for path in &arguments.variable_files {
        files.push(SourceText::decode(project::name(path), project::read(path)?));
    }
    let (options, environment) = (arguments.variables.clone(), project::environment()?);
    Ok(Variables { options, files, environment, ..Variables::default() })
}
