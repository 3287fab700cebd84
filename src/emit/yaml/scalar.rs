//! The style of a piece of text: plain where every reader agrees that it is text, quoted or a block scalar otherwise.

use std::fmt::Write;

use super::{block, plain};

/// How a piece of text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `text`
    Plain,
    /// `'^"\d+"$'`: for what would be full of backslashes in double quotes.
    Single,
    /// `"text"`
    Double,
    /// `|`, with the lines below.
    Block,
}

/// The style of a text, inside of brackets or not.
pub(super) fn style(text: &str, in_flow: bool) -> Style {
    let seen = text.bytes().fold(0, |seen, byte| seen | sort(byte));
    let has = |sort: u8| seen & sort != 0;
    let (lines, tabs, quotes) = (has(LINE), has(TAB), has(QUOTE));
    let escapes = has(OTHER) && text.chars().any(must_be_escaped);
    if lines && !escapes && block::carries(text) {
        Style::Block
    } else if lines || tabs || escapes {
        Style::Double
    } else if plain::is_safe(text, in_flow, has(MARK)) {
        Style::Plain
    } else if quotes {
        Style::Single
    } else {
        Style::Double
    }
}

/// What decides about a style; most text has none of it.
const LINE: u8 = 1;
const TAB: u8 = 2;
const QUOTE: u8 = 4;
/// What ends a plain scalar, beside certain others.
const MARK: u8 = 8;
/// What may have to be escaped.
const OTHER: u8 = 16;

/// What each byte is.
#[allow(clippy::indexing_slicing, reason = "an index out of bounds would not compile")]
static SORTS: [u8; 256] = {
    let mut sorts = [OTHER; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        sorts[byte as usize] = match byte {
            b'"' | b'\\' => QUOTE,
            b':' | b'#' => MARK,
            _ => 0,
        };
        byte += 1;
    }
    sorts[b'\n' as usize] = LINE;
    sorts[b'\t' as usize] = TAB;
    sorts
};

#[allow(clippy::indexing_slicing, reason = "there is an entry for every byte")]
fn sort(byte: u8) -> u8 {
    SORTS[usize::from(byte)]
}

/// Writes a text on one line.
pub(super) fn write(out: &mut String, text: &str, style: Style) {
    match style {
        Style::Plain => out.push_str(text),
        Style::Single => {
            out.push('\'');
            for (at, part) in text.split('\'').enumerate() {
                out.push_str(if at > 0 { "''" } else { "" });
                out.push_str(part);
            }
            out.push('\'');
        }
        Style::Double | Style::Block => {
            out.push('"');
            text.chars().for_each(|c| escape(out, c));
            out.push('"');
        }
    }
}

/// Characters that a reader may refuse, change, take for a line's end, or that no one would see.
fn must_be_escaped(c: char) -> bool {
    match c {
        ' '..='~' | '\t' | '\n' => false,
        // Zero widths and direction marks, line and paragraph separators, the byte order mark.
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => true,
        _ => c.is_control() || u32::from(c) & 0xfffe == 0xfffe, // the latter are no characters
    }
}

fn escape(out: &mut String, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ if must_be_escaped(c) => {
            // Writing to a String cannot fail.
            let _ = match u32::from(c) {
                code @ 0..=0xff => write!(out, "\\x{code:02x}"),
                code @ 0x100..=0xffff => write!(out, "\\u{code:04x}"),
                code => write!(out, "\\U{code:08x}"),
            };
        }
        _ => out.push(c),
    }
}
