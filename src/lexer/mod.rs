//! Cuts a text into tokens, the only place that does.
//!
//! No byte is lost: white space and comments have tokens, and what is broken has, too. Nothing is reported here. Where a string, a
//! heredoc or a comment has no end, the lexer decides where it was meant to end, so that whoever reads the tokens sees the same
//! borders; what to say about it is the parser's business.

mod code;
mod comments;
mod heredocs;
mod interpolations;
pub mod lines;
mod quotes;
mod strings;
#[cfg(test)]
mod tests;
mod token;

pub use code::closing;
pub use comments::depth as comment_depth;
pub use heredocs::tag as heredoc_tag;
pub use token::{Token, TokenKind, Tokens};

use comments::CommentPairs;
use heredocs::Ends;

/// The tokens of a text.
pub fn lex(text: &str) -> Tokens {
    let mut lexer = Lexer {
        text,
        at: 0,
        tokens: Tokens::with_room_for(text.len()),
        open: Vec::new(),
        limit: usize::MAX,
        lines_left: 0,
        heredoc_ends: None,
        comment_pairs: None,
    };
    lexer.begin();
    while lexer.step() {}
    lexer.tokens.finish()
}

/// What the lexer is inside of. In code that stands in no text nothing is noted: whether its brackets match is the parser's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// `"`, which stands here.
    String(usize),
    /// `<<END`: where its content ends, and its tag.
    Heredoc { end: usize, tag_end: usize },
    /// `${`
    Interpolation,
    /// A bracket in an interpolation.
    Bracket(u8),
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Tokens,
    open: Vec<Open>,
    /// Where the content of the innermost heredoc ends.
    limit: usize,
    /// How many lines an interpolation in a string is still followed.
    lines_left: usize,
    /// Where heredocs may end; made when the first one begins.
    heredoc_ends: Option<Ends<'a>>,
    /// Which comments are closed; made when the first one is not.
    comment_pairs: Option<CommentPairs>,
}

impl<'a> Lexer<'a> {
    fn begin(&mut self) {
        if self.text.starts_with('\u{feff}') {
            self.push(TokenKind::ByteOrderMark, '\u{feff}'.len_utf8());
        }
        self.line();
    }

    /// Makes the next token, or more; false at the end.
    fn step(&mut self) -> bool {
        if self.at >= self.limit {
            self.close_heredoc();
        } else if self.at >= self.text.len() {
            if self.open.is_empty() {
                return false;
            }
            // The text ends inside of something. Each call closes at least one of the open texts,
            // so this ends.
            self.unclosed_string();
        } else {
            match self.open.last() {
                None | Some(Open::Interpolation | Open::Bracket(_)) => self.code(),
                Some(Open::String(_)) => self.string_text(),
                Some(Open::Heredoc { .. }) => self.heredoc_text(),
            }
        }
        true
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    /// What lies ahead.
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// How many of the bytes ahead, from the one at `from` on, are of one kind.
    fn run(&self, from: usize, of_it: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(self.at + from..).unwrap_or_default();
        rest.iter().position(|&byte| !of_it(byte)).unwrap_or(rest.len())
    }

    /// A token that begins here, and a step over it.
    fn push(&mut self, kind: TokenKind, length: usize) {
        self.at += length;
        self.tokens.push(kind, self.at);
    }

    /// A token from here to `end`, unless there is nothing between.
    fn push_to(&mut self, kind: TokenKind, end: usize) {
        if end > self.at {
            self.push(kind, end - self.at);
        }
    }
}
