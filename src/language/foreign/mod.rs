//! Words of other languages, and what they are here: one table for each position in which they are written.
//!
//! What a property of CloudFormation is called here is not among them: the schema says what each attribute becomes.

pub mod functions;
pub mod kinds;
pub mod paths;

mod fields;
mod targets;

pub use fields::OfParam;
pub use targets::{Target, all, block, named, resolve, targets};

/// What an attribute or a nested block of another language is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The attribute or nested block at a path: `cluster.instances.spot.max_price`.
    Field(&'static str),
    /// The attribute at a path, with a value for each value there: what is not listed has none.
    Values(&'static str, &'static [(&'static str, &'static str)]),
    /// It says that the nested block at a path is meant, and needs no attribute of its own.
    Within(&'static str),
    /// What is inside is written directly in the block around.
    Flat,
    /// The block is written several times.
    Repeated,
    /// A part of an application, which the program does not describe.
    Application,
    /// Anything else, with what to do instead.
    Advice(&'static str),
}

/// What is said of the parts of an application.
pub const APPLICATION: &str = "tasks, services, target groups and rules are in the stack of the application, which imports the \
                               cluster and the listener from what these stacks export";

/// Whether an attribute of another language says what the label of a block says here: `mount { path = "/mnt/v" }`.
pub fn is_label(word: &str) -> bool {
    matches!(word, "path" | "name" | "label" | "target" | "mount_path" | "container_path")
}

/// What the table says of a word that is written in the block of a path; `value` is its value, as it is written.
pub fn meaning(word: &str, path: &str, value: Option<&str>) -> Option<Meaning> {
    let word = snake_case(word);
    let of = |entry: &&fields::Entry| entry.words.contains(&word.as_str());
    let here = |entry: &&fields::Entry| entry.within.is_empty() || is_within(path, entry.within);
    let valued = |entry: &&fields::Entry| entry.value.is_none_or(|wanted| value == Some(wanted));
    let mut entries: Vec<&fields::Entry> =
        fields::FIELDS.iter().filter(of).filter(here).filter(valued).collect();
    // What is said of a block, or of a value, is said before what is said of all.
    entries.sort_by_key(|entry| (entry.value.is_none(), std::cmp::Reverse(entry.within.len())));
    entries.first().map(|entry| entry.meaning)
}

/// What an attribute in the body of a `param` or `var` is called here.
pub fn of_param(word: &str) -> Option<OfParam> {
    let word = snake_case(word);
    fields::OF_PARAM.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, ours)| *ours)
}

/// Whether a path is another one, or goes on where that ends.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A word of another language in the spelling of this one: `InstanceType` is `instance_type`.
pub fn snake_case(word: &str) -> String {
    let mut name = String::with_capacity(word.len() + 4);
    let mut before = '_';
    for c in word.chars() {
        if c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
            name.push('_');
        }
        name.push(if c == '-' { '_' } else { c.to_ascii_lowercase() });
        before = c;
    }
    name
}

/// Every word of the tables, for those who check what a message names.
pub fn words() -> impl Iterator<Item = &'static str> {
    let fields = fields::FIELDS.iter().flat_map(|entry| entry.words.iter().copied());
    let of_param = fields::OF_PARAM.iter().flat_map(|(words, _)| words.iter().copied());
    fields.chain(of_param).chain(kinds::words()).chain(functions::words()).chain(paths::words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_respelt() {
        assert_eq!(snake_case("InstanceType"), "instance_type");
        assert_eq!(snake_case("VPCZoneIdentifier"), "vpczone_identifier");
        assert_eq!(snake_case("instance_type"), "instance_type");
    }

    #[test]
    fn every_path_of_the_table_is_one_of_the_schema() {
        for entry in fields::FIELDS {
            assert!(entry.within.is_empty() || targets::block(entry.within).is_some(), "{}", entry.within);
            match entry.meaning {
                Meaning::Field(path) | Meaning::Values(path, _) => {
                    assert!(resolve(path).next().is_some(), "{path}");
                }
                Meaning::Within(path) => assert!(targets::block(path).is_some(), "{path}"),
                Meaning::Flat | Meaning::Repeated | Meaning::Application | Meaning::Advice(_) => {}
            }
        }
    }

    #[test]
    fn the_table_does_not_repeat_what_the_schema_says() {
        let mut repeated = Vec::new();
        for entry in fields::FIELDS {
            let Meaning::Field(path) = entry.meaning else { continue };
            let same_kind = entry.within.split('.').next() == path.split('.').next();
            let derived = |word: &&&str| same_kind && targets(word).any(|target| target.path == path);
            repeated.extend(entry.words.iter().filter(derived).map(|word| (path, *word)));
        }
        assert!(repeated.is_empty(), "{repeated:?} follow from the schema");
    }
}
