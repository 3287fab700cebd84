//! `ecsc fmt`: formats files.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::MessageArguments;
use super::report::{Counts, Results, close, is_for_programs, plural, show};
use super::{Failure, Status, files, program, terminal, unified, unreadable};
use crate::compile::{self, Compilation, SourceText};
use crate::diagnostics::catalog::project::unformatted_file;
use crate::diagnostics::figure;
use crate::format::{Dialect, format};
use crate::project;
use crate::source::{Sources, Span, offset};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A file, a folder (all its .ecs and .ecsvars files), or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    /// Format the files of all folders below, too, but for hidden and temporary names
    #[arg(short, long)]
    recursive: bool,

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
    let messages = &arguments.messages;
    messages.check_outputs()?;
    // All are read before the first is written, so that a wrong path changes nothing.
    let mut read = Read::default();
    for path in &arguments.paths {
        read.add(path, arguments.recursive)?;
    }
    let Read { files, unreadable } = read;
    let changes_files = !arguments.check && !arguments.diff;
    if changes_files && !unreadable.is_empty() {
        let shown: Vec<&Compilation> = unreadable.iter().collect();
        show(&shown, messages, Results::ToFiles)?;
        close(messages, &format!("{}: nothing was formatted", Counts::of(&shown).words()));
        return Ok(Status::Unreadable);
    }
    let all: Vec<File> = files.into_iter().map(|(source, path)| formatted(source, path)).collect();
    let changed = all.iter().filter(|file| file.changes()).count();
    // Formats for programs have a diagnostic for each file that would change, and names are for people.
    let annotates = arguments.check && !arguments.diff && is_for_programs(messages);
    if arguments.diff {
        let diffs = all.iter().filter(|file| file.changes());
        let diffs = diffs.map(|file| unified::diff(&file.source.name, &file.source.text, &file.formatted));
        terminal::print(&diffs.collect::<String>())?;
    } else if arguments.check && !annotates {
        let names = all.iter().filter(|file| file.changes());
        terminal::print(&names.flat_map(|file| [file.source.name.as_str(), "\n"]).collect::<String>())?;
    } else if changes_files {
        write(&all)?;
    }
    // Standard output has the diff, the names or the formatted text then, and diagnostics for
    // programs must not be mixed with it.
    let is_printed = changes_files && all.iter().any(|file| file.path.is_none());
    let printed = arguments.diff || (arguments.check && !annotates) || is_printed;
    let results = if printed { Results::ToStandardOutput } else { Results::ToFiles };
    let total = all.len();
    let unformatted: Vec<Compilation> =
        all.iter().filter(|file| annotates && file.changes()).map(annotation).collect();
    let wrong: Vec<Compilation> = all.into_iter().filter_map(|file| file.diagnostics).collect();
    let shown: Vec<&Compilation> = unreadable.iter().chain(&wrong).chain(&unformatted).collect();
    show(&shown, messages, results)?;
    let verb = if changes_files { "formatted" } else { "would format" };
    let counts = Counts::of(&unreadable.iter().chain(&wrong).collect::<Vec<_>>());
    let errors = if counts.errors > 0 { format!(": {}", counts.words()) } else { String::new() };
    let summary = format!("{verb} {} of {}{errors}", figure(changed), plural(total, "file"));
    close(messages, &summary);
    Ok(match () {
        () if !unreadable.is_empty() => Status::Unreadable,
        // A file with syntax errors fails the command even if it need not change: it has not been
        // formatted.
        () if arguments.check && changed > 0 => Status::Faulty,
        () => counts.status(),
    })
}

/// The diagnostic of a file that would change.
fn annotation(file: &File) -> Compilation {
    let mut sources = Sources::default();
    let id = sources.add(file.source.name.as_str(), file.source.text.as_str());
    let edits = unified::edits(id, &file.source.text, &file.formatted);
    let start = edits.first().map_or(0, |edit| edit.span.start);
    let lines = sources.file(id).index();
    let line = lines.line_range(lines.line(start)).unwrap_or_default();
    let text = file.source.text.get(line.start as usize..line.end as usize).unwrap_or_default();
    let end = line.start + offset(text.trim_end().len());
    let span = Span::new(id, line.start, end);
    let diagnostics = vec![unformatted_file(span, &file.source.name, edits)];
    Compilation { sources, diagnostics, ..Compilation::default() }
}

/// The files to format.
#[derive(Debug, Default)]
struct Read {
    /// Each with its path; none of standard input.
    files: Vec<(SourceText, Option<PathBuf>)>,
    /// What cannot be read, a diagnostic each.
    unreadable: Vec<Compilation>,
}

impl Read {
    /// Reads the files of a path.
    fn add(&mut self, path: &Path, recursive: bool) -> Result<(), Failure> {
        if path.as_os_str() == "-" {
            self.files.push((program::standard_input()?, None));
            return Ok(());
        }
        match in_path(path, recursive, &mut self.unreadable) {
            Ok(files) => files.into_iter().for_each(|file| self.add_file(file)),
            Err(failure) => self.unreadable.push(unreadable::compilation(path, &failure)),
        }
        Ok(())
    }

    fn add_file(&mut self, file: PathBuf) {
        match project::read(&file) {
            Ok(bytes) => self.files.push((SourceText::decode(project::name(&file), bytes), Some(file))),
            Err(failure) => self.unreadable.push(unreadable::compilation(&file, &failure)),
        }
    }
}

/// The files of a path.
fn in_path(path: &Path, recursive: bool, unreadable: &mut Vec<Compilation>) -> Result<Vec<PathBuf>, Failure> {
    let metadata = fs::metadata(path).map_err(|error| Failure::read(path, &error))?;
    if !metadata.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    if !recursive {
        return in_folder(path);
    }
    let search = project::folders_below(path, is_formatted, |_| false);
    unreadable.extend(search.unreadable.iter().map(|(path, failure)| unreadable::compilation(path, failure)));
    let files: Vec<Vec<PathBuf>> =
        search.folders.iter().map(|folder| in_folder(folder)).collect::<Result<_, _>>()?;
    Ok(files.concat())
}

fn is_formatted(path: &Path) -> bool {
    project::is_program(path) || project::is_variables(path)
}

/// The files of a folder, not of its subfolders, in name order: programs, then variables.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut variables = project::variable_files(folder)?;
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
