//! What of a source cannot be parsed as it stands, and the copy that can.

use std::borrow::Cow;
use std::ops::Range;

/// The changes that make a text whole. Apart from insertions of one byte they keep every offset.
#[derive(Debug, Default)]
pub(super) struct Damage {
    changes: Vec<Change>,
    /// Where the end tags of heredocs begin.
    heredoc_ends: Vec<usize>,
}

/// What the grammar takes for the beginning of a heredoc's end tag.
pub(in crate::syntax) const HEREDOC_END: u8 = 2;

#[derive(Debug)]
struct Change {
    range: Range<usize>,
    by: By,
}

#[derive(Debug)]
enum By {
    /// Each byte by U+0001, which the grammar takes for a value that was reported.
    Mark,
    /// Each byte by this character.
    Fill(char),
    /// As many bytes as were there.
    Text(String),
    /// One character where there was none.
    Insertion(char),
}

impl Damage {
    /// A value, a label or an entry that cannot be read.
    pub(super) fn mask(&mut self, range: Range<usize>) {
        self.changes.push(Change { range, by: By::Mark });
    }

    /// Something that is as good as absent.
    pub(super) fn blank(&mut self, range: Range<usize>) {
        self.changes.push(Change { range, by: By::Fill(' ') });
    }

    /// Something that belongs to a word but may not.
    pub(super) fn part_of_word(&mut self, range: Range<usize>) {
        self.changes.push(Change { range, by: By::Fill('_') });
    }

    /// Something that was meant to be `text`, which has as many bytes.
    pub(super) fn replace(&mut self, start: usize, text: impl Into<String>) {
        let text = text.into();
        self.changes.push(Change { range: start..start + text.len(), by: By::Text(text) });
    }

    /// A character that is missing.
    pub(super) fn insert(&mut self, at: usize, character: char) {
        self.changes.push(Change { range: at..at, by: By::Insertion(character) });
    }

    /// A heredoc ends here. That is no damage, but the grammar cannot compare tags.
    pub(super) fn end_heredoc(&mut self, tag: usize) {
        self.heredoc_ends.push(tag);
    }

    /// How many changes there are.
    pub(super) fn len(&self) -> usize {
        self.changes.len()
    }

    /// Forgets all but the first `length` changes.
    pub(super) fn truncate(&mut self, length: usize) {
        self.changes.truncate(length);
    }

    /// What is masked so far, in order; ranges that overlap are one.
    pub(super) fn masked(&self) -> Vec<Range<usize>> {
        let masks = self.changes.iter().filter(|change| matches!(change.by, By::Mark));
        let mut ranges: Vec<Range<usize>> = masks.map(|change| change.range.clone()).collect();
        ranges.sort_by_key(|range| range.start);
        ranges.dedup_by(|next, range| {
            let overlaps = next.start < range.end;
            range.end = if overlaps { range.end.max(next.end) } else { range.end };
            overlaps
        });
        ranges
    }

    /// Whether something is damaged.
    pub(super) fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The whole text, and where it has a byte more than the source.
    pub(super) fn recover(mut self, source: &str) -> (Cow<'_, str>, Vec<usize>) {
        let ends = std::mem::take(&mut self.heredoc_ends);
        let (text, inserted) = self.whole(source);
        if ends.is_empty() {
            return (text, inserted);
        }
        let mut bytes = text.into_owned().into_bytes();
        for tag in ends {
            // The tag was noted as an offset in the source. Each byte inserted at or before it
            // moves it on by one.
            let moved = tag + inserted.partition_point(|&place| place <= tag);
            // If it is no longer there, the heredoc is masked with something around it.
            if let Some(byte) = bytes.get_mut(moved)
                && source.as_bytes().get(tag) == Some(byte)
            {
                *byte = HEREDOC_END;
            }
        }
        // One ASCII character by another: it is a text as before.
        (Cow::Owned(String::from_utf8(bytes).unwrap_or_else(|_| source.to_owned())), inserted)
    }

    fn whole(mut self, source: &str) -> (Cow<'_, str>, Vec<usize>) {
        if self.changes.is_empty() {
            return (Cow::Borrowed(source), Vec::new());
        }
        // Stable: insertions at one place keep their order, but that a brace is opened after all was closed that ends here, and
        // stand before what else happens there. The widest of several changes comes next and covers the others.
        self.changes.sort_by_key(|change| {
            let Range { start, end } = change.range;
            (start, end != start, matches!(change.by, By::Insertion('{')), std::cmp::Reverse(end))
        });
        let mut text = String::with_capacity(source.len() + self.changes.len());
        let mut inserted = Vec::new();
        let mut done = 0;
        for change in self.changes {
            let Range { start, end } = change.range;
            // It lies inside a wider change that has replaced it already.
            if start < done {
                continue;
            }
            text.push_str(source.get(done..start).unwrap_or_default());
            match change.by {
                By::Mark => text.extend(std::iter::repeat_n('\u{1}', end - start)),
                By::Fill(character) => text.extend(std::iter::repeat_n(character, end - start)),
                By::Text(replacement) => text.push_str(&replacement),
                By::Insertion(character) => {
                    text.push(character);
                    inserted.push(start);
                }
            }
            done = end;
        }
        text.push_str(source.get(done..).unwrap_or_default());
        (Cow::Owned(text), inserted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexer::Tokens;
    use crate::syntax::scan::Scan;

    fn recovered(damage: Damage, source: &str) -> Scan<'_> {
        let recovered = !damage.is_empty();
        let (text, inserted) = damage.recover(source);
        Scan { text, recovered, tokens: Tokens::default(), comments: Vec::new(), inserted, heads: Vec::new() }
    }

    #[test]
    fn a_whole_text_is_not_copied() {
        assert!(!recovered(Damage::default(), "a = 1").whole().recovered);
    }

    #[test]
    fn insertions_move_what_follows_and_know_where_they_come_from() {
        let mut damage = Damage::default();
        damage.insert(2, ']');
        damage.insert(2, '}');
        damage.insert(4, ')');
        let scan = recovered(damage, "abcdef");
        assert_eq!(scan.text, "ab]}cd)ef");
        let origins: Vec<usize> = (0..=scan.text.len()).map(|at| scan.whole().origin(at)).collect();
        assert_eq!(origins, [0, 1, 2, 2, 2, 3, 4, 4, 5, 6]);
    }

    #[test]
    fn the_widest_of_several_changes_covers_the_others() {
        let mut damage = Damage::default();
        damage.blank(3..4);
        damage.mask(1..5);
        damage.part_of_word(1..2);
        damage.insert(4, ']');
        damage.replace(5, "-");
        assert_eq!(recovered(damage, "abcdef").text, "a\u{1}\u{1}\u{1}\u{1}-");
    }
}
