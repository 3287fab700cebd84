//! What a shell is offered for the options of a build: the names of stacks.

use std::ffi::{OsStr, OsString};

use clap::Parser;
use clap_complete::CompletionCandidate;

use super::{compile, folders, format, left};
use crate::cli::candidates::{folder, offered, words};
use crate::cli::program::{self, Program, Unnamed};
use crate::cli::{self, Command, Failure};

/// The stacks of the program.
pub(super) fn stacks(current: &OsStr) -> Vec<CompletionCandidate> {
    let folder = folder();
    let arguments =
        cli::Arguments::try_parse_from([OsStr::new("ecsc"), OsStr::new("check"), folder.as_os_str()]);
    let Ok(cli::Arguments { command: Command::Check(arguments) }) = arguments else { return Vec::new() };
    let loaded =
        program::load(&arguments.programs, &arguments.messages, Unnamed::All, None).unwrap_or_default();
    let compilations = loaded.programs.iter().flat_map(Program::check);
    let mut names: Vec<String> =
        compilations.flat_map(|compilation| compilation.stacks).map(|stack| stack.name).collect();
    names.sort_unstable();
    names.dedup();
    offered(current, names.into_iter().map(|name| (name, None)))
}

/// The stacks that earlier builds have left, in the folder that the line names for the output.
pub(super) fn left_stacks(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut words = words();
    // What is being written, and the option before it.
    words.truncate(words.len().saturating_sub(2));
    let arguments = cli::Arguments::try_parse_from([OsString::from("ecsc")].iter().chain(&words));
    let Ok(cli::Arguments { command: Command::Build(arguments) }) = arguments else { return Vec::new() };
    let names = names_of_left_stacks(&arguments).unwrap_or_default();
    offered(current, names.into_iter().map(|name| (name, None)))
}

/// The names of the stacks that earlier builds into the same folder have left, as far as the programs can be compiled.
fn names_of_left_stacks(arguments: &super::Arguments) -> Result<Vec<String>, Failure> {
    let loaded =
        program::load(&arguments.programs, &arguments.messages, Unnamed::Refused, Some(arguments.out()))?;
    let compilations = compile(&loaded, format(&arguments.templates)?);
    let folders = folders(arguments.out(), &compilations)?;
    Ok(left(&compilations, &folders).into_iter().map(|stack| stack.name).collect())
}
