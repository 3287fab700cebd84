//! The command line: one file per command. Only `cli`, `lsp` and `project` access files and the environment, and only `cli` the
//! terminal.

mod arguments;
mod terminal;
mod files;
mod foreign;
mod output;
mod index;
mod baseline;
mod paths;
mod unreadable;
mod named_files;
mod program;
mod report;
mod unified;
mod build;
mod candidates;
mod check;
mod completions;
mod explain;
mod fix;
mod fmt;
mod help;
mod lsp;
mod man;
mod manual;
mod markdown;
mod schema;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::project::Failure;

/// Compiles .ecs files, declarations of container platforms on Amazon ECS, to CloudFormation.
#[derive(Debug, Parser)]
#[command(name = "ecsc", version, arg_required_else_help = true, disable_help_subcommand = true)]
#[command(after_help = manual::after_help())]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compile programs and write their templates
    #[command(after_help = manual::after_help_of("build"))]
    Build(build::Arguments),
    /// Check programs without writing templates
    #[command(after_help = manual::after_help_of("check"))]
    Check(check::Arguments),
    /// Check programs, or build them, again whenever they change
    #[command(after_help = manual::after_help_of("watch"))]
    Watch(watch::Arguments),
    /// Format files
    #[command(after_help = manual::after_help_of("fmt"))]
    Fmt(fmt::Arguments),
    /// Apply fixes, check again, and take back what did not help
    #[command(after_help = manual::after_help_of("fix"))]
    Fix(fix::Arguments),
    /// Explain a diagnostic, a kind of block, an attribute or a function
    #[command(after_help = manual::after_help_of("explain"))]
    Explain(explain::Arguments),
    /// Print the language as JSON, for tools
    #[command(after_help = manual::after_help_of("schema"))]
    Schema(schema::Arguments),
    /// Run the language server over standard input and output
    Lsp(lsp::Arguments),
    /// Print a shell completion script
    #[command(after_help = manual::after_help_of("completions"))]
    Completions(completions::Arguments),
    /// Print a manual page
    #[command(after_help = manual::after_help_of("man"))]
    Man(man::Arguments),
    /// Print this message and the topics, the help of a command, or the page of a topic
    #[command(after_help = manual::after_help_of("help"))]
    Help(help::Arguments),
}

/// How a command ended that did what it had to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// All is well.
    Done,
    /// The program has errors.
    Faulty,
    /// Something cannot be read; what can be read was checked.
    Unreadable,
    /// It was ended by Ctrl-C.
    Interrupted,
}

/// The exit status of a command that was ended by Ctrl-C, as shells have it.
const INTERRUPTED: u8 = 130;

/// Runs the command that the arguments name; the first argument is the name of this program.
///
/// The exit status is 0 if all is well, 1 if the program has errors, 2 for wrong usage and for files that cannot be read
/// or written, 130 after Ctrl-C.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some(answered) = completions::answer(&arguments) {
        return answered;
    }
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // For clap, help and version are errors with exit status 0, printed to standard output. A closed pipe is ignored.
            let error = foreign::with_tip(error);
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let result = match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Watch(arguments) => watch::run(arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
        Command::Fix(arguments) => fix::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Lsp(arguments) => return lsp::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
        Command::Help(arguments) => help::run(&arguments),
    };
    match result {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::Faulty) => ExitCode::from(1),
        Ok(Status::Unreadable) => ExitCode::from(2),
        Ok(Status::Interrupted) => ExitCode::from(INTERRUPTED),
        Err(failure) => {
            terminal::eprint(&format!("error: {failure}\n"));
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        super::Arguments::command().debug_assert();
    }
}
