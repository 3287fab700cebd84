//! Literal block scalars: text of several lines, as it is.

use super::indent;

/// Whether a block scalar carries this text, which has a newline and needs no escapes.
///
/// Readers disagree about text that is nothing but white space.
pub(super) fn carries(text: &str) -> bool {
    !text.trim_matches([' ', '\t', '\n']).is_empty()
}

/// Writes `|` and the lines, which stand at `column`, two more than the node that they belong to.
pub(super) fn write(out: &mut String, text: &str, column: usize) {
    out.push('|');
    // A reader takes the indentation from the first line, unless that one is empty or begins with white space itself.
    if text.starts_with([' ', '\t', '\n']) {
        out.push('2');
    }
    let body = text.trim_end_matches('\n');
    // Every line's end but the last is written here; what follows the scalar writes that one.
    match text.len() - body.len() {
        0 => out.push('-'),
        1 => {}
        _ => out.push('+'),
    }
    for line in body.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            indent(out, column);
            out.push_str(line);
        }
    }
    out.extend(std::iter::repeat_n('\n', (text.len() - body.len()).saturating_sub(1)));
}
