//! `ecsc check`: everything but the output; the command for CI and editors.

use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::{MessageArguments, ProgramArguments};
use super::program::{Loaded, Program, Unnamed};
use super::report::{Counts, Results, close, plural, show};
use super::terminal::eprint;
use super::{Failure, Status, baseline, program};
use crate::compile::Compilation;
use crate::diagnostics::Severity;
use crate::diagnostics::render::clean;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) programs: ProgramArguments,

    /// Write all warnings to a file: with `--baseline` they are not shown any more, and only new ones are
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    write_baseline: Option<PathBuf>,

    #[command(flatten)]
    pub(super) messages: MessageArguments,
}

impl Arguments {
    /// Those without a baseline to write.
    pub(super) fn new(programs: ProgramArguments, messages: MessageArguments) -> Self {
        Self { programs, write_baseline: None, messages }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let loaded = program::load(&arguments.programs, &arguments.messages, Unnamed::All, None)?;
    report(arguments, &loaded)
}

/// Checks programs as they were read, and shows what is found.
pub(super) fn report(arguments: &Arguments, loaded: &Loaded) -> Result<Status, Failure> {
    let messages = &arguments.messages;
    let compilations: Vec<Compilation> = loaded.programs.iter().flat_map(Program::check).collect();
    let together = program::together(&loaded.programs, &compilations);
    let shown = loaded.shown(together.as_deref().unwrap_or(&compilations));
    show(&shown, messages, Results::ToFiles)?;
    if messages.verbose {
        derived(&compilations);
    }
    if let Some(path) = &arguments.write_baseline {
        return write_baseline(path, &shown, loaded, messages);
    }
    let files = loaded.programs.iter().map(|program| program.sources.len()).sum();
    let counts = Counts::of(&shown);
    if let Some(note) = loaded.note(&shown) {
        close(messages, &note);
    }
    close(messages, &format!("checked {}: {}", plural(files, "file"), counts.words()));
    Ok(loaded.status(counts))
}

/// Writes the baseline. What is in it is no reason to fail, and what is an error is not in it.
fn write_baseline(
    path: &Path,
    shown: &[&Compilation],
    loaded: &Loaded,
    messages: &MessageArguments,
) -> Result<Status, Failure> {
    let count = baseline::write(path, shown)?;
    close(messages, &format!("wrote {} to {}", plural(count, "warning"), path.display()));
    let errors = shown.iter().flat_map(|compilation| &compilation.diagnostics);
    let errors = errors.filter(|found| found.code.severity == Severity::Error).count();
    Ok(loaded.status(Counts { errors, warnings: count }))
}

/// Prints which values the `var`s have, and what the compiler derived, and why.
pub(super) fn derived(compilations: &[Compilation]) {
    for compilation in compilations {
        let environment = compilation.environment.as_ref().map(|it| format!(" in {}", it.name));
        let environment = environment.unwrap_or_default();
        for (word, lines) in [("var", &compilation.variables), ("derived", &compilation.derived)] {
            for line in lines {
                eprint(&format!("{word}{environment}: {}\n", clean(line)));
            }
        }
    }
}
