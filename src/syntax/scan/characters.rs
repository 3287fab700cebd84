//! Characters that may stand nowhere: controls, and what reorders or hides the text around it.

use std::ops::Range;

use crate::diagnostics::catalog::syntax::{bidi_character, control_character, zero_width_character};
use crate::diagnostics::{Diagnostic, Sink};
use crate::source::{FileId, Span};

/// Reports every such character, in strings and comments too.
pub(super) fn check(source: &str, file: FileId, sink: &mut Sink) {
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(next) = next_of_note(bytes, at) {
        at = next;
        let Some(character) = source.get(at..).and_then(|rest| rest.chars().next()) else {
            // Inside a character that was checked at its first byte.
            at += 1;
            continue;
        };
        let range = at..at + character.len_utf8();
        at = range.end;
        // Windows ends lines with CRLF, and its editors begin files with a byte order mark. Both
        // are allowed where they are usual.
        if character == '\r' && bytes.get(at) == Some(&b'\n') || character == '\u{feff}' && range.start == 0 {
            continue;
        }
        if let Some(kind) = kind(character) {
            // A run of them is one diagnostic: a file of zeros would have millions.
            let same =
                |next: &char| *next == character || kind != Kind::Control && self::kind(*next) == Some(kind);
            let run = source.get(at..).unwrap_or_default().chars().take_while(same);
            at += run.map(char::len_utf8).sum::<usize>();
            sink.push(kind.report(character, file, range.start..at));
        }
    }
}

/// What is wrong with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It does something, or did on a teletype.
    Control,
    /// It changes the order in which the text around it is shown.
    Bidi,
    /// It is not shown.
    ZeroWidth,
}

/// Whether a character is one of these.
pub(super) fn kind(character: char) -> Option<Kind> {
    match character {
        '\t' | '\n' => None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{feff}' | '\u{2028}' | '\u{2029}' => Some(Kind::Control),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Kind::Bidi)
        }
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{ad}' | '\u{180e}' => Some(Kind::ZeroWidth),
        _ => None,
    }
}

/// Whether a character is not shown, for which there is a warning only.
pub(in crate::syntax) fn is_zero_width(character: char) -> bool {
    kind(character) == Some(Kind::ZeroWidth)
}

impl Kind {
    fn report(self, character: char, file: FileId, range: Range<usize>) -> Diagnostic {
        let span = Span::from_range(file, range);
        match self {
            Self::Control => control_character(span, character),
            Self::Bidi => bidi_character(span, character),
            Self::ZeroWidth => zero_width_character(span, character),
        }
    }
}

/// Where the next byte stands that may begin one of these characters.
fn next_of_note(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    // Most texts have none: a block without an exit inside is made of vector instructions.
    while let Some(block) = bytes.get(at..at + 64)
        && block.iter().fold(true, |boring, &byte| boring & is_boring(byte))
    {
        at += block.len();
    }
    let length = bytes.get(at..)?.iter().position(|&byte| !is_boring(byte))?;
    Some(at + length)
}

/// Whether a byte begins none of these characters.
fn is_boring(byte: u8) -> bool {
    let control = byte < b' ' && byte != b'\t' && byte != b'\n';
    // The first bytes of U+0080 to U+00BF, U+0600 to U+063F, U+1000 to U+2FFF and U+F000 to U+FFFF.
    !(control || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_that_matters_begins_with_a_boring_byte() {
        let mut buffer = [0; 4];
        for character in '\0'..=char::MAX {
            if kind(character).is_some() {
                let first = character.encode_utf8(&mut buffer).as_bytes()[0];
                assert!(!is_boring(first), "{character:?}");
            }
        }
    }

    #[test]
    fn a_carriage_return_belongs_to_the_line_end_and_nowhere_else() {
        let mut sink = Sink::default();
        check("a\r\nb\rc", FileId(0), &mut sink);
        let spans: Vec<u32> = sink.diagnostics().iter().map(|found| found.primary.span.start).collect();
        assert_eq!(spans, [4]);
    }
}
