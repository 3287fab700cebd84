//! `ecsc explain`: the page of a diagnostic, or of the language.

use clap::Args;
use clap_complete::ArgValueCompleter;

use super::terminal::{ColorWhen, output_style, print};
use super::{Failure, Status, candidates, markdown};
use crate::diagnostics::render::Style;
use crate::diagnostics::{Code, catalog, did_you_mean};
use crate::generate::{diagnostics, reference, resource_types};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A code (E0203), a kind (volume), an attribute (volume.encrypted), a function (join), any other word or sign of the language (for, duration, ??), a key of ecsc.toml, or a name of CloudFormation (AWS::SNS::Topic, InstanceType)
    #[arg(value_name = "CODE | KIND[.ATTRIBUTE] | WORD | TYPE", required_unless_present = "list", add = ArgValueCompleter::new(candidates::subjects))]
    subject: Option<String>,

    /// List all codes, kinds and functions
    #[arg(long, conflicts_with = "subject")]
    list: bool,

    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    color: ColorWhen,
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let text = match &arguments.subject {
        Some(subject) => page(subject, output_style(arguments.color))?,
        None => list(),
    };
    print(&text)?;
    Ok(Status::Done)
}

/// The page of a subject, as a terminal shows it.
pub(super) fn page(subject: &str, style: Style) -> Result<String, Failure> {
    Ok(markdown::render(&source(subject)?, style))
}

/// The same in Markdown.
fn source(subject: &str) -> Result<String, Failure> {
    if let Some(code) = catalog::find(subject) {
        return Ok(diagnostics::page(code));
    }
    // A code that does not exist is no misspelt kind: `E0999` is nearest to nothing in the
    // language.
    if looks_like_code(subject) {
        let near = did_you_mean(subject, catalog::all().map(|code| code.id));
        return Err(Failure::new(match near {
            Some(near) => format!("there is no code `{subject}`; did you mean {near}?"),
            None => format!("there is no code `{subject}`; `ecsc explain --list` shows all"),
        }));
    }
    if resource_types::is_meant(subject) {
        return resource_types::page(subject).map_err(|unknown| Failure::new(no_resource_type(&unknown)));
    }
    reference::page(subject).map_err(|unknown| {
        let subject = match unknown.known.as_str() {
            "" => "there is no code, kind or function".to_owned(),
            known => format!("`{known}` has no"),
        };
        Failure::new(match unknown.near {
            Some(near) => format!("{subject} `{}`; did you mean `{near}`?", unknown.name),
            None if unknown.known.is_empty() => {
                format!("{subject} `{}`; `ecsc explain --list` shows all", unknown.name)
            }
            None => format!("{subject} `{}`", unknown.name),
        })
    })
}

/// Of a misspelt type, or of a property that a type does not have.
fn no_resource_type(unknown: &resource_types::Unknown) -> String {
    let what = match unknown.known.as_str() {
        "" => format!("CloudFormation has no resource type `{}`", unknown.name),
        known => format!("`{known}` has no property `{}`", unknown.name),
    };
    match &unknown.near {
        Some(near) => format!("{what}; did you mean `{near}`?"),
        None => what,
    }
}

/// A letter and digits: `E0203`.
fn looks_like_code(subject: &str) -> bool {
    let mut chars = subject.chars();
    matches!(chars.next(), Some('E' | 'e' | 'W' | 'w'))
        && subject.len() > 1
        && chars.all(|c| c.is_ascii_digit())
}

/// A line for each code and for each name of the language.
fn list() -> String {
    // The catalogue is ordered by subject.
    let mut codes: Vec<&Code> = catalog::all().collect();
    codes.sort_by_key(|code| code.id);
    let codes = codes.iter().map(|code| format!("{}  {:<7}  {}", code.id, code.severity.word(), code.title));
    let lines: Vec<String> = codes.chain(reference::names().into_iter().map(str::to_owned)).collect();
    lines.join("\n") + "\n"
}
