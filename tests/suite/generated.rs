//! The generated pages are fresh. `UPDATE=1 cargo test generated` rewrites them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::expect::expect;

#[test]
fn the_pages_in_docs_say_what_the_compiler_says() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let pages = ecsc::generate::docs::pages();
    assert_fresh("docs", &pages);
    for folder in ["reference", "diagnostics"] {
        let there: BTreeSet<String> = fs::read_dir(docs.join(folder))
            .unwrap()
            .map(|entry| format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap()))
            .collect();
        let generated: BTreeSet<String> =
            pages.iter().map(|(path, _)| path.clone()).filter(|path| path.starts_with(folder)).collect();
        assert_eq!(there, generated, "a page in docs/{folder} is of nothing");
    }
}

#[test]
fn the_words_and_scopes_of_the_editors_are_those_of_the_language() {
    assert_fresh("editors", &ecsc::generate::editors::files());
}

/// The files in a folder are as they are generated now.
fn assert_fresh(folder: &str, pages: &[(String, String)]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let stale: Vec<String> =
        pages.iter().filter_map(|(path, text)| expect(&root.join(path), text).err()).collect();
    assert!(stale.is_empty(), "{}", stale.join("\n"));
}
