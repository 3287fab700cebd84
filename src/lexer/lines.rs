//! What the beginning of a line says about it, before anything is parsed.

/// Where the line begins on which `at` stands.
pub fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// Where the line ends on which `at` stands: its LF, or the end of the text.
pub fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length)
}

/// How many blanks stand at `start`, where a line begins.
pub fn indent(text: &str, start: usize) -> usize {
    let line = text.as_bytes().get(start..).unwrap_or_default();
    line.iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count()
}

/// How many blanks begin the line on which `at` stands.
pub fn indent_of_line(text: &str, at: usize) -> usize {
    indent(text, line_start(text, at))
}

/// Where the lines end that are indented more than that on which `at` stands, and follow it; the end of that line if none does.
pub fn end_of_indented(text: &str, at: usize) -> usize {
    let own = indent_of_line(text, at);
    let mut end = line_end(text, at);
    let mut start = end + 1;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let code = line.trim_end();
        if !code.is_empty() && indent(line, 0) <= own {
            break;
        }
        if !code.is_empty() {
            end = start + code.len();
        }
        start += line.len();
    }
    end
}

/// Whether a text begins as an entry does: `name =`, `name {` or `name "label" {`.
pub fn entry_like(text: &str) -> bool {
    let rest = word(text);
    if rest.len() == text.len() {
        return false;
    }
    let rest = blanks(rest);
    match rest.as_bytes() {
        // `name == x` continues a condition of the line before.
        [b'=', b'=', ..] => false,
        [b'=' | b'{', ..] => true,
        [b'"', ..] => labelled(rest),
        _ => false,
    }
}

/// Whether a text begins as a declaration does: a keyword and something behind it, or `name "label" {`.
pub fn declaration_like(text: &str) -> bool {
    let rest = word(text);
    let Some(head) = text.get(..text.len() - rest.len()).filter(|head| !head.is_empty()) else {
        return false;
    };
    let after = blanks(rest);
    match head {
        "param" | "var" | "let" | "output" | "assert" | "project" | "existing" => {
            // `output = x` is an attribute or an entry of a map with this name, and not a
            // declaration.
            after.len() < rest.len() && !after.starts_with(['=', '{', '\n', '\r'])
        }
        _ => labelled(after),
    }
}

/// "label" {
fn labelled(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('"') else { return false };
    let end = rest.find(['"', '\n']).unwrap_or(rest.len());
    rest.get(end..).and_then(|rest| rest.strip_prefix('"')).is_some_and(|rest| blanks(rest).starts_with('{'))
}

/// What follows the word at the beginning.
fn word(text: &str) -> &str {
    if !text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') {
        return text;
    }
    text.trim_start_matches(|next: char| next.is_ascii_alphanumeric() || next == '_' || next == '-')
}

fn blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_are_not_entries() {
        assert!(entry_like("a = 1") && entry_like("a_b {") && entry_like("mount \"/x\" {"));
        assert!(
            !entry_like("a == 1")
                && !entry_like("a, b")
                && !entry_like("\"x\" = 1")
                && !entry_like("a \"b\",")
        );
    }

    #[test]
    fn keywords_begin_declarations_only_before_something() {
        assert!(declaration_like("param x: int") && declaration_like("existing network \"a\" {"));
        assert!(declaration_like("cluster \"web\" {"));
        assert!(
            !declaration_like("let = 1") && !declaration_like("output {") && !declaration_like("cluster {")
        );
    }
}
