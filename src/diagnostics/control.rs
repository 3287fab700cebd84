//! Which diagnostics are shown and how bad they are: suppression comments, the project's levels, `--deny warnings`.

use std::collections::BTreeMap;

use super::catalog::advice::{no_such_warning, suppression_without_reason, unused_suppression};
use super::{Code, Diagnostic, Omitted, Severity, Sink, catalog};
use crate::source::{FileId, Sources, Span, offset};

/// The word that makes a comment a suppression.
const MARK: &str = "ecsc-allow";

/// The comment that allows a warning on the next line.
pub fn suppression(code: &Code, reason: &str) -> String {
    format!("# {MARK} {}: {reason}", code.id)
}

/// The codes that suppression comments name, each with its place.
pub fn suppressed(sources: &Sources, comments: &[Span]) -> Vec<(Span, &'static Code)> {
    let codes = comments.iter().filter_map(|&comment| split(sources, comment)).flat_map(|(codes, _)| codes);
    codes.filter_map(|span| Some((span, catalog::find(sources.text(span))?))).collect()
}

/// What a project makes of a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// It is not shown.
    Allow,
    /// It is shown.
    Warn,
    /// It is an error.
    Deny,
}

/// The levels of a project.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    /// By code.
    pub by_code: BTreeMap<&'static str, Level>,
    /// Whether every warning that is not allowed is an error.
    pub deny_warnings: bool,
}

impl Levels {
    fn of(&self, code: &Code) -> Level {
        match self.by_code.get(code.id) {
            Some(Level::Warn) | None if self.deny_warnings => Level::Deny,
            Some(level) => *level,
            None => Level::Warn,
        }
    }
}

/// The diagnostics as they are shown, in the order of the source. `omitted` are those that were not kept, and grow by what is
/// not kept here; `comments` are all comments of the program.
pub fn control(
    diagnostics: Vec<Diagnostic>,
    omitted: &mut Omitted,
    sources: &Sources,
    comments: &[Span],
    levels: &Levels,
) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    let mut shown = |mut diagnostic: Diagnostic| {
        if apply_level(&mut diagnostic, levels) {
            sink.push(diagnostic);
        }
    };
    let mut suppressions = Suppressions::read(sources, comments, &mut shown);
    // Behind an error the later passes may not have run: what they would have warned of is unknown.
    let complete = omitted.total() == 0
        && diagnostics.iter().all(|diagnostic| diagnostic.severity() == Severity::Warning);
    for diagnostic in diagnostics {
        let warning = diagnostic.severity() == Severity::Warning;
        if !(warning && suppressions.covers(sources, &diagnostic)) {
            shown(diagnostic);
        }
    }
    if complete {
        suppressions.unused().for_each(shown);
    }
    omitted.errors += sink.omitted().errors;
    omitted.warnings += sink.omitted().warnings;
    sink.into_sorted()
}

/// Raises a denied warning; says whether the diagnostic is shown.
fn apply_level(diagnostic: &mut Diagnostic, levels: &Levels) -> bool {
    if diagnostic.severity() == Severity::Error {
        return true;
    }
    match levels.of(diagnostic.code) {
        Level::Allow => false,
        Level::Warn => true,
        Level::Deny => {
            diagnostic.severity = Severity::Error;
            true
        }
    }
}

/// One code of one comment: `# ecsc-allow W0603: health is checked by the mesh`.
struct Suppression {
    code: &'static Code,
    span: Span,
    /// What a fix takes away, if the comment has no other code.
    removal: Option<Span>,
    used: bool,
}

/// The suppressions of a program by the line, from 0, of which each speaks.
struct Suppressions {
    by_line: BTreeMap<(FileId, usize), Vec<Suppression>>,
}

impl Suppressions {
    fn read(sources: &Sources, comments: &[Span], report: &mut impl FnMut(Diagnostic)) -> Self {
        let mut by_line: BTreeMap<(FileId, usize), Vec<Suppression>> = BTreeMap::new();
        let mut marked: Vec<(Span, Vec<Span>, bool, usize)> = Vec::new();
        // From the end, so that a comment above others speaks of the line that was found for them.
        let mut below: Option<(FileId, usize, usize)> = None;
        for &comment in comments.iter().rev() {
            let Some((codes, reason)) = split(sources, comment) else { continue };
            let line = target(sources, comment, below);
            below = Some((comment.file, sources.file(comment.file).index().line(comment.start), line));
            marked.push((comment, codes, reason, line));
        }
        for (comment, codes, reason, line) in marked.into_iter().rev() {
            let removal = (codes.len() == 1).then(|| removal(sources, comment));
            for span in codes {
                let id = sources.text(span);
                match catalog::find(id) {
                    Some(code) if code.severity == Severity::Warning => {
                        let suppression = Suppression { code, span, removal, used: false };
                        by_line.entry((comment.file, line)).or_default().push(suppression);
                    }
                    code => report(no_such_warning(span, id, code)),
                }
            }
            if !reason {
                report(suppression_without_reason(comment));
            }
        }
        Self { by_line }
    }

    fn covers(&mut self, sources: &Sources, diagnostic: &Diagnostic) -> bool {
        let span = diagnostic.primary.span;
        let line = sources.file(span.file).index().line(span.start);
        let mut covered = false;
        for suppression in self.by_line.get_mut(&(span.file, line)).into_iter().flatten() {
            if suppression.code == diagnostic.code {
                suppression.used = true;
                covered = true;
            }
        }
        covered
    }

    fn unused(self) -> impl Iterator<Item = Diagnostic> {
        self.by_line
            .into_values()
            .flatten()
            .filter(|suppression| !suppression.used)
            .map(|suppression| unused_suppression(suppression.span, suppression.code, suppression.removal))
    }
}

/// The codes of a suppression comment, and whether it gives a reason; `None` for any other comment.
fn split(sources: &Sources, comment: Span) -> Option<(Vec<Span>, bool)> {
    let text = sources.text(comment);
    let body = text.trim_start_matches(['#', '/', '*']).trim_start();
    let rest =
        body.strip_prefix(MARK).filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ':']))?;
    let (codes, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let reason = !reason.trim_end_matches("*/").trim().is_empty();
    let mut spans = Vec::new();
    let mut at = text.len() - rest.len();
    for word in codes.split([' ', '\t', ',']) {
        let word_start = at;
        at += word.len() + 1;
        if !word.is_empty() && word != "*/" {
            spans.push(comment.part(word_start..word_start + word.len()));
        }
    }
    Some((spans, reason))
}

/// A comment with its line if that has nothing else, else with the blanks before it.
fn removal(sources: &Sources, comment: Span) -> Span {
    let file = sources.file(comment.file);
    let line = file.index().line_range(file.index().line(comment.start)).unwrap_or(0..0);
    let part = |from: u32, to: u32| file.text().get(from as usize..to as usize).unwrap_or_default();
    let before = part(line.start, comment.start);
    let alone = before.trim_matches(['\u{feff}', ' ', '\t']).is_empty();
    if alone && comment.end <= line.end && part(comment.end, line.end).trim().is_empty() {
        let mark = if before.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        return Span::new(comment.file, line.start + offset(mark), line.end);
    }
    let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
    Span::new(comment.file, comment.start - offset(blanks), comment.end)
}

/// The line, from 0, of which a comment speaks: its own if code stands before it, else the next that is no comment. At the
/// end of the file there is none. `below` is the suppression that follows: its file, its line, and the line of which it speaks.
fn target(sources: &Sources, comment: Span, below: Option<(FileId, usize, usize)>) -> usize {
    let file = sources.file(comment.file);
    let text_of = |line: usize| {
        let range = file.index().line_range(line)?;
        file.text().get(range.start as usize..range.end as usize)
    };
    let line = file.index().line(comment.start);
    let begin = file.index().line_range(line).map_or(0, |range| range.start as usize);
    let before = file.text().get(begin..comment.start as usize).unwrap_or_default();
    if !before.trim_matches(['\u{feff}', ' ', '\t']).is_empty() {
        return line;
    }
    let last = file.index().line(comment.end.max(comment.start + 1) - 1);
    for line in last + 1..file.index().lines() {
        let text = text_of(line).unwrap_or_default().trim_start();
        if !(text.starts_with('#') || text.starts_with("//")) {
            return line;
        }
        if let Some((_, _, target)) = below.filter(|&(file, at, _)| file == comment.file && at == line) {
            return target;
        }
    }
    usize::MAX
}

#[cfg(test)]
mod tests;
