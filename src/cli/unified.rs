//! Unified diffs.

use std::time::Duration;

use similar::TextDiff;

/// Where two large texts have little in common, the smallest diff is not worth waiting for.
const TIMEOUT: Duration = Duration::from_secs(2);

/// What changes in a file, as `patch` reads it.
pub(super) fn diff(name: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::configure().timeout(TIMEOUT).diff_lines(old, new);
    let (before, after) = (format!("a/{name}"), format!("b/{name}"));
    diff.unified_diff().context_radius(3).header(&before, &after).to_string()
}
