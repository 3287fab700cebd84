//! `ecsc watch`: checks or builds programs again whenever something that they are made of changes.
//!
//! Whether something has changed is decided by what the programs are made of, and not by what the system tells of files: it is read again
//! after each event and compared. So it is the same how an editor writes, and what a build writes beside the program starts nothing.

mod inputs;
mod watcher;

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use clap::{Arg, Args};

use self::inputs::Inputs;
use self::watcher::{Message, Watcher};
use super::arguments::{MessageArguments, ProgramArguments};
use super::build::{self, TemplateArguments};
use super::program::{self, Loaded, Unnamed};
use super::report::{close, plural};
use super::terminal::eprint;
use super::{Failure, Status, check};

#[derive(Debug, Args)]
#[expect(clippy::duplicated_attributes, reason = "each names another argument")]
#[command(mut_arg("out", needs_build), mut_arg("format", needs_build), mut_arg("minify", needs_build))]
pub(super) struct Arguments {
    #[command(flatten)]
    programs: ProgramArguments,

    /// Write the templates of programs without errors, as `ecsc build` does, with its options `--out`, `--format` and `--minify`
    #[arg(long)]
    build: bool,

    #[command(flatten)]
    templates: TemplateArguments,

    /// Clear the terminal before each run
    #[arg(long)]
    clear: bool,

    /// Look for changes every second: for file systems that do not tell of them, such as some that are mounted over a network
    #[arg(long)]
    poll: bool,

    #[command(flatten)]
    messages: MessageArguments,
}

/// The options of templates mean nothing without templates.
fn needs_build(argument: Arg) -> Arg {
    argument.requires("build")
}

/// What is done at each change.
#[derive(Debug)]
enum Job {
    Check(check::Arguments),
    Build(build::Arguments),
}

impl Job {
    fn programs(&self) -> &ProgramArguments {
        match self {
            Self::Check(arguments) => &arguments.programs,
            Self::Build(arguments) => &arguments.programs,
        }
    }

    fn messages(&self) -> &MessageArguments {
        match self {
            Self::Check(arguments) => &arguments.messages,
            Self::Build(arguments) => &arguments.messages,
        }
    }

    fn load(&self) -> Result<Loaded, Failure> {
        let (unnamed, out) = match self {
            Self::Check(_) => (Unnamed::All, None),
            Self::Build(arguments) => (Unnamed::Refused, Some(arguments.out())),
        };
        program::load(self.programs(), self.messages(), unnamed, out)
    }

    fn run(&self, loaded: &Loaded) -> Result<Status, Failure> {
        match self {
            Self::Check(arguments) => check::report(arguments, loaded),
            Self::Build(arguments) => build::report(arguments, loaded),
        }
    }
}

/// How often what cannot be watched is looked at.
const INTERVAL: Duration = Duration::from_secs(1);

pub(super) fn run(arguments: Arguments) -> Result<Status, Failure> {
    let Arguments { programs, build, templates, clear, poll, messages } = arguments;
    refuse(&programs)?;
    let job = if build {
        Job::Build(build::Arguments::new(programs, templates, messages))
    } else {
        Job::Check(check::Arguments::new(programs, messages))
    };
    let (sender, receiver) = mpsc::channel();
    watcher::on_interrupt(&sender)?;
    // What is wrong with the options stays wrong, while a mistake in a file may be repaired.
    let mut inputs = Inputs::new(job.programs(), job.load()?);
    if inputs.are_missing() {
        return job.run(&inputs.loaded);
    }
    let mut is_first = true;
    loop {
        if clear && io::stderr().is_terminal() {
            eprint("\u{1b}[2J\u{1b}[3J\u{1b}[H");
        }
        match job.run(&inputs.loaded) {
            Err(failure) if is_first => return Err(failure),
            Err(failure) => eprint(&format!("error: {failure}\n")),
            Ok(_) => {}
        }
        is_first = false;
        let files = inputs.count();
        close(job.messages(), &format!("watching {}; Ctrl-C ends it", plural(files, "file")));
        let changed = loop {
            // First watched, then read: what changes meanwhile is in one of the two.
            let watcher = if poll { None } else { Watcher::new(&inputs.folders(), &sender) };
            if let Some(changed) = inputs.reload(&job) {
                break changed;
            }
            let interval = (watcher.is_none() || inputs.are_incomplete()).then_some(INTERVAL);
            if wait(&receiver, interval) == Message::Interrupt {
                return Ok(Status::Interrupted);
            }
        };
        close(job.messages(), &told(&changed));
    }
}

/// Which files have changed. Of a file that could not be read nothing was known.
fn told(changed: &[String]) -> String {
    let names: Vec<&str> = changed.iter().map(String::as_str).collect();
    match names.as_slice() {
        [] => "changed".to_owned(),
        names => format!("changed: {}", crate::diagnostics::list(names, "and", 3)),
    }
}

/// Refuses what cannot be watched.
fn refuse(programs: &ProgramArguments) -> Result<(), Failure> {
    if programs.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::new("standard input cannot be watched: name a file or a folder"));
    }
    if programs.of {
        return Err(Failure::new(
            "`--of` is for `ecsc check`: `ecsc watch` finds out itself which programs have changed",
        ));
    }
    Ok(())
}

/// How long nothing may happen before the files are read: an editor writes in several steps.
const QUIET: Duration = Duration::from_millis(50);
/// After this number of further events they are read all the same.
const MAX_EVENTS: usize = 40;

/// Waits until something has happened, and until it is over; at most for the interval, if there is one.
fn wait(receiver: &Receiver<Message>, interval: Option<Duration>) -> Message {
    let first = match interval {
        Some(interval) => receiver.recv_timeout(interval).unwrap_or(Message::Change),
        // The sender lives as long as the handler of Ctrl-C, which is forever.
        None => receiver.recv().unwrap_or(Message::Interrupt),
    };
    if first == Message::Interrupt {
        return first;
    }
    for _ in 0..MAX_EVENTS {
        match receiver.recv_timeout(QUIET) {
            Ok(Message::Interrupt) => return Message::Interrupt,
            Ok(Message::Change) => {}
            Err(_) => break,
        }
    }
    Message::Change
}
