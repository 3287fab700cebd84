//! Reads programs: a path is a file, a folder, or standard input.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::arguments::{MessageArguments, ProgramArguments};
use crate::compile::{self, Compilation, SourceText, Variables};
use crate::diagnostics::Applicability;
use crate::diagnostics::control::Levels;
use crate::diagnostics::repair::{Repaired, TakenBack};
use crate::emit;
use crate::project::{self, Failure, Folder};

/// A program as it was read.
#[derive(Debug, Clone)]
pub(super) struct Program {
    /// Its files.
    pub(super) sources: Vec<SourceText>,
    /// The path of each file; none for standard input.
    pub(super) paths: Vec<Option<PathBuf>>,
    folder: PathBuf,
    hint: String,
    levels: Levels,
}

impl Program {
    /// Compiles the program as it is now.
    pub(super) fn compile(&self, variables: &Variables, format: emit::Format) -> Compilation {
        compile::compile(self.input(variables, format, &Folder(&self.folder)))
    }

    /// Checks the program without writing templates.
    pub(super) fn check(&self, variables: &Variables) -> Compilation {
        compile::check(self.input(variables, emit::Format::default(), &Folder(&self.folder)))
    }

    /// Applies the program's fixes up to an applicability, as far as they help.
    pub(super) fn repair(&mut self, variables: &Variables, most: Applicability) -> Fixed {
        let folder = Folder(&self.folder);
        let input = self.input(variables, emit::Format::default(), &folder);
        let Repaired { program, fixed, taken_back } = compile::repair(input, most);
        let compile::Program { input, compilation } = program;
        self.sources = input.sources;
        Fixed { compilation, count: fixed, taken_back }
    }

    fn input<'r>(
        &self,
        variables: &Variables,
        format: emit::Format,
        reader: &'r Folder<'r>,
    ) -> compile::Input<'r> {
        compile::Input {
            sources: self.sources.clone(),
            project_hint: self.hint.clone(),
            variables: variables.clone(),
            levels: self.levels.clone(),
            format,
            reader,
        }
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

/// Reads every program that the arguments name, and the variables.
pub(super) fn load(
    programs: &ProgramArguments,
    messages: &MessageArguments,
) -> Result<(Vec<Program>, Variables), Failure> {
    let variables = variables(programs)?;
    let mut loaded = Vec::new();
    for path in &programs.paths {
        let mut program = load_path(path)?;
        program.levels = project::levels(&program.folder)?;
        program.levels.deny_warnings = messages.deny.is_some();
        loaded.push(program);
    }
    Ok((loaded, variables))
}

fn load_path(path: &Path) -> Result<Program, Failure> {
    if path.as_os_str() == "-" {
        return Ok(Program {
            sources: vec![standard_input()?],
            paths: vec![None],
            folder: PathBuf::from("."),
            hint: "stdin".to_owned(),
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
    Ok(Variables { options: arguments.variables.clone(), files, environment: project::environment()? })
}
