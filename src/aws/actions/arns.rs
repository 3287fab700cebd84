//! ARNs of two forms: as AWS describes those of a kind of thing, and as a statement writes them.

/// Stands for any characters but a slash: the name of a bucket.
const NAME: char = '%';
/// Stands for any characters but a colon: a partition, a region, an account.
const FIELD: char = '#';

/// The ARNs of a kind as people read them.
pub(super) fn shown(shape: &str) -> String {
    shape.replace([NAME, FIELD], "*")
}

/// Whether a resource of a statement, in which `*` and `?` stand for any characters, can mean one of the ARNs of a kind.
pub(super) fn meet(resource: &str, shape: &str) -> bool {
    let (resource, shape): (Vec<char>, Vec<char>) = (resource.chars().collect(), shape.chars().collect());
    let is = |list: &[bool], at: usize| list.get(at).copied().unwrap_or_default();
    // Whether what is left of the resource, from the end to the beginning, and of the shape from each place can be the same text.
    let mut rest = ends(&shape);
    for own in resource.iter().rev() {
        let mut here = vec![false; shape.len() + 1];
        for at in (0..=shape.len()).rev() {
            let other = shape.get(at);
            let takes = match (own, other) {
                // It stands for nothing, or for what the other one begins with.
                ('*', _) | (_, Some('*')) => is(&rest, at) || is(&here, at + 1),
                (c, Some(&NAME)) => *c != '/' && is(&rest, at) || is(&here, at + 1),
                (c, Some(&FIELD)) => *c != ':' && is(&rest, at) || is(&here, at + 1),
                (_, None) => false,
                (c, Some(other)) => (*c == '?' || c == other) && is(&rest, at + 1),
            };
            if let Some(slot) = here.get_mut(at) {
                *slot = takes;
            }
        }
        rest = here;
    }
    is(&rest, 0)
}

/// From each place of the shape on, whether it can be empty.
fn ends(shape: &[char]) -> Vec<bool> {
    let can_be_empty = |at: usize| shape.iter().skip(at).all(|c| matches!(*c, '*' | NAME | FIELD));
    (0..=shape.len()).map(can_be_empty).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_means_what_both_can_be() {
        for (resource, shape) in [
            ("a", "a"),
            ("*", "a*c"),
            ("a*", "*c"),
            ("a?c", "a*"),
            ("a??", "abc"),
            ("a/b", "*/*"),
            ("a*", "%/*"),
            ("arn:a:*:r:*", "arn:#:s:#:*"),
            ("arn:*", "arn:#:s:#:*"),
            ("", "*"),
            ("**", ""),
        ] {
            assert!(meet(resource, shape), "{resource} {shape}");
        }
        for (resource, shape) in [
            ("a", "b"),
            ("a", "a/*"),
            ("a?", "a"),
            ("b*", "a*"),
            ("*b", "*c"),
            ("a/b", "%"),
            ("a/*", "%"),
            ("a:t:*:*", "#:s:#:*"),
        ] {
            assert!(!meet(resource, shape), "{resource} {shape}");
        }
    }
}
