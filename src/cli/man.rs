//! `ecsc man`: the manual page, of the whole or of one command.

use clap::{Args, CommandFactory};

use super::{Failure, Status, terminal};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Print the page of this command
    command: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let mut command = super::Arguments::command();
    // Only `build` gives subcommands their full name (`ecsc-check`) and their inherited arguments.
    command.build();
    let page = match &arguments.command {
        None => command,
        Some(name) => {
            let Some(command) = command.find_subcommand(name) else {
                return Err(Failure::new(format!("there is no command `{name}`")));
            };
            command.clone()
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text).map_err(|error| Failure::new(error.to_string()))?;
    terminal::print(&String::from_utf8_lossy(&text))?;
    Ok(Status::Done)
}
