//! The layers of the crate, and who breaks their order.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::paths::{ModulePath, module_of, paths};

/// The layers from the bottom up, as ARCHITECTURE.md lists them: modules, some with a part of one: `diagnostics::catalog`.
pub(super) struct Layers(pub(super) Vec<ModulePath>);

impl Layers {
    pub(super) fn read() -> Self {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
        let line =
            text.lines().map(str::trim).find(|line| line.starts_with("`source, ")).expect("the layers");
        let names = line.split('`').nth(1).expect("the layers stand in backticks").split(", ");
        Self(names.map(|name| name.split("::").map(str::to_owned).collect()).collect())
    }

    /// The layer that a path leads into: the one that names most of it.
    pub(super) fn of(&self, path: &[String]) -> Option<usize> {
        let around = self.0.iter().enumerate().filter(|(_, layer)| path.starts_with(layer));
        around.max_by_key(|(_, layer)| layer.len()).map(|(at, _)| at)
    }

    fn name(&self, layer: usize) -> String {
        self.0[layer].join("::")
    }

    /// What a file names of the layers above its own.
    pub(super) fn upward(&self, file: &str, code: &str, modules: &BTreeSet<ModulePath>) -> Vec<String> {
        // The root shows the layers; it is in none.
        let Some(own) = self.of(&module_of(file)) else { return Vec::new() };
        let upward = |path: ModulePath| {
            let layer = self.of(&path).filter(|&layer| layer > own)?;
            let (own, above) = (self.name(own), self.name(layer));
            Some(format!(
                "src/{file}: `{own}` stands below `{above}`, and may not name `{}`",
                path.join("::")
            ))
        };
        paths(file, code, modules).into_iter().filter_map(upward).collect()
    }
}

/// What a file two folders below the root of a layer may look like that names something of another.
fn spellings(layer: &[String], target: &[String]) -> Vec<String> {
    let supers = "super::".repeat(layer.len() + 2);
    let (first, rest) = target.split_first().unwrap();
    let inside = rest.iter().fold(String::new(), |path, name| path + "::" + name);
    let path = target.join("::");
    vec![
        format!("use crate::{path};"),
        format!("use crate::{path}::inside::Name;"),
        format!("use crate::{path}::*;"),
        format!("pub use crate::{path}::Name as Other;"),
        format!("use crate::{{{path}::Name}};"),
        format!("use crate::{{\n    source::Span,\n    {first}{inside}::{{self, Name}},\n}};"),
        format!("use {supers}{path}::Name;"),
        format!("use {supers}{{source, {path}}};"),
        format!("fn f() {{ crate::{path}::f(|| 1) }}"),
        format!("fn f() -> Vec<{supers}{path}::Name> {{ Vec::new() }}"),
        format!("mod inside {{ use super::{supers}{path}::Name; }}"),
        format!("use crate::{first} as other;\nfn f() {{ other{inside}::f() }}"),
        format!("macro_rules! m {{ () => {{ $crate::{path}::Name }}; }}"),
    ]
}

#[test]
fn an_upward_import_is_found_in_every_layer_and_every_spelling() {
    let layers = Layers::read();
    let modules = layers.0.iter().cloned().collect();
    for (at, own) in layers.0.iter().enumerate() {
        let file = format!("{}/folder/file.rs", own.join("/"));
        for (other, target) in layers.0.iter().enumerate() {
            for code in spellings(own, target) {
                let found = layers.upward(&file, &code, &modules);
                assert_eq!(!found.is_empty(), other > at, "src/{file}:\n{code}\n{found:?}");
            }
        }
    }
}

#[test]
fn what_is_quoted_breaks_no_order() {
    let layers = Layers::read();
    let code = "/// See [`crate::cli`].\nconst TEXT: &str = \"crate::cli::run\";\n// use crate::cli;\n";
    assert_eq!(layers.upward("source/span.rs", code, &BTreeSet::new()), Vec::<String>::new());
}
