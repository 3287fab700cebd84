//! Did-you-mean: the nearest of the names that would have been right.

use strsim::osa_distance;

/// Names longer than this, in bytes, are not compared: nobody means another name with one.
const MAX_LENGTH: usize = 128;
/// How many candidates are compared: more names than this are made by a machine, and so are their mistakes.
const MAX_CANDIDATES: usize = 2_000;

/// The candidate nearest to `name`, if it is near enough to be meant.
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > MAX_LENGTH {
        return None;
    }
    let wanted = folded(name);
    let length = wanted.chars().count();
    let limit = (length / 3).clamp(1, 4);
    let mut other = String::new();
    candidates
        .into_iter()
        .take(MAX_CANDIDATES)
        .filter_map(|candidate| {
            let shares_words = candidate.len() <= MAX_LENGTH && shares_words(name, candidate);
            // Names whose lengths differ by more are farther apart, whatever their letters.
            if !shares_words && candidate.len().abs_diff(name.len()) > 4 * limit {
                return None;
            }
            other.clear();
            other.extend(candidate.chars().flat_map(char::to_lowercase));
            if !shares_words && other.chars().count().abs_diff(length) > limit {
                return None;
            }
            let distance = osa_distance(&wanted, &other);
            (distance <= limit || shares_words).then_some((distance, candidate))
        })
        .min_by_key(|&(distance, candidate)| (distance, candidate.len()))
        .map(|(_, candidate)| candidate)
}

/// The candidates, the nearest to `name` first; ties keep their order.
pub fn nearest_first<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut candidates: Vec<&str> = candidates.into_iter().collect();
    if name.len() <= MAX_LENGTH && candidates.len() <= MAX_CANDIDATES {
        let wanted = folded(name);
        candidates.sort_by_cached_key(|candidate| {
            if candidate.len() > MAX_LENGTH { usize::MAX } else { osa_distance(&wanted, &folded(candidate)) }
        });
    }
    candidates
}

/// A name without its case.
fn folded(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).collect()
}

/// Names as a sentence shows them: `` `a`, `b` and `c` ``; more than `most` are cut.
pub fn list(names: &[&str], conjunction: &str, most: usize) -> String {
    // To name the last one takes no more room than to count it.
    let shown = if names.len() > most.saturating_add(1) { most } else { names.len() };
    let quoted: Vec<String> = names.iter().take(shown).map(|name| format!("`{name}`")).collect();
    if names.len() > shown {
        return format!("{} and {} more", quoted.join(", "), names.len() - shown);
    }
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
    }
}

/// `retention_days` for `retention`: one begins with the other, at a word's border.
fn shares_words(name: &str, candidate: &str) -> bool {
    let (short, long) = if name.len() < candidate.len() { (name, candidate) } else { (candidate, name) };
    short.len() >= 4 && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(['_', '-', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transposition_is_one_step() {
        assert_eq!(did_you_mean("abc", ["acb"]), Some("acb"));
    }

    #[test]
    fn the_nearest_name_is_offered_and_far_ones_are_not() {
        assert_eq!(did_you_mean("encryptd", ["encrypted", "backup"]), Some("encrypted"));
        assert_eq!(did_you_mean("colour", ["encrypted", "backup"]), None);
    }

    #[test]
    fn names_make_a_sentence() {
        assert_eq!(list(&["a", "b", "c"], "or", 8), "`a`, `b` or `c`");
        assert_eq!(list(&["a", "b", "c", "d"], "or", 2), "`a`, `b` and 2 more");
        assert_eq!(list(&["a", "b", "c"], "or", 2), "`a`, `b` or `c`");
    }
}
