//! What does not matter does not matter: the order of declarations, their files, unrelated ones, another run.

use std::collections::{BTreeMap, BTreeSet};

use ecsc::compile::Compilation;
use ecsc::format::{Dialect, format};

use crate::programs::compiled::{Accepted, compile_files, compile_text, errors};
use crate::programs::generator::shuffle;
use crate::programs::tree::Tree;
use crate::simulation::dice::Dice;

/// What has nothing to do with any program.
const UNRELATED: &str = r#"
existing network "unrelated_network" {
  stack = "unrelated"
  zones = 2
}

volume "unrelated_volume" {
  network = network.unrelated_network
}

cluster "unrelated_cluster" {
  network = network.unrelated_network
}
"#;

pub(super) fn problems(accepted: &Accepted) -> Vec<String> {
    let mut found = split(accepted);
    found.extend(moved(accepted));
    found.extend(formatted(accepted));
    found
}

/// The same declarations in several files give the same bytes. So does compiling again.
fn split(accepted: &Accepted) -> Vec<String> {
    let items = &accepted.tree.items;
    let parts =
        items.chunks(items.len().div_ceil(3).max(1)).map(|items| Tree { items: items.to_vec() }.write().text);
    let compilation = compile_files(parts.collect());
    if bytes(&compilation) == bytes(&accepted.compilation) {
        return Vec::new();
    }
    vec![format!("split: in three files the program becomes something else{}", why(&compilation))]
}

/// In its canonical form the program means the same, and the canonical form of that is itself.
fn formatted(accepted: &Accepted) -> Vec<String> {
    let canonical = format(&accepted.text, Dialect::Program);
    if !canonical.whole {
        return vec!["format: the program is not formatted wholly".into()];
    }
    if format(&canonical.text, Dialect::Program).text != canonical.text {
        return vec!["format-twice: formatting again changes something".into()];
    }
    let compilation = compile_text(canonical.text);
    if bytes(&compilation) == bytes(&accepted.compilation) {
        return Vec::new();
    }
    vec![format!("format: the program becomes something else{}", why(&compilation))]
}

/// The templates and the manifest.
fn bytes(compilation: &Compilation) -> Vec<&str> {
    let templates =
        compilation.output.templates.iter().flat_map(|template| [template.file.as_str(), &template.text]);
    templates.chain([compilation.output.manifest.as_str()]).collect()
}

/// In another order, and beside others, each resource keeps its name and its stack.
fn moved(accepted: &Accepted) -> Vec<String> {
    let mut tree = accepted.tree.clone();
    shuffle(&mut tree.items, &mut Dice::new(u64::try_from(accepted.text.len()).unwrap()));
    let text = tree.write().text;
    let mut compilation = compile_text(text.clone() + UNRELATED);
    // What the project says for all blocks may be nothing for a volume, which takes no empty tag: then only the order is checked.
    if errors(&compilation).iter().any(|error| error.code.id == "E0595") {
        compilation = compile_text(text);
    }
    let ids = |compilation: &Compilation| -> BTreeMap<String, BTreeSet<String>> {
        let own = compilation.stacks.iter().filter(|stack| !stack.name.contains("unrelated"));
        own.map(|stack| (stack.name.clone(), stack.template.resources.keys().cloned().collect())).collect()
    };
    let (before, after) = (ids(&accepted.compilation), ids(&compilation));
    if before == after {
        return Vec::new();
    }
    let name = before.keys().find(|name| before.get(*name) != after.get(*name)).cloned().unwrap_or_default();
    let changed: Vec<&String> = match (before.get(&name), after.get(&name)) {
        (Some(before), Some(after)) => before.symmetric_difference(after).collect(),
        _ => Vec::new(),
    };
    vec![format!("moved: in another order {name} changes: {changed:?}{}", why(&compilation))]
}

fn why(compilation: &Compilation) -> String {
    errors(compilation)
        .first()
        .map_or_else(String::new, |error| format!(" ({}: {})", error.code.id, error.message))
}
