//! Container images: a registry, a repository, and a tag or digest.

/// A reference to an image, in its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference<'a> {
    /// The registry with its port: `ghcr.io`; `None` of one that the container runtime chooses, which is Docker Hub.
    pub registry: Option<&'a str>,
    /// The repository: `shop/api`.
    pub repository: &'a str,
    /// The tag.
    pub tag: Option<&'a str>,
    /// The digest.
    pub digest: Option<&'a str>,
}

impl<'a> Reference<'a> {
    /// The parts of a reference; `None` of what is not one. The grammar is that of the distribution project
    /// (distribution/reference: `[domain/]path[:tag][@digest]`); only the digests that registries use are known.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (rest, digest) = match text.split_once('@') {
            Some((rest, digest)) if is_digest(digest) => (rest, Some(digest)),
            Some(_) => return None,
            None => (text, None),
        };
        // A colon before the last slash is that of a port.
        let (rest, tag) = match rest.rsplit_once(':') {
            Some((rest, tag)) if !tag.contains('/') => (rest, Some(tag)),
            _ => (rest, None),
        };
        let (registry, repository) = match rest.split_once('/') {
            Some((first, repository)) if is_registry(first) => (Some(first), repository),
            _ => (None, rest),
        };
        let whole = is_repository(repository) && tag.is_none_or(is_tag);
        whole.then_some(Self { registry, repository, tag, digest })
    }
}

/// Whether the first part of a reference is a registry, and not the first folder of a repository.
fn is_registry(text: &str) -> bool {
    let (host, port) = text.split_once(':').unwrap_or((text, "443"));
    let is_host =
        !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let is_port = !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    is_host && is_port && (text.contains(['.', ':']) || text == "localhost")
}

/// Whether a text is the name of a repository: parts of lowercase letters and digits, with separators inside.
pub fn is_repository(text: &str) -> bool {
    let is_plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let is_part = |part: &str| {
        let bytes = part.as_bytes();
        bytes.first().is_some_and(is_plain)
            && bytes.last().is_some_and(is_plain)
            && bytes.iter().all(|b| is_plain(b) || matches!(b, b'.' | b'_' | b'-'))
    };
    text.len() <= 256 && text.split('/').all(is_part)
}

/// Whether a text is a tag.
pub fn is_tag(text: &str) -> bool {
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    text.len() <= 128
        && text.bytes().next().is_some_and(is_word)
        && text.bytes().all(|b| is_word(b) || matches!(b, b'.' | b'-'))
}

/// Whether a text is a digest.
pub fn is_digest(text: &str) -> bool {
    let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    text.strip_prefix("sha256:").is_some_and(|hex| hex.len() == 64 && hex.bytes().all(is_hex))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(Option<&str>, &str, Option<&str>, bool)> {
        let Reference { registry, repository, tag, digest } = Reference::parse(text)?;
        Some((registry, repository, tag, digest.is_some()))
    }

    #[test]
    fn a_reference_has_its_parts() {
        let digest = format!("api@sha256:{}", "0a".repeat(32));
        assert_eq!(parts("nginx"), Some((None, "nginx", None, false)));
        assert_eq!(parts("library/nginx:1.27"), Some((None, "library/nginx", Some("1.27"), false)));
        assert_eq!(parts("ghcr.io/shop/api:v1"), Some((Some("ghcr.io"), "shop/api", Some("v1"), false)));
        assert_eq!(parts("localhost:5000/api"), Some((Some("localhost:5000"), "api", None, false)));
        assert_eq!(parts(&digest), Some((None, "api", None, true)));
    }

    #[test]
    fn near_misses_are_no_references() {
        for text in
            ["", "Shop/api", "api:", "api:-x", "api@sha256:0a", "ghcr.io/", "a//b", "api:v1:v2", "a b"]
        {
            assert_eq!(parts(text), None, "{text:?}");
        }
    }
}
