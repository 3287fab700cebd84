//! `ecsc fix`: applies the fixes that need no person to look at, then checks again.

use clap::Args;

use super::arguments::{MessageArguments, ProgramArguments};
use super::program::{Program, Unnamed};
use super::report::{Counts, close, plural, show};
use super::{Failure, Status, files, program, terminal, unified};
use crate::compile::{Compilation, environments};
use crate::diagnostics::edit::{MAX_ROUNDS, apply, line_ends, machine};
use crate::diagnostics::{Diagnostic, Edit, Severity};
use crate::emit::Format;
use crate::source::FileId;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    programs: ProgramArguments,

    /// Change nothing; print the changes as a unified diff
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    messages: MessageArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let mut programs = program::load(&arguments.programs, &arguments.messages, Unnamed::All)?;
    let before = programs.clone();
    let mut compilations = Vec::new();
    let mut fixed = 0;
    for program in &mut programs {
        let (compilation, count) = fix(program);
        compilations.extend(compilation);
        fixed += count;
    }
    let changed: usize = before
        .iter()
        .zip(&programs)
        .flat_map(|(before, after)| before.sources.iter().zip(&after.sources))
        .filter(|(before, after)| before.text != after.text)
        .count();
    if arguments.dry_run {
        terminal::print(&diff(&before, &programs))?;
    } else {
        write(&before, &programs)?;
    }
    show(&compilations, &arguments.messages);
    let verb = if arguments.dry_run { "would fix" } else { "fixed" };
    let counts = Counts::of(&compilations);
    let fixed = format!("{verb} {} in {}", plural(fixed, "problem"), plural(changed, "file"));
    close(&arguments.messages, &format!("{fixed}: {} left", counts.words()));
    Ok(counts.status())
}

/// Applies machine-applicable fixes until none is left. Returns what is left of all environments, and the number of fixed problems.
fn fix(program: &mut Program) -> (Option<Compilation>, usize) {
    let compile = |program: &Program| environments::together(&program.compile(Format::default()));
    let mut compilation = compile(program);
    let mut fixed = 0;
    for _ in 0..MAX_ROUNDS {
        // Files with values of `var`s have higher ids, and are not rewritten.
        let own = |file: FileId| (file.0 as usize) < program.sources.len();
        let (edits, count) = machine(&to_fix(compilation.as_ref()), own);
        let mut next = program.clone();
        let mut changed = false;
        for (at, file) in next.sources.iter_mut().enumerate() {
            // What was not UTF-8 was decoded with replacement characters, so it cannot be written back.
            if file.not_utf8.is_some() {
                continue;
            }
            // A fix is written with LF; a file with CRLF must not get both.
            let windows = file.text.contains("\r\n");
            let edits: Vec<Edit> = edits
                .iter()
                .filter(|edit| edit.span.file.0 as usize == at)
                .map(|edit| Edit { span: edit.span, text: line_ends(&edit.text, windows) })
                .collect();
            if let Some(text) = apply(&file.text, &edits).filter(|text| *text != file.text) {
                file.text = text;
                changed = true;
            }
        }
        if !changed {
            break;
        }
        *program = next;
        fixed += count;
        compilation = compile(program);
    }
    (compilation, fixed)
}

/// What is fixed: a warning only if it holds in all environments, because another one may need what it is about.
fn to_fix(compilation: Option<&Compilation>) -> Vec<Diagnostic> {
    let all = compilation.into_iter().flat_map(|compilation| &compilation.diagnostics);
    let is_common = |it: &&Diagnostic| it.environments.is_empty() || it.severity() == Severity::Error;
    all.filter(is_common).cloned().collect()
}

fn write(before: &[Program], after: &[Program]) -> Result<(), Failure> {
    for (before, after) in before.iter().zip(after) {
        for ((old, new), path) in before.sources.iter().zip(&after.sources).zip(&after.paths) {
            match path {
                Some(path) if old.text != new.text => files::replace(path, new.text.as_bytes())?,
                Some(_) => {}
                // Standard input: the fixed text is the result.
                None => terminal::print(&new.text)?,
            }
        }
    }
    Ok(())
}

fn diff(before: &[Program], after: &[Program]) -> String {
    let mut text = String::new();
    for (before, after) in before.iter().zip(after) {
        for (old, new) in before.sources.iter().zip(&after.sources) {
            if old.text == new.text {
                continue;
            }
            text.push_str(&unified::diff(&old.name, &old.text, &new.text));
        }
    }
    text
}
