//! Which diagnostics are shown and how bad they are: suppression comments, the project's levels, `--deny warnings`.

use std::collections::BTreeMap;

mod baseline;

pub use baseline::{Baseline, Known};

use super::catalog::advice::{no_such_warning, suppression_without_reason, unused_suppression};
use super::{Code, Diagnostic, Omitted, Severity, Sink, catalog};
use crate::lexer::{TokenKind, Tokens, lex};
use crate::source::{FileId, SourceFile, Sources, Span, offset};

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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// By code.
    pub by_code: BTreeMap<&'static str, Level>,
    /// Whether every warning that is not allowed is an error.
    pub deny_warnings: bool,
    /// The warnings that are not shown because the project had them already.
    pub baseline: Option<Baseline>,
}

impl Levels {
    fn of(&self, code: &Code) -> Level {
        match self.by_code.get(code.id) {
            // `--deny warnings` is meant for continuous integration: it outweighs `warn` in the
            // project, but not `allow`, which is a decision.
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
    let mut baseline = levels.baseline.clone();
    let mut shown = |mut diagnostic: Diagnostic| {
        // An error is never in the baseline, as no comment suppresses it: what AWS refuses it goes on refusing.
        let is_warning = diagnostic.severity() == Severity::Warning;
        let mut is_known =
            |found: &Diagnostic| baseline.as_mut().is_some_and(|baseline| baseline.covers(sources, found));
        if apply_level(&mut diagnostic, levels) && !(is_warning && is_known(&diagnostic)) {
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

/// A comment that is a suppression.
struct Marked {
    comment: Span,
    codes: Vec<Span>,
    /// Whether it gives a reason.
    reason: bool,
    /// The line of which it speaks.
    line: usize,
    removal: Option<Span>,
}

/// The suppressions of a program by the line, from 0, of which each speaks.
struct Suppressions {
    by_line: BTreeMap<(FileId, usize), Vec<Suppression>>,
}

impl Suppressions {
    fn read(sources: &Sources, comments: &[Span], report: &mut impl FnMut(Diagnostic)) -> Self {
        let mut by_line: BTreeMap<(FileId, usize), Vec<Suppression>> = BTreeMap::new();
        let mut marked = Vec::new();
        // A file is cut into tokens once, and only if it suppresses something.
        let mut lexed: BTreeMap<FileId, Tokens> = BTreeMap::new();
        // From the end, so that a comment above others speaks of the line that was found for them.
        let mut below: Option<(FileId, usize, usize)> = None;
        for &comment in comments.iter().rev() {
            let Some((codes, reason)) = split(sources, comment) else { continue };
            let file = sources.file(comment.file);
            let tokens = lexed.entry(comment.file).or_insert_with(|| lex(file.text()));
            let location = Location { file, tokens, comment };
            let line = location.target(below);
            below = Some((comment.file, file.index().line(comment.start), line));
            let removal = (codes.len() == 1).then(|| location.removal());
            marked.push(Marked { comment, codes, reason, line, removal });
        }
        for Marked { comment, codes, reason, line, removal } in marked.into_iter().rev() {
            for span in codes {
                let id = sources.text(span);
                match catalog::find(id) {
                    Some(code) if code.severity == Severity::Warning => {
                        let suppression = Suppression { code, span, removal, used: false };
                        by_line.entry((comment.file, line)).or_default().push(suppression);
                    }
                    // An error cannot be suppressed: what is refused by AWS stays so.
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
                // Without a break: of two suppressions of one code on a line, both have an effect,
                // and neither is reported as unused.
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

/// A suppression comment among the tokens of its file.
struct Location<'a> {
    file: &'a SourceFile,
    tokens: &'a Tokens,
    comment: Span,
}

impl Location<'_> {
    /// Whether only blanks stand before it on its line.
    fn begins_line(&self) -> bool {
        let index = self.before_blanks();
        let before = index.checked_sub(1).and_then(|index| self.tokens.kind(index));
        matches!(before, None | Some(TokenKind::Newline | TokenKind::ByteOrderMark))
    }

    fn index(&self) -> usize {
        self.tokens.first_from(self.comment.start)
    }

    /// The first of the tokens right before it that are blank, or itself.
    fn before_blanks(&self) -> usize {
        let index = self.index();
        let before = index.checked_sub(1);
        before.filter(|&before| self.tokens.kind(before) == Some(TokenKind::Whitespace)).unwrap_or(index)
    }

    /// The next token from an index on that is not blank.
    fn after_blanks(&self, index: usize) -> usize {
        index + usize::from(self.tokens.kind(index) == Some(TokenKind::Whitespace))
    }

    /// What a fix takes away: the comment with its line if that has nothing else, else with the blanks before it.
    fn removal(&self) -> Span {
        let start = self.tokens.get(self.before_blanks()).map_or(self.comment.start, |token| token.start);
        let behind = self.after_blanks(self.index() + 1);
        let end = match self.tokens.get(behind) {
            _ if !self.begins_line() => self.comment.end,
            Some(newline) if newline.kind == TokenKind::Newline => newline.end,
            Some(_) => self.comment.end,
            None => offset(self.file.text().len()),
        };
        Span::new(self.comment.file, start, end)
    }

    /// The line, from 0, of which the comment speaks: its own if code stands before it, else the next that is not a comment. At
    /// the end of the file there is none. `below` is the suppression that follows: its file, its line, and the line of which it
    /// speaks.
    fn target(&self, below: Option<(FileId, usize, usize)>) -> usize {
        let line = |offset: u32| self.file.index().line(offset);
        if !self.begins_line() {
            return line(self.comment.start);
        }
        let mut index = self.index();
        loop {
            while self.tokens.kind(index).is_some_and(|kind| kind != TokenKind::Newline) {
                index += 1;
            }
            let Some(newline) = self.tokens.get(index) else { return usize::MAX };
            index = self.after_blanks(index + 1);
            let next = line(newline.end);
            if !matches!(self.tokens.kind(index), Some(TokenKind::LineComment | TokenKind::DocComment)) {
                return next;
            }
            if let Some((.., target)) = below.filter(|&(file, at, _)| (file, at) == (self.comment.file, next))
            {
                return target;
            }
        }
    }
}

#[cfg(test)]
mod tests;
