//! Patterns of paths and host names in the rules of a load balancer.
//!
//! Source: "Condition types for listener rules" of the user guide for Application Load Balancers.

/// The most characters of a pattern.
const MAX_LENGTH: usize = 128;

/// Whether a text is a pattern of paths. A path begins with a slash, so nothing else but a wildcard matches its beginning.
pub(super) fn is_path(text: &str) -> bool {
    let is_known = |b: u8| b.is_ascii_alphanumeric() || b"_-.$/~\"'@:+&*?".contains(&b);
    text.len() <= MAX_LENGTH && text.starts_with(['/', '*', '?']) && text.bytes().all(is_known)
}

/// Whether a text is a pattern of host names.
pub(super) fn is_host(text: &str) -> bool {
    let is_known = |b: u8| b.is_ascii_alphanumeric() || b"-.*?".contains(&b);
    text.len() <= MAX_LENGTH && text.contains('.') && text.bytes().all(is_known)
}
