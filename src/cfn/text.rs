//! Strings and maps of templates.

use std::borrow::Cow;

use foldhash::fast::RandomState;
use indexmap::IndexMap;

/// A string. Most strings of a template are constants of the compiler, and are not copied for each stack.
pub type Text = Cow<'static, str>;

/// A map in insertion order, by names that the compiler knows (properties) or makes (`K = String`, logical ids).
// Insertion order, so that a template reads like the program. The hasher is fast and not safe against chosen keys; a program whose
// author wants it to compile slowly only harms its author.
pub type Map<V, K = Text> = IndexMap<K, V, RandomState>;
