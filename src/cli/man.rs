//! `ecsc man`: the manual page, of the whole or of one command.

use std::io;

use clap::{Args, CommandFactory};
use clap_complete::ArgValueCompleter;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::{Failure, Status, candidates, manual, terminal};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Print the page of this command
    #[arg(add = ArgValueCompleter::new(candidates::commands))]
    command: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let mut command = super::Arguments::command().subcommand_help_heading("COMMANDS");
    // Only `build` gives subcommands their full name (`ecsc-check`) and their inherited arguments.
    command.build();
    let name = arguments.command.as_deref();
    let subcommand = match name {
        None => None,
        Some(name) => {
            let Some(command) = command.find_subcommand(name) else {
                return Err(Failure::new(format!("there is no command `{name}`")));
            };
            Some(command.clone())
        }
    };
    let mut text = Vec::new();
    let commands: Vec<String> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let see_also = match name {
        None => commands.iter().map(|name| format!("ecsc-{name}(1)")).collect(),
        Some(_) => vec!["ecsc(1)".to_owned()],
    };
    render(subcommand.unwrap_or(command), name, &see_also, &mut text)
        .map_err(|error| Failure::new(error.to_string()))?;
    terminal::print(&String::from_utf8_lossy(&text))?;
    Ok(Status::Done)
}

/// Writes the sections of a page in the order that manual pages have.
fn render(
    command: clap::Command,
    name: Option<&str>,
    see_also: &[String],
    text: &mut Vec<u8>,
) -> io::Result<()> {
    let has_commands = command.has_subcommands();
    // A subcommand has no version of its own, and its header would end with a space.
    let page = Man::new(command).source(concat!("ecsc ", env!("CARGO_PKG_VERSION"))).manual("User Commands");
    page.render_title(text)?;
    page.render_name_section(text)?;
    page.render_synopsis_section(text)?;
    page.render_description_section(text)?;
    page.render_options_section(text)?;
    if has_commands {
        page.render_subcommands_section(text)?;
    }
    let mut rest = Roff::new();
    let examples: Vec<(String, &str)> =
        manual::examples(name).into_iter().map(|(line, what)| (format!("ecsc {line}"), what)).collect();
    entries(&mut rest, "EXIT STATUS", &manual::EXIT_STATUS);
    entries(&mut rest, "ENVIRONMENT", &manual::ENVIRONMENT);
    entries(&mut rest, "FILES", &manual::FILES);
    entries(&mut rest, "EXAMPLES", &examples);
    rest.control("SH", ["SEE ALSO"]);
    rest.text([roman(format!("{}, {}", see_also.join(", "), env!("CARGO_PKG_REPOSITORY")))]);
    rest.to_writer(text)
}

/// A section with a paragraph for each entry; none without entries.
fn entries<N: AsRef<str>>(roff: &mut Roff, title: &str, entries: &[(N, &str)]) {
    if entries.is_empty() {
        return;
    }
    roff.control("SH", [title]);
    for (name, what) in entries {
        roff.control("TP", []);
        roff.text([bold(name.as_ref())]);
        roff.text([roman(*what)]);
    }
}
