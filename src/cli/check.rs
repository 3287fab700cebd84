//! `ecsc check`: everything but the output; the command for CI and editors.

use clap::Args;

use super::arguments::{MessageArguments, ProgramArguments};
use super::program::{Program, Unnamed};
use super::report::{Counts, Results, close, plural, show};
use super::terminal::eprint;
use super::{Failure, Status, program};
use crate::compile::Compilation;
use crate::diagnostics::render::clean;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    programs: ProgramArguments,
    #[command(flatten)]
    messages: MessageArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let messages = &arguments.messages;
    let loaded = program::load(&arguments.programs, messages, Unnamed::All, None)?;
    let compilations: Vec<Compilation> = loaded.programs.iter().flat_map(Program::check).collect();
    let together = program::together(&loaded.programs, &compilations);
    let shown = loaded.shown(together.as_deref().unwrap_or(&compilations));
    show(&shown, messages, Results::ToFiles)?;
    if messages.verbose {
        derived(&compilations);
    }
    let files = loaded.programs.iter().map(|program| program.sources.len()).sum();
    let counts = Counts::of(&shown);
    if let Some(note) = loaded.note(&shown) {
        close(messages, &note);
    }
    close(messages, &format!("checked {}: {}", plural(files, "file"), counts.words()));
    Ok(loaded.status(counts))
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
