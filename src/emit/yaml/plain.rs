//! Which text may stand without quotes: what no reader of YAML 1.1 or 1.2 takes for anything but text.
//!
//! The rule is a list of what is known to be safe, never of what is known to be dangerous.

/// Words that YAML 1.1 or 1.2 reads as a bool or as null, in any case.
const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];

/// The longest of them.
const MAX_WORD: usize = 5;

/// Whether a text of one line, without characters that need escapes, may stand plain. `marked`: it has a `:` or `#`.
pub(super) fn is_safe(text: &str, in_flow: bool, marked: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let begins_safely = match first {
        '0'..='9' => !text.chars().all(occurs_in_numbers),
        'a'..='z' | 'A'..='Z' => {
            text.len() > MAX_WORD || !WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
        }
        '/' | '_' | '$' | '(' => true,
        _ => first.is_alphabetic(),
    };
    let ends = text.ends_with([' ', ':']) || marked && (text.contains(": ") || text.contains(" #"));
    // Brackets, braces and commas end a plain scalar there; old readers stumble over any colon.
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
