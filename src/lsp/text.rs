//! The text of a document with its lines as the protocol counts them: LF, CR LF and CR alone end a line.

use std::ops::Range;

use gen_lsp_types::{Position, PositionEncodingKind};

use crate::source::{Encoding, LineEnds, LineIndex, offset};

/// The best encoding of those that the editor offers.
pub(super) fn negotiated(offered: &[PositionEncodingKind]) -> Encoding {
    let order = [Encoding::Utf8, Encoding::Utf32, Encoding::Utf16];
    order.into_iter().find(|encoding| offered.contains(&kind(*encoding))).unwrap_or_default()
}

/// An encoding's name in the protocol.
pub(super) fn kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// A text and its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    text: String,
    lines: LineIndex,
}

impl Text {
    pub(super) fn new(text: String) -> Self {
        let lines = LineIndex::new(&text, LineEnds::LfOrCr);
        Self { text, lines }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Where a byte stands; within a character counts as before it.
    pub(super) fn position(&self, at: usize, encoding: Encoding) -> Position {
        let (line, column) = self.lines.position(&self.text, at, encoding);
        Position { line: offset(line), character: offset(column) }
    }

    /// Where some bytes stand that come in order: in one walk, however long a line is.
    pub(super) fn positions(
        &self,
        offsets: impl IntoIterator<Item = usize>,
        encoding: Encoding,
    ) -> impl Iterator<Item = Position> {
        let (mut line, mut at, mut character) = (0, 0, 0);
        offsets.into_iter().map(move |wanted| {
            let wanted = self.text.floor_char_boundary(wanted);
            let start = |line| self.lines.line_range(line).map(|range| range.start as usize);
            while let Some(start) = start(line + 1).filter(|&start| start <= wanted) {
                (line, at, character) = (line + 1, start, 0);
            }
            let between = self.text.get(at..wanted).unwrap_or_default();
            character += between.chars().map(|c| encoding.width(c)).sum::<usize>();
            at = wanted.max(at);
            Position { line: offset(line), character: offset(character) }
        })
    }

    /// The byte of a position. One behind its line is the line's end, one behind the text the text's end, as the protocol says.
    pub(super) fn offset(&self, position: Position, encoding: Encoding) -> usize {
        self.lines.offset(&self.text, position.line as usize, position.character as usize, encoding)
    }

    /// The bytes between two places, whichever comes first.
    pub(super) fn range(&self, range: gen_lsp_types::Range, encoding: Encoding) -> Range<usize> {
        let (start, end) = (self.offset(range.start, encoding), self.offset(range.end, encoding));
        start.min(end)..start.max(end)
    }

    /// The text with a range replaced.
    pub(super) fn replaced(&self, range: Range<usize>, by: &str) -> Self {
        let mut text = self.text.clone();
        text.replace_range(range, by);
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn every_place_leads_back_in_every_encoding() {
        let text = Text::new("a\u{1f980}é\r\n\r\u{feff}x\n\ny".to_owned());
        for encoding in ALL {
            for at in (0..=text.as_str().len()).filter(|&at| text.as_str().is_char_boundary(at)) {
                // Between CR and LF there is no place: it is the end of the line.
                let expected = if at == 8 { 7 } else { at };
                assert_eq!(text.offset(text.position(at, encoding), encoding), expected, "{at} {encoding:?}");
            }
        }
    }

    #[test]
    fn places_in_order_are_those_of_each_alone() {
        let text = Text::new("a\u{1f980}é\r\n\r\u{feff}x\n\ny".to_owned());
        for encoding in ALL {
            let offsets = 0..=text.as_str().len();
            let alone: Vec<Position> = offsets.clone().map(|at| text.position(at, encoding)).collect();
            assert_eq!(text.positions(offsets, encoding).collect::<Vec<_>>(), alone);
        }
    }

    #[test]
    fn columns_count_what_was_agreed_on() {
        let text = Text::new("\u{1f980}x".to_owned());
        let column = |encoding| text.position(4, encoding).character;
        assert_eq!(ALL.map(column), [4, 2, 1]);
    }

    #[test]
    fn a_place_outside_is_moved_inside() {
        let text = Text::new("ab\ncd".to_owned());
        let offset = |line, character| text.offset(Position { line, character }, Encoding::Utf16);
        assert_eq!((offset(0, 99), offset(9, 0), offset(1, u32::MAX)), (2, 5, 5));
        let crab = Text::new("\u{1f980}".to_owned());
        assert_eq!(crab.offset(Position { line: 0, character: 1 }, Encoding::Utf16), 0);
    }

    #[test]
    fn utf_8_is_preferred_and_utf_16_assumed() {
        assert_eq!(negotiated(&[]), Encoding::Utf16);
        let both = [PositionEncodingKind::UTF16, PositionEncodingKind::UTF8];
        assert_eq!(negotiated(&both), Encoding::Utf8);
        assert_eq!(negotiated(&[PositionEncodingKind::UTF32]), Encoding::Utf32);
    }
}
