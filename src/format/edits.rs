//! The difference between a text and its canonical form: whitespace and commas, nothing else.

use crate::diagnostics::Edit;
use crate::source::{FileId, Span};

/// The smallest edits that turn `before` into `after`; `None` if they differ in more than whitespace and commas, which would be a bug
/// of the formatter.
pub(super) fn edits(before: &str, after: &str, file: FileId) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let (mut left, mut right) = (0, 0);
    loop {
        // Both texts have the same words in the same order, so a difference can only be in the gap before a word. No general diff is
        // needed, and this takes linear time.
        let (old, new) = (gap(before, left), gap(after, right));
        if old != new {
            edits.push(edit(file, left, old, new));
        }
        left += old.len();
        right += new.len();
        let (old, new) = (before.as_bytes().get(left..)?, after.as_bytes().get(right..)?);
        let same = old.iter().zip(new).take_while(|(a, b)| a == b && !is_gap(**a)).count();
        left += same;
        right += same;
        match (old.get(same), new.get(same)) {
            (None, None) => return Some(edits),
            (Some(a), Some(b)) if !is_gap(*a) && !is_gap(*b) => return None,
            (Some(a), None) | (None, Some(a)) if !is_gap(*a) => return None,
            // At least one of them is at the next gap. That of the other may be empty: `a=1` and `a = 1`.
            _ => {}
        }
    }
}

/// The replacement of one gap, without what stays the same at its ends.
fn edit(file: FileId, at: usize, old: &str, new: &str) -> Edit {
    let same = |(a, b): &(u8, u8)| a == b;
    let prefix = old.bytes().zip(new.bytes()).take_while(same).count();
    // The end is compared only in what the beginning has left, so that no byte counts twice: of
    // `a\n\nb` and `a\nb` one newline is the same at both ends.
    let rest = |text: &'_ str| text.bytes().skip(prefix).collect::<Vec<u8>>();
    let (old_rest, new_rest) = (rest(old), rest(new));
    let suffix = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (prefix, suffix) = whole_line_ends(old, new, prefix, suffix);
    let (old, new) = (
        old.get(prefix..old.len() - suffix).unwrap_or_default(),
        new.get(prefix..new.len() - suffix).unwrap_or_default(),
    );
    let start = at + prefix;
    Edit { span: Span::from_range(file, start..start + old.len()), text: new.to_owned() }
}

/// What stays the same at both ends, less halves of CR LF: a range may not begin or end between the two.
fn whole_line_ends(old: &str, new: &str, prefix: usize, suffix: usize) -> (usize, usize) {
    let splits = |text: &str, at: usize| {
        text.as_bytes().get(at) == Some(&b'\n')
            && at.checked_sub(1).and_then(|at| text.as_bytes().get(at)) == Some(&b'\r')
    };
    let front = splits(old, prefix) || splits(new, prefix);
    let prefix = prefix - usize::from(front);
    let back = suffix > 0 && (splits(old, old.len() - suffix) || splits(new, new.len() - suffix));
    (prefix, suffix - usize::from(back))
}

fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',')
}

fn gap(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.bytes().position(|byte| !is_gap(byte)).unwrap_or(rest.len());
    rest.get(..length).unwrap_or_default()
}
