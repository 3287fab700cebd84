//! Rust text as the few tokens that its paths are made of.

/// A token of which paths and modules are made; all else is `Other`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `crate`, `super`, a name, a keyword; of `$crate` and `r#type` what follows the sign.
    Word(&'a str),
    /// `::`
    Colons,
    /// `{`
    Open,
    /// `}`
    Close,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `*`
    Star,
    /// Anything else.
    Other,
}

/// The tokens of a text, without comments and white space.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (token, length) = token(rest, first);
        tokens.extend(token);
        rest = &rest[length..];
    }
    tokens
}

/// The token at the beginning of a text, if it is one, and how many bytes it has.
fn token(text: &str, first: char) -> (Option<Token<'_>>, usize) {
    if first.is_whitespace() || first == '$' {
        return (None, first.len_utf8());
    }
    if let Some(length) = comment(text) {
        return (None, length);
    }
    if let Some(length) = string(text).or_else(|| character(text)) {
        return (Some(Token::Other), length);
    }
    if is_word(first) {
        let length = text.find(|c| !is_word(c)).unwrap_or(text.len());
        return (Some(Token::Word(&text[..length])), length);
    }
    if text.starts_with("::") {
        return (Some(Token::Colons), 2);
    }
    let token = match first {
        '{' => Token::Open,
        '}' => Token::Close,
        ',' => Token::Comma,
        ';' => Token::Semicolon,
        '*' => Token::Star,
        _ => Token::Other,
    };
    (Some(token), first.len_utf8())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    text.starts_with("/*").then(|| text.find("*/").map_or(text.len(), |end| end + 2))
}

/// `"..."`, `r#"..."#`, `b"..."`: their length.
fn string(text: &str) -> Option<usize> {
    let body = text.strip_prefix('b').unwrap_or(text);
    let prefix = text.len() - body.len();
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let opened = raw[hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = opened.find(&close).unwrap_or(opened.len());
        return Some((text.len() - opened.len() + end + close.len()).min(text.len()));
    }
    let inside = body.strip_prefix('"')?;
    let mut escaped = false;
    let end = inside.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    Some(prefix + 1 + end.map_or(inside.len(), |end| end + 1))
}

/// `'x'` and `'\n'`, but not the lifetime `'a`: their length.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let escaped = inside.starts_with('\\');
    let mut chars = inside.char_indices().skip(if escaped { 2 } else { 1 });
    let (at, _) =
        if escaped { chars.find(|&(_, c)| c == '\'')? } else { chars.next().filter(|&(_, c)| c == '\'')? };
    Some(1 + at + 1)
}

#[test]
fn what_is_quoted_or_commented_out_is_no_path() {
    let words = |text| {
        let word = |token| if let Token::Word(word) = token { Some(word) } else { None };
        tokens(text).into_iter().filter_map(word).collect::<Vec<_>>()
    };
    assert_eq!(words("a // b\nc /* d\n e */ f"), ["a", "c", "f"]);
    assert_eq!(words(r##"a "b \" c" d r#"e " f"# g b"h" i"##), ["a", "d", "g", "i"]);
    assert_eq!(words(r"a 'b' '\'' '\u{e9}' 'é' c"), ["a", "c"]);
    assert_eq!(words("fn f<'a>(x: &'a str)"), ["fn", "f", "a", "x", "a", "str"]);
}
