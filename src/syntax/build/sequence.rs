//! Sequences of entries: a file, a body, an `.ecsvars` file. A broken entry does not hide its neighbours, nor speak twice.

use std::sync::Arc;

use super::{Builder, Pair, Rule};
use crate::diagnostics::catalog::syntax::missing_separator;
use crate::diagnostics::catalog::syntax::operator_at_line_start;
use crate::diagnostics::catalog::syntax::unexpected::{self, unexpected};
use crate::source::Span;
use crate::syntax::ast::{Attribute, Entry, Expr, ExprKind, Item};

/// Where a sequence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Declarations at the top level.
    File,
    /// Between braces.
    Body,
    /// The lines of an `.ecsvars` file.
    Variables,
}

/// What stands in a sequence.
pub(super) trait Sequel {
    /// Text that is none.
    fn error(span: Span) -> Self;

    /// The value that text on the same line may be the rest of.
    fn value(&mut self) -> Option<&mut Expr>;
}

impl Sequel for Item {
    fn error(span: Span) -> Self {
        Self::Error(span)
    }

    fn value(&mut self) -> Option<&mut Expr> {
        match self {
            Self::Param(param) => Arc::make_mut(param).default.as_mut(),
            Self::Let(item) => Some(&mut Arc::make_mut(item).value),
            Self::Output(output) => Some(&mut Arc::make_mut(output).value),
            Self::Assert(_) | Self::Block(_) | Self::Error(_) => None,
        }
    }
}

impl Sequel for Entry {
    fn error(span: Span) -> Self {
        Self::Error(span)
    }

    fn value(&mut self) -> Option<&mut Expr> {
        match self {
            Self::Attribute(attribute) => Some(&mut attribute.value),
            Self::Block(_) | Self::Error(_) => None,
        }
    }
}

impl Sequel for Option<Attribute> {
    fn error(_: Span) -> Self {
        None
    }

    fn value(&mut self) -> Option<&mut Expr> {
        self.as_mut().map(|attribute| &mut attribute.value)
    }
}

/// The neighbour before an entry.
struct Before {
    /// Where its last token ends, in the parsed text.
    end: usize,
    exists: bool,
    /// Whether it ends with a value.
    is_value: bool,
    /// Whether it has a problem: then what follows on its line is part of that.
    troubled: bool,
}

impl Builder<'_> {
    /// Walks the entries of `pair`, which begin at `start`.
    pub(super) fn sequence<T: Sequel>(
        &mut self,
        pair: Pair<'_>,
        start: usize,
        place: Place,
        one: impl Fn(&mut Self, Pair<'_>) -> T,
    ) -> Vec<T> {
        let end = pair.end();
        let mut entries: Vec<T> = Vec::with_capacity(pair.into_inner().count());
        let mut before = Before { end: start, exists: false, is_value: false, troubled: false };
        for child in pair.into_inner() {
            if matches!(child.as_rule(), Rule::EOI | Rule::missing_close) {
                break;
            }
            let (child_start, child_end) = (child.start(), child.end());
            let gap = self.gap(before.end..child_start);
            self.check_gap(&gap, place, before.exists, true);
            let follows = before.exists && gap.is_empty();
            let problems = self.problems;
            let span = self.span(&child);
            // Three kinds of children: what has been reported, what is no entry, and entries. For
            // the first two an error node stands in the tree, so that what counts entries knows
            // that one is missing.
            if self.is_masked(&child) && is_rest(&child) || self.expected_value == Some(child_start) {
                // Reported where it was found.
                self.problems += 1;
                entries.push(T::error(span));
            } else if is_rest(&child) && (follows || child.as_rule() != Rule::entry) {
                if !belongs_to_trouble(&before, follows, &child) {
                    self.report_rest(&before, follows, place, &child);
                }
                self.problems += 1;
                if let Some(value) = entries.last_mut().filter(|_| follows).and_then(T::value) {
                    // `not x`, `5 m`: what stands before it is a part of it.
                    value.kind = ExprKind::Error;
                }
                entries.push(T::error(span));
                if let Some(body) = child.into_inner().find(|part| part.as_rule() == Rule::body) {
                    // What is wrong inside is worth knowing, too.
                    self.body(body);
                }
            } else {
                // Two entries on one line without a comma. If the first is broken, the second may
                // be its rest, and the missing comma is not worth a message.
                if follows && !before.troubled && !self.is_masked(&child) {
                    self.report_missing_separator(&before, place, &child);
                }
                let problems = self.problems;
                entries.push(one(self, child));
                let troubled = self.problems > problems;
                let is_value = entries.last_mut().and_then(T::value).is_some();
                before = Before { end: self.token_end(child_end), exists: true, is_value, troubled };
                continue;
            }
            let troubled = self.problems > problems || (follows && before.troubled);
            before = Before { end: self.token_end(child_end), exists: true, is_value: false, troubled };
        }
        // The closing brace is of the node, and no separator stands behind it.
        let end = if place == Place::Body { end.saturating_sub(1).max(before.end) } else { end };
        let gap = self.gap(before.end..end);
        self.check_gap(&gap, place, before.exists, false);
        entries
    }

    /// Reports text that is no entry.
    fn report_rest(&mut self, before: &Before, follows: bool, place: Place, child: &Pair<'_>) {
        if follows {
            let rest = self.rest(before.end, child.start()..child.end());
            self.report(rest);
            return;
        }
        let text = child.as_str();
        let start = child.start();
        let operator =
            ["??", "||", "&&", "==", "!=", "<=", ">=", "..", "?", ":", "<", ">", "+", "*", "/", "%"]
                .into_iter()
                .find(|operator| text.starts_with(operator));
        if let Some(operator) = operator.filter(|_| before.exists) {
            let operator_span = self.place(start..start + operator.len());
            let above = self.after_token(start);
            // Behind a block there is no expression to go on with, and behind a comment nobody would look for one.
            let gap = self.source.get(above.end as usize..operator_span.start as usize).unwrap_or_default();
            let goes_on = before.is_value && gap.trim().is_empty();
            self.report(operator_at_line_start(operator_span, operator, goes_on.then_some(above)));
            return;
        }
        let wanted = match place {
            Place::File => unexpected::Place::Declaration,
            Place::Body => unexpected::Place::Entry,
            Place::Variables => unexpected::Place::Variable,
        };
        let span = self.first_token(start);
        self.report(unexpected(span, text, wanted));
    }

    fn report_missing_separator(&mut self, before: &Before, place: Place, child: &Pair<'_>) {
        let start = child.start();
        let word = child.as_str().find([' ', '=', '{', '\n', ':']).unwrap_or(child.as_str().len());
        let next = self.place(start..start + word);
        self.report(match place {
            Place::Body => missing_separator::between_entries(self.place(before.end..before.end), next),
            Place::File | Place::Variables => {
                missing_separator::between_declarations(self.place(before.end..start), next)
            }
        });
    }

    /// Where the last token of a node ends: a node may have taken white space while it looked for more.
    pub(super) fn token_end(&self, end: usize) -> usize {
        let text = self.scan.text.get(..end).unwrap_or_default();
        if text.ends_with([' ', '\n', '\t', '\r']) { text.trim_end().len() } else { end }
    }
}

/// Whether a node is no entry by itself, so that it may be the rest of what stands before it.
fn is_rest(pair: &Pair<'_>) -> bool {
    match pair.as_rule() {
        Rule::junk | Rule::stray => true,
        Rule::entry => {
            // "text", and neither a sign nor a value
            let no_sign = pair.into_inner().nth(1).is_some_and(|part| part.as_rule() == Rule::missing_equals);
            let last = pair.into_inner().last();
            no_sign || last.is_some_and(|last| last.as_rule() == Rule::incomplete)
        }
        _ => false,
    }
}

/// Whether text that is no entry was reported with what stands before it: the rest of its line, the lines of a YAML list.
fn belongs_to_trouble(before: &Before, follows: bool, child: &Pair<'_>) -> bool {
    before.troubled && (follows || child.as_str().starts_with("- "))
}
