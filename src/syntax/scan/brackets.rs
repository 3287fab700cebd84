//! Brackets: whether each has its partner, and where a missing one was meant to be.

use std::collections::BTreeMap;
use std::ops::Range;

use super::reader::{Mark, MarkKind, Read};
use super::{MAX_DEPTH, heads, lines, token_end};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::syntax::{
    incomplete_entry, lost_header, stray_bracket, too_deep, unclosed_bracket, wrong_bracket,
};
use crate::lexer::{Tokens, closing};
use crate::source::{FileId, Span};

/// Reports what is wrong with the brackets of a text, and recovers it. Gives the places where declarations begin at the first
/// column with no bracket open, in order.
pub(super) fn recover(
    source: &str,
    tokens: &Tokens,
    file: FileId,
    read: &mut Read,
    sink: &mut Sink,
) -> Vec<usize> {
    let whole = Balance::of(source, tokens, &read.marks, source.len(), false);
    if whole.is_whole() {
        return whole.mask(read);
    }
    // Something is unbalanced. A brace that is missing in one declaration must not be missed in all others: each stands for
    // itself, from its head at the first column to the next. Within one, indentation tells which brace it is. Neither is
    // certain, so the reading with the fewest mistakes wins.
    if is_unindented(source, &read.marks) {
        return whole.finish(source, file, read, sink);
    }
    let mut parts = Balance::default();
    for (marks, end) in regions(source, &read.marks) {
        let plain = Balance::of(source, tokens, marks, end, false);
        let indented = Balance::of(source, tokens, marks, end, true);
        // A tie goes to the layout: people and the formatter indent by the structure they mean, so
        // the brace that it names is the one they would look for.
        let better = if indented.diagnostics.len() <= plain.diagnostics.len() { indented } else { plain };
        parts.diagnostics.extend(better.diagnostics);
        parts.missing.extend(better.missing);
        parts.masks.extend(better.masks);
        parts.heads.extend(better.heads);
    }
    // Cutting at heads can itself cost a diagnostic: a line at the first column that only looks
    // like a declaration tears a block in two.
    let balance = if parts.diagnostics.len() <= whole.diagnostics.len() { parts } else { whole };
    balance.finish(source, file, read, sink)
}

/// Whether entries stand at the first column of a body: then the layout says nothing.
fn is_unindented(source: &str, marks: &[Mark]) -> bool {
    marks.windows(2).any(|pair| match pair {
        [Mark { kind: MarkKind::Open(b'{'), .. }, Mark { kind: MarkKind::Line, at }] => {
            let text = source.get(*at..).unwrap_or_default();
            source.get(..*at).is_some_and(|before| before.ends_with('\n'))
                && lines::entry_like(text)
                && !lines::declaration_like(text)
        }
        _ => false,
    })
}

/// The ranges of marks that begin with a declaration at the first column, with the end of each.
fn regions<'m>(source: &str, marks: &'m [Mark]) -> Vec<(&'m [Mark], usize)> {
    let begins = |mark: &Mark| {
        mark.kind == MarkKind::Line
            // A mark of a line can follow blanks. Only a head without any is trusted: whoever
            // forgets a brace still writes the next declaration at the margin.
            && (mark.at == 0 || source.as_bytes().get(mark.at - 1) == Some(&b'\n'))
            && source.get(mark.at..).is_some_and(lines::declaration_like)
    };
    let mut regions = Vec::new();
    let mut rest = marks;
    while let Some((_, after)) = rest.split_first() {
        let length = after.iter().position(begins).map_or(rest.len(), |index| index + 1);
        let (region, next) = rest.split_at(length);
        regions.push((region, next.first().map_or(source.len(), |mark| mark.at)));
        rest = next;
    }
    regions
}

/// One reading of the brackets of a range.
#[derive(Debug, Default)]
struct Balance {
    diagnostics: Vec<Diagnostic>,
    /// The closing brackets that are missing, with their places.
    missing: Vec<(usize, u8)>,
    /// What is whole and still cannot be parsed.
    masks: Vec<Range<usize>>,
    /// Where declarations begin at the first column with no bracket open.
    heads: Vec<usize>,
}

#[derive(Debug)]
enum Diagnostic {
    /// It is never closed; the closing bracket is missing at `place`.
    Unclosed { bracket: u8, at: usize, place: usize },
    /// An opening brace is written twice.
    Doubled { at: usize },
    /// It closes nothing.
    Stray { bracket: u8, at: usize },
    /// It closes a block whose `{` is missing: after `head`.
    Headless { at: usize, head: Range<usize>, kind: Range<usize> },
    /// It closes a body of which only the lines after the first are there: from `body` on.
    Beheaded { at: usize, body: usize },
    /// It closes `open`, which wants another one.
    Wrong { bracket: u8, at: usize, open: u8, open_at: usize },
    /// It is the first that is too deep.
    TooDeep { at: usize },
}

#[derive(Debug, Clone, Copy)]
struct Frame {
    bracket: u8,
    at: usize,
    /// Where the line begins on which it stands.
    line: usize,
    /// How far that line is indented.
    indent: usize,
    /// Whether what is between cannot be parsed.
    masked: bool,
}

impl Balance {
    /// Reads the brackets of `marks`, which end at `end`. With `by_indent`, the layout decides which brace is unclosed.
    fn of(source: &str, tokens: &Tokens, marks: &[Mark], end: usize, by_indent: bool) -> Self {
        let mut reading = Reading {
            source,
            tokens,
            by_indent,
            balance: Self::default(),
            frames: Vec::new(),
            open: BTreeMap::new(),
            line: (marks.first().map_or(0, |mark| lines::line_start(source, mark.at)), 0),
            seen: marks.first().map_or(0, |mark| mark.at),
            deep: false,
            begun: Vec::new(),
            adrift: None,
        };
        reading.line.1 = lines::indent_of_line(source, reading.line.0);
        for mark in marks {
            reading.mark(*mark);
        }
        // Whatever is open at the end of the range lacks its partner within it. That keeps the
        // mistake in its own declaration.
        reading.pop_to(0, end);
        reading.balance
    }

    fn is_whole(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Reports what was found, and recovers the text.
    fn finish(self, source: &str, file: FileId, read: &mut Read, sink: &mut Sink) -> Vec<usize> {
        // A string that is masked may end with comments, and the last token stands before them: what is inserted there
        // would be lost in the mask.
        let masked = read.damage.masked();
        for diagnostic in &self.diagnostics {
            diagnostic.report(source, file, read, sink);
        }
        for &(place, bracket) in &self.missing {
            let before = masked.partition_point(|range| range.start < place);
            let around = before.checked_sub(1).and_then(|at| masked.get(at));
            let place = around.map_or(place, |range| range.end.max(place));
            read.damage.insert(place, char::from(bracket));
        }
        self.mask(read)
    }

    fn mask(self, read: &mut Read) -> Vec<usize> {
        for range in self.masks {
            read.damage.mask(range);
        }
        self.heads
    }
}

/// The state of one reading.
struct Reading<'a> {
    source: &'a str,
    tokens: &'a Tokens,
    by_indent: bool,
    balance: Balance,
    frames: Vec<Frame>,
    /// Where the frames of each closing bracket are: a line may have thousands that it does not close.
    open: BTreeMap<u8, Vec<usize>>,
    /// Where the line of the last mark begins, and how far it is indented.
    line: (usize, usize),
    /// Up to where lines were counted.
    seen: usize,
    /// Whether something was too deep already.
    deep: bool,
    /// The lines so far that no later one with less indent has hidden.
    begun: Vec<Begun>,
    /// Where the first of the indented lines stands that are in no block, since the last line that is not indented.
    adrift: Option<usize>,
}

/// The beginning of a line of code.
#[derive(Debug, Clone, Copy)]
struct Begun {
    at: usize,
    indent: usize,
    /// Whether a word begins it, and not a closing bracket.
    by_word: bool,
}

impl Reading<'_> {
    fn mark(&mut self, mark: Mark) {
        self.advance(mark.at);
        match mark.kind {
            MarkKind::Open(bracket) => self.open(bracket, mark.at, false),
            MarkKind::Comprehension => self.open(b'{', mark.at, true),
            MarkKind::Close(bracket) => {
                self.close(bracket, mark.at);
                // Noted after `close`, which has to see the lines before this one: a brace without
                // an opening looks for the head that it closes among them.
                if self.line.0 + self.line.1 == mark.at {
                    self.note_line(mark.at, false);
                    self.adrift = self.adrift.filter(|_| self.line.1 > 0);
                }
            }
            MarkKind::Line => {
                self.begin_line(mark.at);
                self.note_line(mark.at, true);
                self.note_adrift(mark.at);
                // The file may be cut into chunks at these. One at the very beginning would make an
                // empty chunk before it.
                let first_column = self.line == (mark.at, 0) && mark.at > 0;
                if first_column && self.frames.is_empty() {
                    self.balance.heads.push(mark.at);
                }
            }
            MarkKind::Text { end, depth } => {
                if self.frames.len() + depth > MAX_DEPTH {
                    self.too_deep(mark.at);
                    self.balance.masks.push(mark.at..end);
                }
            }
        }
    }

    fn note_adrift(&mut self, at: usize) {
        let text = self.source.get(at..).unwrap_or_default();
        match self.line.1 {
            0 => self.adrift = None,
            _ if self.frames.is_empty() && lines::entry_like(text) => self.adrift = self.adrift.or(Some(at)),
            _ => {}
        }
    }

    fn note_line(&mut self, at: usize, by_word: bool) {
        let indent = self.line.1;
        // A stack with strictly growing indents, so that the search for a head takes as long as the
        // nesting is deep and not as long as the file.
        while self.begun.pop_if(|begun| begun.indent >= indent).is_some() {}
        self.begun.push(Begun { at, indent, by_word });
    }

    /// Keeps count of the lines up to a mark, which never go back.
    fn advance(&mut self, at: usize) {
        let passed = self.source.as_bytes().get(self.seen..at).unwrap_or_default();
        if let Some(newline) = passed.iter().rposition(|&byte| byte == b'\n') {
            let line = self.seen + newline + 1;
            self.line = (line, lines::indent(self.source, line));
        }
        self.seen = at;
    }

    fn open(&mut self, bracket: u8, at: usize, masked: bool) {
        // What is inside of something too deep is masked with it.
        // One mask over the outermost is enough, and only one message is wanted for a file of
        // thousands of nested brackets.
        let inside = self.frames.last().is_some_and(|frame| frame.masked);
        let too_deep = !inside && self.frames.len() == MAX_DEPTH;
        if too_deep {
            self.too_deep(at);
        }
        let (line, indent) = self.line;
        self.open.entry(closing(bracket)).or_default().push(self.frames.len());
        self.frames.push(Frame { bracket, at, line, indent, masked: masked || inside || too_deep });
    }

    fn too_deep(&mut self, at: usize) {
        if !self.deep {
            self.balance.diagnostics.push(Diagnostic::TooDeep { at });
        }
        self.deep = true;
    }

    fn close(&mut self, bracket: u8, at: usize) {
        // How far it is indented, if it begins its line.
        let begins_line = (self.line.0 + self.line.1 == at).then_some(self.line.1);
        // step out = 50% }: what closes at the end of a line does not belong to a block that lies around the line.
        let around = |top: &&Frame| top.line != self.line.0 && top.indent < self.line.1;
        let inside_line = self.by_indent && begins_line.is_none() && bracket == b'}';
        if inside_line && self.frames.last().filter(around).is_some_and(|top| top.bracket == b'{') {
            self.stray(bracket, at);
            return;
        }
        if let Some(indent) = begins_line.filter(|_| self.by_indent && bracket == b'}') {
            // A brace that begins its line closes the block whose head is indented as far. Blocks
            // that are indented further have lost theirs before this line; if this brace is
            // indented further than every block that is open, it has no opening.
            let keep = self.frames.iter().rposition(|frame| frame.bracket == b'{' && frame.indent <= indent);
            if let Some(keep) = keep {
                self.pop_to(keep + 1, at);
            }
            if self.frames.last().is_some_and(|frame| frame.bracket == b'{' && frame.indent < indent) {
                self.stray(bracket, at);
                return;
            }
        }
        let Some(top) = self.frames.last().copied() else {
            self.stray(bracket, at);
            return;
        };
        let partner = self.open.get(&bracket).and_then(|frames| frames.last()).copied();
        // `zones = [1, 2}`: the brace that is open is of another line, and this one does not begin its own.
        let here = |frame: &Frame| frame.line == self.line.0;
        let partner = partner.filter(|&index| {
            closing(top.bracket) == bracket
                || !here(&top)
                || begins_line.is_some()
                || self.frames.get(index).is_some_and(here)
        });
        if let Some(index) = partner {
            self.pop_to(index + 1, at);
            self.pop(at + 1);
        // A bracket of another shape on the same line was mistyped. A brace that was opened lines
        // above was not: it still waits for its own, so the bracket here is surplus.
        } else if top.bracket != b'{' || here(&top) {
            let (open, open_at) = (top.bracket, top.at);
            self.balance.diagnostics.push(Diagnostic::Wrong { bracket, at, open, open_at });
            self.pop(at + 1);
        } else {
            self.stray(bracket, at);
        }
    }

    /// Notes a closing bracket without an opening one. A brace on a line of its own closes what began with the same indent.
    fn stray(&mut self, bracket: u8, at: usize) {
        let (line, indent) = self.line;
        let alone = bracket == b'}' && line + indent == at;
        let headless = || {
            // Only the nearest line with at most this indent can be the head. If a bracket begins
            // it, or if it is indented less, the head of this brace is gone altogether.
            let begun = self.begun.iter().rev().find(|begun| begun.indent <= indent)?;
            if begun.indent < indent || !begun.by_word {
                return None;
            }
            let (head, kind) = heads::bare_head(self.source, self.tokens, begun.at)?;
            Some(Diagnostic::Headless { at, head, kind })
        };
        let adrift = self.adrift.filter(|_| alone && indent == 0 && self.frames.is_empty());
        let beheaded = adrift.map(|body| Diagnostic::Beheaded { at, body });
        let headless = alone.then(headless).flatten();
        if let Some(Diagnostic::Headless { head, .. }) = &headless {
            // A body of which this block is a part begins with its head: its braces are masked together, or not at all.
            self.adrift = self.adrift.map(|adrift| adrift.min(head.start));
        }
        let known = headless.or(beheaded);
        let diagnostic = known.unwrap_or(Diagnostic::Stray { bracket, at });
        self.balance.diagnostics.push(diagnostic);
    }

    /// An entry cannot begin inside of parentheses: one of them is unclosed.
    fn begin_line(&mut self, at: usize) {
        let Some(top) = self.frames.last() else { return };
        // Plain reading takes a line like an entry inside of braces as what it is. Only with the
        // layout can its indent show that a block around it should have been closed.
        let round = top.bracket != b'{';
        if !round && !self.by_indent {
            return;
        }
        let text = self.source.get(at..).unwrap_or_default();
        if !(lines::entry_like(text) || self.line.1 == 0 && lines::declaration_like(text)) {
            return;
        }
        let indent = self.line.1;
        // The entry belongs to the innermost block that is indented less than it. Everything above
        // that, parentheses and lists too, was left open.
        let inside = |frame: &Frame| frame.bracket == b'{' && (frame.indent < indent || !self.by_indent);
        let keep = self.frames.iter().rposition(inside).map_or(0, |index| index + 1);
        self.pop_to(keep, at);
    }

    /// Closes what is open above `length`; it is missing its closing bracket before `end`.
    fn pop_to(&mut self, length: usize, end: usize) {
        if self.frames.len() <= length {
            return;
        }
        // The bracket goes behind the last token and not to where it was missed: a comment or an
        // empty line in between belongs to what comes next.
        let place = token_end(self.source, self.tokens, end);
        while self.frames.len() > length {
            let Some(frame) = self.pop(place) else { return };
            if frame.masked {
                continue;
            }
            let inside = self.source.get(frame.at + 1..).unwrap_or_default();
            // No entry begins with a brace.
            if frame.bracket == b'{' && inside.trim_start_matches([' ', '\t']).starts_with('{') {
                self.balance.diagnostics.push(Diagnostic::Doubled { at: frame.at });
                continue;
            }
            // The last token may be the opening bracket itself, or may stand before it if all
            // behind it is a comment.
            let place = place.max(frame.at + 1);
            self.balance.missing.push((place, closing(frame.bracket)));
            // What is too deep is often unclosed as often as it is deep, and for the same reason.
            if !self.deep {
                self.balance.diagnostics.push(Diagnostic::Unclosed {
                    bracket: frame.bracket,
                    at: frame.at,
                    place,
                });
            }
        }
    }

    /// Takes the innermost bracket away, which ends at `end`.
    fn pop(&mut self, end: usize) -> Option<Frame> {
        let frame = self.frames.pop()?;
        self.open.get_mut(&closing(frame.bracket)).and_then(Vec::pop);
        if frame.masked {
            self.balance.masks.push(frame.at..end.max(frame.at + 1));
        }
        Some(frame)
    }
}

impl Diagnostic {
    fn report(&self, source: &str, file: FileId, read: &mut Read, sink: &mut Sink) {
        let span = |at: usize| Span::from_range(file, at..at + 1);
        sink.push(match *self {
            Self::Unclosed { bracket, at, place } => {
                let spans_lines = source.get(at..place).is_some_and(|text| text.contains('\n'));
                // The fix puts the brace of a block of several lines on a line of its own, indented
                // as its head is.
                let indent = (bracket == b'{' && spans_lines).then(|| lines::indent_of_line(source, at));
                let place = Span::from_range(file, place..place);
                unclosed_bracket(span(at), char::from(bracket), place, indent)
            }
            Self::Doubled { at } => {
                read.damage.blank(at..at + 1);
                stray_bracket::doubled_brace(span(at))
            }
            Self::Stray { bracket, at } => {
                read.damage.blank(at..at + 1);
                stray_bracket(span(at), char::from(bracket))
            }
            Self::Beheaded { at, body } => {
                read.damage.mask(body..at + 1);
                lost_header(span(at), Span::from_range(file, body..lines::line_end(source, body)))
            }
            Self::Headless { at, ref head, ref kind } => {
                read.damage.insert(head.end, '{');
                let kind = source.get(kind.clone()).unwrap_or_default();
                incomplete_entry::missing_brace(Span::from_range(file, head.clone()), kind, span(at))
            }
            Self::Wrong { bracket, at, open, open_at } => {
                // Replaced and not masked: with the right bracket the block around it is parsed,
                // and its other mistakes are reported in the same run.
                let right = char::from(closing(open));
                read.damage.replace(at, right);
                wrong_bracket(span(at), char::from(bracket), right, span(open_at))
            }
            Self::TooDeep { at } => too_deep::brackets(span(at), MAX_DEPTH),
        });
    }
}
