//! The references in a piece of source, so that no fix replaces one by what its value is now.

use crate::types::BlockKind;

/// How many references `space.name` a text has, inside of strings too: they may be interpolated.
pub(super) fn count(text: &str) -> usize {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut found = 0;
    for (at, _) in text.match_indices('.') {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        let start = before.rfind(|c: char| !is_word(c)).map_or(0, |end| end + 1);
        let space = before.get(start..).unwrap_or_default();
        // `local.var.x`: a space stands first.
        let is_first = !before.get(..start).is_some_and(|rest| rest.ends_with(['.', '-', '/']));
        let is_named = after.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
        found += usize::from(is_first && is_named && is_space(space));
    }
    found
}

fn is_space(word: &str) -> bool {
    matches!(word, "param" | "var" | "let" | "aws" | "each")
        || BlockKind::ALL.iter().any(|kind| kind.name() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_from_other_dots() {
        for (text, expected) in [
            ("var.days", 1),
            ("each.value", 1),
            ("param.p ? 2..4 : let.size", 2),
            ("\"${cluster.web.arn}-x\"", 1),
            ("0.5vcpu", 0),
            ("2..8", 0),
            ("\"my-cluster.example\"", 0),
            ("local.var.x", 0),
            ("t3.medium", 0),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }
}
