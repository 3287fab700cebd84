//! `ecsc completions`: the script by which a shell asks this command what may come next, and the answer.

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Args, CommandFactory};
use clap_complete::env::Shells;
use clap_complete::{CompleteEnv, Shell};

use super::{Failure, Status, terminal};

/// The environment variable by which the script says that it asks, and for which shell.
const VARIABLE: &str = "ECSC_COMPLETE";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let shell = arguments.shell.to_string();
    let shells = Shells::builtins();
    let no_script = || Failure::new(format!("there is no script for {shell}"));
    let completer = shells.completer(&shell).ok_or_else(no_script)?;
    let mut script = Vec::new();
    completer
        .write_registration(VARIABLE, "ecsc", "ecsc", "ecsc", &mut script)
        .map_err(|error| Failure::new(error.to_string()))?;
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if arguments.shell == Shell::Zsh {
        // In a folder of functions the script is the function `_ecsc` itself: when it is loaded, it must answer, too.
        script.push_str("\n[[ $funcstack[1] == _ecsc ]] && _clap_dynamic_completer_ecsc \"$@\"\ntrue\n");
    }
    terminal::print(&script)?;
    Ok(Status::Done)
}

/// Answers a shell; `None` if none asks.
pub(super) fn answer(arguments: &[OsString]) -> Option<ExitCode> {
    // Without a name of the program there are no words to complete, which the library takes for granted.
    if arguments.is_empty() || env::var_os(VARIABLE).is_none() {
        return None;
    }
    let asked =
        CompleteEnv::with_factory(super::Arguments::command).var(VARIABLE).bin("ecsc").completer("ecsc");
    match asked.try_complete(arguments.to_vec(), env::current_dir().ok().as_deref()) {
        Ok(true) => Some(ExitCode::SUCCESS),
        Ok(false) => None,
        Err(error) => {
            let _ = error.print();
            Some(ExitCode::from(2))
        }
    }
}
