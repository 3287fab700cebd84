//! Cuts a text into tokens: strings, numbers, comments and marks by their look, words by their roles.

use std::collections::HashMap;

use super::Token;
use super::roles::Roles;
use crate::language::scopes::TokenClass;
use crate::language::words;
use crate::source::{FileId, Span};
use crate::syntax::ast::{self, BinaryOp, Comment, Unit};

/// The tokens of a text.
pub(super) fn lex(text: &str, file: &ast::File, roles: &Roles) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        file: file.id,
        at: 0,
        tokens: Vec::new(),
        comments: file.comments.iter().peekable(),
        words: roles.words.iter().peekable(),
        labels: roles.labels.iter().peekable(),
        clauses: roles.clauses.iter().peekable(),
        clause_end: 0,
        types: roles.types.iter().peekable(),
        open: Vec::new(),
        heredoc: None,
        ends: None,
    };
    while lexer.at < text.len() {
        lexer.step();
    }
    lexer.tokens
}

/// What the lexer is inside of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// A string, or its label's.
    String { label: bool },
    /// The content of a heredoc.
    Heredoc,
    /// `${`, with so many braces of its own open.
    Interpolation { braces: usize },
}

type Peekable<'a, T> = std::iter::Peekable<std::slice::Iter<'a, T>>;

struct Lexer<'a> {
    text: &'a str,
    file: FileId,
    at: usize,
    tokens: Vec<Token>,
    // Each list is in the order of the text, and so is the walk: what lies behind is dropped.
    comments: Peekable<'a, Comment>,
    words: Peekable<'a, (Span, TokenClass)>,
    labels: Peekable<'a, Span>,
    clauses: Peekable<'a, Span>,
    /// Where the last of the `for`s ends that have begun.
    clause_end: u32,
    types: Peekable<'a, Span>,
    open: Vec<Open>,
    /// The end of the heredoc that is open: its tag.
    heredoc: Option<(usize, usize)>,
    /// Lines that are a word and nothing else, by the word; made when the first heredoc begins.
    ends: Option<HashMap<&'a str, Vec<usize>>>,
}

impl<'a> Lexer<'a> {
    fn step(&mut self) {
        if let Some((end, length)) = self.heredoc.filter(|&(end, _)| self.at >= end) {
            // What its interpolations left open ends with it.
            self.open.clear();
            self.heredoc = None;
            self.at = end;
            self.token(length, TokenClass::HeredocTag);
            return;
        }
        match self.open.last().copied() {
            Some(Open::String { label }) => self.string(label),
            Some(Open::Heredoc) => self.heredoc_text(),
            Some(Open::Interpolation { .. }) | None => self.code(),
        }
    }

    fn code(&mut self) {
        if self.comment() || self.word() {
            return;
        }
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        match first {
            '\n' => {
                // A string ends with its line, whatever is open in it.
                if let Some(outer) = self.open.iter().position(|open| matches!(open, Open::String { .. })) {
                    self.open.truncate(outer);
                }
                self.at += 1;
            }
            '"' => {
                let at = offset(self.at);
                while self.labels.next_if(|label| label.start < at).is_some() {}
                let label = self.labels.peek().is_some_and(|label| label.start == at);
                self.token(1, TokenClass::String);
                self.open.push(Open::String { label });
            }
            '0'..='9' => self.number(),
            'a'..='z' | 'A'..='Z' | '_' => self.plain_word(rest),
            '<' if self.open.is_empty() && self.heredoc_opening() => {}
            '<' | '>' if self.in_type() => self.token(1, TokenClass::Bracket),
            '{' | '}' | '[' | ']' | '(' | ')' => self.bracket(first),
            ',' | ':' => self.token(1, TokenClass::Delimiter),
            _ => match operator(rest) {
                Some(length) => self.token(length, TokenClass::Operator),
                None if first == '.' => self.token(1, TokenClass::Delimiter),
                None => self.at += first.len_utf8(),
            },
        }
    }

    /// The comment that begins here, if one does: one token for each of its lines.
    fn comment(&mut self) -> bool {
        let at = offset(self.at);
        while self.comments.next_if(|comment| comment.span.start < at).is_some() {}
        let Some(comment) = self.comments.next_if(|comment| comment.span.start == at) else { return false };
        let class = if comment.doc { TokenClass::DocComment } else { TokenClass::Comment };
        let end = comment.span.range().end;
        let content = self.text.get(self.at..end).unwrap_or_default();
        let mut start = self.at;
        for line in content.split_inclusive('\n') {
            let blanks = line.len() - line.trim_start().len();
            self.push(start + blanks.min(line.len()), line.trim().len(), class);
            start += line.len();
        }
        self.at = end.max(self.at + 1);
        true
    }

    /// The word that begins here, if its role is known.
    fn word(&mut self) -> bool {
        let at = offset(self.at);
        while self.words.next_if(|(span, _)| span.start < at).is_some() {}
        let Some(&(span, class)) = self.words.next_if(|(span, _)| span.start == at) else { return false };
        self.token(span.range().len(), class);
        true
    }

    /// A word without a role: `for`, `in` and `if` have none in the tree.
    fn plain_word(&mut self, rest: &str) {
        let at = offset(self.at);
        while let Some(clause) = self.clauses.next_if(|clause| clause.start < at) {
            self.clause_end = self.clause_end.max(clause.end);
        }
        let length = word_length(rest);
        if at < self.clause_end && rest.get(..length).is_some_and(|word| words::FOR.contains(&word)) {
            self.token(length, TokenClass::ForKeyword);
        } else {
            self.at += length;
        }
    }

    // 15m    512MiB    60%    1_000    0.25
    fn number(&mut self) {
        let rest = self.rest();
        let mut length = digits(rest);
        while let Some(fraction) = rest.get(length..).and_then(|rest| rest.strip_prefix('.')) {
            match digits(fraction) {
                0 => break,
                more => length += 1 + more,
            }
        }
        let after = rest.get(length..).unwrap_or_default();
        let unit = if after.starts_with('%') { 1 } else { word_length(after) };
        self.token(length, TokenClass::Number);
        match Unit::parse(after.get(..unit).unwrap_or_default()) {
            Some(_) => self.token(unit, TokenClass::Unit),
            None => self.at += unit,
        }
    }

    fn bracket(&mut self, bracket: char) {
        if let Some(Open::Interpolation { braces }) = self.open.last_mut() {
            match bracket {
                '}' if *braces == 0 => {
                    self.open.pop();
                    return self.token(1, TokenClass::Interpolation);
                }
                '}' => *braces -= 1,
                '{' => *braces += 1,
                _ => {}
            }
        }
        self.token(1, TokenClass::Bracket);
    }

    fn in_type(&mut self) -> bool {
        let at = offset(self.at);
        while self.types.next_if(|span| span.end <= at).is_some() {}
        self.types.peek().is_some_and(|span| span.start <= at)
    }

    fn string(&mut self, label: bool) {
        let class = if label { TokenClass::Declaration } else { TokenClass::String };
        let length = self.plain(['"', '\\', '$', '\n']);
        self.token(length, class);
        let rest = self.rest();
        match rest.bytes().next() {
            Some(b'"') => {
                self.open.pop();
                self.token(1, TokenClass::String);
            }
            Some(b'\n') => {
                self.open.pop();
            }
            Some(b'\\') => self.token(escape(rest), TokenClass::Escape),
            Some(_) => self.dollar(class),
            None => {}
        }
    }

    fn heredoc_text(&mut self) {
        let Some((end, _)) = self.heredoc else { return };
        let length = self.plain(['$', '\n']).min(end - self.at);
        let blank = self.rest().get(..length).is_some_and(|text| text.trim().is_empty());
        if blank {
            self.at += length;
        } else {
            self.token(length, TokenClass::Heredoc);
        }
        match self.rest().bytes().next() {
            _ if self.at >= end => {}
            Some(b'$') => self.dollar(TokenClass::Heredoc),
            Some(_) => self.at += 1,
            None => {}
        }
    }

    /// `$${`, `${` or a mere `$`, in a text of some class.
    fn dollar(&mut self, class: TokenClass) {
        let rest = self.rest();
        if rest.starts_with("$${") {
            self.token(3, TokenClass::Escape);
        } else if rest.starts_with("${") {
            self.token(2, TokenClass::Interpolation);
            self.open.push(Open::Interpolation { braces: 0 });
        } else {
            self.token(1, class);
        }
    }

    /// `<<-END`, if its end is in sight.
    fn heredoc_opening(&mut self) -> bool {
        let Some(rest) = self.rest().strip_prefix("<<") else { return false };
        let dashed = rest.strip_prefix('-').unwrap_or(rest);
        let length = word_length(dashed);
        let Some((tag, behind)) = dashed.split_at_checked(length).filter(|(tag, _)| !tag.is_empty()) else {
            return false;
        };
        let blanks = behind.len() - behind.trim_start_matches([' ', '\t', '\r']).len();
        if behind.as_bytes().get(blanks) != Some(&b'\n') {
            return false;
        }
        let opening = 2 + (rest.len() - dashed.len()) + length;
        let body = self.at + opening + blanks + 1;
        let text = self.text;
        let ends = self.ends.get_or_insert_with(|| lone_words(text));
        let places = ends.get(tag).map(Vec::as_slice).unwrap_or_default();
        let Some(&end) = places.get(places.partition_point(|&place| place < body)) else { return false };
        self.token(opening, TokenClass::HeredocTag);
        self.at = body;
        self.heredoc = Some((end, length));
        self.open.push(Open::Heredoc);
        true
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// How many bytes lie before the first of some characters.
    fn plain<const N: usize>(&self, stops: [char; N]) -> usize {
        let rest = self.rest();
        rest.find(stops).unwrap_or(rest.len())
    }

    /// A token that begins here, and a step over it.
    fn token(&mut self, length: usize, class: TokenClass) {
        self.push(self.at, length, class);
        self.at += length;
    }

    fn push(&mut self, start: usize, length: usize, class: TokenClass) {
        if length == 0 {
            return;
        }
        let span = Span::from_range(self.file, start..start + length);
        match self.tokens.last_mut() {
            // `a$b` in a string was cut at the dollar, and only there.
            Some(last) if last.class == class && last.span.end == span.start && is_text(class) => {
                last.span.end = span.end;
            }
            _ => self.tokens.push(Token { span, class }),
        }
    }
}

fn is_text(class: TokenClass) -> bool {
    matches!(class, TokenClass::String | TokenClass::Heredoc)
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The operator that a text begins with, the longest.
fn operator(text: &str) -> Option<usize> {
    let spellings = BinaryOp::ALL.into_iter().map(|(_, spelling, _)| spelling).chain(["=", "!", "?", "|"]);
    spellings.filter(|spelling| text.starts_with(spelling)).map(str::len).max()
}

/// How long the escape is that a text begins with.
fn escape(text: &str) -> usize {
    let hex = text.strip_prefix("\\u{").unwrap_or_default();
    let digits = hex.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    if digits > 0 && hex.as_bytes().get(digits) == Some(&b'}') {
        return digits + "\\u{}".len();
    }
    1 + text.chars().nth(1).filter(|&next| next != '\n').map_or(0, char::len_utf8)
}

fn digits(text: &str) -> usize {
    let first = text.starts_with(|next: char| next.is_ascii_digit());
    if first {
        text.len() - text.trim_start_matches(|next: char| next.is_ascii_digit() || next == '_').len()
    } else {
        0
    }
}

fn word_length(text: &str) -> usize {
    if text.starts_with(|next: char| next.is_ascii_digit()) {
        return 0;
    }
    text.len() - text.trim_start_matches(|next: char| next.is_ascii_alphanumeric() || next == '_').len()
}

/// Where a line is a word and nothing else: each word's places.
fn lone_words(text: &str) -> HashMap<&str, Vec<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let word = line.trim_matches([' ', '\t', '\r', '\n']);
        if !word.is_empty() && word_length(word) == word.len() {
            let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
            places.entry(word).or_default().push(start + blanks);
        }
        start += line.len();
    }
    places
}
