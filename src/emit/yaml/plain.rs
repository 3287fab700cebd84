//! Strings that need no quotes: those that every parser of YAML 1.1 or 1.2 reads as a string.
//!
//! The rule lists what is known to be safe, never what is known to be dangerous.

/// Words that YAML 1.1 or 1.2 reads as a Boolean or as null, in upper or lower case.
const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];

/// The length of the longest of them.
const MAX_WORD: usize = 5;

/// Whether a string of one line, without characters that need escapes, needs no quotes. `marked`: it has a `:` or `#`.
pub(super) fn is_safe(text: &str, in_flow: bool, marked: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let begins_safely = match first {
        // `2012-10-17` is a date, and `10m` is a string.
        '0'..='9' => !text.chars().all(occurs_in_numbers),
        'a'..='z' | 'A'..='Z' => {
            text.len() > MAX_WORD || !WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
        }
        // Paths, names, `${AWS::Region}`, `(...)`: no indicator of YAML, and no number begins so. A `.`, `+`, `-` or `~` may be one.
        '/' | '_' | '$' | '(' => true,
        // Letters outside of ASCII begin no number, no word of YAML and no indicator.
        _ => first.is_alphabetic(),
    };
    // `key: value` and ` # comment` end a plain scalar.
    let ends = text.ends_with([' ', ':']) || marked && (text.contains(": ") || text.contains(" #"));
    // In a flow collection, brackets, braces and commas end a plain scalar, and older parsers fail at any colon.
    let ends_in_flow = in_flow && text.contains([',', '[', ']', '{', '}', ':', '?']);
    begins_safely && !ends && !ends_in_flow
}

/// Characters of numbers, dates and times: 1_000, 0x1F, 0o17, 1e+3, 22:22, 2012-10-17T22:22:00Z, 1,000.5.
fn occurs_in_numbers(c: char) -> bool {
    c.is_ascii_hexdigit()
        || matches!(
            c,
            '_' | ',' | '.' | ':' | '+' | '-' | 'x' | 'X' | 'o' | 'O' | 't' | 'T' | 'z' | 'Z' | ' '
        )
}
