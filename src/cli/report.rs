//! Shows diagnostics in the chosen format, and counts them.

use std::fs;
use std::io::IsTerminal;

use super::arguments::{MessageArguments, MessageFormat};
use super::terminal::{eprint, error_style, print, say_sentence};
use super::{Failure, Status};
use crate::compile::Compilation;
use crate::diagnostics::render::{self, Report, Style};
use crate::diagnostics::{Diagnostic, MAX_DIAGNOSTICS, Omitted, Severity, figure};

/// How many diagnostics of each severity there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts {
    pub(super) errors: usize,
    pub(super) warnings: usize,
}

impl Counts {
    /// Of all programs together.
    pub(super) fn of(compilations: &[&Compilation]) -> Self {
        let mut counts = Self::default();
        for compilation in compilations {
            for diagnostic in &compilation.diagnostics {
                *counts.of_severity(diagnostic.severity()) += 1;
            }
            // The exit status must not depend on how many diagnostics are kept.
            counts.errors += compilation.omitted.errors;
            counts.warnings += compilation.omitted.warnings;
        }
        counts
    }

    /// The status of a command with these counts.
    pub(super) fn status(self) -> Status {
        if self.errors > 0 { Status::Faulty } else { Status::Done }
    }

    /// `2 errors and 1 warning`; `no errors` if there is nothing.
    pub(super) fn words(self) -> String {
        match (self.errors, self.warnings) {
            (0, 0) => "no errors".to_owned(),
            (errors, 0) => plural(errors, "error"),
            (0, warnings) => plural(warnings, "warning"),
            (errors, warnings) => format!("{} and {}", plural(errors, "error"), plural(warnings, "warning")),
        }
    }

    fn of_severity(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        }
    }
}

/// `1 error`, `2 errors`, `1,000 errors`
pub(super) fn plural(count: usize, word: &str) -> String {
    format!("{} {word}{}", figure(count), if count == 1 { "" } else { "s" })
}

/// Where the results of a command go that are not diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Results {
    /// Into files, or nowhere: standard output is free.
    ToFiles,
    /// To standard output, which cannot take diagnostics, too.
    ToStandardOutput,
}

/// Writes the diagnostics of all programs: those for people to standard error, those for programs to a file, or else to standard
/// output, unless that has the results of the command.
pub(super) fn show(
    compilations: &[&Compilation],
    messages: &MessageArguments,
    results: Results,
) -> Result<(), Failure> {
    let view = View::of(messages);
    let kept: Vec<(Vec<Diagnostic>, &Compilation)> = compilations
        .iter()
        .map(|&compilation| {
            let shown = |d: &&Diagnostic| !messages.quiet || d.severity() == Severity::Error;
            (compilation.diagnostics.iter().filter(shown).cloned().collect(), compilation)
        })
        .collect();
    let omitted = omitted(compilations, messages.quiet);
    let reports = |view: View, diagnostics: &'_ [(Vec<Diagnostic>, &Compilation)]| -> String {
        let reports: Vec<Report<'_>> = diagnostics
            .iter()
            .map(|(diagnostics, compilation)| Report { sources: &compilation.sources, diagnostics })
            .collect();
        view.draw(&reports, omitted)
    };
    for output in &messages.outputs {
        let view = output.format.map_or(view, |format| View::Format(format, Style::PLAIN));
        fs::write(&output.path, reports(view.plain(), &kept))
            .map_err(|error| Failure::write(&output.path, &error))?;
    }
    if messages.outputs.iter().any(|output| output.format.is_none()) {
        return Ok(());
    }
    // A program that reads the output needs all diagnostics, and nothing between them.
    if view.is_for_programs() {
        let text = reports(view, &kept);
        match results {
            Results::ToFiles => return print(&text),
            Results::ToStandardOutput => eprint(&text),
        }
        return Ok(());
    }
    let (kept, mut rest) = cut(kept, messages.max_errors);
    // The compiler itself keeps no more than `MAX_DIAGNOSTICS`, so `--max-errors 0` cannot show more than these.
    let shows_all =
        if omitted.total() == 0 { "all".to_owned() } else { format!("{} of each", figure(MAX_DIAGNOSTICS)) };
    rest.errors += omitted.errors;
    rest.warnings += omitted.warnings;
    eprint(&reports(view, &kept));
    if rest != Counts::default() {
        let more = if messages.max_errors == 0 {
            String::new()
        } else {
            format!("; --max-errors 0 shows {shows_all}")
        };
        say_sentence(&format!("... and {} more{more}", rest.words()));
    }
    Ok(())
}

/// The number of diagnostics that were counted but not kept, of all programs.
fn omitted(compilations: &[&Compilation], quiet: bool) -> Omitted {
    let mut all = Omitted::default();
    for compilation in compilations {
        all.errors += compilation.omitted.errors;
        all.warnings += if quiet { 0 } else { compilation.omitted.warnings };
    }
    all
}

/// Closes a command with one sentence, where sentences are for people.
pub(super) fn close(messages: &MessageArguments, summary: &str) {
    // A sentence behind JSON on the same stream would make it invalid.
    if !messages.quiet && !View::of(messages).is_for_programs() {
        say_sentence(summary);
    }
}

/// Whether programs read the diagnostics.
pub(super) fn is_for_programs(messages: &MessageArguments) -> bool {
    View::of(messages).is_for_programs()
}

/// A view of diagnostics with its options.
#[derive(Debug, Clone, Copy)]
enum View {
    Accessible,
    Format(MessageFormat, Style),
}

impl View {
    fn of(messages: &MessageArguments) -> Self {
        if messages.accessible {
            return Self::Accessible;
        }
        let default =
            if std::io::stderr().is_terminal() { MessageFormat::Human } else { MessageFormat::Short };
        Self::Format(messages.message_format.unwrap_or(default), error_style(messages.color))
    }

    /// Whether programs read the format: then nothing else may be written.
    fn is_for_programs(self) -> bool {
        use MessageFormat::{Github, Json, Sarif};
        matches!(self, Self::Format(Json | Sarif | Github, _))
    }

    /// The same where no terminal shows it.
    fn plain(self) -> Self {
        match self {
            Self::Format(format, _) => Self::Format(format, Style::PLAIN),
            Self::Accessible => self,
        }
    }

    fn draw(self, reports: &[Report<'_>], omitted: Omitted) -> String {
        match self {
            Self::Accessible => render::accessible(reports),
            Self::Format(MessageFormat::Human, style) => render::human(reports, style),
            Self::Format(MessageFormat::Short, style) => render::short(reports, style),
            Self::Format(MessageFormat::Json, _) => render::json(reports, omitted),
            Self::Format(MessageFormat::Sarif, _) => render::sarif(reports, omitted),
            Self::Format(MessageFormat::Github, _) => render::github(reports, omitted),
        }
    }
}

/// At most `most` errors and `most` warnings, in order, and how many were left out.
fn cut(
    diagnostics: Vec<(Vec<Diagnostic>, &Compilation)>,
    most: usize,
) -> (Vec<(Vec<Diagnostic>, &Compilation)>, Counts) {
    let (mut seen, mut rest) = (Counts::default(), Counts::default());
    let mut keep = |diagnostic: &Diagnostic| {
        let seen = seen.of_severity(diagnostic.severity());
        *seen += 1;
        let keep = most == 0 || *seen <= most;
        if !keep {
            *rest.of_severity(diagnostic.severity()) += 1;
        }
        keep
    };
    let kept = diagnostics
        .into_iter()
        .map(|(mut diagnostics, compilation)| {
            diagnostics.retain(&mut keep);
            (diagnostics, compilation)
        })
        .collect();
    (kept, rest)
}
