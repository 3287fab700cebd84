//! What must be known about a text before it is parsed: strings, comments and heredocs end, brackets match and are not too
//! deep. What is broken is reported here and recovered, so that the grammar meets a whole text and the neighbours stay readable.

mod characters;

mod foreign;

mod heads;

mod reader;

mod quotes;

mod texts;

mod brackets;

mod damage;

mod pieces;

mod pasted;

pub(super) use characters::is_zero_width;
pub(super) use pieces::Piece;

use std::borrow::Cow;

use crate::diagnostics::Sink;
use crate::lexer::{self, Token, TokenKind, Tokens, lines};
use crate::source::{FileId, offset};
use crate::syntax::ast::Comment;

/// How deep brackets may be nested, those of interpolations and comments too: parser and builder recurse.
pub(crate) const MAX_DEPTH: usize = 128;

/// A text that the grammar can read, with the way back to the source.
#[derive(Debug)]
pub(super) struct Scan<'s> {
    /// The source, or a recovered copy of it.
    pub(super) text: Cow<'s, str>,
    /// Whether something was damaged.
    recovered: bool,
    /// The tokens of the source.
    pub(super) tokens: Tokens,
    /// All comments in order.
    pub(super) comments: Vec<Comment>,
    /// Where the recovered copy has a byte more than the source: offsets in the source, in order.
    inserted: Vec<usize>,
    /// Where declarations begin at the first column, with no bracket open: offsets in the source, in order.
    heads: Vec<usize>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Declarations: whole statements and documents of other languages are reported as such.
    Program,
    /// A value, or lines of `name = value`.
    Values,
}

/// Scans a source text.
pub(super) fn scan<'s>(source: &'s str, form: Form, file: FileId, sink: &mut Sink) -> Scan<'s> {
    characters::check(source, file, sink);
    let tokens = lexer::lex(source);
    // Strings come before brackets: what is inside of a string, or was left to the code by an
    // unclosed one, decides which brackets there are to balance.
    let mut read = reader::read(source, &tokens, form, file, sink);
    let heads = brackets::recover(source, &tokens, file, &mut read, sink);
    let recovered = !read.damage.is_empty();
    let (text, inserted) = read.damage.recover(source);
    Scan { text, recovered, tokens, comments: read.comments, inserted, heads }
}

/// Where the last token ends that stands before `at`, white space and comments aside.
pub(super) fn token_end(source: &str, tokens: &Tokens, at: usize) -> usize {
    let mut index = tokens.first_from(offset(at));
    while let Some(token) = index.checked_sub(1).and_then(|before| tokens.get(before)) {
        if !is_nothing(source, token) {
            // What is masked may be cut anywhere, but a place in the source lies between characters.
            let first = source.ceil_char_boundary(token.range().start + 1);
            let end = source.floor_char_boundary(token.range().end.min(at));
            // The blanks at the end of a string that is not closed.
            return source.get(..end).unwrap_or_default().trim_end().len().max(first);
        }
        index -= 1;
    }
    0
}

/// Whether a token is white space, a comment that was understood, or as wide as nothing.
fn is_nothing(source: &str, token: Token) -> bool {
    match token.kind {
        TokenKind::UnclosedComment => false,
        TokenKind::ForeignCharacter => token.text(source).trim().is_empty(),
        kind => kind.is_trivia() || token.start == token.end,
    }
}
