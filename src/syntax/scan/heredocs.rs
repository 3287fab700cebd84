//! Heredocs: where they end, and whether they do.

use std::collections::HashMap;
use std::ops::Range;

use super::lexer::{Lexer, Mark, MarkKind};
use super::lines;
use crate::diagnostics::catalog::syntax::{heredoc_end, heredoc_opening, unclosed_heredoc};

/// The lines that may end a heredoc, by their first word. Made once, so that a missing end costs no search of its own.
#[derive(Debug)]
pub(super) struct Ends<'s>(HashMap<&'s str, WordLines>);

/// The lines that begin with a word: where it stands in each.
#[derive(Debug, Default)]
struct WordLines {
    /// Nothing else is on the line.
    alone: Vec<usize>,
    /// What follows can only be meant for the code after the heredoc: `END,`
    with_code: Vec<usize>,
}

/// What stands behind `<<`.
struct Opening {
    /// Where the tag is.
    tag: Range<usize>,
    /// How it should be written, if it is not.
    correction: Option<String>,
    /// Where the content begins.
    body: usize,
}

impl Lexer<'_> {
    /// `<<END` or `<<-END`
    pub(super) fn heredoc(&mut self) {
        let start = self.at;
        let Some(opening) = self.opening(start) else {
            self.at += 2;
            return;
        };
        let source = self.source;
        let tag = source.get(opening.tag.clone()).unwrap_or_default();
        let ends = self.heredoc_ends.get_or_insert_with(|| Ends::of(source));
        let (end, spoilt) = ends.of_heredoc(source, tag, opening.body);
        if let Some(correction) = opening.correction {
            let Some(end) = end.or(spoilt) else {
                // `a << b` is a shift in other languages, and an operator that is not known here.
                self.at += 2;
                return;
            };
            let line = source.get(start..opening.body).unwrap_or_default().trim_end();
            self.report(heredoc_opening(self.span(start..start + line.len()), &correction));
            self.at = end + tag.len();
            self.lexed.damage.mask(start..self.at);
        } else if let Some(end) = end {
            let depth = self.heredoc_body(opening.body, end);
            self.at = end + tag.len();
            let whole = source.get(start..self.at).is_some_and(|text| !text.contains('\u{2}'));
            match depth.filter(|_| whole) {
                None => self.lexed.damage.mask(start..self.at),
                Some(0) => self.lexed.damage.end_heredoc(end),
                Some(depth) => {
                    self.lexed.damage.end_heredoc(end);
                    let kind = MarkKind::Text { end: self.at, depth };
                    self.lexed.marks.push(Mark { kind, at: start });
                }
            }
        } else if let Some(end) = spoilt {
            self.at = end + tag.len();
            let line = source.get(self.at..lines::line_end(source, self.at)).unwrap_or_default().trim_end();
            let rest = self.span(self.at..self.at + line.len());
            self.report(heredoc_end(rest, line.trim_start(), self.span(start..opening.tag.end)));
            self.lexed.damage.mask(start..self.at);
        } else {
            self.report(unclosed_heredoc(self.span(start..opening.tag.end), tag));
            self.at = self.end_of_unclosed(start, opening.body);
            self.lexed.damage.mask(start..self.at);
        }
    }

    /// Steps over a heredoc in an interpolation of another one, before `limit`. It has no interpolations itself: how deep they go
    /// is not known here.
    pub(super) fn nested_heredoc(&mut self, start: usize, limit: usize) -> Option<usize> {
        let opening = self.opening(start).filter(|opening| opening.correction.is_none())?;
        let source = self.source;
        let tag = source.get(opening.tag)?;
        let end = self.heredoc_ends.as_ref()?.of_heredoc(source, tag, opening.body).0?;
        let body = source.get(opening.body..end)?;
        if end + tag.len() > limit || body.contains("${") || body.contains('\u{2}') {
            return None;
        }
        self.lexed.damage.end_heredoc(end);
        Some(end + tag.len())
    }

    /// Reads `<<-END`, and its forms in other languages: `<<"END"`, `<<~END`, `<< END`. `None` if this is no heredoc at all.
    fn opening(&self, start: usize) -> Option<Opening> {
        let line_end = lines::line_end(self.source, start);
        let line = self.source.get(start + 2..line_end)?;
        let indented = line.starts_with(['-', '~']);
        let word = line.trim_start_matches(['-', '~', ' ', '\t', '"', '\'']);
        let rest = word.trim_start_matches(|next: char| next.is_ascii_alphanumeric() || next == '_');
        let length = word.len() - rest.len();
        if length == 0 || word.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let tag = line_end - word.len()..line_end - rest.len();
        let mark = if indented { "<<-" } else { "<<" };
        let exact = self.source.get(start..tag.start) == Some(mark);
        if !exact && !rest.trim_matches(['"', '\'', ' ', '\t', '\r']).is_empty() {
            return None;
        }
        let correction = (!exact || !rest.trim().is_empty())
            .then(|| format!("{mark}{}", word.get(..length).unwrap_or_default()));
        Some(Opening { tag, correction, body: (line_end + 1).min(self.source.len()) })
    }

    /// Looks through the content for interpolations; how deep they go, or `None` if one is broken.
    fn heredoc_body(&mut self, start: usize, end: usize) -> Option<usize> {
        let mut deepest = 0;
        let mut at = start;
        while let Some(found) = self.source.get(at..end).and_then(|text| text.find("${")) {
            let open = at + found;
            // However many dollars there are, the last two before a brace are the escape.
            if open > start && self.source.as_bytes().get(open - 1) == Some(&b'$') {
                at = open + 2;
                continue;
            }
            match self.interpolation(open, end, false) {
                Ok(closed) => {
                    deepest = deepest.max(closed.depth);
                    at = closed.end;
                }
                Err(unclosed) => {
                    self.report(*unclosed);
                    return None;
                }
            }
        }
        Some(deepest)
    }

    /// Where the content of a heredoc without an end is taken to end: before the next declaration, or the brace that
    /// closes the block around it.
    fn end_of_unclosed(&self, start: usize, body: usize) -> usize {
        let indent = lines::indent_of_line(self.source, start);
        let mut at = body;
        for line in self.source.get(body..).unwrap_or_default().split_inclusive('\n') {
            let text = line.trim_start_matches([' ', '\t']);
            let blanks = line.len() - text.len();
            let declares = blanks == 0 && (line.starts_with("///") || lines::declaration_like(line));
            if declares || blanks < indent && text.starts_with('}') {
                break;
            }
            at += line.len();
        }
        self.source.get(..at).unwrap_or_default().trim_end().len().max(start + 2)
    }
}

impl<'s> Ends<'s> {
    fn of(source: &'s str) -> Self {
        let mut ends: HashMap<&str, WordLines> = HashMap::new();
        let mut line_start = 0;
        for line in source.split_inclusive('\n') {
            let text = line.trim_start_matches([' ', '\t']);
            let rest = text.trim_start_matches(|next: char| next.is_ascii_alphanumeric() || next == '_');
            let word = text.get(..text.len() - rest.len()).unwrap_or_default();
            let behind = rest.trim_matches([' ', '\t', '\r', '\n']);
            let place = line_start + (line.len() - text.len());
            if word.is_empty() {
                // No tag.
            } else if behind.is_empty() {
                ends.entry(word).or_default().alone.push(place);
            } else if behind.starts_with([',', ')', ']', '}', ';', '#']) || behind.starts_with("//") {
                ends.entry(word).or_default().with_code.push(place);
            }
            line_start += line.len();
        }
        Self(ends)
    }

    /// Where the end tag of a heredoc stands whose content begins at `body`: alone on its line, or else with code behind it.
    fn of_heredoc(&self, source: &str, tag: &str, body: usize) -> (Option<usize>, Option<usize>) {
        let next = |places: &[usize]| places.get(places.partition_point(|&place| place < body)).copied();
        let Some(lines) = self.0.get(tag) else { return (None, None) };
        let (end, spoilt) = (next(&lines.alone), next(&lines.with_code));
        if let (Some(end), Some(spoilt)) = (end, spoilt)
            && spoilt < end
        {
            // `END;` may well be content. But if another heredoc with this tag begins before the end, that end is its own.
            let between = source.get(spoilt..end).unwrap_or_default();
            let begins = |mark: &str| between.contains(&format!("{mark}{tag}"));
            return if begins("<<") || begins("<<-") { (None, Some(spoilt)) } else { (Some(end), None) };
        }
        (end, spoilt)
    }
}
