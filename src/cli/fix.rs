//! `ecsc fix`: applies the fixes that need no person to look at, then checks again.

use clap::Args;

use super::arguments::{MessageArguments, ProgramArguments};
use super::program::Program;
use super::report::{Counts, close, plural, show};
use super::{Failure, Status, files, program, terminal, unified};
use crate::compile::{Compilation, Variables};
use crate::diagnostics::edit::apply;
use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::emit::Format;
use crate::text::FileId;

/// A fix may bring another mistake to light; a chain longer than this is a circle.
const MOST_ROUNDS: usize = 20;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    programs: ProgramArguments,

    /// Print what would change, as a unified diff, and change nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    messages: MessageArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let (mut programs, variables) = program::load(&arguments.programs, &arguments.messages)?;
    let before = programs.clone();
    let mut compilations = Vec::new();
    let mut fixed = 0;
    for program in &mut programs {
        let (compilation, count) = fix(program, &variables);
        compilations.push(compilation);
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

/// Mends the program's texts until nothing more can be done by a machine. Gives what is left and how much was mended.
fn fix(program: &mut Program, variables: &Variables) -> (Compilation, usize) {
    let mut compilation = program.compile(variables, Format::default());
    let mut fixed = 0;
    for _ in 0..MOST_ROUNDS {
        let (edits, count) = choose(&compilation.diagnostics, program.sources.len());
        let mut next = program.clone();
        let mut changed = false;
        for (at, file) in next.sources.iter_mut().enumerate() {
            // What was no text cannot be written back.
            if file.not_utf8.is_some() {
                continue;
            }
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
        compilation = program.compile(variables, Format::default());
    }
    (compilation, fixed)
}

/// The first fix of each finding that a machine may apply, unless it touches what another one changes: that one waits for
/// the next round. `files` is how many files are the program's own.
fn choose(diagnostics: &[Diagnostic], files: usize) -> (Vec<Edit>, usize) {
    let mut chosen: Vec<Edit> = Vec::new();
    let mut count = 0;
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fixes.first() else { continue };
        let own = |edit: &Edit| FileId(u32::try_from(files).unwrap_or(u32::MAX)) > edit.span.file;
        let free = |edit: &Edit| !chosen.iter().any(|other| touch(edit, other));
        if fix.applicability == Applicability::Machine && fix.edits.iter().all(|e| own(e) && free(e)) {
            chosen.extend(fix.edits.iter().cloned());
            count += 1;
        }
    }
    (chosen, count)
}

fn touch(a: &Edit, b: &Edit) -> bool {
    a.span.file == b.span.file && a.span.start <= b.span.end && b.span.start <= a.span.end
}

/// A text in the file's own kind of line ends.
fn line_ends(text: &str, windows: bool) -> String {
    if windows { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text.to_owned() }
}

fn write(before: &[Program], after: &[Program]) -> Result<(), Failure> {
    for (before, after) in before.iter().zip(after) {
        for ((old, new), path) in before.sources.iter().zip(&after.sources).zip(&after.paths) {
            match path {
                Some(path) if old.text != new.text => files::replace(path, new.text.as_bytes())?,
                Some(_) => {}
                // Standard input: the mended text is the result.
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
