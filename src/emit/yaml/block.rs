//! Literal block scalars: text of several lines without escapes.

use super::indent;

/// Whether a block scalar can hold this text, which has a newline and needs no escapes.
///
/// Parsers disagree about text that is nothing but whitespace.
pub(super) fn carries(text: &str) -> bool {
    !text.trim_matches([' ', '\t', '\n']).is_empty()
}

/// Writes `|` and the lines, indented to `column`, which is two more than that of the node they belong to.
pub(super) fn write(out: &mut String, text: &str, column: usize) {
    out.push('|');
    // A parser takes the indentation from the first line. If that line is empty or begins with whitespace, it must be told.
    if text.starts_with([' ', '\t', '\n']) {
        // The indentation indicator counts from the parent node, so it is 2 at every depth.
        out.push('2');
    }
    let body = text.trim_end_matches('\n');
    // `|` keeps one newline at the end, `|-` none, `|+` all. The last newline is written by whatever follows the scalar.
    match text.len() - body.len() {
        0 => out.push('-'),
        1 => {}
        _ => out.push('+'),
    }
    for line in body.split('\n') {
        out.push('\n');
        // An empty line gets no indent: trailing whitespace would be the first thing that an editor
        // removes.
        if !line.is_empty() {
            indent(out, column);
            out.push_str(line);
        }
    }
    out.extend(std::iter::repeat_n('\n', (text.len() - body.len()).saturating_sub(1)));
}
