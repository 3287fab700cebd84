//! Where formatted text grows, with the column it has come to.

use unicode_width::UnicodeWidthStr;

/// How many columns a line should have at most.
pub(super) const WIDTH: usize = 100;
/// How far a body stands to the right of its head.
pub(super) const STEP: usize = 2;

/// How many columns a text takes that has no line end.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// What is indented further than this is left as it is: whoever nests so deep has made it by machine.
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

    /// The columns that are left on this line, `after` of them taken.
    pub(super) fn room(&self, after: usize) -> usize {
        WIDTH.saturating_sub(self.column + after)
    }
}

/// Text of one line that may not be wider than its room. What does not fit gives `None`, and soon: so the attempt is cheap.
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

    /// Goes into an expression. Each takes a column at least, so one that is nested deeper than a line is wide does not fit.
    pub(super) fn enter(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= WIDTH).then_some(())
    }

    /// Comes out of it.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn push(&mut self, text: &str) -> Option<()> {
        self.room = self.room.checked_sub(width(text))?;
        self.text.push_str(text);
        Some(())
    }
}

/// Where an expression is written that takes several lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// How far the line is indented on which it begins.
    pub(super) indent: usize,
    /// How much further its next lines are, where no bracket says so.
    pub(super) hang: usize,
    /// The columns needed behind it on its last line.
    pub(super) after: usize,
}

impl Place {
    pub(super) fn new(indent: usize) -> Self {
        Self { indent, hang: STEP, after: 0 }
    }

    #[must_use]
    pub(super) fn before(self, after: usize) -> Self {
        Self { after, ..self }
    }
}
