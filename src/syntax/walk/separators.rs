//! What stands between neighbours: line ends, commas and semicolons, judged from the text.

use std::ops::Range;

/// The separators between two entries or elements; comments do not count.
#[derive(Debug, Default)]
pub(super) struct Gap {
    /// Whether a line ends here.
    pub(super) line_end: bool,
    /// Offsets of the commas.
    pub(super) commas: Vec<usize>,
    /// Offsets of the semicolons.
    pub(super) semicolons: Vec<usize>,
}

impl Gap {
    /// Reads the separators in a stretch that holds nothing but white space, separators and comments.
    pub(super) fn read(text: &str, range: Range<usize>) -> Self {
        let mut gap = Self::default();
        let bytes = text.as_bytes().get(range.clone()).unwrap_or_default();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\n' => gap.line_end = true,
                b',' => gap.commas.push(range.start + at),
                b';' => gap.semicolons.push(range.start + at),
                b'#' => at = line_end(bytes, at) - 1,
                b'/' if bytes.get(at + 1) == Some(&b'/') => at = line_end(bytes, at) - 1,
                b'/' => at = block_end(bytes, at) - 1,
                _ => {}
            }
            at += 1;
        }
        gap
    }

    /// Whether nothing separates: no line end, comma or semicolon.
    pub(super) fn is_empty(&self) -> bool {
        !self.line_end && self.commas.is_empty() && self.semicolons.is_empty()
    }
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |length| from + length)
}

fn block_end(bytes: &[u8], from: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = from;
    while let Some(pair) = bytes.get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth = depth.saturating_sub(1),
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    bytes.len().max(from + 1)
}
