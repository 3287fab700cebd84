//! Which findings are shown and how bad they are: suppression comments, the project's levels, `--deny warnings`.

use std::collections::BTreeMap;

use super::catalog::advice::{no_such_warning, suppression_without_reason, unused_suppression};
use super::{Code, Diagnostic, Severity, catalog};
use crate::text::{FileId, Sources, Span};

/// The word that makes a comment a suppression.
const MARK: &str = "ecsc-allow";

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

/// The findings as they are shown, in the order of the source. `comments` are all comments of the program.
pub fn control(
    diagnostics: Vec<Diagnostic>,
    sources: &Sources,
    comments: &[Span],
    levels: &Levels,
) -> Vec<Diagnostic> {
    let mut result = Vec::new();
    let mut suppressions = Suppressions::read(sources, comments, &mut result);
    // Behind an error the later passes may not have run: what they would have warned of is unknown.
    let complete = diagnostics.iter().all(|diagnostic| diagnostic.severity() == Severity::Warning);
    for diagnostic in diagnostics {
        let warning = diagnostic.severity() == Severity::Warning;
        if !(warning && suppressions.covers(sources, &diagnostic)) {
            result.push(diagnostic);
        }
    }
    if complete {
        result.extend(suppressions.unused());
    }
    result.retain_mut(|diagnostic| apply_level(diagnostic, levels));
    result.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.code.id));
    result
}

/// Raises a denied warning; says whether the finding is shown.
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
    fn read(sources: &Sources, comments: &[Span], findings: &mut Vec<Diagnostic>) -> Self {
        let mut by_line: BTreeMap<(FileId, usize), Vec<Suppression>> = BTreeMap::new();
        for &comment in comments {
            let Some((codes, reason)) = split(sources, comment) else { continue };
            // At the end of the file there is no line to speak of.
            let line = target(sources, comment).unwrap_or(usize::MAX);
            let removal = (codes.len() == 1).then(|| removal(sources, comment));
            for span in codes {
                let id = sources.text(span);
                match catalog::find(id) {
                    Some(code) if code.severity == Severity::Warning => {
                        let suppression = Suppression { code, span, removal, used: false };
                        by_line.entry((comment.file, line)).or_default().push(suppression);
                    }
                    code => findings.push(no_such_warning::no_such_warning(span, id, code)),
                }
            }
            if !reason {
                findings.push(suppression_without_reason::suppression_without_reason(comment));
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
        self.by_line.into_values().flatten().filter(|suppression| !suppression.used).map(|suppression| {
            unused_suppression::unused_suppression(suppression.span, suppression.code, suppression.removal)
        })
    }
}

/// The codes of a suppression comment, and whether it gives a reason; `None` for any other comment.
fn split(sources: &Sources, comment: Span) -> Option<(Vec<Span>, bool)> {
    let text = sources.text(comment);
    let body = text.trim_start_matches(['#', '/', '*']).trim_start();
    let rest =
        body.strip_prefix(MARK).filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ':']))?;
    let start = comment.start + u32::try_from(text.len() - rest.len()).unwrap_or(0);
    let (codes, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let reason = !reason.trim_end_matches("*/").trim().is_empty();
    let mut spans = Vec::new();
    let mut at = 0;
    for word in codes.split([' ', '\t', ',']) {
        let word_start = at;
        at += word.len() + 1;
        if !word.is_empty() && word != "*/" {
            let word = word_start..word_start + word.len();
            let narrow = |offset: usize| start + u32::try_from(offset).unwrap_or(0);
            spans.push(Span::new(comment.file, narrow(word.start), narrow(word.end)));
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
        return Span::new(comment.file, line.start + u32::try_from(mark).unwrap_or(0), line.end);
    }
    let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
    Span::new(comment.file, comment.start - u32::try_from(blanks).unwrap_or(0), comment.end)
}

/// The line, from 0, of which a comment speaks: its own if code stands before it, else the next that is no comment.
fn target(sources: &Sources, comment: Span) -> Option<usize> {
    let file = sources.file(comment.file);
    let text_of = |line: usize| {
        let range = file.index().line_range(line)?;
        file.text().get(range.start as usize..range.end as usize)
    };
    let line = file.index().line(comment.start);
    let before = file.index().line_range(line)?.start as usize..comment.start as usize;
    if !file.text().get(before)?.trim_matches(['\u{feff}', ' ', '\t']).is_empty() {
        return Some(line);
    }
    let last = file.index().line(comment.end.max(comment.start + 1) - 1);
    (last + 1..file.index().lines()).find(|&line| {
        let text = text_of(line).unwrap_or_default().trim_start();
        !(text.starts_with('#') || text.starts_with("//"))
    })
}

#[cfg(test)]
mod tests;
