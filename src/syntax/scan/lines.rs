//! What the beginning of a line says about it, before anything is parsed.

/// How many blanks begin the line on which `at` stands.
pub(super) fn indent_of_line(source: &str, at: usize) -> usize {
    indent(source, line_start(source, at))
}

/// How many blanks stand at `start`, where a line begins.
pub(super) fn indent(source: &str, start: usize) -> usize {
    let line = source.as_bytes().get(start..).unwrap_or_default();
    line.iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count()
}

/// Where the line begins on which `at` stands.
pub(super) fn line_start(source: &str, at: usize) -> usize {
    source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// Where the line ends on which `at` stands: its LF, or the end of the text.
pub(super) fn line_end(source: &str, at: usize) -> usize {
    source.get(at..).and_then(|rest| rest.find('\n')).map_or(source.len(), |length| at + length)
}

/// Whether a text begins as an entry does: `name =`, `name {` or `name "label" {`.
pub(in crate::syntax) fn entry_like(text: &str) -> bool {
    let rest = word(text);
    if rest.len() == text.len() {
        return false;
    }
    let rest = blanks(rest);
    match rest.as_bytes() {
        [b'=', b'=', ..] => false,
        [b'=' | b'{', ..] => true,
        [b'"', ..] => labelled(rest),
        _ => false,
    }
}

/// Whether a text begins as a declaration does: a keyword and something behind it, or `name "label" {`.
pub(super) fn declaration_like(text: &str) -> bool {
    let rest = word(text);
    let Some(head) = text.get(..text.len() - rest.len()).filter(|head| !head.is_empty()) else {
        return false;
    };
    let after = blanks(rest);
    match head {
        "param" | "var" | "let" | "output" | "assert" | "project" | "existing" => {
            after.len() < rest.len() && !after.starts_with(['=', '{', '\n', '\r'])
        }
        _ => labelled(after),
    }
}

/// Where a block's head ends that lacks its `{`, if a line is one: `http`, `cluster "web"`, `existing network "main"`. Its kind, too.
pub(super) fn bare_head(line: &str) -> Option<(usize, &str)> {
    let mut rest = line.trim_start();
    let mut kind = None;
    for _ in 0..2 {
        let after = word(rest);
        let found = rest.get(..rest.len() - after.len()).filter(|word| !word.is_empty());
        if kind.is_none() || kind == Some("existing") {
            kind = found.or(kind);
            rest = blanks(after);
        }
    }
    if let Some(label) = rest.strip_prefix('"') {
        rest = label.split_once('"')?.1;
    }
    let end = line.len() - rest.len();
    let code = rest.trim_start();
    let done = code.is_empty() || code.starts_with('#') || code.starts_with("//");
    let end = line.get(..end)?.trim_end().len();
    kind.filter(|_| done).map(|kind| (end, kind))
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
    fn comparisons_are_no_entries() {
        assert!(entry_like("a = 1") && entry_like("a_b {") && entry_like("mount \"/x\" {"));
        assert!(
            !entry_like("a == 1")
                && !entry_like("a, b")
                && !entry_like("\"x\" = 1")
                && !entry_like("a \"b\",")
        );
    }

    #[test]
    fn a_bare_head_is_a_name_with_its_label_and_nothing_else() {
        assert_eq!(bare_head("  http  # plain"), Some((6, "http")));
        assert_eq!(bare_head("cluster \"web\""), Some((13, "cluster")));
        assert_eq!(bare_head("existing network \"main\"\r"), Some((23, "network")));
        assert_eq!(bare_head("cluster = 1"), None);
        assert_eq!(bare_head("  \"a\","), None);
        assert_eq!(bare_head("let x"), None);
        assert_eq!(bare_head("mount \"/x"), None);
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
