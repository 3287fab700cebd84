//! `ecsc check`: everything but the output; the command for CI and editors.

use clap::Args;

use super::arguments::{MessageArguments, ProgramArguments};
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
    let (programs, variables) = program::load(&arguments.programs, messages)?;
    let compilations: Vec<Compilation> = programs.iter().map(|program| program.check(&variables)).collect();
    show(&compilations, messages, Results::ToFiles)?;
    if messages.verbose {
        derived(&compilations);
    }
    let files = programs.iter().map(|program| program.sources.len()).sum();
    let counts = Counts::of(&compilations);
    close(messages, &format!("checked {}: {}", plural(files, "file"), counts.words()));
    Ok(counts.status())
}

/// Prints what the compiler derived, and why.
pub(super) fn derived(compilations: &[Compilation]) {
    for line in compilations.iter().flat_map(|compilation| &compilation.derived) {
        eprint(&format!("derived: {}\n", clean(line)));
    }
}
