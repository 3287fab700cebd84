//! The generated part of `docs/`: the reference of the language, and the diagnostics.

use super::{diagnostics, exports, reference};
use crate::diagnostics::catalog;
use crate::language::kinds::{KINDS, OTHERS};

/// A page: its path in `docs/`, and its text.
pub type Page = (String, String);

/// All generated pages.
pub fn pages() -> Vec<Page> {
    let mut pages = Vec::new();
    let blocks = OTHERS.iter().map(|block| block.name).chain(KINDS.iter().map(|kind| kind.name));
    let names = blocks.chain(["types", "functions"]);
    for name in names {
        let page =
            reference::whole(name).unwrap_or_else(|_| unreachable!("the reference has a page `{name}`"));
        pages.push((format!("reference/{name}.md"), with_note(&with_titles(&page))));
    }
    pages.push(("exports.md".to_owned(), with_note(&exports::page())));
    for (name, title, codes) in catalog::subjects() {
        pages.push((format!("diagnostics/{name}.md"), with_note(&diagnostics::subject(title, codes))));
    }
    pages
}

/// The page with titles such as `volume.<name>.arn` as they are to be read: to a renderer of Markdown, `<name>` is HTML.
fn with_titles(page: &str) -> String {
    let mut in_fence = false;
    let lines = page.split_inclusive('\n').map(|line| {
        in_fence ^= line.starts_with("```");
        if line.starts_with('#') && !in_fence { line.replace('<', "\\<") } else { line.to_owned() }
    });
    lines.collect()
}

fn with_note(page: &str) -> String {
    // A comment in HTML, which no renderer shows.
    let note = "<!-- Generated from the compiler's schema and catalogue; `UPDATE=1 cargo test generated` rewrites it. -->";
    format!("{note}\n\n{}\n", page.trim_end())
}
