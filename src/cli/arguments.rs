//! Arguments that several commands share.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;

use super::candidates;
use super::terminal::ColorWhen;
use crate::diagnostics::control::{Level, Levels};
use crate::project::{self, Failure};

/// The programs and the values of their variables.
#[derive(Debug, Args)]
pub(super) struct ProgramArguments {
    /// A folder (all its .ecs files are one program), files (those of one folder are one program), or `-` for standard input [default: .]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Find the programs in folders and in all folders below them, but for hidden and temporary names and the output
    #[arg(short, long)]
    pub(super) recursive: bool,

    /// The paths are files that have changed: find the programs that they are of. Without paths there is nothing to do
    #[arg(long, conflicts_with = "recursive")]
    pub(super) of: bool,

    /// Set a `var`; strings and enum values without quotes
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = variable, add = ArgValueCompleter::new(candidates::variables))]
    pub(super) variables: Vec<(String, String)>,

    /// Set `var`s from a file with lines `name = value`
    #[arg(long = "var-file", value_name = "FILE")]
    pub(super) variable_files: Vec<PathBuf>,

    /// An environment of `ecsc.toml`, or `all`
    #[arg(long = "env", value_name = "NAME", add = ArgValueCompleter::new(candidates::environments))]
    pub(super) environments: Vec<String>,
}

impl ProgramArguments {
    /// The paths that are given, or the current folder.
    pub(super) fn given(&self) -> Vec<PathBuf> {
        if self.paths.is_empty() { vec![PathBuf::from(".")] } else { self.paths.clone() }
    }
}

/// How diagnostics are shown.
#[derive(Debug, Args)]
#[command(next_help_heading = "Diagnostics")]
pub(super) struct MessageArguments {
    /// Format of diagnostics: human and short go to standard error, json, sarif and github to standard output [default:
    /// human on a terminal, otherwise short]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) message_format: Option<MessageFormat>,

    /// Write the diagnostics to a file, too, in a format: `sarif:out.sarif`. Without a format, those of the message format go to the file
    /// only
    #[arg(long = "output", value_name = "[FORMAT:]FILE", value_parser = output)]
    pub(super) outputs: Vec<Output>,

    /// Do not show the warnings that this file has, which `--write-baseline` of `ecsc check` writes
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,

    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    pub(super) color: ColorWhen,

    /// Screen-reader-friendly output
    #[arg(long, conflicts_with = "message_format")]
    pub(super) accessible: bool,

    /// Maximum number of errors, and of warnings, to show; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) max_errors: usize,

    /// Treat a warning as an error: its code, or `warnings` for all that are not allowed
    #[arg(long, value_name = "CODE", value_parser = denied, add = ArgValueCompleter::new(candidates::denied))]
    deny: Vec<Denied>,

    /// Show a warning, also one that `ecsc.toml` allows or denies
    #[arg(long, value_name = "CODE", value_parser = project::warning, add = ArgValueCompleter::new(candidates::warnings))]
    warn: Vec<&'static str>,

    /// Do not show a warning
    #[arg(long, value_name = "CODE", value_parser = project::warning, add = ArgValueCompleter::new(candidates::warnings))]
    allow: Vec<&'static str>,

    /// Show only errors: no warnings, no summary
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,

    /// Show more details of what was done
    #[arg(short, long)]
    pub(super) verbose: bool,
}

/// A view of the diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// Source lines with labels, help and fixes
    Human,
    /// One line per diagnostic
    Short,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// GitHub workflow commands, which annotate a pull request
    Github,
}

/// A file for the diagnostics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Output {
    /// The format; otherwise the message format.
    pub(super) format: Option<MessageFormat>,
    /// The file.
    pub(super) path: PathBuf,
}

fn output(text: &str) -> Result<Output, String> {
    let (format, path) = match text.split_once(':') {
        // What is not a format is part of the path: `C:\\out.sarif`.
        Some((format, path)) if MessageFormat::from_str(format, false).is_ok() => {
            (MessageFormat::from_str(format, false).ok(), path)
        }
        _ => (None, text),
    };
    if path.is_empty() {
        Err("the name of the file is missing".to_owned())
    } else {
        Ok(Output { format, path: path.into() })
    }
}

impl MessageArguments {
    /// Fails if a file has no format.
    pub(super) fn check_outputs(&self) -> Result<(), Failure> {
        let without = |output: &&Output| output.format.is_none() && self.message_format.is_none();
        match self.outputs.iter().find(without) {
            Some(Output { path, .. }) => Err(Failure::new(format!(
                "`--output {path}` has no format: write `--output sarif:{path}`",
                path = path.display()
            ))),
            None => Ok(()),
        }
    }

    /// Changes the levels of a project to those that the command line gives.
    pub(super) fn set_levels(&self, levels: &mut Levels) -> Result<(), Failure> {
        levels.deny_warnings = self.deny.contains(&Denied::Warnings);
        let denied = self.deny.iter().filter_map(|denied| match denied {
            Denied::Warnings => None,
            Denied::One(code) => Some((*code, Level::Deny)),
        });
        let warned = self.warn.iter().map(|code| (*code, Level::Warn));
        let allowed = self.allow.iter().map(|code| (*code, Level::Allow));
        let mut given: BTreeMap<&'static str, Level> = BTreeMap::new();
        for (code, level) in denied.chain(warned).chain(allowed) {
            if given.insert(code, level).is_some_and(|other| other != level) {
                return Err(Failure::new(format!("the options give {code} two levels")));
            }
        }
        levels.by_code.extend(given);
        Ok(())
    }
}

/// What can be denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Denied {
    /// All warnings that are not allowed.
    Warnings,
    /// The warning of a code.
    One(&'static str),
}

fn denied(text: &str) -> Result<Denied, String> {
    if text == "warnings" {
        return Ok(Denied::Warnings);
    }
    project::warning(text).map(Denied::One)
}

fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("write NAME=VALUE".to_owned()),
    }
}
