//! Where on a line a quote is missing.

use std::ops::Range;

/// A word at which a quote is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MissingQuote {
    /// The word, as bytes of the line.
    pub(super) word: Range<usize>,
    /// Whether the quote is missing after it, and not before it.
    pub(super) after: bool,
}

/// The only position at which one more quote makes strings of the quotes of a line, with signs between them. `None` if there is no
/// such position or several, and for lines with escapes, interpolations and comments, where a quote may be anything.
pub(super) fn missing_quote(line: &str) -> Option<MissingQuote> {
    let quotes = line.matches('"').count();
    // With an even number nothing is missing on this line as a whole.
    if quotes.is_multiple_of(2) || line.contains(['\\', '$', '#']) || line.contains("//") {
        return None;
    }
    let mut found = None;
    for word in words(line) {
        for (after, at) in [(false, word.start), (true, word.end)] {
            let (before, behind) = line.split_at_checked(at)?;
            if reads(&format!("{before}\"{behind}")) {
                // Two positions: nobody knows which one was meant.
                if found.is_some() {
                    return None;
                }
                found = Some(MissingQuote { word: word.clone(), after });
            }
        }
    }
    found
}

/// The runs of characters that may be a string or a part of one.
fn words(line: &str) -> Vec<Range<usize>> {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '"' | ',' | '[' | ']' | '(' | ')' | '{' | '}' | '=');
    let mut words = Vec::new();
    let mut start = 0;
    for piece in line.split_inclusive(ends) {
        let word = piece.trim_end_matches(ends);
        if !word.is_empty() {
            words.push(start..start + word.len());
        }
        start += piece.len();
    }
    words
}

/// Whether the quotes of a line make strings that look meant, with a sign between any two.
fn reads(line: &str) -> bool {
    let parts: Vec<&str> = line.split('"').collect();
    let is_string = |at: usize| at % 2 == 1;
    parts.iter().enumerate().all(|(at, part)| match (is_string(at), at) {
        // A string that begins before a bracket would be most of the line.
        (true, _) if part.contains(['[', '{']) => false,
        // The wrong half of a line, read as a string, begins or ends with a blank or a comma: `, `
        // in `["a, "b"]`.
        (true, _) => {
            !part.is_empty() && part.trim() == *part && !part.starts_with(',') && !part.ends_with(',')
        }
        (false, 0) => !part.ends_with(|c: char| c.is_alphanumeric()),
        (false, _) => {
            let last = at + 1 == parts.len();
            let sign = part.trim_start();
            sign.is_empty() && last
                || sign.starts_with(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | '('))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(&str, bool)> {
        missing_quote(line).map(|missing| (line.get(missing.word).unwrap_or_default(), missing.after))
    }

    #[test]
    fn the_word_without_its_quote_is_found() {
        let cases = [
            (r#"from = ["10.20.0.0/16, "10.30.0.0/16"]"#, ("10.20.0.0/16", true)),
            (r#"regions = [eu-west-1", "eu-central-1"]"#, ("eu-west-1", false)),
            (r#"regions = ["eu-west-1", "eu-central-1]"#, ("eu-central-1", true)),
            (r#"regions = ["eu-west-1", eu-central-1"]"#, ("eu-central-1", false)),
            (r#"tags = { team = "infrastructure }"#, ("infrastructure", true)),
            (r#"let name = "web"#, ("web", true)),
        ];
        for (line, word) in cases {
            assert_eq!(found(line), Some(word), "{line}");
        }
    }

    #[test]
    fn where_a_quote_may_be_anywhere_nothing_is_said() {
        for line in [r#"a = "b" "#, r#"a = "${b"#, r#"a = "b # it's"#, r#"""""#, "\""] {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
