//! `ecsc fmt`: formats files.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::MessageArguments;
use super::report::{Counts, Results, close, plural, show};
use super::{Failure, Status, files, program, terminal, unified};
use crate::compile::{self, Compilation, SourceText};
use crate::diagnostics::figure;
use crate::format::{Dialect, format};
use crate::project;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A file, a folder (all its .ecs and .ecsvars files), or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    /// Change nothing; list the files that would change, and exit with an error if there are any
    #[arg(long)]
    check: bool,

    /// Change nothing; print the changes as a unified diff
    #[arg(long)]
    diff: bool,

    #[command(flatten)]
    messages: MessageArguments,
}

/// A file before and after.
struct File {
    source: SourceText,
    /// None for standard input.
    path: Option<PathBuf>,
    formatted: String,
    /// What is wrong with its syntax, if anything is.
    diagnostics: Option<Compilation>,
}

impl File {
    fn changes(&self) -> bool {
        self.source.text != self.formatted
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    // All are read before the first is written, so that a wrong path changes nothing.
    let mut read = Vec::new();
    for path in &arguments.paths {
        collect(path, &mut read)?;
    }
    let all: Vec<File> = read.into_iter().map(|(source, path)| formatted(source, path)).collect();
    let changed = all.iter().filter(|file| file.changes()).count();
    if arguments.diff {
        let diffs = all.iter().filter(|file| file.changes());
        let diffs = diffs.map(|file| unified::diff(&file.source.name, &file.source.text, &file.formatted));
        terminal::print(&diffs.collect::<String>())?;
    } else if arguments.check {
        let names = all.iter().filter(|file| file.changes());
        terminal::print(&names.flat_map(|file| [file.source.name.as_str(), "\n"]).collect::<String>())?;
    } else {
        write(&all)?;
    }
    // Standard output has the diff, the names or the formatted text then, and diagnostics for
    // programs must not be mixed with it.
    let printed = arguments.diff || arguments.check || all.iter().any(|file| file.path.is_none());
    let results = if printed { Results::ToStandardOutput } else { Results::ToFiles };
    let total = all.len();
    let diagnostics: Vec<Compilation> = all.into_iter().filter_map(|file| file.diagnostics).collect();
    show(&diagnostics, &arguments.messages, results)?;
    let verb = if arguments.check || arguments.diff { "would format" } else { "formatted" };
    let counts = Counts::of(&diagnostics);
    let errors = if counts.errors > 0 { format!(": {}", counts.words()) } else { String::new() };
    let summary = format!("{verb} {} of {}{errors}", figure(changed), plural(total, "file"));
    close(&arguments.messages, &summary);
    let unformatted = arguments.check && changed > 0;
    // A file with syntax errors fails the command even if it need not change: it has not been
    // formatted.
    Ok(if unformatted { Status::Faulty } else { counts.status() })
}

/// Reads the files of a path.
fn collect(path: &Path, read: &mut Vec<(SourceText, Option<PathBuf>)>) -> Result<(), Failure> {
    if path.as_os_str() == "-" {
        read.push((program::standard_input()?, None));
        return Ok(());
    }
    let metadata = fs::metadata(path).map_err(|error| Failure::read(path, &error))?;
    let files = if metadata.is_dir() { in_folder(path)? } else { vec![path.to_owned()] };
    for file in files {
        read.push((SourceText::decode(project::name(&file), project::read(&file)?), Some(file)));
    }
    Ok(())
}

/// The files of a folder, not of its subfolders, in name order: programs, then variables.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::read(folder, &error))?;
    let mut variables = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Failure::read(folder, &error))?.path();
        if dialect(&path) == Dialect::Variables && !project::is_temporary(&path) && !path.is_dir() {
            variables.push(path);
        }
    }
    variables.sort();
    // A folder with nothing but values of `var`s can be formatted, though it is not a program.
    match project::files(folder) {
        Ok(mut files) => {
            files.append(&mut variables);
            Ok(files)
        }
        Err(_) if !variables.is_empty() => Ok(variables),
        Err(failure) => Err(failure),
    }
}

fn dialect(path: &Path) -> Dialect {
    if project::is_variables(path) { Dialect::Variables } else { Dialect::Program }
}

fn formatted(source: SourceText, path: Option<PathBuf>) -> File {
    let dialect = path.as_deref().map_or(Dialect::Program, dialect);
    // What was not UTF-8 was decoded with replacement characters, so it cannot be written back.
    if source.not_utf8.is_some() {
        let formatted = source.text.clone();
        let diagnostics = Some(compile::syntax_only(source.clone(), dialect));
        return File { source, path, formatted, diagnostics };
    }
    let result = format(&source.text, dialect);
    let diagnostics = (!result.whole).then(|| compile::syntax_only(source.clone(), dialect));
    File { source, path, formatted: result.text, diagnostics }
}

fn write(all: &[File]) -> Result<(), Failure> {
    for file in all {
        match &file.path {
            Some(path) if file.changes() => files::replace(path, file.formatted.as_bytes())?,
            Some(_) => {}
            // Printing the replacement characters would look like a result.
            None if file.source.not_utf8.is_some() => {}
            // Standard input: the formatted text is the result.
            None => terminal::print(&file.formatted)?,
        }
    }
    Ok(())
}
