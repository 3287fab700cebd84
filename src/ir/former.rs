//! The names that blocks had before they were moved.

use std::collections::BTreeMap;

use super::BlockId;
use super::declared::full_name;

/// A declaration, and the key of one of its copies.
type Moved<'a> = (BlockId, Option<&'a str>);

/// The labels, and the keys of copies, whose names blocks keep.
#[derive(Debug, Default)]
pub struct Former(BTreeMap<BlockId, BTreeMap<Option<String>, Name>>);

/// The label of a block, and the key of a copy.
#[derive(Debug)]
struct Name {
    label: String,
    key: Option<String>,
}

impl Former {
    /// Of a block, a copy, or all copies of a declaration, which keep their keys.
    pub fn add(&mut self, (declared, key): Moved<'_>, label: &str, former_key: Option<&str>) {
        let name = Name { label: label.to_owned(), key: former_key.map(str::to_owned) };
        self.0.entry(declared).or_default().insert(key.map(str::to_owned), name);
    }

    /// Whether none was moved.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The full name that a block had. What is said of one copy comes before what is said of all.
    pub fn name_of(&self, (declared, key): Moved<'_>) -> Option<String> {
        let moved = self.0.get(&declared)?;
        let own = key.and_then(|key| moved.get(&Some(key.to_owned())));
        let of_all = || moved.get(&None).map(|name| full_name(&name.label, key));
        own.map(|name| full_name(&name.label, name.key.as_deref())).or_else(of_all)
    }
}
