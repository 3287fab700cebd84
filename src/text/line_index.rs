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
}

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
        Self { starts, length: u32::try_from(text.len()).unwrap_or(u32::MAX) }
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
        let column = text.get(start..end).map_or(0, |before| {
            // A byte order mark is no column of its own.
            before.chars().count() - usize::from(start == 0 && before.starts_with('\u{feff}'))
        });
        LineColumn { line: line + 1, column: column + 1 }
    }
}
