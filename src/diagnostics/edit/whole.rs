//! What goes with an entry that is taken out: its key, its comma, its lines and its doc comment.

use std::ops::Range;

/// All that belongs to the entry, the element or the declaration at `range`, or to the attribute of which it is the value;
/// `None` if it is none of these.
pub(super) fn entry(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let range = with_key(text, range)?;
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    let head = before.get(line..)?.trim_start_matches(['\u{feff}', ' ', '\t']);
    let rest = after.lines().next().unwrap_or_default().trim();
    if head.is_empty() && (rest.is_empty() || rest == "," || rest.starts_with(['#', '/'])) {
        return Some(lines(text, line, range.end));
    }
    let blanks = [' ', '\t'];
    if rest.starts_with(',') {
        let comma = range.end + after.find(',')? + 1;
        let gap = text.get(comma..)?;
        return Some(range.start..comma + gap.len() - gap.trim_start_matches(blanks).len());
    }
    let end = range.end + after.len() - after.trim_start_matches(blanks).len();
    let before = before.trim_end();
    if before.ends_with(',') && (rest.is_empty() || rest.starts_with(['}', ']', ')'])) {
        return Some(before.len() - 1..range.end);
    }
    let opens = before.ends_with(['{', '[', '(']);
    if opens && rest.starts_with(['}', ']', ')']) {
        return Some(before.len()..end);
    }
    (opens && rest.is_empty()).then_some(before.len()..range.end)
}

/// The key of a value with it: `size = 4` for `4`.
fn with_key(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..range.start)?.trim_end_matches([' ', '\t']);
    let Some(key) = before.strip_suffix('=').filter(|key| !key.ends_with(['=', '!', '<', '>'])) else {
        return Some(range);
    };
    let key = key.trim_end_matches([' ', '\t']);
    let start = match key.strip_suffix('"') {
        Some(quoted) => quoted.rfind('"')?,
        None => key.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '-').len(),
    };
    (start < key.len()).then_some(start..range.end)
}

/// The lines from `start` to that of `end`, with the doc comment above, and one of two empty lines around.
fn lines(text: &str, start: usize, end: usize) -> Range<usize> {
    let mut start = start;
    let above = |at: usize| {
        let before = text.get(..at)?.strip_suffix('\n')?;
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some((line, before.get(line..)?.trim()))
    };
    while let Some((line, content)) = above(start)
        && content.starts_with("///")
        && !content.starts_with("////")
    {
        start = line;
    }
    let mut end =
        text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| end + newline + 1);
    let next = text.get(end..).unwrap_or_default();
    let empty_next = next.lines().next().is_some_and(|line| line.trim().is_empty());
    let alone = above(start).is_none_or(|(_, content)| content.is_empty() || content.ends_with('{'));
    if alone && empty_next {
        end += next.find('\n').map_or(next.len(), |newline| newline + 1);
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::entry;

    /// The text without the entry that is marked with `<` and `>`.
    fn without(marked: &str) -> Option<String> {
        let (before, rest) = marked.split_once('«')?;
        let (inside, after) = rest.split_once('»')?;
        let text = format!("{before}{inside}{after}");
        let range = entry(&text, before.len()..before.len() + inside.len())?;
        Some(format!("{}{}", &text[..range.start], &text[range.end..]))
    }

    #[test]
    fn an_entry_goes_with_its_line_and_its_doc_comment() {
        assert_eq!(without("a {\n  «x = 1»\n  y = 2\n}\n").as_deref(), Some("a {\n  y = 2\n}\n"));
        assert_eq!(without("a {\n  x = «1» # why\n  y = 2\n}\n").as_deref(), Some("a {\n  y = 2\n}\n"));
        assert_eq!(
            without("let a = 1\n\n/// B.\n«let b = 2»\n\nlet c = 3\n").as_deref(),
            Some("let a = 1\n\nlet c = 3\n")
        );
        assert_eq!(without("«let b = 2»").as_deref(), Some(""));
    }

    #[test]
    fn an_entry_goes_with_its_comma() {
        assert_eq!(without("a { «x = 1», y = 2 }").as_deref(), Some("a { y = 2 }"));
        assert_eq!(without("a { x = 1, y = «2» }").as_deref(), Some("a { x = 1 }"));
        assert_eq!(without("a { x = 1, \"y-z\" = «2», w = 3 }").as_deref(), Some("a { x = 1, w = 3 }"));
        assert_eq!(without("[\"a\", «\"b\"»]").as_deref(), Some("[\"a\"]"));
    }

    #[test]
    fn the_only_entry_leaves_nothing_between_the_brackets() {
        assert_eq!(without("param a: int { «min = 1» }").as_deref(), Some("param a: int {}"));
        assert_eq!(without("[«1»]").as_deref(), Some("[]"));
    }

    #[test]
    fn what_is_no_entry_is_not_taken_out() {
        assert_eq!(without("a = b ? «null» : 1\n"), None);
        assert_eq!(without("a = 1 + «2»\n"), None);
    }
}
