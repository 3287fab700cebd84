//! Lines and columns of a text, computed once for all views.

use super::offset;

/// A position as people count: both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// The unit of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units of UTF-16, the protocol's default.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// How many columns a character takes.
    pub fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// What ends a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnds {
    /// LF; a CR before it belongs to the line end. This is how the grammar and most tools count.
    Lf,
    /// CR alone, too. This is how the editors' protocol counts.
    LfOrCr,
}

/// The offsets at which the lines of a text begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    length: u32,
    /// The number of characters before each [`STEP`] bytes, only if a line is long: to find a column, at most one step is counted.
    characters: Vec<u32>,
}

/// Counting the characters of this many bytes takes no time worth mentioning.
const STEP: usize = 4_096;

impl LineIndex {
    /// Indexes a text.
    pub fn new(text: &str, ends: LineEnds) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |&at: &usize| match bytes.get(at) {
            Some(b'\n') => true,
            Some(b'\r') => ends == LineEnds::LfOrCr && bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let mut starts = vec![0];
        starts.extend((0..bytes.len()).filter(ends_line).map(|at| offset(at + 1)));
        // Only a machine writes lines so long, and without the table each of its columns would cost a pass over the line.
        let length = offset(text.len());
        let ends = starts.iter().skip(1).copied().chain([length]);
        let long = starts.iter().zip(ends).any(|(&start, end)| (end - start) as usize > STEP);
        let characters = if long { characters(text) } else { Vec::new() };
        Self { starts, length, characters }
    }

    /// The line, from 0, of the byte `offset`.
    pub fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The bytes of a line, from 0, with its line end.
    pub fn line_range(&self, line: usize) -> Option<std::ops::Range<u32>> {
        let start = *self.starts.get(line)?;
        Some(start..self.starts.get(line + 1).copied().unwrap_or(self.length))
    }

    /// How many lines there are; an empty text has one.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// Line and column of a byte of `text`, which must be the indexed one, as people count them.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let (line, column) = self.position(text, offset as usize, Encoding::Utf32);
        // A byte order mark does not count as a column.
        let mark = line == 0 && column > 0 && text.starts_with('\u{feff}');
        LineColumn { line: line + 1, column: column + 1 - usize::from(mark) }
    }

    /// Line and column of a byte of `text`, which must be the indexed one, both from 0. A byte within a character counts as before
    /// it.
    pub fn position(&self, text: &str, at: usize, encoding: Encoding) -> (usize, usize) {
        let at = text.floor_char_boundary(at);
        let line = self.line(offset(at));
        let start = self.starts.get(line).copied().unwrap_or(0) as usize;
        let column = match encoding {
            Encoding::Utf8 => at - start,
            Encoding::Utf16 => {
                text.get(start..at).unwrap_or_default().chars().map(|c| encoding.width(c)).sum()
            }
            Encoding::Utf32 => self.characters(text, start, at),
        };
        (line, column)
    }

    /// The byte of a line and a column of `text`, which must be the indexed one. A column after the end of its line is that end, and a
    /// line after the end of the text is that end.
    pub fn offset(&self, text: &str, line: usize, column: usize, encoding: Encoding) -> usize {
        let Some(range) = self.line_range(line) else { return text.len() };
        let (start, end) = (range.start as usize, range.end as usize);
        let content = text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        let (mut left, mut at) = (column, start);
        for c in content.chars() {
            let width = encoding.width(c);
            // A column inside a character, such as between two surrogates, is the beginning of the character.
            if left < width {
                break;
            }
            left -= width;
            at += c.len_utf8();
        }
        at
    }

    /// The number of characters between two bytes.
    fn characters(&self, text: &str, start: usize, end: usize) -> usize {
        let count = |from: usize, to: usize| text.as_bytes().get(from..to).map_or(0, starts_of_characters);
        // The steps that are completely inside come from the table, and only the ends are counted.
        let (first, last) = (start.div_ceil(STEP), end / STEP);
        match (self.characters.get(first), self.characters.get(last)) {
            (Some(&before), Some(&to)) if first <= last => {
                count(start, first * STEP) + (to - before) as usize + count(last * STEP, end)
            }
            _ => count(start, end),
        }
    }
}

/// The number of characters before each step of a text.
fn characters(text: &str) -> Vec<u32> {
    let mut before = 0;
    let steps = text.as_bytes().chunks(STEP).map(|step| {
        let here = before;
        before += offset(starts_of_characters(step));
        here
    });
    let mut characters: Vec<u32> = steps.collect();
    characters.push(before);
    characters
}

/// The number of characters that begin in some bytes of a text.
fn starts_of_characters(bytes: &[u8]) -> usize {
    // In UTF-8 all bytes of a character but the first are 0b10xxxxxx.
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_counted_in_characters() {
        let text = format!("short é line\n{}\nend", "aé漢🦀".repeat(3_000));
        let index = LineIndex::new(&text, LineEnds::Lf);
        let (mut line, mut column) = (1, 1);
        for (at, character) in text.char_indices() {
            let place = index.line_column(&text, u32::try_from(at).expect("short"));
            assert_eq!(place, LineColumn { line, column });
            (line, column) = if character == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        let end = u32::try_from(text.len()).expect("short");
        assert_eq!(index.line_column(&text, end), LineColumn { line, column });
    }
}
