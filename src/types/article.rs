//! The indefinite article before a word of the language.

/// A word of the language with its article, as it is spoken: ``a `volume` ``, ``an `alerts` ``, ``an `https` ``.
pub fn with_article(word: &str) -> String {
    let is_vowel =
        word.starts_with(['a', 'e', 'i', 'o']) || word.starts_with("http") || word.starts_with("up");
    format!("{} `{word}`", if is_vowel { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_that_of_the_spoken_word() {
        let shown = ["volume", "alerts", "https", "update", "user_data", "int"].map(with_article);
        assert_eq!(
            shown,
            ["a `volume`", "an `alerts`", "an `https`", "an `update`", "a `user_data`", "an `int`"]
        );
    }
}
