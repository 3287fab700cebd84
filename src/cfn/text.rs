//! What templates are made of: text, and entries by their names.

use std::borrow::Cow;

use foldhash::fast::RandomState;
use indexmap::IndexMap;

/// A piece of text. Most of a template's is known when the compiler is built, and is not copied for each stack.
pub type Text = Cow<'static, str>;

/// Entries in their order, by names that the compiler knows (properties) or makes (`K = String`, logical ids).
pub type Map<V, K = Text> = IndexMap<K, V, RandomState>;
