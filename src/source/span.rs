//! Spans: a range of one source file, in bytes.

use std::ops::Range;

/// A source file of the program, an index into [`Sources`](super::Sources).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct FileId(pub u32);

/// A range of one source file, in bytes, half-open. Files over 4 GiB are refused when they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

/// An offset, or a length, as spans count it.
pub fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

impl Span {
    /// The span from byte `start` to byte `end` of `file`.
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end: end.max(start) }
    }

    /// From offsets as the standard library counts them.
    pub fn from_range(file: FileId, range: Range<usize>) -> Self {
        Self::new(file, offset(range.start), offset(range.end))
    }

    /// A part of it: bytes counted from where it begins.
    #[must_use]
    pub fn part(self, range: Range<usize>) -> Self {
        Self::new(self.file, self.start + offset(range.start), self.start + offset(range.end))
    }

    /// The bytes as the standard library counts them.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it is a position between two characters.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span that begins where `self` begins and ends where `other` ends.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.file, self.start, other.end.max(self.end))
    }

    /// The empty span just before it.
    #[must_use]
    pub fn before(self) -> Self {
        Self::new(self.file, self.start, self.start)
    }

    /// The empty span just after it.
    #[must_use]
    pub fn after(self) -> Self {
        Self::new(self.file, self.end, self.end)
    }

    /// Whether `other` is completely inside.
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// A value and its span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its span.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value with its span.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}
