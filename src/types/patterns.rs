//! Patterns of paths and host names in the rules of a load balancer.
//!
//! Source: "Condition types for listener rules" of the user guide for Application Load Balancers.

/// The most characters of a pattern.
const MAX_LENGTH: usize = 128;

/// Whether a text is a pattern of paths. A path begins with a slash, so nothing else but a wildcard matches its beginning.
pub fn is_path(text: &str) -> bool {
    let is_known = |b: u8| b.is_ascii_alphanumeric() || b"_-.$/~\"'@:+&*?".contains(&b);
    text.len() <= MAX_LENGTH && text.starts_with(['/', '*', '?']) && text.bytes().all(is_known)
}

/// Whether a text is a pattern of host names.
pub fn is_host(text: &str) -> bool {
    let is_known = |b: u8| b.is_ascii_alphanumeric() || b"-.*?".contains(&b);
    text.len() <= MAX_LENGTH && text.contains('.') && text.bytes().all(is_known)
}

/// Whether a pattern matches all that another one matches. `false` may also mean that nobody has looked far enough.
pub fn includes(wide: &str, narrow: &str) -> bool {
    let (wide, narrow): (Vec<char>, Vec<char>) = (wide.chars().collect(), narrow.chars().collect());
    // Whether the rest of `wide` from each position takes the rest of `narrow`: from the end to the beginning.
    let mut takes = vec![false; wide.len() + 1];
    if let Some(end) = takes.last_mut() {
        *end = true;
    }
    for at in (0..wide.len()).rev() {
        let rest_is_stars = wide.iter().skip(at).all(|c| *c == '*');
        if let Some(here) = takes.get_mut(at) {
            *here = rest_is_stars;
        }
    }
    for own in narrow.iter().rev() {
        let before = std::mem::replace(&mut takes, vec![false; wide.len() + 1]);
        for at in (0..wide.len()).rev() {
            let is = |list: &[bool], at: usize| list.get(at).copied().unwrap_or_default();
            let here = match wide.get(at) {
                Some('*') => is(&before, at) || is(&takes, at + 1),
                Some('?') => *own != '*' && is(&before, at + 1),
                Some(c) => c == own && is(&before, at + 1),
                None => false,
            };
            if let Some(slot) = takes.get_mut(at) {
                *slot = here;
            }
        }
    }
    takes.first().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wider_pattern_includes_a_narrower_one() {
        for (wide, narrow) in [
            ("/api/*", "/api/v2/*"),
            ("/api/*", "/api/"),
            ("*", "/x"),
            ("/a?c", "/abc"),
            ("/a*", "/a?c*"),
            ("/*/x", "/a/b/x"),
            ("/api", "/api"),
            ("*.example.com", "*.shop.example.com"),
        ] {
            assert!(includes(wide, narrow), "{wide} {narrow}");
        }
        for (wide, narrow) in
            [("/api/v2/*", "/api/*"), ("/a?c", "/a*c"), ("/api/*", "/api"), ("/a", "/ab"), ("/?", "/*")]
        {
            assert!(!includes(wide, narrow), "{wide} {narrow}");
        }
    }
}
