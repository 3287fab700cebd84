//! What a fix does to the lines that it touches.

use crate::diagnostics::{Edit, Fix, edit};
use crate::source::{FileId, SourceFile, Sources, Span};

/// A line that a fix takes away or puts there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The file.
    pub(super) file: FileId,
    /// The number of the line: before the fix if it goes, after it if it comes.
    pub(super) number: usize,
    /// Whether it comes or goes.
    pub(super) sign: char,
    /// The line, without its end.
    pub(super) text: String,
}

/// The changed lines, file by file, in the order in which the fix names the files.
pub(super) fn preview(sources: &Sources, fix: &Fix) -> Vec<Change> {
    let mut files: Vec<FileId> = Vec::new();
    for edit in &fix.edits {
        if !files.contains(&edit.span.file) {
            files.push(edit.span.file);
        }
    }
    let mut changes = Vec::new();
    for id in files {
        let mut edits: Vec<&Edit> = fix.edits.iter().filter(|edit| edit.span.file == id).collect();
        // A fix names its edits in the order of importance. Hunks and the numbers of their lines
        // need the order of the text.
        edits.sort_by_key(|edit| edit.span.start);
        preview_file(id, sources.file(id), &edits, &mut changes);
    }
    changes
}

fn preview_file(id: FileId, file: &SourceFile, edits: &[&Edit], changes: &mut Vec<Change>) {
    // How many lines the hunks so far have added.
    let mut shift = 0_isize;
    for (first, last, edits) in hunks(file, edits) {
        let Some((start, end)) = bytes(file, first, last) else { return };
        let Some(before) = file.text().get(start as usize..end as usize) else { return };
        let moved: Vec<Edit> = edits
            .iter()
            .map(|edit| Edit {
                span: Span::new(
                    id,
                    edit.span.start.saturating_sub(start),
                    edit.span.end.saturating_sub(start),
                ),
                text: edit.text.clone(),
            })
            .collect();
        let Some(after) = edit::apply(before, &moved) else { return };
        let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
        let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
        // Lines at both ends that stay are no change. Those counted at the beginning must not be
        // counted at the end once more.
        let shorter = before.len().min(after.len()) - same;
        let same_end =
            before.iter().rev().zip(after.iter().rev()).take(shorter).take_while(|(a, b)| a == b).count();
        let gone = before.iter().enumerate().take(before.len() - same_end).skip(same);
        changes.extend(gone.map(|(at, text)| change(id, first + at + 1, '-', text)));
        let come = after.iter().enumerate().take(after.len() - same_end).skip(same);
        changes.extend(
            come.map(|(at, text)| change(id, (first + at + 1).saturating_add_signed(shift), '+', text)),
        );
        shift += isize::try_from(after.len()).unwrap_or(0) - isize::try_from(before.len()).unwrap_or(0);
    }
}

/// The edits in groups that share a line, with the first and the last line of each, from 0.
fn hunks<'a>(file: &SourceFile, edits: &[&'a Edit]) -> Vec<(usize, usize, Vec<&'a Edit>)> {
    let mut hunks: Vec<(usize, usize, Vec<&Edit>)> = Vec::new();
    for edit in edits {
        let (first, last) = (file.index().line(edit.span.start), file.index().line(edit.span.end));
        match hunks.last_mut() {
            Some((_, end, group)) if first <= *end => {
                *end = (*end).max(last);
                group.push(edit);
            }
            _ => hunks.push((first, last, vec![edit])),
        }
    }
    hunks
}

/// The bytes of the lines `first` to `last`.
fn bytes(file: &SourceFile, first: usize, last: usize) -> Option<(u32, u32)> {
    Some((file.index().line_range(first)?.start, file.index().line_range(last)?.end))
}

fn change(file: FileId, number: usize, sign: char, text: &str) -> Change {
    Change { file, number, sign, text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Applicability;

    fn changes(text: &str, edits: &[(u32, u32, &str)]) -> Vec<String> {
        let mut sources = Sources::default();
        let file = sources.add("a.ecs", text);
        let edits = edits
            .iter()
            .map(|&(start, end, text)| Edit { span: Span::new(file, start, end), text: text.to_owned() })
            .collect();
        let fix = Fix {
            title: String::new(),
            edits,
            applicability: Applicability::Safe,
            reach: crate::diagnostics::Reach::Edits,
        };
        preview(&sources, &fix).iter().map(|c| format!("{} {} {}", c.number, c.sign, c.text)).collect()
    }

    #[test]
    fn a_replaced_token_shows_its_line_before_and_after() {
        assert_eq!(
            changes("a\nencryptd = 1\nb\n", &[(2, 10, "encrypted")]),
            ["2 - encryptd = 1", "2 + encrypted = 1"]
        );
    }

    #[test]
    fn an_inserted_line_is_shown_alone() {
        assert_eq!(changes("a\nb\n", &[(2, 2, "x = 1\n")]), ["2 + x = 1"]);
        assert_eq!(changes("a\nb", &[(3, 3, "\nx = 1")]), ["3 + x = 1"]);
    }

    #[test]
    fn a_removed_line_is_shown_alone_and_later_lines_have_moved() {
        assert_eq!(changes("a\nb\nc\nd\n", &[(2, 4, ""), (6, 7, "D")]), ["2 - b", "4 - d", "3 + D"]);
    }
}
