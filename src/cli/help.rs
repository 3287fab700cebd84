//! `ecsc help`: the commands and the topics, or what one of them is about.

use std::fmt::Write;

use clap::builder::StyledStr;
use clap::{Args, CommandFactory, Parser};
use clap_complete::ArgValueCompleter;

use super::terminal::{ColorWhen, output_style, print};
use super::{Failure, Status, candidates, explain};
use crate::diagnostics::did_you_mean;
use crate::diagnostics::render::{Style, wrap};
use crate::generate::overview;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A command (build), or what `ecsc explain` knows: a kind (volume), a word of the language (param), a code (E0203). Without it, all
    /// commands and topics
    #[arg(value_name = "COMMAND | TOPIC", add = ArgValueCompleter::new(candidates::topics))]
    subject: Option<String>,

    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    color: ColorWhen,
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let style = output_style(arguments.color);
    let command = super::Arguments::command();
    let text = match &arguments.subject {
        None => format!("{}\n{}", of_command(None, style), topics(style)),
        Some(subject) if command.find_subcommand(subject).is_some() => of_command(Some(subject), style),
        Some(subject) => page(subject, &command, style)?,
    };
    print(&text)?;
    Ok(Status::Done)
}

/// What `--help` prints, of the whole or of a command.
fn of_command(name: Option<&str>, style: Style) -> String {
    let words = ["ecsc"].into_iter().chain(name).chain(["--help"]);
    // For clap, help is an error.
    let help =
        super::Arguments::try_parse_from(words).map_or_else(|help| help.render(), |_| StyledStr::new());
    if style.color { help.ansi().to_string() } else { help.to_string() }
}

/// The page of what is no command.
fn page(subject: &str, command: &clap::Command, style: Style) -> Result<String, Failure> {
    explain::page(subject, style).map_err(|failure| {
        // What `explain` does not know may be a misspelt command.
        match did_you_mean(subject, command.get_subcommands().map(clap::Command::get_name)) {
            Some(near) => Failure::new(format!("there is no command `{subject}`; did you mean `{near}`?")),
            None => failure,
        }
    })
}

/// Every topic with its first sentence.
fn topics(style: Style) -> String {
    let groups = overview::groups();
    let names = groups.iter().flat_map(|group| group.topics.iter().map(|(name, _)| name.len()));
    let indent = names.max().unwrap_or_default() + 4;
    let mut text = String::new();
    for group in &groups {
        let _ = writeln!(text, "{}:", group.title);
        for (name, summary) in &group.topics {
            let lines = wrap(summary, style.width.saturating_sub(indent).max(20));
            let lines = lines.join(&format!("\n{:indent$}", ""));
            let _ = writeln!(text, "  {name:width$}{lines}", width = indent - 2);
        }
        text.push('\n');
    }
    text + "`ecsc help TOPIC` shows the page of a topic, `ecsc explain --list` all of them.\n"
}
