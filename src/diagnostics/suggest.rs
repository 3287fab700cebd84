//! Did-you-mean: the nearest of the names that would have been right.

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
    let limit = (wanted.len() / 3).clamp(1, 4);
    let mut other = Vec::new();
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
            if !shares_words && other.len().abs_diff(wanted.len()) > limit {
                return None;
            }
            let distance = distance(&wanted, &other);
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
            if candidate.len() > MAX_LENGTH { usize::MAX } else { distance(&wanted, &folded(candidate)) }
        });
    }
    candidates
}

/// The characters of a name without their case.
fn folded(name: &str) -> Vec<char> {
    name.chars().flat_map(char::to_lowercase).collect()
}

/// Names as a sentence shows them: `` `a`, `b` and `c` ``; more than `most` are cut.
pub fn list(names: &[&str], conjunction: &str, most: usize) -> String {
    let quoted: Vec<String> = names.iter().take(most).map(|name| format!("`{name}`")).collect();
    if names.len() > most {
        return format!("{} and {} more", quoted.join(", "), names.len() - most);
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

/// Damerau-Levenshtein distance (adjacent transpositions count once), in characters.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, &ca) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, &cb) in b.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
            let mut best =
                (at(&row, j + 1) + 1).min(at(&next, j) + 1).min(at(&row, j) + usize::from(ca != cb));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&cb) && b.get(j - 1) == Some(&ca);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transposition_is_one_step() {
        assert_eq!(distance(&folded("encrytped"), &folded("Encrypted")), 1);
    }

    #[test]
    fn the_nearest_name_is_offered_and_far_ones_are_not() {
        assert_eq!(did_you_mean("encryptd", ["encrypted", "backup"]), Some("encrypted"));
        assert_eq!(did_you_mean("colour", ["encrypted", "backup"]), None);
    }

    #[test]
    fn names_make_a_sentence() {
        assert_eq!(list(&["a", "b", "c"], "or", 8), "`a`, `b` or `c`");
        assert_eq!(list(&["a", "b", "c"], "or", 2), "`a`, `b` and 1 more");
    }
}
