//! What is found in the copies of a block with `for_each`: the same diagnostic is one mistake, however many copies have it.

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::{Applicability, Diagnostic, list};
use crate::source::Span;

/// How many keys a note names.
const MAX_KEYS: usize = 8;

/// The diagnostics of copies, each with the keys of those that have it.
#[derive(Debug, Default)]
pub struct OfCopies(IndexMap<Seen, (Diagnostic, Vec<String>)>);

/// What a person sees of a diagnostic.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Seen {
    code: &'static str,
    span: Span,
    text: String,
}

impl Seen {
    fn of(diagnostic: &Diagnostic) -> Self {
        let Diagnostic { code, message, primary, secondary, help, notes, .. } = diagnostic;
        let text = format!("{message} {} {secondary:?} {help:?} {notes:?}", primary.text);
        Self { code: code.id, span: primary.span, text }
    }
}

impl OfCopies {
    /// Adds a diagnostic of the copy of a key; whether it is a new one.
    pub fn add(&mut self, diagnostic: Diagnostic, key: &str) -> bool {
        let of_any = of_any(&diagnostic, key);
        match self.0.entry(Seen::of(&of_any)) {
            Entry::Vacant(slot) => {
                slot.insert((diagnostic, vec![key.to_owned()]));
                true
            }
            Entry::Occupied(mut slot) => {
                let (first, keys) = slot.get_mut();
                // What is right for one copy may be wrong for another, and there is only one place to write it.
                if first.fixes != diagnostic.fixes {
                    unsafe_fixes(first);
                }
                if keys.last().is_none_or(|last| last != key) {
                    keys.push(key.to_owned());
                    for (text, general) in first.texts_mut().zip(of_any.texts()) {
                        general.clone_into(text);
                    }
                }
                false
            }
        }
    }

    /// The diagnostics, each once.
    pub fn into_diagnostics(self) -> impl Iterator<Item = Diagnostic> {
        self.0.into_values().map(|(diagnostic, _)| diagnostic)
    }

    /// The diagnostics, with the keys of those that not all of the `copies` of a `kind` of block have.
    pub fn into_found(self, copies: usize, kind: &str) -> impl Iterator<Item = Diagnostic> {
        self.0.into_values().map(move |(diagnostic, keys)| {
            if keys.len() == copies { diagnostic } else { only_in(diagnostic, kind, &keys) }
        })
    }
}

/// A diagnostic in the words that it has in any copy of a block: `listener.port["api"]` is `listener.port[each.key]`.
#[must_use]
pub fn of_any(diagnostic: &Diagnostic, key: &str) -> Diagnostic {
    let mut general = diagnostic.clone();
    let index = format!("[\"{key}\"]");
    general.texts_mut().filter(|text| text.contains(&index)).for_each(|text| {
        *text = text.replace(&index, "[each.key]");
    });
    general
}

/// A diagnostic of some copies only.
#[must_use]
pub fn only_in(mut diagnostic: Diagnostic, kind: &str, keys: &[String]) -> Diagnostic {
    unsafe_fixes(&mut diagnostic);
    diagnostic.keys = keys.to_vec();
    let noun = if keys.len() == 1 { "key" } else { "keys" };
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    diagnostic.note(format!("this applies to the `{kind}` with the {noun} {}", list(&keys, "and", MAX_KEYS)))
}

fn unsafe_fixes(diagnostic: &mut Diagnostic) {
    for fix in &mut diagnostic.fixes {
        fix.applicability = Applicability::Unsafe;
    }
}
