//! Makes text of a program safe to print: a source must not be able to write to the terminal's controls.

use std::borrow::Cow;

/// Replaces control and direction characters by visible ones. Newlines and tabs stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    // Nearly all text is clean, and is not copied.
    if text.chars().all(|c| matches!(c, '\n' | '\t') || stand_in(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let visible = |c| if matches!(c, '\n' | '\t') { c } else { stand_in(c).unwrap_or(c) };
    Cow::Owned(text.chars().map(visible).collect())
}

/// What is shown in the place of a character that must not be printed.
pub(super) fn stand_in(c: char) -> Option<char> {
    match c {
        // ␀ to ␟: the pictures of the control characters.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        // C1 controls, marks and overrides of direction, separators of lines.
        '\u{80}'..='\u{9f}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{061c}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_does_not_reach_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\r"), "a␛[31mb␍");
    }

    #[test]
    fn harmless_text_is_not_copied() {
        assert!(matches!(clean("é 漢\n\t😀"), Cow::Borrowed(_)));
    }
}
