//! Applies the edits of a fix to a text, and finds all that goes with what a fix takes out.

mod moved;
mod references;
mod whole;

use std::collections::BTreeMap;

use super::{Diagnostic, Edit, Reach};
use crate::lexer::{Tokens, lex};
use crate::source::{FileId, Sources, Span};

/// Widens the edits of fixes that take out or move entries to all that belongs to these. A fix whose place is no entry is dropped.
pub fn widen_removals(diagnostics: &mut [Diagnostic], sources: &Sources) {
    // A file is cut into tokens once, and only if there is such a fix in it.
    let mut lexed: BTreeMap<FileId, Tokens> = BTreeMap::new();
    let mut widened = |edit: &Edit, reach: Reach| {
        let (file, source) = (edit.span.file, sources.file(edit.span.file).text());
        let tokens = lexed.entry(file).or_insert_with(|| lex(source));
        match reach {
            Reach::Edits => Some(vec![edit.clone()]),
            Reach::Entries => {
                let range = whole::entry(tokens, edit.span.range())?;
                Some(vec![Edit { span: Span::from_range(file, range), text: edit.text.clone() }])
            }
            Reach::MovedTo(attribute) => moved::edits(source, tokens, edit.span, attribute),
        }
    };
    for diagnostic in diagnostics {
        diagnostic.fixes.retain_mut(|fix| {
            if fix.reach == Reach::Edits {
                return true;
            }
            let edits: Option<Vec<Vec<Edit>>> =
                fix.edits.iter().map(|edit| widened(edit, fix.reach)).collect();
            edits.map(|edits| fix.edits = edits.concat()).is_some()
        });
    }
}

/// Drops the fixes of texts that are in no file: nobody could apply them.
pub fn drop_unwritable(diagnostics: &mut [Diagnostic], sources: &Sources) {
    let is_writable = |edit: &Edit| sources.file(edit.span.file).is_file();
    for diagnostic in diagnostics {
        diagnostic.fixes.retain(|fix| fix.edits.iter().all(is_writable));
    }
}

/// Drops the fixes that would replace a reference by a value: what it stands for now, it need not be with another value from outside.
pub fn keep_references(diagnostics: &mut [Diagnostic], sources: &Sources) {
    let keeps = |edit: &Edit| {
        let text = edit.text.trim();
        text.is_empty() || references::count(text) >= references::count(sources.text(edit.span))
    };
    for diagnostic in diagnostics {
        diagnostic.fixes.retain(|fix| fix.edits.iter().all(keeps));
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

/// A text in the file's own kind of line ends.
pub fn line_ends(text: &str, windows: bool) -> String {
    if windows { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text.to_owned() }
}

/// All that belongs to the entry or declaration at a span, as [`widen_removals`] takes it out.
pub fn whole_entry(text: &str, span: Span) -> Option<Span> {
    whole::entry(&lex(text), span.range()).map(|range| Span::from_range(span.file, range))
}

/// The one edit that makes `after` of `before`: what lies between the characters that both begin with and those that both
/// end with.
pub fn difference(before: &str, after: &str, file: FileId) -> Option<Edit> {
    let same = |(a, b): &(char, char)| a == b;
    let prefix: usize = before.chars().zip(after.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (before.get(prefix..)?, after.get(prefix..)?);
    let suffix: usize =
        old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (old.get(..old.len() - suffix)?, new.get(..new.len() - suffix)?);
    let span = Span::from_range(file, prefix..prefix + old.len());
    (old != new).then(|| Edit { span, text: new.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text without the marks `«` and `»`, and what was between them.
    pub(super) fn marked_place(marked: &str) -> Option<(String, std::ops::Range<usize>)> {
        let (before, rest) = marked.split_once('«')?;
        let (inside, after) = rest.split_once('»')?;
        Some((format!("{before}{inside}{after}"), before.len()..before.len() + inside.len()))
    }

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

    #[test]
    fn the_difference_is_what_both_do_not_share() {
        for (before, after) in [("aba", "aba"), ("aa", "aaa"), ("", "x"), ("xéy", "xèy"), ("a\nb", "b")] {
            let edits = difference(before, after, FileId(0));
            assert_eq!(apply(before, &edits).as_deref(), Some(after));
            assert_eq!(edits.is_none(), before == after);
        }
        assert_eq!(difference("aa", "aaa", FileId(0)), Some(edit(2, 2, "a")));
    }
}
