//! The style of a string: plain where every parser agrees that it is a string, or else quoted or a block scalar.

use std::fmt::Write;

use super::{block, plain};

/// How a string is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `text`
    Plain,
    /// `'^"\d+"$'`: for strings that would be full of backslashes in double quotes.
    Single,
    /// `"text"`
    Double,
    /// `|`, with the lines below.
    Block,
}

/// The style of a string, inside brackets or not.
pub(super) fn style(text: &str, in_flow: bool) -> Style {
    // One pass collects everything that decides: most strings are short and plain, and there are very many of them.
    let seen = text.bytes().fold(0, |seen, byte| seen | class(byte));
    let has = |class: u8| seen & class != 0;
    let (lines, tabs, quotes) = (has(LINE), has(TAB), has(QUOTE));
    // Most text outside of ASCII is plain letters. Only if there is any are its characters looked
    // at one by one.
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

/// The classes of bytes that decide about a style; most strings have none of them.
const LINE: u8 = 1;
const TAB: u8 = 2;
const QUOTE: u8 = 4;
/// Bytes that end a plain scalar before or after certain others.
const MARK: u8 = 8;
/// Bytes of characters that may need an escape.
const OTHER: u8 = 16;

/// The class of each byte.
#[allow(clippy::indexing_slicing, reason = "an index out of bounds would not compile")]
static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        classes[byte as usize] = match byte {
            b'"' | b'\\' => QUOTE,
            b':' | b'#' => MARK,
            _ => 0,
        };
        byte += 1;
    }
    classes[b'\n' as usize] = LINE;
    classes[b'\t' as usize] = TAB;
    classes
};

#[allow(clippy::indexing_slicing, reason = "there is an entry for every byte")]
fn class(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

/// Writes a string on one line.
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

/// Characters that a parser may reject, change or read as a line end, or that nobody would see.
fn must_be_escaped(c: char) -> bool {
    match c {
        ' '..='~' | '\t' | '\n' => false,
        // Zero-width characters and direction marks, line and paragraph separators, the byte order mark.
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => true,
        // U+xxFFFE and U+xxFFFF are not characters.
        _ => c.is_control() || u32::from(c) & 0xfffe == 0xfffe,
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
