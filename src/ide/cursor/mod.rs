//! Where the cursor stands, read from the text before it: also where there is no tree, in half-written lines and in blocks without
//! an end.
//!
//! The text is cut into brackets, strings and lines, and what is open at the cursor is the answer. A declaration that begins a line
//! closes what was left open before it, so a mistake further up does not matter.

mod frame;
mod scan;

use std::cell::OnceCell;
use std::ops::Range;

pub(super) use frame::{Frame, FrameKind, Lexeme, LexemeKind};

use super::{Analysis, Position};
use crate::lexer::lex;
use crate::source::Span;
use crate::syntax::MAX_DEPTH;

/// Where the cursor stands.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    /// What is open, the outermost first; the first is the program. Nothing if it is nested deeper than the parser goes.
    pub(super) frames: Vec<Frame<'a>>,
    /// The word at the cursor: it is to be replaced.
    pub(super) word: Span,
    /// The digits before the cursor, if it stands in a number.
    pub(super) number: Option<&'a str>,
    /// Whether it stands in a comment.
    pub(super) in_comment: bool,
    /// The text of the line behind the word.
    pub(super) rest: &'a str,
}

impl<'a> Cursor<'a> {
    /// What is known of a place by its text.
    pub(super) fn new(analysis: &'a Analysis, position: Position) -> Self {
        let text = analysis.text(position.file);
        // A file with values has no tree.
        let lexed = OnceCell::new();
        let tokens = analysis.tree(position.file).map(|tree| &tree.tokens);
        let tokens = tokens.unwrap_or_else(|| lexed.get_or_init(|| lex(text)));
        let found = scan::scan(text, tokens, position.offset as usize);
        let after = text.get(found.word.end..).unwrap_or_default();
        // What is expected in a frame depends on those around it, so that whoever asks recurses.
        let is_too_deep = found.frames.len() > MAX_DEPTH;
        Self {
            frames: if is_too_deep { Vec::new() } else { found.frames },
            word: span(position, found.word),
            number: found.number,
            in_comment: found.in_comment,
            rest: after.lines().next().unwrap_or_default(),
        }
    }

    /// The innermost of what is open.
    pub(super) fn innermost(&self) -> Option<&Frame<'a>> {
        self.frames.last()
    }

    /// What stands before the brace of the frame of an index: `cluster "web"` of a block, `tags =` of a map.
    pub(super) fn head(&self, index: usize) -> &[Lexeme<'a>] {
        let outer = index.checked_sub(1).and_then(|index| self.frames.get(index));
        outer.map_or(&[], |frame| frame.line.as_slice())
    }
}

fn span(position: Position, range: Range<usize>) -> Span {
    Span::from_range(position.file, range)
}

#[cfg(test)]
mod tests;
