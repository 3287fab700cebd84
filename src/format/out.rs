//! Formatted text as it grows, with its current column.

use unicode_width::UnicodeWidthStr;

/// The most columns that a line should have.
pub(super) const WIDTH: usize = 100;
/// The indentation of a body.
pub(super) const STEP: usize = 2;

/// The columns of a text without line ends.
pub(super) fn width(text: &str) -> usize {
    // The table of wide characters costs a lookup for each, and almost all text is ASCII.
    if text.is_ascii() { text.len() } else { text.width() }
}

/// What is indented further stays as it is: only a machine nests so deep, and each level would add its indentation to every line below.
pub(super) const MAX_DEPTH: usize = 300;

/// Text of several lines.
#[derive(Debug, Default)]
pub(super) struct Out {
    pub(super) text: String,
    pub(super) column: usize,
}

impl Out {
    /// Text whose first line begins at a column.
    pub(super) fn at(column: usize) -> Self {
        Self { text: String::new(), column }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        match text.rsplit_once('\n') {
            Some((_, last)) => self.column = width(last),
            None => self.column += width(text),
        }
    }

    /// Ends the line and begins one that is indented.
    pub(super) fn newline(&mut self, indent: usize) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
    }

    /// The columns that are left on this line before the `after` columns that are needed at its end.
    pub(super) fn room(&self, after: usize) -> usize {
        WIDTH.saturating_sub(self.column + after)
    }
}

/// Text of one line that must fit its room. An attempt ends with `None` as soon as it does not fit, so that it costs no more than a
/// line.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) text: String,
    room: usize,
    depth: usize,
}

impl Line {
    pub(super) fn new(room: usize) -> Self {
        Self { text: String::new(), room, depth: 0 }
    }

    /// Enters an expression. Each takes at least one column, so what is nested deeper than a line is wide cannot fit. This also bounds
    /// the recursion where the room is unlimited.
    pub(super) fn enter(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= WIDTH).then_some(())
    }

    /// Leaves an expression.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn push(&mut self, text: &str) -> Option<()> {
        self.room = self.room.checked_sub(width(text))?;
        self.text.push_str(text);
        Some(())
    }
}

/// The position of an expression that takes several lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    /// The indentation of the line on which it begins.
    pub(super) indent: usize,
    /// The additional indentation of its next lines, where no bracket encloses them.
    pub(super) hang: usize,
    /// The columns needed after it on its last line.
    pub(super) after: usize,
}

impl Position {
    pub(super) fn new(indent: usize) -> Self {
        Self { indent, hang: STEP, after: 0 }
    }

    #[must_use]
    pub(super) fn before(self, after: usize) -> Self {
        Self { after, ..self }
    }
}
