//! Applies the edits of a fix to a text, and finds all that goes with what a fix takes out.

mod whole;

use super::{Diagnostic, Edit};
use crate::text::{Sources, Span};

/// Widens the edits of fixes that take out entries to all that belongs to these. A fix whose place is no entry is dropped.
pub fn settle(diagnostics: &mut [Diagnostic], sources: &Sources) {
    let widen = |edit: &mut Edit| {
        let range = whole::entry(sources.file(edit.span.file).text(), edit.span.range());
        range.map(|range| edit.span = Span::from_range(edit.span.file, range)).is_some()
    };
    for diagnostic in diagnostics {
        diagnostic.fixes.retain_mut(|fix| !fix.whole || fix.edits.iter_mut().all(widen));
    }
}

/// The text with `edits` applied; `None` if two of them overlap, or one lies outside of the text or across a character.
/// Insertions at one place keep their order.
pub fn apply<'a>(text: &str, edits: impl IntoIterator<Item = &'a Edit>) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        // `get` refuses a range that begins before the end of the last edit.
        result.push_str(text.get(done..range.start)?);
        result.push_str(&edit.text);
        done = range.end;
    }
    result.push_str(text.get(done..)?);
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FileId, Span};

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit { span: Span::new(FileId(0), start, end), text: text.to_owned() }
    }

    #[test]
    fn edits_are_applied_in_the_order_of_the_text() {
        let edits = [edit(4, 4, "!"), edit(0, 1, "A")];
        assert_eq!(apply("abcd", &edits).as_deref(), Some("Abcd!"));
    }

    #[test]
    fn insertions_at_one_place_keep_their_order() {
        let edits = [edit(1, 1, "x"), edit(1, 1, "y")];
        assert_eq!(apply("ab", &edits).as_deref(), Some("axyb"));
    }

    #[test]
    fn overlapping_edits_are_refused() {
        assert_eq!(apply("abcd", &[edit(0, 2, ""), edit(1, 3, "")]), None);
    }

    #[test]
    fn edits_outside_of_the_text_or_across_a_character_are_refused() {
        assert_eq!(apply("ab", &[edit(1, 3, "")]), None);
        assert_eq!(apply("é", &[edit(1, 2, "")]), None);
    }
}
