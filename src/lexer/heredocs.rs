//! Heredocs: where they end, and whether they do.

use std::collections::HashMap;
use std::ops::Range;

use super::token::TokenKind;
use super::{Lexer, Open, lines};

/// The lines that may end a heredoc, by their first word. Made once, so that a missing end costs no search of its own.
#[derive(Debug)]
pub(super) struct Ends<'a>(HashMap<&'a str, WordLines>);

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
    /// Whether it is written as in this language.
    exact: bool,
    /// Where the content begins.
    body: usize,
}

/// The tag of a heredoc by its opening: `END` of `<<-END`, `<<"END"`, `<<~END` and `<< END`.
pub fn tag(opening: &str) -> &str {
    let word = opening.strip_prefix("<<").unwrap_or_default();
    let word = word.trim_start_matches(['-', '~', ' ', '\t', '"', '\'']);
    let rest = word.trim_start_matches(|next: char| next.is_ascii_alphanumeric() || next == '_');
    word.get(..word.len() - rest.len()).unwrap_or_default()
}

impl Lexer<'_> {
    /// `<<END` or `<<-END`, if that is what begins here.
    pub(super) fn open_heredoc(&mut self) -> bool {
        // A string does not leave its line, so nothing that needs several lines can stand in one.
        if self.is_in_string() {
            return false;
        }
        let Some(opening) = self.opening() else { return false };
        let tag = self.text.get(opening.tag.clone()).unwrap_or_default();
        let ends = self.heredoc_ends.get_or_insert_with(|| Ends::of(self.text));
        let (end, spoilt) = ends.of_heredoc(self.text, tag, opening.body);
        let end = if self.open.is_empty() {
            // `a << b` is a shift in other languages, and an operator that is not known here.
            end.or(spoilt).or_else(|| opening.exact.then_some(usize::MAX))
        } else {
            // In an interpolation only one that is whole is a heredoc.
            end.filter(|end| opening.exact && end + tag.len() <= self.limit)
        };
        let Some(end) = end else { return false };
        self.open.push(if end == usize::MAX {
            let end = self.end_of_unclosed(opening.body);
            Open::Heredoc { end, tag_end: end }
        } else {
            Open::Heredoc { end, tag_end: end + tag.len() }
        });
        self.find_limit();
        self.heredoc_line(&opening);
        true
    }

    /// The line on which a heredoc begins.
    fn heredoc_line(&mut self, opening: &Opening) {
        let line = self.text.get(..opening.body).unwrap_or_default();
        if opening.exact {
            self.push_to(TokenKind::HeredocStart, opening.tag.end);
        } else {
            self.push_to(TokenKind::ForeignHeredocStart, line.trim_end().len());
        }
        if self.at < self.limit {
            self.push_to(TokenKind::Whitespace, line.trim_end_matches(['\r', '\n']).len());
            self.push_to(TokenKind::Newline, opening.body);
        }
    }

    /// Reads `<<-END`, and its forms in other languages. `None` if this is not a heredoc at all.
    fn opening(&self) -> Option<Opening> {
        let line_end = lines::line_end(self.text, self.at);
        let line = self.text.get(self.at..line_end)?;
        let tag = tag(line);
        if tag.is_empty() || tag.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let tag_start = line.find(tag)?;
        let rest = line.get(tag_start + tag.len()..)?;
        let exact = matches!(line.get(..tag_start), Some("<<" | "<<-"));
        // `a << b + c` is an expression. Only a tag at the end of its line can be a heredoc of
        // another language.
        if !exact && !rest.trim_matches(['"', '\'', ' ', '\t', '\r']).is_empty() {
            return None;
        }
        Some(Opening {
            tag: self.at + tag_start..self.at + tag_start + tag.len(),
            exact: exact && rest.trim().is_empty(),
            body: (line_end + 1).min(self.text.len()),
        })
    }

    /// What stands in the content of a heredoc.
    pub(super) fn heredoc_text(&mut self) {
        let end = self.end_of_text(self.limit, |byte| byte == b'\n');
        // Nothing but blanks stands before the end tag.
        let has_tag = matches!(self.open.last(), Some(Open::Heredoc { tag_end, .. }) if *tag_end > end);
        let is_indent = has_tag && end == self.limit;
        self.push_to(if is_indent { TokenKind::Whitespace } else { TokenKind::HeredocText }, end);
        match self.byte(0).filter(|_| self.at < self.limit) {
            Some(b'$') => self.dollar(),
            Some(_) => self.push(TokenKind::Newline, 1),
            None => {}
        }
    }

    /// Here the innermost heredoc ends, with all that was left open in it.
    pub(super) fn close_heredoc(&mut self) {
        let innermost = self.open.iter().rposition(|open| matches!(open, Open::Heredoc { .. }));
        let Some((index, Open::Heredoc { end, tag_end })) =
            innermost.and_then(|index| Some((index, *self.open.get(index)?)))
        else {
            return;
        };
        // Interpolations and strings that are still open in it end with it. Their lines are content
        // that must not swallow the code behind the tag.
        self.open.truncate(index);
        self.find_limit();
        if tag_end > end {
            self.push(TokenKind::HeredocEnd, tag_end - end);
        } else {
            self.push(TokenKind::UnclosedHeredoc, 0);
        }
    }

    fn find_limit(&mut self) {
        let ends = self.open.iter().rev().find_map(|open| match open {
            Open::Heredoc { end, .. } => Some(*end),
            _ => None,
        });
        self.limit = ends.unwrap_or(usize::MAX);
    }

    /// Where the content of a heredoc without an end is taken to end: before the next declaration, or the brace that
    /// closes the block around it.
    fn end_of_unclosed(&self, body: usize) -> usize {
        let indent = lines::indent_of_line(self.text, self.at);
        let mut at = body;
        for line in self.text.get(body..).unwrap_or_default().split_inclusive('\n') {
            let text = line.trim_start_matches([' ', '\t']);
            let blanks = line.len() - text.len();
            let declares = blanks == 0 && (line.starts_with("///") || lines::declaration_like(line));
            if declares || blanks < indent && text.starts_with('}') {
                break;
            }
            at += line.len();
        }
        self.text.get(..at).unwrap_or_default().trim_end().len().max(self.at + 2)
    }
}

impl<'a> Ends<'a> {
    fn of(text: &'a str) -> Self {
        let mut ends: HashMap<&str, WordLines> = HashMap::new();
        let mut line_start = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_start_matches([' ', '\t']);
            let rest = content.trim_start_matches(|next: char| next.is_ascii_alphanumeric() || next == '_');
            let word = content.get(..content.len() - rest.len()).unwrap_or_default();
            let behind = rest.trim_matches([' ', '\t', '\r', '\n']);
            let at = line_start + (line.len() - content.len());
            if word.is_empty() {
                // Not a tag.
            } else if behind.is_empty() {
                ends.entry(word).or_default().alone.push(at);
            } else if behind.starts_with([',', ')', ']', '}', ';', '#']) || behind.starts_with("//") {
                ends.entry(word).or_default().with_code.push(at);
            }
            line_start += line.len();
        }
        Self(ends)
    }

    /// Where the end tag of a heredoc stands whose content begins at `body`: alone on its line, or else with code behind it.
    fn of_heredoc(&self, text: &str, tag: &str, body: usize) -> (Option<usize>, Option<usize>) {
        let next = |offsets: &[usize]| offsets.get(offsets.partition_point(|&at| at < body)).copied();
        let Some(lines) = self.0.get(tag) else { return (None, None) };
        let (end, spoilt) = (next(&lines.alone), next(&lines.with_code));
        if let (Some(end), Some(spoilt)) = (end, spoilt)
            && spoilt < end
        {
            // `END;` may well be content. But if another heredoc with this tag begins before the end, that end is its own.
            let between = text.get(spoilt..end).unwrap_or_default();
            let begins = |mark: &str| between.contains(&format!("{mark}{tag}"));
            return if begins("<<") || begins("<<-") { (None, Some(spoilt)) } else { (Some(end), None) };
        }
        (end, spoilt)
    }
}
