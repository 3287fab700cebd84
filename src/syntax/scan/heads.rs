//! Heads of blocks that have lost their brace.

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
    fn a_bare_head_is_a_name_with_its_label_and_nothing_else() {
        assert_eq!(bare_head("  http  # plain"), Some((6, "http")));
        assert_eq!(bare_head("cluster \"web\""), Some((13, "cluster")));
        assert_eq!(bare_head("existing network \"main\"\r"), Some((23, "network")));
        assert_eq!(bare_head("cluster = 1"), None);
        assert_eq!(bare_head("  \"a\","), None);
        assert_eq!(bare_head("let x"), None);
        assert_eq!(bare_head("mount \"/x"), None);
    }
}
