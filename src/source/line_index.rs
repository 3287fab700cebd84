//! Lines and columns of a text, computed once; every view of a position asks here.

/// A place as people count: both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// Where the lines of a text begin. A line ends with LF; a CR before it belongs to the line's end.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    length: u32,
    /// How many characters stand before each [`STEP`] bytes, where a line is long: a column is found in a step.
    characters: Vec<u32>,
}

/// Counting this many bytes takes no time to speak of.
const STEP: usize = 4_096;

impl LineIndex {
    /// Indexes a text.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(
            text.bytes()
                .enumerate()
                .filter(|&(_, byte)| byte == b'\n')
                .map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)),
        );
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let ends = starts.iter().skip(1).copied().chain([length]);
        let long = starts.iter().zip(ends).any(|(&start, end)| (end - start) as usize > STEP);
        let characters = if long { characters(text) } else { Vec::new() };
        Self { starts, length, characters }
    }

    /// The line, from 0, in which the byte `offset` stands.
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

    /// Line and column of a byte of `text`, which must be the indexed one.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.line(offset);
        let start = self.starts.get(line).copied().unwrap_or(0) as usize;
        let end = text.floor_char_boundary(offset as usize);
        // A byte order mark is no column of its own.
        let mark = start == 0 && end > 0 && text.starts_with('\u{feff}');
        let column = self.characters(text, start, end) - usize::from(mark);
        LineColumn { line: line + 1, column: column + 1 }
    }

    /// How many characters stand from one byte to another.
    fn characters(&self, text: &str, start: usize, end: usize) -> usize {
        let count = |from: usize, to: usize| text.as_bytes().get(from..to).map_or(0, starts_of_characters);
        let (first, last) = (start.div_ceil(STEP), end / STEP);
        match (self.characters.get(first), self.characters.get(last)) {
            (Some(&before), Some(&to)) if first <= last => {
                count(start, first * STEP) + (to - before) as usize + count(last * STEP, end)
            }
            _ => count(start, end),
        }
    }
}

/// How many characters of a text stand before each step.
fn characters(text: &str) -> Vec<u32> {
    let mut before = 0;
    let steps = text.as_bytes().chunks(STEP).map(|step| {
        let here = before;
        before += u32::try_from(starts_of_characters(step)).unwrap_or(0);
        here
    });
    let mut characters: Vec<u32> = steps.collect();
    characters.push(before);
    characters
}

/// How many characters begin in some bytes of a text.
fn starts_of_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_counted_in_characters() {
        let text = format!("short é line\n{}\nend", "aé漢🦀".repeat(3_000));
        let index = LineIndex::new(&text);
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
