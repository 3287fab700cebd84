//! Strings and maps of templates.

use std::borrow::Cow;

use foldhash::fast::RandomState;
use indexmap::IndexMap;
use memchr::memmem::Finder;

/// A string. Most strings of a template are constants of the compiler, and are not copied for each stack.
pub type Text = Cow<'static, str>;

/// A map in insertion order, by names that the compiler knows (properties) or makes (`K = String`, logical ids).
// Insertion order, so that a template reads like the program. The hasher is fast and not safe against chosen keys; a program whose
// author wants it to compile slowly only harms its author.
pub type Map<V, K = Text> = IndexMap<K, V, RandomState>;

/// The parts of a text before, between and after the occurrences of another, as `str::split` gives them. Templates have scripts of
/// many kilobytes in which there is little to find: there this search takes a fraction of the time.
pub fn split<'a>(text: &'a str, separator: &'a str) -> impl Iterator<Item = &'a str> {
    let finder = Finder::new(separator);
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let parts = finder.find(text.as_bytes()).and_then(|at| text.split_at_checked(at));
        let Some((before, after)) = parts else { return Some(text) };
        rest = after.strip_prefix(separator);
        Some(before)
    })
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn parts_are_those_of_the_standard_library() {
        let long = "é".repeat(100) + "${b}" + &"a$".repeat(50) + "${{";
        for text in ["", "${", "a", "a${", "${a}${", "a${b}c${!d}", "$${$", &long] {
            let parts: Vec<&str> = split(text, "${").collect();
            assert_eq!(parts, text.split("${").collect::<Vec<_>>(), "{text}");
        }
    }
}
