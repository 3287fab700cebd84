//! `ecsc fix`: applies fixes, checks again, and takes back those that did not help.

use clap::Args;

use super::arguments::{MessageArguments, ProgramArguments};
use super::program::{Fixed, Loaded, Program, Unnamed};
use super::report::{Counts, Results, close, plural, show};
use super::terminal::eprint;
use super::{Failure, Status, files, program, terminal, unified};
use crate::compile::Compilation;
use crate::diagnostics::render::clean;
use crate::diagnostics::{Applicability, figure};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    programs: ProgramArguments,

    /// Apply also the fixes that may change or drop something that was meant
    #[arg(long)]
    unsafe_fixes: bool,

    /// Change nothing; print the changes as a unified diff
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    messages: MessageArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let loaded = program::load(&arguments.programs, &arguments.messages, Unnamed::All, None)?;
    if !loaded.unreadable.is_empty() {
        return refuse(&loaded, &arguments.messages);
    }
    let mut programs = loaded.programs;
    let before = programs.clone();
    let most = if arguments.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    let fixed: Vec<Fixed> = programs.iter_mut().map(|program| program.repair(most)).collect();
    if arguments.dry_run {
        terminal::print(&diff(&before, &programs))?;
        // Diagnostics are shown where they are in the files.
        let unchanged: Vec<Compilation> = before.iter().map(Program::checked).collect();
        show(&unchanged.iter().collect::<Vec<_>>(), &arguments.messages, Results::ToStandardOutput)?;
    } else {
        write(&before, &programs)?;
    }
    // The fixed text of standard input is a result.
    let printed = programs.iter().any(|program| program.paths.contains(&None));
    let results = if printed { Results::ToStandardOutput } else { Results::ToFiles };
    let (changed, count, refused) = (changed(&before, &programs), count(&fixed), refused(&fixed));
    if arguments.messages.verbose {
        tell(&fixed);
    }
    let compilations: Vec<&Compilation> = fixed.iter().map(|fixed| &fixed.compilation).collect();
    if !arguments.dry_run {
        show(&compilations, &arguments.messages, results)?;
    }
    let verb = if arguments.dry_run { "would fix" } else { "fixed" };
    let counts = Counts::of(&compilations);
    let done = format!("{verb} {} in {}", plural(count, "problem"), plural(changed, "file"));
    close(&arguments.messages, &format!("{done}: {} left{refused}", counts.words()));
    Ok(counts.status())
}

/// Reports what cannot be read; then nothing is changed.
fn refuse(loaded: &Loaded, messages: &MessageArguments) -> Result<Status, Failure> {
    let shown = loaded.shown(&[]);
    show(&shown, messages, Results::ToFiles)?;
    let counts = Counts::of(&shown);
    close(messages, &format!("{}: nothing was changed", counts.words()));
    Ok(loaded.status(counts))
}

/// How many files are not what they were.
fn changed(before: &[Program], after: &[Program]) -> usize {
    let files =
        before.iter().zip(after).flat_map(|(before, after)| before.sources.iter().zip(&after.sources));
    files.filter(|(before, after)| before.text != after.text).count()
}

fn count(fixed: &[Fixed]) -> usize {
    fixed.iter().map(|fixed| fixed.count).sum()
}

/// How many fixes were taken back, as the end of the closing sentence.
fn refused(fixed: &[Fixed]) -> String {
    match fixed.iter().map(|fixed| fixed.taken_back.len()).sum::<usize>() {
        0 => String::new(),
        1 => "; 1 fix was taken back, because it did not reduce the errors".to_owned(),
        count => format!("; {} fixes were taken back, because they did not reduce the errors", figure(count)),
    }
}

/// Lists the fixes that were taken back.
fn tell(fixed: &[Fixed]) {
    for Fixed { compilation, taken_back, .. } in fixed {
        for fix in taken_back {
            let (name, at) =
                (compilation.sources.file(fix.span.file).name(), compilation.sources.start(fix.span));
            eprint(&format!(
                "taken back: {name}:{}:{}: {}: {}\n",
                at.line,
                at.column,
                fix.code,
                clean(&fix.title)
            ));
        }
    }
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
