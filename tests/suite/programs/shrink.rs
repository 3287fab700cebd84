//! A failing program minimised: declarations, entries and values are taken away as long as it fails in the same way.

use std::collections::BTreeSet;

use super::compiled::{Accepted, compile_text, errors};
use super::oracles::{check, rule};
use super::tree::{Place, Tree};

/// The smallest program found that breaks the same rule, and what it breaks.
pub(super) fn shrunk(mut tree: Tree, diagnostic: &str) -> (String, String) {
    let wanted = rule(diagnostic).to_owned();
    let mut last = diagnostic.to_owned();
    let fails = |tree: &Tree| -> Option<String> {
        let text = tree.write().text;
        let compilation = compile_text(text.clone());
        if !errors(&compilation).is_empty() {
            return None;
        }
        let accepted = Accepted { tree: tree.clone(), text, compilation, refused_for: BTreeSet::new() };
        check(&accepted).into_iter().find(|diagnostic| rule(diagnostic) == wanted)
    };
    loop {
        let before = tree.write().text.len();
        // From the back: what is declared late is used least.
        for place in places(&tree).into_iter().rev() {
            let mut smaller = tree.clone();
            smaller.remove(&place);
            if let Some(diagnostic) = fails(&smaller) {
                (tree, last) = (smaller, diagnostic);
            }
        }
        for place in places(&tree) {
            let mut smaller = tree.clone();
            let Some(value) = smaller.value_mut(&place) else { continue };
            let Some(plain) = value.plain.take() else { continue };
            if plain.len() >= value.text.len() {
                continue;
            }
            value.text = plain;
            if let Some(diagnostic) = fails(&smaller) {
                (tree, last) = (smaller, diagnostic);
            }
        }
        for item in &mut tree.items {
            item.before.retain(|line| !line.starts_with(['#', '/']) || line.starts_with("///"));
        }
        if tree.write().text.len() >= before {
            return (tree.write().text, last);
        }
    }
}

fn places(tree: &Tree) -> Vec<Place> {
    tree.write().places.into_iter().map(|(_, place)| place).collect()
}
