//! What a shell is offered: the names that the program at hand has, and those of the language.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_complete::CompletionCandidate;

use crate::compile::{self, SourceText};
use crate::diagnostics::{Severity, catalog};
use crate::generate::{overview, reference};
use crate::language::foreign;
use crate::project::{self, Configuration};

/// The environments of the program, and the word for all of them.
pub(super) fn environments(current: &OsStr) -> Vec<CompletionCandidate> {
    let environments = Configuration::of(&folder()).map(|it| it.environments).unwrap_or_default();
    let names = environments.into_iter().map(|environment| (environment.name, None));
    offered(current, names.chain([(project::ALL.to_owned(), Some("every environment".to_owned()))]))
}

/// The `var`s of the program, each with its `=`.
pub(super) fn variables(current: &OsStr) -> Vec<CompletionCandidate> {
    let files = project::files(&folder()).unwrap_or_default();
    let read = |file: &PathBuf| Some(SourceText::decode(project::name(file), project::read(file).ok()?));
    let sources: Vec<SourceText> = files.iter().filter_map(read).collect();
    offered(current, compile::declared_variables(&sources).into_iter().map(|name| (format!("{name}="), None)))
}

/// The codes of warnings.
pub(super) fn warnings(current: &OsStr) -> Vec<CompletionCandidate> {
    offered(current, codes(Some(Severity::Warning)))
}

/// The codes of warnings, and the word for all of them.
pub(super) fn denied(current: &OsStr) -> Vec<CompletionCandidate> {
    let all = [("warnings".to_owned(), Some("all that are not allowed".to_owned()))];
    offered(current, all.into_iter().chain(codes(Some(Severity::Warning))))
}

/// What has a page: of attributes the paths, once there is a dot, and the codes, once there is a letter of theirs.
pub(super) fn subjects(current: &OsStr) -> Vec<CompletionCandidate> {
    let written = current.to_string_lossy();
    if written.contains('.') && written != "." {
        return offered(current, foreign::all().map(|target| (target.path.clone(), None)));
    }
    let with_docs: Vec<(&str, String)> =
        overview::groups().into_iter().flat_map(|group| group.topics).collect();
    let names = reference::names().into_iter().map(|name| {
        let docs = with_docs.iter().find(|(known, _)| *known == name).map(|(_, docs)| docs.clone());
        (name.to_owned(), docs)
    });
    let is_code = written.starts_with(['E', 'W', 'e', 'w']);
    let codes = codes(None).filter(|_| is_code);
    offered(current, names.chain(codes))
}

/// The same and the commands.
pub(super) fn topics(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut candidates = commands(current);
    candidates.extend(subjects(current));
    candidates
}

/// The commands.
pub(super) fn commands(current: &OsStr) -> Vec<CompletionCandidate> {
    let command = super::Arguments::command();
    let of = |it: &clap::Command| (it.get_name().to_owned(), it.get_about().map(ToString::to_string));
    offered(current, command.get_subcommands().map(of).collect::<Vec<_>>())
}

fn codes(severity: Option<Severity>) -> impl Iterator<Item = (String, Option<String>)> {
    let mut codes: Vec<_> =
        catalog::all().filter(|code| severity.is_none_or(|severity| code.severity == severity)).collect();
    codes.sort_by_key(|code| code.id);
    codes.into_iter().map(|code| (code.id.to_owned(), Some(code.title.to_owned())))
}

/// Those that begin with what is written already, each with what it is.
pub(super) fn offered(
    current: &OsStr,
    all: impl IntoIterator<Item = (String, Option<String>)>,
) -> Vec<CompletionCandidate> {
    let written = current.to_string_lossy();
    let begins = |(name, _): &(String, Option<String>)| name.starts_with(&*written);
    let candidate = |(name, docs): (String, Option<String>)| {
        CompletionCandidate::new(name).help(docs.map(std::convert::Into::into))
    };
    all.into_iter().filter(begins).map(candidate).collect()
}

/// The words of the line after the name of the binary.
pub(super) fn words() -> Vec<OsString> {
    env::args_os().skip_while(|word| word != "--").skip(2).collect()
}

/// The folder of the program that is meant: that of a path in the line, or the current one.
pub(super) fn folder() -> PathBuf {
    let folder = |path: &OsString| {
        let path = Path::new(path);
        if path.is_dir() {
            Some(path.to_owned())
        } else {
            Some(project::parent(path)).filter(|_| path.is_file() && project::is_program(path))
        }
    };
    // After the command.
    words().iter().skip(1).rev().find_map(folder).unwrap_or_else(|| Path::new(".").to_owned())
}
