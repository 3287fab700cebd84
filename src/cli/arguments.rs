//! Arguments that several commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::terminal::ColorWhen;

/// Which programs, and with which variables.
#[derive(Debug, Args)]
pub(super) struct ProgramArguments {
    /// A file, a folder (all its .ecs files are one program), or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,

    /// Value of a `var`: strings and symbols bare
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = variable)]
    pub(super) variables: Vec<(String, String)>,

    /// File with values of `var`s, as lines `name = value`
    #[arg(long = "var-file", value_name = "FILE")]
    pub(super) variable_files: Vec<PathBuf>,
}

/// How diagnostics are shown.
#[derive(Debug, Args)]
pub(super) struct MessageArguments {
    /// How diagnostics are written to standard error [default: human on a terminal, else short]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) message_format: Option<MessageFormat>,

    /// When colours are used
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    pub(super) color: ColorWhen,

    /// Tell diagnostics in words, for screen readers
    #[arg(long, conflicts_with = "message_format")]
    pub(super) accessible: bool,

    /// How many errors, and how many warnings, are shown; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) max_errors: usize,

    /// Make every warning an error
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(super) deny: Option<Deny>,

    /// Show errors only: no warnings, no summary
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,

    /// Show more of what was done
    #[arg(short, long)]
    pub(super) verbose: bool,
}

/// A view of the diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// The lines that take part, with help
    Human,
    /// One line for each diagnostic
    Short,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// GitHub workflow commands, which annotate a change
    Github,
}

/// What can be denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Every warning that the project does not allow
    Warnings,
}

fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("write NAME=VALUE".to_owned()),
    }
}
